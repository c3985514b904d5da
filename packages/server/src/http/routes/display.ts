// The room's screen: no login, no control, and nothing that the room may not see.
import { type ConferenceState, dayOf, displayView, err, type Instant, ok, refuse, text } from '@tinnhiem/core';
import { z } from 'zod';
import { notFound } from '../../service/refusals.ts';
import { streamNumbers } from '../events.ts';
import { problem } from '../problem.ts';
import { publicRoute, type Route } from '../route.ts';
import { findConference, pinnedRules } from './conferences.ts';

const running: readonly string[] = ['ready', 'polling', 'closed', 'counting', 'canvassed', 'signed', 'announced'];

/** Whether the room's screen still shows a conference: after the sealing until the end of that day (S20: the result was for the room). */
function isShown(state: ConferenceState, now: Instant): boolean {
  return state.stage !== 'sealed' || dayOf(state.seal.done.at) === dayOf(now);
}

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
    async handle({ office, params }) {
      const found = await findConference(office.service, params.key ?? '');
      if (!found.ok) return err(problem(found.error));
      const { round, conference } = found.value;
      if (!isShown(conference.state, office.now())) return err(problem(refuse(notFound, params.key ?? '')));
      return ok(displayView(pinnedRules(round), conference.state, round.state.rehearsal));
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/display/:key/events',
    summary: text('Báo cho màn hình hội trường khi có việc mới', "Tells the room's screen that something happened"),
    answers: 'text/event-stream',
    async handle(visit) {
      const found = await findConference(visit.office.service, visit.params.key ?? '');
      if (!found.ok) return err(problem(found.error));
      const { round, conference } = found.value;
      if (!isShown(conference.state, visit.office.now())) return err(problem(refuse(notFound, visit.params.key ?? '')));
      return ok(streamNumbers(visit, round.state.id, round.head.number));
    },
  }),
];
