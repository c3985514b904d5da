import { ok, text } from '@tinnhiem/core';
import { z } from 'zod';
import { type Route, route } from '../route.ts';

const limit = 64 * 1024;

export const draftRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/drafts/:key',
    access: 'signed-in',
    summary: text('Bản nháp của mình', 'The own draft'),
    async handle({ office, params, account }) {
      const body = await office.drafts.read(account.id, params.key ?? '');
      return ok(body === null ? null : JSON.parse(body));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/drafts/:key',
    access: 'signed-in',
    summary: text('Giữ bản nháp; đã nằm trên đĩa khi có trả lời', 'Keep a draft; it is on the disk when answered'),
    body: z.json(),
    bodyLimit: limit,
    async handle({ office, params, account, body }) {
      await office.drafts.write(account.id, params.key ?? '', JSON.stringify(body));
      return ok({});
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/drafts/:key',
    access: 'signed-in',
    summary: text('Bỏ bản nháp', 'Drop a draft'),
    async handle({ office, params, account }) {
      await office.drafts.remove(account.id, params.key ?? '');
      return ok({});
    },
  }),
];
