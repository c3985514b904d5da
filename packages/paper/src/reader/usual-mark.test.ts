import { expect, test } from 'vitest';
import type { BoxShape } from './box-shape.ts';
import { smallMarks } from './usual-mark.ts';

/** What is drawn in a box: `round` is the share of the square around it that it covers, about 0.8 of a dot and 0.4 of a tick. */
function drawn(reach: number, round: number, ink = 0.8): BoxShape {
  return { wide: reach, high: reach * 0.9, fill: round * reach * reach * 0.9, ink, darkness: 0.3 } as BoxShape;
}
const ticks = (reach: number, count: number): BoxShape[] => Array.from({ length: count }, () => drawn(reach, 0.42));

test('among small marks a small stroke is a mark, and a dot still is a dot', () => {
  const found = smallMarks([...ticks(0.55, 6), drawn(0.36, 0.45), drawn(0.36, 0.78), drawn(0.36, 0.45)]);
  expect(found.slice(6)).toEqual([true, false, true]);
});

test('who marks larger has left a dot or slipped', () => {
  expect(smallMarks([...ticks(0.8, 9), drawn(0.36, 0.45)]).at(-1)).toBe(false);
});

test('what has less ink than the others may be a slip of the pen, and few marks show nothing', () => {
  expect(smallMarks([...ticks(0.55, 9), drawn(0.36, 0.45, 0.3)]).at(-1)).toBe(false);
  expect(smallMarks([...ticks(0.55, 5), drawn(0.36, 0.45)]).at(-1)).toBe(false);
});
