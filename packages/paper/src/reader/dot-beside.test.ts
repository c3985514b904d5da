import { expect, test } from 'vitest';
import { hasFaintDot, isDust } from './dot-beside.ts';
import type { BoxMask } from './strokes.ts';

const size = 72;

/** A box in its piece with these pixels of ink inside, `ink` of 255. */
function box(spots: readonly (readonly [x: number, y: number, ink: number])[]): BoxMask {
  const ink = new Uint8Array(size * size);
  for (let at = 18; at < 54; at += 1)
    for (const line of [18, 19, 20, 51, 52, 53]) {
      ink[line * size + at] = 240;
      ink[at * size + line] = 240;
    }
  for (const [x, y, dark] of spots) ink[y * size + x] = dark;
  return { size, pixels: new Uint8Array(size * size), ink, frame: [18, 54, 18, 54] };
}

/** A dot as a worn pencil leaves it, 0.4 mm wide. */
const dot = [
  [35, 35, 25],
  [36, 35, 44],
  [37, 35, 30],
  [35, 36, 22],
  [36, 36, 36],
  [37, 36, 22],
  [36, 34, 24],
] as const;

test('a pale dot is one among pale marks, not among dark ones', () => {
  expect(hasFaintDot(box(dot), 0.25)).toBe(true);
  expect(hasFaintDot(box(dot), 0.6)).toBe(false);
});

/** As a pen leaves it, half a millimetre wide, and dust of 0.3 mm. */
const spot = (wide: number): (readonly [number, number, number])[] =>
  Array.from({ length: wide * wide }, (_, at) => [34 + (at % wide), 34 + Math.floor(at / wide), 90]);

test('among dark marks a dot is as wide as a pen draws it; less of it is dust', () => {
  expect(hasFaintDot(box(spot(4)), 0.6)).toBe(true);
  expect(hasFaintDot(box(spot(3)), 0.6)).toBe(false);
});

test('so is what a scanner sees as ink; among pale marks it may be all that a dot leaves', () => {
  expect([0.14, 0.21].map((ink) => isDust(ink, 0.6))).toEqual([true, true]);
  expect(isDust(0.25, 0.6)).toBe(false);
  expect(isDust(0.14, 0.3)).toBe(false);
});

test('an empty box, its frame and a hair across it are none', () => {
  expect(hasFaintDot(box([]), 0.25)).toBe(false);
  const hair = Array.from({ length: 20 }, (_, at) => [26 + at, 30 + Math.round(at / 3), 60] as const);
  expect(hasFaintDot(box(hair), 0.25)).toBe(false);
});
