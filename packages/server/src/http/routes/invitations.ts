// An account's owner chooses the first password by a link that works once.
import { err, ok, refuse, text } from '@tinnhiem/core';
import { z } from 'zod';
import { notFound } from '../../service/refusals.ts';
import { deviceWords } from '../device.ts';
import { problem } from '../problem.ts';
import { publicRoute, type Route, route } from '../route.ts';
import { isInHand } from './accounts.ts';
import { enter } from './session.ts';

const token = z.string().min(1).max(200);

export const invitationRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/accounts/:id/invitation',
    access: ['technician'],
    summary: text(
      'Mời chủ tài khoản tự đặt mật khẩu; lời mời trước hết giá trị',
      'Invite an account’s owner to choose a password; an earlier invitation ends',
    ),
    answer: z.object({ token: z.string(), until: z.string() }),
    async handle({ office: { accounts, organisations }, account: technician, params, note }) {
      const id = params.id ?? '';
      const account = (await accounts.list()).find((other) => other.id === id);
      if (account === undefined || !isInHand(await organisations.tree(), technician.belongsTo, account))
        return err(problem(refuse(notFound, id)));
      const invitation = await accounts.invitations.invite(id);
      await note({ kind: 'account-invited', detail: account.username });
      return ok({ token: invitation.token, until: new Date(invitation.until).toISOString() });
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/api/invitation/look',
    summary: text('Lời mời này dành cho ai', 'Whom an invitation is for'),
    body: z.object({ token }),
    answer: z.object({ username: z.string(), name: z.string() }),
    async handle({ office, body }) {
      const found = await office.accounts.invitations.look(body.token);
      return found.ok ? ok({ username: found.value.username, name: found.value.name }) : err(problem(found.error));
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/api/invitation',
    summary: text('Nhận lời mời: đặt mật khẩu và đăng nhập', 'Accept an invitation: choose a password, signed in'),
    body: z.object({ token, password: z.string().min(1).max(1000) }),
    async handle(visit) {
      const { office, body, request } = visit;
      const accepted = await office.accounts.invitations.accept(body.token, body.password);
      if (!accepted.ok) return err(problem(accepted.error));
      const entered = await office.accounts.admit(accepted.value, deviceWords(request.headers['user-agent']), false);
      if (!entered.ok) return err(problem(entered.error));
      const { id, name } = entered.value.account;
      await office.activity.note({ kind: 'invitation-accepted', account: id, name, address: request.ip });
      return ok(enter(visit, entered.value));
    },
  }),
];
