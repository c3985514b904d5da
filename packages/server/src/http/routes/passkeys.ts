// Passkeys: signing in with one, and those of the own account.
import { err, ok, refuse, text } from '@tinnhiem/core';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound } from '../../service/refusals.ts';
import { deviceWords } from '../device.ts';
import { problem } from '../problem.ts';
import { publicRoute, type Route, route } from '../route.ts';
import { stillSignedIn } from './own-account.ts';
import { enter, signedInShape, withWait } from './session.ts';

const cookieName = 'tinnhiem-passkey';
const cookieOptions = ({ protocol }: Pick<FastifyRequest, 'protocol'>) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/api/session', secure: protocol === 'https' }) as const;

const secret = z.string().min(1).max(1000);
const name = z.string().trim().min(1).max(60);
/** What browsers send of a key, as the standard writes it in JSON (Web Authentication, level 3, 5.1). */
const bytes = z
  .string()
  .max(16_000)
  .regex(/^[\w-]*$/);
const credential = { id: bytes.min(1).max(1400), rawId: bytes.max(1400), type: z.literal('public-key') };
const extensions = { clientExtensionResults: z.object({}).default({}) };
const made = z.object({
  ...credential,
  ...extensions,
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes }),
});
const shown = z.object({
  ...credential,
  ...extensions,
  response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes }),
});

const passkeyShape = z.object({
  id: z.string(),
  name: z.string(),
  host: z.string(),
  added: z.string(),
  lastUsed: z.string().nullable(),
  stopped: z.boolean(),
});
/** For the browser, as it stands in the standard. */
const optionsShape = z.object({ options: z.looseObject({ challenge: z.string() }) });

export const passkeyRoutes: readonly Route[] = [
  publicRoute({
    method: 'POST',
    path: '/api/session/passkey/begin',
    summary: text('Bắt đầu đăng nhập bằng khóa truy cập', 'Begin to sign in with a passkey'),
    answer: optionsShape,
    async handle({ office, request, reply }) {
      const begun = await office.accounts.passkeys.beginShowing(request.ip);
      if (!begun.ok) return err(withWait(begun.error));
      reply.setCookie(cookieName, begun.value.key, cookieOptions(request));
      return ok({ options: begun.value.options });
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/api/session/passkey',
    summary: text(
      'Đăng nhập bằng khóa truy cập; không hỏi mật khẩu và mã xác thực nữa',
      'Sign in with a passkey; neither password nor code is asked for',
    ),
    body: z.object({ response: shown }),
    answer: signedInShape,
    async handle(visit) {
      const { body, request, reply, token: before } = visit;
      const { accounts, activity } = visit.office;
      const { ip: address } = request;
      const key = request.cookies[cookieName] ?? '';
      reply.clearCookie(cookieName, cookieOptions(request));
      const device = deviceWords(request.headers['user-agent']);
      const signedIn = await accounts.signInWithPasskey(key, body.response, address, device);
      if (!signedIn.ok) {
        const { code } = signedIn.error;
        const owner = await accounts.passkeys.ownerOf(body.response.id);
        const kind =
          code === 'R-too-many-tries'
            ? 'sign-in-blocked'
            : code === 'R-passkey-stopped'
              ? 'passkey-stopped'
              : 'passkey-failed';
        await activity.note({ kind, account: owner?.id ?? null, name: owner?.name ?? '', detail: code, address });
        return err(withWait(signedIn.error));
      }
      const { account } = signedIn.value;
      // Whoever sat here before has gone.
      if (before !== '') await accounts.sessions.endWith(before);
      await activity.note({ kind: 'signed-in-with-passkey', account: account.id, name: account.name, address });
      return ok(enter(visit, signedIn.value));
    },
  }),
  route({
    method: 'GET',
    path: '/api/session/passkeys',
    access: 'signed-in',
    summary: text('Khóa truy cập của mình', 'The own passkeys'),
    answer: z.array(passkeyShape),
    handle: async ({ office, account }) => ok(await office.accounts.passkeys.list(account.id)),
  }),
  route({
    method: 'POST',
    path: '/api/session/passkeys/begin',
    access: 'signed-in',
    summary: text('Bắt đầu thêm khóa truy cập', 'Begin to add a passkey'),
    body: z.object({ password: secret }),
    answer: optionsShape,
    async handle({ office: { accounts }, account, body, request, reply }) {
      const confirmed = await accounts.confirmPassword(account.id, body.password);
      if (!confirmed.ok) return err(stillSignedIn(confirmed.error));
      const begun = await accounts.passkeys.beginAdding(account, request.ip);
      if (!begun.ok) return err(withWait(begun.error));
      reply.setCookie(cookieName, begun.value.key, cookieOptions(request));
      return ok({ options: begun.value.options });
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/passkeys',
    access: 'signed-in',
    summary: text('Thêm khóa truy cập mà thiết bị vừa lập', 'Add the passkey that the device has made'),
    body: z.object({ name, response: made }),
    answer: passkeyShape,
    async handle({ office: { accounts }, account, body, request, reply, note }) {
      const key = request.cookies[cookieName] ?? '';
      reply.clearCookie(cookieName, cookieOptions(request));
      const added = await accounts.passkeys.add(account.id, key, body.name, body.response);
      if (!added.ok) return err(stillSignedIn(added.error));
      await note({ kind: 'passkey-added', detail: body.name });
      return added;
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/session/passkeys/:id',
    access: 'signed-in',
    summary: text('Đổi tên một khóa truy cập của mình', 'Rename one of the own passkeys'),
    body: z.object({ name }),
    answer: passkeyShape,
    async handle({ office: { accounts }, account, params, body, note }) {
      const renamed = await accounts.passkeys.rename(account.id, params.id ?? '', body.name);
      if (renamed === null) return err(problem(refuse(notFound, params.id ?? '')));
      await note({ kind: 'passkey-renamed', detail: body.name });
      return ok(renamed);
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/passkeys/:id/remove',
    access: 'signed-in',
    summary: text('Gỡ một khóa truy cập của mình', 'Remove one of the own passkeys'),
    body: z.object({ password: secret }),
    async handle({ office: { accounts }, account, params, body, note }) {
      const confirmed = await accounts.confirmPassword(account.id, body.password);
      if (!confirmed.ok) return err(stillSignedIn(confirmed.error));
      const removed = await accounts.passkeys.remove(account.id, params.id ?? '');
      if (removed === null) return err(problem(refuse(notFound, params.id ?? '')));
      await note({ kind: 'passkey-removed', detail: removed.name });
      return ok({});
    },
  }),
];
