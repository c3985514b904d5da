// What people see and decide about their own account: sessions, second factor.
import { err, ok, organisationIsTop, refuse, roleSchema, text, topOrganisation } from '@tinnhiem/core';
import { z } from 'zod';
import { factorDemanded } from '../../accounts/sign-in-refusals.ts';
import { notFound } from '../../service/refusals.ts';
import { sessionCookie } from '../cookie.ts';
import { type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withWait } from './session.ts';

const secret = z.string().min(1).max(1000);
const code = z.string().trim().min(1).max(100);
const codes = z.object({ recoveryCodes: z.array(z.string()) });

/** Not 401: the session goes on. */
export function stillSignedIn(refusal: Parameters<typeof withWait>[0]): Problem {
  const refused = withWait(refusal);
  return refused.status === 401 ? { ...refused, status: 422 } : refused;
}

export const ownAccountRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/session/all',
    access: 'signed-in',
    summary: text(
      'Các phiên đăng nhập của mình: thiết bị, giờ bắt đầu, giờ dùng gần nhất',
      'The own sessions: device, hour of beginning, hour of last use',
    ),
    answer: z.array(
      z.object({ id: z.string(), device: z.string(), begun: z.string(), lastUsed: z.string(), isThis: z.boolean() }),
    ),
    handle: async ({ office, account, token }) => ok(await office.accounts.sessions.list(account.id, token)),
  }),
  route({
    method: 'DELETE',
    path: '/api/session/all/:id',
    access: 'signed-in',
    summary: text('Chấm dứt một phiên đăng nhập của mình', 'End one of the own sessions'),
    async handle({ office: { accounts }, account, token, params, note }) {
      const id = params.id ?? '';
      const known = (await accounts.sessions.list(account.id, token)).find((session) => session.id === id);
      if (known === undefined || !(await accounts.sessions.end(account.id, id)))
        return err(problem(refuse(notFound, id)));
      await note({ kind: 'session-ended', detail: known.device });
      return ok({});
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/session/others',
    access: 'signed-in',
    summary: text('Chấm dứt mọi phiên đăng nhập khác của mình', 'End all other sessions of oneself'),
    async handle({ office, account, token, note }) {
      await office.accounts.sessions.endAll(account.id, token);
      await note({ kind: 'sessions-ended' });
      return ok({});
    },
  }),
  route({
    method: 'GET',
    path: '/api/session/factor',
    access: 'signed-in',
    summary: text('Lớp xác thực thứ hai của mình', 'The own second factor'),
    answer: z.object({ enrolled: z.boolean(), demanded: z.boolean(), recoveryCodesLeft: z.number() }),
    async handle({ office: { accounts }, account }) {
      const demanding = await accounts.secondFactor.demandingRoles();
      return ok({
        enrolled: account.secondFactor,
        demanded: account.roles.some((role) => demanding.includes(role)),
        recoveryCodesLeft: await accounts.secondFactor.recoveryCodesLeft(account.id),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/factor',
    access: 'signed-in',
    summary: text('Bắt đầu đăng ký điện thoại', 'Begin to enrol a phone'),
    body: z.object({ password: secret }),
    answer: z.object({ secret: z.string(), uri: z.string() }),
    async handle({ office: { accounts }, account, body }) {
      const confirmed = await accounts.confirmPassword(account.id, body.password);
      if (!confirmed.ok) return err(stillSignedIn(confirmed.error));
      const begun = await accounts.secondFactor.begin(account.id, account.username);
      return begun.ok ? begun : err(problem(begun.error));
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/factor/confirm',
    access: 'signed-in',
    summary: text(
      'Nhập mã đầu tiên: xong việc đăng ký, nhận mã dự phòng',
      'Give the first code: enrolled; answers the recovery codes',
    ),
    body: z.object({ code }),
    answer: codes,
    async handle({ office: { accounts }, account, body, token, request, reply, note }) {
      const confirmed = await accounts.secondFactor.confirm(account.id, body.code);
      if (!confirmed.ok) return err(stillSignedIn(confirmed.error));
      // Sessions begun with the password alone end; this one has shown the code.
      const renewed = await accounts.sessions.renew(token);
      await accounts.sessions.endAll(account.id, renewed);
      reply.setCookie(...sessionCookie(request, renewed));
      await note({ kind: 'factor-enrolled' });
      return ok({ recoveryCodes: confirmed.value });
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/factor/recovery-codes',
    access: 'signed-in',
    summary: text('Lập lại mã dự phòng; mã cũ hết giá trị', 'Draw new recovery codes; the old ones end'),
    body: z.object({ code }),
    answer: codes,
    async handle({ office: { accounts }, account, body, note }) {
      const confirmed = await accounts.confirmCode(account.id, body.code);
      if (!confirmed.ok) return err(stillSignedIn(confirmed.error));
      const recoveryCodes = await accounts.secondFactor.renewRecoveryCodes(account.id);
      await note({ kind: 'recovery-codes-renewed' });
      return ok({ recoveryCodes });
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/factor/remove',
    access: 'signed-in',
    summary: text('Gỡ điện thoại đã đăng ký', 'Remove the enrolled phone'),
    body: z.object({ code }),
    async handle({ office: { accounts }, account, body, note }) {
      const confirmed = await accounts.confirmCode(account.id, body.code);
      if (!confirmed.ok) return err(stillSignedIn(confirmed.error));
      await accounts.secondFactor.remove(account.id);
      await note({ kind: 'factor-removed' });
      return ok({});
    },
  }),
  route({
    method: 'GET',
    path: '/api/accounts/second-factor',
    access: ['technician', 'inspector'],
    summary: text('Vai trò bắt buộc có lớp xác thực thứ hai', 'Roles that demand a second factor'),
    answer: z.object({ roles: z.array(roleSchema) }),
    handle: async ({ office }) => ok({ roles: await office.accounts.secondFactor.demandingRoles() }),
  }),
  route({
    method: 'PUT',
    path: '/api/accounts/second-factor',
    access: ['technician'],
    summary: text('Quy định vai trò bắt buộc có lớp xác thực thứ hai', 'Say which roles demand a second factor'),
    body: z.object({ roles: z.array(roleSchema).max(9) }),
    answer: z.object({ roles: z.array(roleSchema) }),
    async handle({ office: { accounts }, account, body, note }) {
      // It holds for every organisation of the server.
      if (account.belongsTo !== topOrganisation) return err(problem(refuse(organisationIsTop)));
      const roles = [...new Set(body.roles)];
      // Otherwise whoever decides it would be the first to be kept out by it.
      if (!account.secondFactor && roles.some((role) => account.roles.includes(role)))
        return err(problem(refuse(factorDemanded)));
      await accounts.secondFactor.demandFor(roles);
      await note({ kind: 'factor-demanded', detail: roles.join(', ') });
      return ok({ roles });
    },
  }),
];
