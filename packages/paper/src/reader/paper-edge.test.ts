import { expect, test } from 'vitest';
import type { Rect } from '../layout/layout.ts';
import { judgeAdded } from './added-ink.ts';
import type { Spot } from './spots.ts';

const a4 = { widthMm: 210, heightMm: 297, fiducials: [], protectRects: [] };
const inkSpot = (rect: Rect, area: number, bold = 0): Spot => ({ rect, area, bold, edged: area });

test('a thin line along the edge of the paper is that edge, further in it is a line', () => {
  const isWriting = (rect: Rect): boolean => judgeAdded({ spots: [inkSpot(rect, 9, 9)], pale: [] }, [], a4).writing;
  expect(isWriting([204, 5, 1, 54])).toBe(false);
  expect(isWriting([5, 272, 0.8, 20])).toBe(false);
  expect(isWriting([198, 5, 1, 54])).toBe(true);
  expect(isWriting([4, 100, 2, 20])).toBe(true);
  // The dark back of the scanner beside a sheet that was printed off its place.
  expect(isWriting([3, 219, 4.75, 73])).toBe(false);
  expect(isWriting([206.75, 289, 0.25, 4.75])).toBe(false);
  expect(isWriting([3, 219, 4.75, 8])).toBe(true);
  expect(isWriting([3, 219, 2.5, 10])).toBe(true);
});

test('pieces of that edge are no words, and it may lean; pieces further in are words', () => {
  const pieces = (x: number): Spot[] =>
    [7, 9.5, 12, 14.5, 19.25, 21.25, 25].map((y) => inkSpot([x, y, 0.3, 0.6], 0.15));
  const isWriting = (spots: readonly Spot[]): boolean => judgeAdded({ spots, pale: [] }, [], a4).writing;
  expect(isWriting(pieces(3.1))).toBe(false);
  expect(isWriting(pieces(206.6))).toBe(false);
  expect(isWriting(pieces(6))).toBe(true);
  expect(isWriting([inkSpot([4.3, 190, 2.5, 97], 24, 24)])).toBe(false);
  expect(isWriting([inkSpot([4.3, 190, 2.5, 20], 6, 6)])).toBe(true);
});

test('what goes on where the edge ends is a piece of it, however short or far in; what lies elsewhere is not', () => {
  const isWriting = (...rects: readonly Rect[]): boolean =>
    judgeAdded({ spots: rects.map((rect) => inkSpot(rect, rect[3] / 4)), pale: [] }, [], a4).writing;
  // As measured of sheets that were fed askew.
  const edge: readonly Rect[] = [
    [3, 90.25, 1.25, 66.5],
    [4.5, 169.25, 1.5, 92.25],
  ];
  expect(isWriting(...edge, [4.25, 157, 0.25, 12])).toBe(false);
  expect(isWriting([3, 41, 1.5, 76], [4.5, 117.25, 0.5, 24], [5, 141.5, 1.75, 84.5], [6.75, 226.25, 1.5, 67.75])).toBe(
    false,
  );
  expect(isWriting(...edge, [8, 157, 0.25, 12])).toBe(true);
  expect(isWriting(...edge, [6.5, 200, 2, 5])).toBe(true);
});
