import { expect, test } from 'vitest';
import type { Rect } from '../layout/layout.ts';
import { plainMark } from '../practice/plain-marks.ts';
import {
  type DrawRow,
  flaggedRows,
  levelOf,
  markedSheet,
  plainVotes,
  printedPage,
  read,
  readings,
  scanned,
} from './testing/ballots.ts';

/** A plain mark so far to the right of its box, mm. */
const aside =
  (index: number, by: number): DrawRow =>
  (row, hand, random) => {
    const [x, y, w, h] = row.boxes[levelOf(index)];
    return plainMark([x + by, y, w, h] as Rect, hand, random);
  };

test('a voter who sets every mark a little to the right means these boxes, a single mark there goes to a person', async () => {
  const { page } = await printedPage('ballot-21', 2);
  const all = Object.fromEntries(page.rows.map((_, index) => [index, aside(index, 2.1)]));
  for (const seed of [1, 2, 3]) {
    const leaning = await markedSheet({ page: 2, seed, rows: all });
    const reading = await read(scanned(leaning, seed));
    expect([seed, readings(reading), flaggedRows(reading)]).toEqual([seed, plainVotes(leaning), {}]);
    const one = await markedSheet({ page: 2, seed, rows: { 3: aside(3, 2.7) } });
    expect(flaggedRows(await read(scanned(one, seed)))).toEqual({ [page.rows[3]!.row]: ['outside'] });
  }
});

test('marks that lie beyond their boxes by more than half go to a person, all of them', async () => {
  const { page } = await printedPage('ballot-21', 2);
  const all = Object.fromEntries(page.rows.map((_, index) => [index, aside(index, 3.4)]));
  const reading = await read(scanned(await markedSheet({ page: 2, rows: all })));
  expect(Object.keys(flaggedRows(reading))).toHaveLength(page.rows.length);
});
