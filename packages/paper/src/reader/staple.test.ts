import { expect, test } from 'vitest';
import type { Rect } from '../layout/layout.ts';
import { damagePage } from '../practice/damage.ts';
import { signature, writtenWords } from '../practice/handwriting.ts';
import { paperGrain } from '../practice/ink.ts';
import { seededRandom } from '../practice/random.ts';
import type { PageReading } from './reading.ts';
import type { Spot } from './spots.ts';
import { stapleAmong } from './staple.ts';
import { markedSheet, printedPage, printScale, read, type SheetOptions, scanned } from './testing/ballots.ts';

/** A sheet that was stapled in a corner, as it is read. */
async function readStapled(seed: number, strokes: SheetOptions['strokes'] = () => []): Promise<PageReading> {
  const { page, picture } = await markedSheet({ page: 2, seed, strokes });
  const random = seededRandom(seed);
  damagePage({ picture, pixelsPerMm: printScale, grain: paperGrain(printScale, random) }, page, 'staple', random);
  return await read(scanned({ page, picture }, seed));
}

test('a staple in a corner is no writing, a word beside it is', async () => {
  for (const seed of [2, 4, 6, 8, 12]) {
    expect([seed, (await readStapled(seed)).flags]).toEqual([seed, []]);
    const word = await readStapled(seed, (_, hand, random) => writtenWords([20, 14, 30, 6], hand.pen, random));
    expect([seed, word.flags]).toEqual([seed, ['writing']]);
  }
});

test.each<readonly [string, Rect]>([
  ['upper left', [5, 4, 20, 5]],
  ['upper right', [184, 4, 20, 5]],
  ['lower left', [5, 288, 20, 5]],
  ['lower right', [184, 288, 20, 5]],
])('words and a signature in the %s corner are writing', async (_, rect) => {
  for (const [seed, draw] of [signature, writtenWords].entries()) {
    const sheet = await markedSheet({
      page: 2,
      seed: seed + 1,
      strokes: (_, { pen }, random) => draw(rect, pen, random),
    });
    expect((await read(scanned(sheet, seed))).flags).toEqual(['writing']);
  }
});

test('one straight stroke as long as a staple is one, what is longer, bent, elsewhere or not alone is not', async () => {
  const { page } = await printedPage('ballot-21', 2);
  const stroke = (x: number, y: number, long: number, rest: Partial<Spot> = {}): Spot => ({
    rect: [x, y, long, 0.75],
    area: 0.7 * long,
    bold: 0,
    edged: 0.7 * long,
    middle: [x + long / 2, y + 0.4],
    way: [1, 0],
    wide: 0.2,
    ...rest,
  });
  const count = (...spots: readonly Spot[]): number => stapleAmong(spots, page).length;
  expect(count(stroke(6, 7, 12.5))).toBe(1);
  expect(count(stroke(6, 7, 12.5), stroke(190, 7, 12.5))).toBe(1);
  expect(count(stroke(6, 7, 16))).toBe(0);
  expect(count(stroke(20, 7, 5))).toBe(0);
  expect(count(stroke(6, 7, 12.5, { wide: 0.5 }))).toBe(0);
  expect(count(stroke(60, 7, 12.5))).toBe(0);
  expect(count(stroke(6, 60, 12.5))).toBe(0);
  expect(count(stroke(6, 7, 12.5), stroke(10, 9, 3, { wide: 0.8 }))).toBe(0);
  // The corner square hides a part of it.
  expect(count(stroke(6.5, 13, 3.3), stroke(18.5, 13.2, 1.5))).toBe(2);
  expect(count(stroke(18.5, 13, 4))).toBe(1);
});
