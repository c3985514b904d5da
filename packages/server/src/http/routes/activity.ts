import { ok, text } from '@tinnhiem/core';
import { z } from 'zod';
import { type Route, route } from '../route.ts';

export const activityRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/activity',
    access: ['technician', 'inspector'],
    summary: text(
      'Đăng nhập, việc bị từ chối, lượt xem tài liệu mật; mới nhất trước',
      'Sign-ins, refused attempts, looks at confidential documents; newest first',
    ),
    query: z.object({
      limit: z.coerce.number().int().min(1).max(1000).default(200),
      before: z.coerce.number().int().min(1).optional(),
    }),
    handle: async ({ office, account, query }) =>
      ok(await office.activity.list(query.limit, query.before, account.belongsTo)),
  }),
];
