import { expect, test } from 'vitest';
import { isTrace } from './box-kind.ts';
import type { BoxShape } from './box-shape.ts';

test('beside a vote the least of a second mark is no dust where it goes on beyond the frame', () => {
  const shape = (fill: number, outside: number, leaves: BoxShape['leaves']) =>
    ({ fill, outside, leaves, wide: 0.13, high: 0.13, darkness: 0.47 }) as BoxShape;
  // As measured of a small tick of a thin pen, most of which lay on the frame.
  expect(isTrace(shape(0.011, 0.14, [0, 0.63, 0, 0]))).toBe(true);
  expect(isTrace(shape(0.011, 0, [0, 0, 0, 0]))).toBe(false);
  expect(isTrace(shape(0.2, 0.5, [0, 0.9, 0, 0]))).toBe(false);
});
