import { ok, personResultsSeenBy, text } from '@tinnhiem/core';
import { z } from 'zod';
import { personResultsOf } from '../../person-results.ts';
import { type Route, route } from '../route.ts';

export const peopleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/people/:person/results',
    access: personResultsSeenBy,
    summary: text(
      'Kết quả đã công bố của một người qua các đợt và các nơi',
      "A person's announced results over rounds and places",
    ),
    query: z.object({ rehearsals: z.enum(['0', '1']).default('0') }),
    async handle({ office, account, params, query, note }) {
      const person = params.person ?? '';
      const view = await personResultsOf(office.service, person, account.roles, query.rehearsals === '1');
      if (view.results.length > 0) await note({ kind: 'person-results-seen', detail: person });
      return ok(view);
    },
  }),
];
