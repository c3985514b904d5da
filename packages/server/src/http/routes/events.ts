import { err, ok, text } from '@tinnhiem/core';
import { streamNumbers } from '../events.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

export const eventRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rounds/:round/events',
    access: 'signed-in',
    summary: text('Báo số của việc mới nhất, ngay khi có', 'Says the number of the last act, as it happens'),
    answers: 'text/event-stream',
    async handle(visit) {
      const id = visit.params.round ?? '';
      const round = await visit.office.service.round(id);
      return round.ok ? ok(streamNumbers(visit, id, round.value.head.number)) : err(problem(round.error));
    },
  }),
];
