// The room's screen: no login, no control, and nothing that the room may not see.
import { err, ok, text } from '@tinnhiem/core';
import { z } from 'zod';
import { streamShown } from '../events.ts';
import { problem } from '../problem.ts';
import { publicRoute, type Route } from '../route.ts';

const running: readonly string[] = ['ready', 'polling', 'closed', 'counting', 'canvassed', 'signed', 'announced'];

export const displayRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/api/display',
    summary: text('Các hội nghị đang diễn ra', 'Conferences that are going on'),
    answer: z.array(z.object({ id: z.string(), title: z.string(), day: z.string() })),
    async handle({ office }) {
      const listed = await office.service.list();
      return ok(
        listed.flatMap(({ id: round, summary, damage }) =>
          damage === null && summary !== null
            ? summary.conferences
                .filter(({ stage }) => running.includes(stage))
                .map(({ id, title, day }) => ({ id: `${round}~${id}`, title, day }))
            : [],
        ),
      );
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/display/:key',
    summary: text('Màn hình của hội trường', "The room's screen"),
    async handle({ office, params, reply }) {
      const shown = await office.rooms.show(params.key ?? '');
      if (!shown.ok) return err(problem(shown.error));
      reply.type('application/json; charset=utf-8');
      return ok(shown.value);
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/display/:key/events',
    summary: text(
      'Gửi cho màn hình hội trường những gì nó hiện, mỗi khi thay đổi',
      "Sends the room's screen what it shows, whenever that has changed",
    ),
    answers: 'text/event-stream',
    async handle(visit) {
      const key = visit.params.key ?? '';
      const shown = await visit.office.rooms.show(key);
      return shown.ok ? ok(streamShown(visit, key)) : err(problem(shown.error));
    },
  }),
];
