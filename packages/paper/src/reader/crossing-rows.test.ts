import { expect, test } from 'vitest';
import type { BoxShape } from './box-shape.ts';
import { crossingRows } from './crossing-rows.ts';
import type { RowShape } from './read-row.ts';

/** Pixels of a piece, and the outer edges of the box in it. */
const size = 72;
const frame = [15, 57, 15, 57] as const;

/** A row of a tight table whose first box holds ink where `isInk`, which leaves it above and below. */
function row(Y: number, isInk: (x: number, y: number) => boolean): RowShape {
  const pixels = Uint8Array.from({ length: size * size }, (_, at) => (isInk(at % size, Math.floor(at / size)) ? 1 : 0));
  const shape = { off: 0.1, fill: 0.3, tails: [0, 0, 2, 2], exits: [], mask: { size, pixels, frame } };
  const empty = { ...shape, fill: 0, tails: [0, 0, 0, 0] };
  const box = (X: number) => ({ rect: [X, Y, 5.2, 5.2] });
  return {
    prepared: { boxes: [box(140), box(160), box(180)] },
    shapes: [shape, empty, empty] as unknown as BoxShape[],
    kinds: ['marked', 'empty', 'empty'],
  } as unknown as RowShape;
}

const rising = (x: number, y: number): boolean => Math.abs(x + y - size) < 4;
const cross = (x: number, y: number): boolean => rising(x, y) || Math.abs(x - y) < 4;

test('where strokes of two rows meet, crosses are votes of both, one stroke alone may come from the other row', () => {
  const meet = (upper: typeof cross, lower: typeof cross) => [
    ...crossingRows([row(100, upper), row(108.8, lower)], []),
  ];
  expect(meet(cross, cross)).toEqual([]);
  expect(meet(rising, cross)).toEqual([0, 1]);
  expect(meet(cross, rising)).toEqual([0, 1]);
});
