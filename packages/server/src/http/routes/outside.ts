// Sign-in through the organisation's own service.
import { err, ok, refuse, text } from '@tinnhiem/core';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { outsideOver } from '../../accounts/sign-in-refusals.ts';
import { notFound } from '../../service/refusals.ts';
import { deviceWords } from '../device.ts';
import { problem } from '../problem.ts';
import { publicRoute, type Route } from '../route.ts';
import { enter, withWait } from './session.ts';

const path = '/api/session/outside';
const cookieName = 'tinnhiem-outside';
const cookieOptions = ({ protocol }: Pick<FastifyRequest, 'protocol'>) =>
  ({ httpOnly: true, sameSite: 'strict', path, secure: protocol === 'https' }) as const;

export const outsideRoutes: readonly Route[] = [
  publicRoute({
    method: 'POST',
    path,
    summary: text(
      'Bắt đầu đăng nhập qua dịch vụ của cơ quan: địa chỉ để trình duyệt mở',
      'Begin to sign in through the organisation’s service: where the browser goes',
    ),
    answer: z.object({ url: z.string() }),
    async handle({ office, request, reply }) {
      if (office.outside === null) return err(problem(refuse(notFound, path)));
      const started = await office.outside.start(request.ip);
      if (!started.ok) return err(withWait(started.error));
      reply.setCookie(cookieName, started.value.key, cookieOptions(request));
      return ok({ url: started.value.url });
    },
  }),
  publicRoute({
    method: 'POST',
    path: `${path}/finish`,
    summary: text('Đăng nhập bằng câu trả lời của dịch vụ', 'Sign in with what the service answered'),
    /** What stands behind the `?` of the address to which the service has sent the browser back. */
    body: z.object({ query: z.string().max(8000) }),
    async handle(visit) {
      const { office, body, request, reply } = visit;
      if (office.outside === null) return err(problem(refuse(notFound, path)));
      const key = request.cookies[cookieName] ?? '';
      reply.clearCookie(cookieName, cookieOptions(request));
      const found = key === '' ? err(refuse(outsideOver)) : await office.outside.finish(key, body.query);
      const address = request.ip;
      if (!found.ok) {
        const { code } = found.error;
        await office.activity.note({
          kind: 'sign-in-elsewhere-failed',
          account: null,
          name: '',
          detail: code,
          address,
        });
        return err(problem(found.error));
      }
      const { account, secondShown } = found.value;
      const device = deviceWords(request.headers['user-agent']);
      const entered = await office.accounts.admit(account.id, device, secondShown);
      if (!entered.ok) return err(problem(entered.error));
      if (!entered.value.awaitsCode)
        await office.activity.note({ kind: 'signed-in', account: account.id, name: account.name, address });
      return ok(enter(visit, entered.value));
    },
  }),
];
