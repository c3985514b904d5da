// S23: the next round from a finished one: what would be carried over, with every difference; writing nothing.
import {
  dayOf,
  daysUntil,
  err,
  isDay,
  malformed,
  nextPlan,
  ok,
  refuse,
  rosterDifferences,
  text,
  warningsOf,
} from '@tinnhiem/core';
import { importRoster } from '../../import/roster-source.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { hashedFiles, readParts, rollsOf } from './previews.ts';

/** Thirty years: a day beyond is a slip of the hand. */
const mostDays = 10_958;

export const nextRoundRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/rounds/:round/next',
    access: ['organiser'],
    summary: text(
      'Đọc thử đợt tiếp theo: kế hoạch dời ngày, danh sách nhân sự, mọi chỗ khác; chưa ghi gì',
      'What the next round would take over, with every difference; writing nothing',
    ),
    multipart: true,
    bodyLimit: 60 * 1024 * 1024,
    async handle({ office, account, params, request }) {
      const base = await office.service.round(params.round ?? '');
      if (!base.ok) return err(problem(base.error));
      const sent = await readParts(request);
      if (sent === null)
        return err(problem(refuse(malformed, 'file', text('chỉ nhận “roster”', 'only “roster” is taken'))));
      const { plan: before, roster: carried } = base.value.state;
      const { day = '', keepElectronicCasting } = sent.fields;
      const days = isDay(day) ? daysUntil(before, day) : Number.NaN;
      if (!(days >= 1 && days <= mostDays))
        return err(
          problem(
            refuse(malformed, 'day', text('đợt tiếp theo phải sau đợt này', 'the next round is later than this one')),
          ),
        );
      const { plan, differences } = nextPlan(before, { days, keepElectronicCasting: keepElectronicCasting === 'true' });
      const today = dayOf(office.now());
      const imported = sent.roster.length === 0 ? null : await importRoster(sent.roster, { today });
      const roster = imported === null ? carried : imported.roster;
      const worked = roster === null ? null : rollsOf(plan, roster, null, today);
      // The hash that everybody may see: a later one could tell of marks that are being counted.
      const follows = base.value.state.id;
      const sources = [{ name: follows, sha256: base.value.shown.hash }, ...hashedFiles(sent.roster)];
      // A roster that is carried over was decided on in the round before.
      const warnings = warningsOf(imported?.findings ?? []);
      const preview = await office.previews.keep({ account: account.id, plan, roster, ...warnings, sources, follows });
      return ok({
        preview,
        plan,
        people: roster?.people.length ?? null,
        lists: worked?.lists ?? null,
        findings: [...(imported?.findings ?? []), ...(worked?.findings ?? [])],
        conversions: imported?.conversions ?? [],
        sources,
        ok: worked !== null && worked.lists !== null,
        differences,
        roster: roster === null ? [] : rosterDifferences(carried, roster),
      });
    },
  }),
];
