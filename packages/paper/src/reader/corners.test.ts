import { expect, test } from 'vitest';
import type { Rect } from '../layout/layout.ts';
import { signature, writtenWords } from '../practice/handwriting.ts';
import type { Pen } from '../practice/pens.ts';
import type { Random } from '../practice/random.ts';
import { type PenStroke, penStroke } from '../practice/stroke.ts';
import { markedSheet, read, scanned } from './testing/ballots.ts';

/** One straight dash, as long as a staple: the sign that a voter may have agreed on. */
function dash([x, y, width, height]: Rect, pen: Pen, random: Random): readonly PenStroke[] {
  const [left, middle] = [x + (width - 11) / 2, y + height / 2];
  const path = [
    [left, middle],
    [left + 11, middle - 1],
  ] as const;
  return [penStroke(path, pen, { tremor: 0.1 }, random)];
}

test.each<readonly [string, Rect]>([
  ['upper left', [5, 4, 20, 5]],
  ['upper right', [184, 4, 20, 5]],
  ['lower left', [5, 288, 20, 5]],
  ['lower right', [184, 288, 20, 5]],
])('words, a signature and a dash in the %s corner are writing', async (_, rect) => {
  for (const [seed, draw] of [signature, writtenWords, dash].entries()) {
    const sheet = await markedSheet({
      page: 2,
      seed: seed + 1,
      strokes: (_, { pen }, random) => draw(rect, pen, random),
    });
    expect([draw.name, (await read(scanned(sheet, seed))).flags]).toEqual([draw.name, ['writing']]);
  }
});
