import { expect, test } from 'vitest';
import { isTrace } from './box-kind.ts';
import type { BoxShape } from './box-shape.ts';

const still: BoxShape['leaves'] = [0, 0, 0, 0];
const shape = (fill: number, outside: number, leaves: BoxShape['leaves'], tails = still) =>
  ({ fill, outside, leaves, tails, wide: 0.13, high: 0.13, darkness: 0.47 }) as BoxShape;

test('beside a vote the least of a second mark is no dust where it goes on beyond the frame', () => {
  // As measured of a small tick of a thin pen, most of which lay on the frame.
  expect(isTrace(shape(0.011, 0.14, [0, 0.63, 0, 0]))).toBe(true);
  expect(isTrace(shape(0.011, 0, still))).toBe(false);
  expect(isTrace(shape(0.2, 0.5, [0, 0.9, 0, 0]))).toBe(false);
});

test('so is what lies on the frame alone, where it hangs together with it; smears of the frame and ink apart from it are not', () => {
  // As measured of a tick of a pale pen along the lower line of the frame.
  expect(isTrace(shape(0, 0.36, [0, 1.1, 0, 0], [0, 1.1, 0, 0]))).toBe(true);
  expect(isTrace(shape(0, 0.36, [0, 0.6, 0, 0], [0, 0.6, 0, 0]))).toBe(false);
  expect(isTrace(shape(0, 0.36, [0, 1.1, 0, 0]))).toBe(false);
});
