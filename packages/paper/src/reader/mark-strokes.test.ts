import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BoxShape, boxScale } from './box-shape.ts';
import { strokesOf } from './mark-strokes.ts';

/** Odds, as logarithms: plain marks have fewer, struck ones more. */
const odds = { plain: 1.25, struck: 0.5 } as const;

type Line = readonly (readonly [x: number, y: number])[];

const size = 72;
const [left, right] = [16, 56] as const;

/** A box of 5 mm with these lines in it, millimetres from its top left, as a clean scan shows them. */
function drawn(lines: readonly Line[], dark = 200, width = 0.5): BoxShape {
  const ink = new Uint8Array(size * size);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const edge = Math.max(Math.abs(x + 0.5 - size / 2), Math.abs(y + 0.5 - size / 2));
      if (edge > 17.2 && edge < 20) ink[y * size + x] = 250;
      const [X, Y] = [(x + 0.5 - left) / boxScale, (y + 0.5 - left) / boxScale];
      const away = Math.min(...lines.flatMap((line) => line.slice(1).map((end, at) => distance(X, Y, line[at]!, end))));
      const cover = Math.max(0, Math.min(1, 0.5 + (width / 2 - away) * boxScale * 0.6));
      ink[y * size + x] = Math.max(ink[y * size + x] ?? 0, Math.round(cover * dark));
    }
  return {
    mask: { size, ink, pixels: ink.map((value) => (value > 34 ? 1 : 0)), frame: [left, right, left, right] },
    darkness: dark / 255,
  } as unknown as BoxShape;
}

function distance(x: number, y: number, [ax, ay]: Line[number], [bx, by]: Line[number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

const tick: Line = [
  [1, 2.6],
  [2.1, 4.1],
  [4.5, 0.8],
];
const crossed: readonly Line[] = [
  [
    [0.9, 0.8],
    [4.1, 4.2],
  ],
  [
    [4.2, 0.9],
    [0.8, 4.1],
  ],
];
const ring: Line = Array.from({ length: 25 }, (_, at) => [
  2.5 + 1.7 * Math.cos((at * Math.PI) / 12),
  2.5 + 1.6 * Math.sin((at * Math.PI) / 12),
]);
const hatched: Line = Array.from({ length: 15 }, (_, at) => [at % 2 === 0 ? 0.8 : 4.2, 0.8 + at * 0.24]);
const level = (y: number, slope: number): Line => [
  [0.4, y - slope],
  [4.6, y + slope],
];

const plain: readonly (readonly [string, readonly Line[]])[] = [
  ['tick', [tick]],
  ['cross', crossed],
  ['circle', [ring]],
  ['filled', [hatched]],
];

test.each(plain)('a %s is no mark struck out, with any pen, however dark', (kind, lines) => {
  for (const dark of [60, 140, 240])
    for (const width of [0.35, 0.5, 0.8]) {
      const strokes = strokesOf(drawn(lines, dark, width));
      expect(strokes.struck).toBeLessThan(odds.plain);
      expect(strokes.plain === kind || (kind === 'filled' && strokes.plain === 'scribble')).toBe(true);
    }
});

test.each([
  ['tick', [tick]],
  ['cross', crossed],
] as const)('one line more through a %s, inside the box, and it is struck out', (_, lines) => {
  fc.assert(
    fc.property(
      fc.double({ min: 2.1, max: 2.9, noNaN: true }),
      fc.double({ min: -0.35, max: 0.35, noNaN: true }),
      fc.constantFrom(70, 140, 240),
      (y, slope, dark) => {
        expect(strokesOf(drawn([...lines, level(y, slope)], dark)).struck).toBeGreaterThan(odds.struck);
      },
    ),
    { numRuns: 60 },
  );
});

test('a stronger or a paler pen changes nothing of what the strokes are', () => {
  const [strong, pale] = [strokesOf(drawn([tick, level(2.5, 0)], 240)), strokesOf(drawn([tick, level(2.5, 0)], 120))];
  expect(Math.abs(strong.struck - pale.struck)).toBeLessThan(1.5);
});
