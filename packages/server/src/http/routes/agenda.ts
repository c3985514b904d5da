// S07, S22: the dates of a round, its calendar file, the board of steps, and the check of its chain.
import {
  agendaOf,
  boardOf,
  dayOf,
  err,
  fingerprint,
  iCalendar,
  insiders,
  ok,
  type Role,
  replay,
  roles,
  roundView,
  text,
  verifyChain,
} from '@tinnhiem/core';
import { problem } from '../problem.ts';
import { type FileAnswer, type Route, route } from '../route.ts';
import { withRules } from './documents.ts';

/** As the record itself: all but those who see only what the room sees, or the report made for them. */
const readers: readonly Role[] = roles.filter((role) => role !== 'observer' && role !== 'higher-committee');

export const agendaRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rounds/:round/agenda',
    access: insiders,
    summary: text('Lịch của đợt và bảng việc: còn gì, ai làm, hạn nào', 'Dates of the round, and the board of steps'),
    async handle({ office, params, account }) {
      const found = await withRules(office.service, params.round ?? '');
      if (!found.ok) return err(problem(found.error));
      const { round, rules } = found.value;
      const today = dayOf(office.now());
      const view = roundView(rules, round, today);
      const affairs = round.state.stage === 'approved' ? round.state : null;
      return ok({
        today,
        entries: agendaOf(view.plan, view.rules),
        board: boardOf({ steps: view.steps, conferences: view.conferences, affairs }, account.roles, today),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/calendar.ics',
    access: insiders,
    summary: text('Lịch của đợt dạng iCalendar', 'The dates of the round as an iCalendar file'),
    answers: 'text/calendar',
    async handle({ office, params }) {
      const found = await withRules(office.service, params.round ?? '');
      if (!found.ok) return err(problem(found.error));
      const { round, rules } = found.value;
      const view = roundView(rules, round, dayOf(office.now()));
      const stamp = (view.approved ?? view.created).at;
      const file = iCalendar(view, agendaOf(view.plan, view.rules), stamp);
      const answer: FileAnswer = { file, type: 'text/calendar; charset=utf-8', name: `${view.id}.ics`, inline: false };
      return ok(answer);
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/record/verification',
    access: readers,
    summary: text('Kiểm tra lại toàn bộ chuỗi hồ sơ', 'Check the whole chain of the record again'),
    async handle({ office, params }) {
      const id = params.round ?? '';
      const round = await office.service.round(id);
      if (!round.ok) return err(problem(round.error));
      // Read from the store, not from what is in memory.
      const acts = await office.service.store.acts(id, 1);
      const chain = verifyChain(acts);
      if (!chain.ok) return ok({ ok: false, acts: acts.length, brokenAt: chain.error.number });
      const again = replay(acts);
      const { shown } = round.value;
      return ok({
        ok: again !== null,
        acts: acts.length,
        brokenAt: null,
        fingerprint: fingerprint(shown.hash),
        fingerprintAt: shown.number,
      });
    },
  }),
];
