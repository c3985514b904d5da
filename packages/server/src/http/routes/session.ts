import { err, ok, type Refusal, refuse, text, topOrganisation } from '@tinnhiem/core';
import { z } from 'zod';
import type { Account, SignedIn } from '../../accounts/accounts.ts';
import { alreadySetUp, notSignedIn, setupElsewhere } from '../../accounts/refusals.ts';
import { programFingerprint } from '../../program.ts';
import { isFromHere } from '../address.ts';
import { sessionCookie } from '../cookie.ts';
import { deviceWords } from '../device.ts';
import { type Problem, problem } from '../problem.ts';
import { publicRoute, type Route, route, type Visit } from '../route.ts';

const word = z.string().trim().min(1).max(200);
const secret = z.string().min(1).max(1000);

const accountShape = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  person: z.string().nullable(),
  mustChangePassword: z.boolean(),
  mustEnrol: z.boolean(),
  secondFactor: z.boolean(),
  represents: z.array(z.object({ name: z.string(), roles: z.array(z.string()), until: z.string() })),
  belongsTo: z.string(),
});
export const signedInShape = z.object({ account: accountShape.nullable(), awaitsCode: z.boolean() });

/** What an account shows of itself to its owner. */
function ownAccount(account: Account) {
  const { id, username, name, roles, person, mustChangePassword, mustEnrol, secondFactor, belongsTo } = account;
  const represents = account.represents.map(({ name: absent, roles: lent, until }) => ({
    name: absent,
    roles: lent,
    until: new Date(until).toISOString(),
  }));
  return { id, username, name, roles, person, mustChangePassword, mustEnrol, secondFactor, belongsTo, represents };
}

/** Puts the session into the cookie and says whose it is, once all was shown. */
export function enter(
  { request, reply }: Pick<Visit<unknown, unknown>, 'request' | 'reply'>,
  { account, token, awaitsCode }: SignedIn,
) {
  reply.setCookie(...sessionCookie(request, token));
  return { account: awaitsCode ? null : ownAccount(account), awaitsCode };
}

const waits: readonly string[] = ['R-too-many-tries', 'R-too-many-asked'];

/** With the seconds to wait, where the refusal is about them. */
export function withWait(refusal: Refusal): Problem {
  const seconds = Number(/\d+/.exec(waits.includes(refusal.code) ? refusal.message.en : '')?.[0] ?? 0);
  return seconds > 0 ? { ...problem(refusal), seconds } : problem(refusal);
}

