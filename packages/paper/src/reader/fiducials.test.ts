import { expect, test } from 'vitest';
import { type Random, seededRandom } from '../practice/random.ts';
import { findCorners, type PossibleSquare } from './fiducials.ts';

const [across, down, side] = [182, 269, 6] as const;
const square = (x: number, y: number, size = 48): PossibleSquare => ({ x, y, side: size, squareness: 1 });

/** The four corner squares of an A4 page at 8 px/mm, turned by so many degrees. */
function page(degrees: number, scale = 1): PossibleSquare[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [
    [-91, -134.5],
    [91, -134.5],
    [91, 134.5],
    [-91, 134.5],
  ].map(([X = 0, Y = 0]) =>
    square(900 + 8 * scale * (X * cos - Y * sin), 1200 + 8 * scale * (X * sin + Y * cos), 48 * scale),
  );
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

test.each([0, 3, -8, 20, 180, 175, 90, -90, 97])('the corners of a page turned by %i° are found', (degrees) => {
  const corners = findCorners(shuffled(page(degrees), seededRandom(degrees + 200)), across, down, side)!;
  expect(corners.misfit).toBeLessThan(1e-9);
  expect(corners.side).toBeCloseTo(48);
  expect(corners.upright).toBe(Math.abs(Math.sin((degrees * Math.PI) / 180)) < 0.7);
});

test('they are found among other squares, in whatever order these are seen', () => {
  const random = seededRandom(1);
  for (let round = 0; round < 20; round += 1) {
    const others = Array.from({ length: 12 }, () => square(1600 * random(), 2300 * random(), 20 + 40 * random()));
    const corners = findCorners(shuffled([...others, ...page(4)], random), across, down, side);
    expect(corners?.points.map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual(
      page(4).map(({ x, y }) => [Math.round(x), Math.round(y)]),
    );
  }
});

test('squares that stand in no such frame are no corners', () => {
  expect(findCorners([], across, down, side)).toBeUndefined();
  expect(findCorners(page(0).slice(0, 3), across, down, side)).toBeUndefined();
  expect(
    findCorners(
      Array.from({ length: 16 }, (_, index) => square(100 * index, 500)),
      across,
      down,
      side,
    ),
  ).toBeUndefined();
  expect(
    findCorners(
      Array.from({ length: 16 }, () => square(500, 500)),
      across,
      down,
      side,
    ),
  ).toBeUndefined();
  // A page of the right shape whose squares are far too small for it.
  expect(
    findCorners(
      page(0).map((one) => ({ ...one, side: 20 })),
      across,
      down,
      side,
    ),
  ).toBeUndefined();
});
