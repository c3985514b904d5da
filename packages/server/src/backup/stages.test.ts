import { expect, test } from 'vitest';
import type { RoundSummary } from '../store/round-store.ts';
import { fileNameOf, stageBegun, stagesOf } from './stages.ts';

const summary = (stage: string, ...stages: readonly string[]): RoundSummary => ({
  id: 'dot-2019',
  title: 'Đợt giả định',
  organisation: 'Trường giả định',
  stage,
  rehearsal: false,
  created: '2019-02-20T01:02:03.456Z',
  day: '2019-03-01',
  conferences: stages.map((each, index) => ({
    id: `hn-${index + 1}`,
    title: 'Hội nghị',
    day: '2019-03-01',
    stage: each,
  })),
});

const canvassed = summary('approved', 'canvassed');
const reopened = { ...canvassed, conferences: canvassed.conferences.map((each) => ({ ...each, reopened: 1 })) };

test.each([
  ['first looked at while it is drafted', null, summary('drafting', 'planned'), ['', 'drafting']],
  ['first looked at in the middle of a count', null, summary('approved', 'counting'), ['hn-1', 'counting']],
  ['approved', summary('drafting', 'planned'), summary('approved', 'preparing'), ['', 'approved']],
  ['approved and at once led on', summary('drafting', 'planned'), summary('approved', 'ready'), ['hn-1', 'ready']],
  [
    'one of two goes on',
    summary('approved', 'sealed', 'ready'),
    summary('approved', 'sealed', 'polling'),
    ['hn-2', 'polling'],
  ],
  ['opened again', summary('approved', 'canvassed'), summary('approved', 'counting'), ['hn-1', 'counting']],
  ['opened again and counted again', summary('approved', 'canvassed'), reopened, ['hn-1', 'canvassed']],
  ['reported', summary('approved', 'sealed'), summary('reported', 'sealed'), ['', 'reported']],
  ['sealed and at once reported', summary('approved', 'announced'), summary('reported', 'sealed'), ['', 'reported']],
] as const)('A round %s: the backup is of the stage that began last', (_, before, now, [conference, stage]) => {
  const known = before === null ? undefined : stagesOf(before);
  expect(stagesOf(now)).not.toBe(known);
  expect(stageBegun(now, known)).toEqual({ round: 'dot-2019', conference, stage });
});

test('A file is named after round, conference where there are several, stage and moment', () => {
  const at = '2019-03-01T08:30:00.123Z';
  const begun = { round: 'dot-2019', conference: 'hn-2', stage: 'counting' };
  expect(fileNameOf(begun, 1, at)).toBe('tinnhiem-dot-2019-counting-20190301T083000Z');
  expect(fileNameOf(begun, 2, at)).toBe('tinnhiem-dot-2019-hn-2-counting-20190301T083000Z');
  expect(fileNameOf(null, 0, at)).toBe('tinnhiem-toan-bo-20190301T083000Z');
});
