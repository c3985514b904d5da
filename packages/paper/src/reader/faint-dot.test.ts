import { expect, test } from 'vitest';
import { hasFaintDot } from './faint-dot.ts';
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

test('a dark one is one among any marks; less of it is dust', () => {
  const dark = dot.map(([x, y, ink]) => [x, y, 3 * ink] as const);
  expect(hasFaintDot(box(dark), 0.6)).toBe(true);
  expect(hasFaintDot(box(dark.slice(0, 5)), 0.6)).toBe(false);
});

test('an empty box, its frame and a hair across it are none', () => {
  expect(hasFaintDot(box([]), 0.25)).toBe(false);
  const hair = Array.from({ length: 20 }, (_, at) => [26 + at, 30 + Math.round(at / 3), 60] as const);
  expect(hasFaintDot(box(hair), 0.25)).toBe(false);
});
