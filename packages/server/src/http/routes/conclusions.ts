import { conclusionsSeenBy, dayOf, err, ok, text } from '@tinnhiem/core';
import { conclusionsOf } from '../../conclusions.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

export const conclusionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rounds/:round/conclusions',
    access: conclusionsSeenBy,
    summary: text(
      'Việc cần xem xét sau khi công bố, kết luận và việc thực hiện',
      'What is to be considered once announced, conclusions, follow-up',
    ),
    async handle({ office, params }) {
      const round = await office.service.round(params.round ?? '');
      if (!round.ok) return err(problem(round.error));
      const { state } = round.value;
      return ok(state.stage === 'approved' ? conclusionsOf(round.value, state, dayOf(office.now())) : null);
    },
  }),
];
