import { err, ok, type Refusal, refuse, text } from '@tinnhiem/core';
import { z } from 'zod';
import type { Account } from '../../accounts/accounts.ts';
import { alreadySetUp, notSignedIn, setupElsewhere } from '../../accounts/refusals.ts';
import { sessionCookie } from '../cookie.ts';
import { type Problem, problem } from '../problem.ts';
import { publicRoute, type Route, route } from '../route.ts';

const word = z.string().trim().min(1).max(200);
const secret = z.string().min(1).max(1000);

const accountShape = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  person: z.string().nullable(),
  mustChangePassword: z.boolean(),
});

/** What an account shows of itself to its owner. */
export function ownAccount({ id, username, name, roles, person, mustChangePassword }: Account) {
  return { id, username, name, roles, person, mustChangePassword };
}

/** With the seconds to wait, where the refusal is about them. */
function withWait(refusal: Refusal): Problem {
  const seconds = Number(/\d+/.exec(refusal.code === 'R-too-many-tries' ? refusal.message.en : '')?.[0] ?? 0);
  return seconds > 0 ? { ...problem(refusal), seconds } : problem(refusal);
}

const loopback: readonly string[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const loopbackName = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

export const sessionRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/api/health',
    summary: text('Máy chủ có chạy không', 'Whether the server runs'),
    answer: z.object({ ok: z.boolean(), version: z.string(), setupNeeded: z.boolean(), organisation: z.string() }),
    handle: async ({ office }) =>
      ok({
        ok: true,
        version: office.version,
        setupNeeded: await office.accounts.setupNeeded(),
        organisation: await office.organisation(),
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
    answer: z.object({ account: accountShape }),
    async handle({ office, body, request, reply, note }) {
      if (!(await office.accounts.setupNeeded())) return err(problem(refuse(alreadySetUp)));
      // Otherwise the first to find the server on the network would own it; the name keeps other web sites' pages away.
      if (!loopback.includes(request.ip) || !loopbackName.test(request.headers.host ?? ''))
        return err(problem(refuse(setupElsewhere)));
      const { organisation, ...first } = body;
      const made = await office.accounts.setUp(first);
      if (!made.ok) return err(problem(made.error));
      if (organisation !== undefined && organisation !== '') await office.nameOrganisation(organisation);
      reply.setCookie(...sessionCookie(request, made.value.token));
      await note({ kind: 'set-up', detail: made.value.account.username });
      return ok({ account: ownAccount(made.value.account) });
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/session',
    summary: text('Ai đang đăng nhập', 'Who is signed in'),
    answer: z.object({ account: accountShape.nullable() }),
    async handle({ office, token }) {
      const account = token === '' ? null : await office.accounts.of(token);
      return ok({ account: account === null ? null : ownAccount(account) });
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/api/session',
    summary: text('Đăng nhập', 'Sign in'),
    body: z.object({ username: word, password: secret }),
    answer: z.object({ account: accountShape }),
    async handle({ office, body, request, reply }) {
      const address = request.ip;
      const signedIn = await office.accounts.signIn(body.username, body.password, address);
      if (!signedIn.ok) {
        const kind = signedIn.error.code === 'R-too-many-tries' ? 'sign-in-blocked' : 'sign-in-failed';
        // A mistyped name may be a password, so only the name of an account that exists is written down.
        const known = await office.accounts.find(body.username);
        await office.activity.note({ kind, account: known?.id ?? null, name: known?.name ?? '', address });
        return err(withWait(signedIn.error));
      }
      const { account, token } = signedIn.value;
      reply.setCookie(...sessionCookie(request, token));
      await office.activity.note({ kind: 'signed-in', account: account.id, name: account.name, address });
      return ok({ account: ownAccount(account) });
    },
  }),
  publicRoute({
    method: 'DELETE',
    path: '/api/session',
    summary: text('Đăng xuất', 'Sign out'),
    async handle({ office, token, request, reply, note }) {
      if (token !== '' && (await office.accounts.of(token)) !== null) await note({ kind: 'signed-out' });
      if (token !== '') await office.accounts.signOut(token);
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
      if ((await office.accounts.of(token)) === null) return err(problem(refuse(notSignedIn)));
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
