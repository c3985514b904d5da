import { expect, test } from 'vitest';
import type { BoxShape } from './box-shape.ts';
import { hasLevelLine } from './struck-level.ts';

type Line = readonly [x0: number, y0: number, x1: number, y1: number];

/** A mark of lines two pixels wide in a piece of 96 pixels, its box from 18 to 78: twelve pixels a millimetre. */
function mark(...lines: readonly Line[]): BoxShape {
  const size = 96;
  const ink = new Uint8Array(size * size);
  for (const [x0, y0, x1, y1] of lines)
    for (let at = 0; at <= 200; at += 1) {
      const [x, y] = [x0 + ((x1 - x0) * at) / 200, y0 + ((y1 - y0) * at) / 200].map(Math.round) as [number, number];
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const)
        ink[(y + dy) * size + x + dx] = 200;
    }
  return { mask: { size, ink, frame: [18, 78, 18, 78] }, darkness: 0.7 } as unknown as BoxShape;
}

const cross: readonly Line[] = [
  [10, 12, 84, 84],
  [84, 12, 10, 84],
];

test('a cross that leaves its box at all corners has no level line, one that is struck from left to right has', () => {
  expect(hasLevelLine(mark(...cross))).toBe(false);
  expect(hasLevelLine(mark(...cross, [4, 52, 92, 44]))).toBe(true);
  expect(hasLevelLine(mark(...cross, [4, 34, 92, 42]))).toBe(true);
});

test('a line that ends at the box, or falls steeply, is no strike', () => {
  expect(hasLevelLine(mark(...cross, [17, 50, 79, 46]))).toBe(false);
  expect(hasLevelLine(mark(...cross, [4, 50, 76, 48]))).toBe(false);
  expect(hasLevelLine(mark([6, 26, 90, 72]))).toBe(false);
});
