import { expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { writtenWords } from '../practice/handwriting.ts';
import { photograph } from '../practice/photograph.ts';
import { seededRandom } from '../practice/random.ts';
import { strikeName } from '../practice/struck-names.ts';
import { nearestSum } from './least-squares.ts';
import {
  type DrawRow,
  flaggedRows,
  levelOf,
  markedSheet,
  plainVotes,
  read,
  readings,
  type Sheet,
  vote,
} from './testing/ballots.ts';

/** The sheet photographed askew, as it lies there: bent by so many millimetres. */
function bentPhotograph({ page, picture }: Sheet, curl: number, seed: number): GreyImage {
  const { width, height, data } = photograph(
    picture,
    page,
    { tilt: 2, colour: 'grey', curl },
    seededRandom(300 + seed),
  );
  return { width, height, data };
}

/** How high the sheet rises, and the seed of the photograph: some rise at a corner, some in the middle, the last ones in waves. */
const bent = [
  [5, 5],
  [8, 1],
  [11, 6],
  [11, 7],
  [9, 39],
  [12, 27],
  [12, 41],
] as const;

test.each(bent)(
  'a sheet that rises by %i mm is read (%i): its print is neither writing nor a line through names',
  async (curl, seed) => {
    const sheet = await markedSheet({ seed });
    const reading = await read(bentPhotograph(sheet, curl, seed));
    expect(readings(reading)).toEqual(plainVotes(sheet));
    expect([flaggedRows(reading), reading.flags]).toEqual([{}, []]);
  },
);

test.each(bent)('a short word over the text of a sheet that rises by %i mm is writing (%i)', async (curl, seed) => {
  const sheet = await markedSheet({
    seed,
    strokes: (_, hand, random) => writtenWords([60, 66, 14, 6], { ...hand.pen, press: 0.9, dryness: 0 }, random),
  });
  const reading = await read(bentPhotograph(sheet, curl, seed));
  expect([flaggedRows(reading), reading.flags]).toEqual([{}, ['writing']]);
});

test.each(bent)('names struck out on a sheet that rises by %i mm are seen (%i)', async (curl, seed) => {
  const strike: DrawRow = (row, hand, random) => [
    ...vote(levelOf(row.row - 1))(row, hand, random),
    ...strikeName('single', row, hand, random),
  ];
  const sheet = await markedSheet({ seed, rows: { 1: strike, 5: strike } });
  expect(flaggedRows(await read(bentPhotograph(sheet, curl, seed)))).toEqual({
    2: ['name-struck'],
    6: ['name-struck'],
  });
});

test('the sum nearest to what was measured passes by what a few places say', () => {
  const terms = Array.from({ length: 12 }, (_, at) => [1, at / 12]);
  const values = terms.map(([, along], at) => (at % 5 === 0 ? -2 : 0.5 + 0.8 * (along as number)));
  const [level = 0, slope = 0] = nearestSum(terms, values);
  expect(level).toBeCloseTo(0.5, 1);
  expect(slope).toBeCloseTo(0.8, 1);
});
