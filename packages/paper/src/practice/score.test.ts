import { expect, test } from 'vitest';
import { addScores, type JudgedReading, noScore, score } from './score.ts';
import type { PageTruth, RowTruth } from './truth.ts';

const row = (number: number, more: Partial<RowTruth>): RowTruth => ({
  row: number,
  person: `P${number}`,
  reading: 'high',
  expect: 'plain',
  marks: { high: 'cross' },
  ...more,
});
const truthOf = (rows: readonly RowTruth[], more: Partial<PageTruth> = {}): PageTruth => ({
  kind: 'ballot',
  ballotPage: 1,
  rows,
  creased: false,
  signed: true,
  stamped: true,
  ...more,
});
const read = (number: number, reading: string | null, flagged = false) => ({
  row: number,
  reading,
  flagged,
  reasons: [],
});
const readingOf = (rows: JudgedReading['rows'], flags: readonly string[] = []): JudgedReading => ({
  status: flags.length > 0 || rows.some(({ flagged }) => flagged) ? 'flagged' : 'read',
  flags,
  rows,
});
const rejected: JudgedReading = { status: 'rejected', flags: ['unreadable'], rows: [] };

test('a right reading costs nothing', () => {
  const { score: found, complaints } = score(truthOf([row(1, {})]), readingOf([read(1, 'high')]));
  expect(complaints).toEqual([]);
  expect(found).toMatchObject({
    pages: 1,
    persons: 1,
    silent: 0,
    plain: 1,
    plainFlagged: 0,
    cleanPages: 1,
    cleanPagesFlagged: 0,
  });
});

test.each([
  ['another level', row(1, {}), 'low'],
  ['no reading and no flag', row(1, {}), null],
  ['a row for a person', row(1, { expect: 'person', reading: 'high' }), 'high'],
  ['a trace read as a mark', row(1, { expect: 'person-or-empty', reading: 'blank' }), 'high'],
  ['the wrong one of two', row(1, { expect: 'person-or-read', reading: 'low' }), 'high'],
] as const)('silently wrong: %s', (_, truth, reading) => {
  expect(score(truthOf([truth]), readingOf([read(1, reading)])).score.silent).toBe(1);
  expect(score(truthOf([truth]), readingOf([read(1, reading, true)])).score.silent).toBe(0);
  expect(score(truthOf([truth]), rejected).score.silent).toBe(0);
});

test('a vote misread is told from a trap misread', () => {
  expect(score(truthOf([row(1, {})]), readingOf([read(1, 'low')])).score).toMatchObject({ silent: 1, votesMisread: 1 });
  const trap = truthOf([row(1, { expect: 'person', reading: 'blank', marks: { high: 'dot' } })]);
  expect(score(trap, readingOf([read(1, 'high')])).score).toMatchObject({ silent: 1, votesMisread: 0 });
});

test('a flag on the page does not excuse a wrong row', () => {
  expect(score(truthOf([row(1, {})]), readingOf([read(1, 'low')], ['writing'])).score.silent).toBe(1);
});

test('a row that the reader leaves out is with a person', () => {
  expect(score(truthOf([row(1, {})]), readingOf([])).score).toMatchObject({ silent: 0, plainFlagged: 1 });
});

test('flags on plain votes are for nothing; on blank, multiple and damaged ones they are not', () => {
  const flagged = (truth: PageTruth) => score(truth, readingOf([read(1, 'high', true)])).score;
  expect(flagged(truthOf([row(1, {})]))).toMatchObject({ plain: 1, plainFlagged: 1 });
  expect(flagged(truthOf([row(1, { reading: 'blank', marks: {} })]))).toMatchObject({ plain: 0, plainFlagged: 0 });
  expect(flagged(truthOf([row(1, { reading: 'multiple' })]))).toMatchObject({ plain: 0, plainFlagged: 0 });
  expect(flagged(truthOf([row(1, {})], { damage: 'tear' }))).toMatchObject({ plain: 0, plainFlagged: 0 });
});

test('a struck name is missed unless its row or its page is flagged', () => {
  const truth = truthOf([row(1, { struckName: 'wavy', expect: 'person' })]);
  expect(score(truth, readingOf([read(1, 'high')])).score).toMatchObject({
    struckNames: 1,
    struckNamesMissed: 1,
    silent: 0,
  });
  expect(score(truth, readingOf([read(1, 'high', true)])).score.struckNamesMissed).toBe(0);
  expect(score(truth, readingOf([read(1, 'high')], ['writing'])).score.struckNamesMissed).toBe(0);
});

test('a mark struck out alone and read as a vote is counted apart', () => {
  const alone = truthOf([row(1, { expect: 'person', reading: 'blank', marks: { high: 'struck-out' } })]);
  expect(score(alone, readingOf([read(1, 'high')])).score).toMatchObject({
    struckMarks: 1,
    struckMarksRead: 1,
    silent: 1,
  });
  const withOther = truthOf([row(1, { expect: 'person', reading: 'low', marks: { high: 'struck-out', low: 'tick' } })]);
  expect(score(withOther, readingOf([read(1, 'low')])).score).toMatchObject({ struckMarks: 0, silent: 1 });
});

test('words are missed, and clean pages are flagged, by the flag of the page', () => {
  const written = truthOf([row(1, {})], { writing: 'margin' });
  expect(score(written, readingOf([read(1, 'high')])).score).toMatchObject({
    writings: 1,
    writingsMissed: 1,
    cleanPages: 0,
  });
  expect(score(written, readingOf([read(1, 'high')], ['writing'])).score.writingsMissed).toBe(0);
  expect(score(truthOf([row(1, {})]), readingOf([read(1, 'high')], ['writing'])).score.cleanPagesFlagged).toBe(1);
  expect(
    score(truthOf([row(1, { marks: { high: 'ring' } })]), readingOf([read(1, 'high', true)])).score.cleanPages,
  ).toBe(0);
});

test('a sheet that is no ballot of this style must not pass', () => {
  const foreign = truthOf([], { kind: 'foreign' });
  expect(score(foreign, readingOf([])).score).toMatchObject({ wrongSheets: 1, wrongSheetsRead: 1 });
  expect(score(foreign, rejected).score).toMatchObject({ wrongSheets: 1, wrongSheetsRead: 0, rejected: 1 });
});

test('scores add up', () => {
  const one = score(truthOf([row(1, {}), row(2, {})]), readingOf([read(1, 'high'), read(2, 'low')])).score;
  expect(addScores(addScores(noScore, one), one)).toMatchObject({ pages: 2, persons: 4, silent: 2, plain: 4 });
});
