// S02: the register of incidents.
import { err, incidentsSeenBy, incidentViews, ok, text } from '@tinnhiem/core';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

export const incidentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rounds/:round/incidents',
    access: incidentsSeenBy,
    summary: text('Sổ sự việc: ai báo, xử lý thế nào', 'Incidents: who reported them, how they were dealt with'),
    async handle({ office, params }) {
      const round = await office.service.round(params.round ?? '');
      if (!round.ok) return err(problem(round.error));
      const { state } = round.value;
      return ok(state.stage === 'approved' ? incidentViews(state) : []);
    },
  }),
];