export const sessionRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/api/health',
    summary: text('Máy chủ có chạy không', 'Whether the server runs'),
    answer: z.object({
      ok: z.boolean(),
      version: z.string(),
      fingerprint: z.string(),
      setupNeeded: z.boolean(),
      organisation: z.string(),
      signInElsewhere: z.string().nullable(),
      passkeys: z.string().nullable(),
      mail: z.boolean(),
    }),
    handle: async ({ office }) =>
      ok({
        ok: true,
        version: office.version,
        fingerprint: await programFingerprint(),
        setupNeeded: await office.accounts.setupNeeded(),
        organisation: (await office.organisations.tree())[0]?.name ?? '',
        signInElsewhere: office.outside?.name ?? null,
        passkeys: office.accounts.passkeys.site?.origin ?? null,
        mail: office.mail !== null,
      }),
  }),
  publicRoute({
    method: 'POST',
    path: '/api/setup',
    summary: text('Lập tài khoản đầu tiên, trên chính máy chủ', 'Make the first account, on the server itself'),
    body: z.object({
      name: word,
      username: word,
      password: secret,
      organisation: z.string().trim().max(300).optional(),
    }),
    answer: signedInShape,
    async handle(visit) {
      const { office, body, request, note } = visit;
      if (!(await office.accounts.setupNeeded())) return err(problem(refuse(alreadySetUp)));
      // Otherwise the first to find the server on the network would own it; the name keeps other web sites' pages away.
      if (!isFromHere(request)) return err(problem(refuse(setupElsewhere)));
      const { organisation, ...first } = body;
      const made = await office.accounts.setUp(first, deviceWords(request.headers['user-agent']));
      if (!made.ok) return err(problem(made.error));
      if (organisation !== undefined && organisation !== '')
        await office.organisations.rename(topOrganisation, { name: organisation, kind: 'other', otherNames: [] });
      await note({ kind: 'set-up', detail: made.value.account.username });
      return ok(enter(visit, made.value));
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/session',
    summary: text('Ai đang đăng nhập', 'Who is signed in'),
    answer: signedInShape,
    async handle({ office: { accounts }, token }) {
      if (token === '') return ok({ account: null, awaitsCode: false });
      const account = await accounts.sessions.of(token);
      if (account !== null) return ok({ account: ownAccount(account), awaitsCode: false });
      return ok({ account: null, awaitsCode: (await accounts.sessions.awaitingCode(token)) !== null });
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/api/session',
    summary: text('Đăng nhập', 'Sign in'),
    body: z.object({ username: word, password: secret }),
    answer: signedInShape,
    async handle(visit) {
      const { office, body, request, token: before } = visit;
      const address = request.ip;
      const device = deviceWords(request.headers['user-agent']);
      const signedIn = await office.accounts.signIn(body.username, body.password, address, device);
      if (!signedIn.ok) {
        const kind = signedIn.error.code === 'R-too-many-tries' ? 'sign-in-blocked' : 'sign-in-failed';
        // A mistyped name may be a password, so only the name of an account that exists is written down.
        const known = await office.accounts.find(body.username);
        await office.activity.note({ kind, account: known?.id ?? null, name: known?.name ?? '', address });
        return err(withWait(signedIn.error));
      }
      const { account, awaitsCode } = signedIn.value;
      // Whoever sat here before has gone.
      if (before !== '') await office.accounts.sessions.endWith(before);
      if (!awaitsCode)
        await office.activity.note({ kind: 'signed-in', account: account.id, name: account.name, address });
      return ok(enter(visit, signedIn.value));
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/api/session/code',
    summary: text(
      'Nhập mã xác thực (hoặc mã dự phòng) sau mật khẩu',
      'Give the code of the second factor, or a recovery code, after the password',
    ),
    body: z.object({ code: z.string().trim().min(1).max(100) }),
    answer: signedInShape,
    async handle(visit) {
      const { office, body, request, token } = visit;
      const { ip: address } = request;
      const awaiting = token === '' ? null : await office.accounts.sessions.awaitingCode(token);
      if (awaiting === null) return err(problem(refuse(notSignedIn)));
      const who = { account: awaiting.id, name: awaiting.name, address };
      const given = await office.accounts.giveCode(token, body.code, address);
      if (!given.ok) {
        const kind = given.error.code === 'R-too-many-tries' ? 'sign-in-blocked' : 'code-failed';
        await office.activity.note({ kind, ...who });
        return err(withWait(given.error));
      }
      await office.activity.note({ kind: 'signed-in', ...who });
      return ok(enter(visit, given.value));
    },
  }),
  publicRoute({
    method: 'DELETE',
    path: '/api/session',
    summary: text('Đăng xuất', 'Sign out'),
    async handle({ office, token, request, reply, note }) {
      if (token !== '' && (await office.accounts.sessions.of(token)) !== null) await note({ kind: 'signed-out' });
      if (token !== '') await office.accounts.sessions.endWith(token);
      const [name, , options] = sessionCookie(request, '');
      reply.clearCookie(name, options);
      return ok({});
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/password',
    access: 'signed-in',
    summary: text('Đổi mật khẩu của mình', 'Change the own password'),
    body: z.object({ current: secret, next: secret }),
    async handle({ office, account, token, body, note }) {
      const changed = await office.accounts.changePassword(account.id, body.current, body.next, token);
      // Not 401: the session goes on.
      if (!changed.ok)
        return err({
          ...withWait(changed.error),
          ...(changed.error.code === 'R-wrong-password' ? { status: 422 } : {}),
        });
      await note({ kind: 'password-changed' });
      return ok({});
    },
  }),
];
