import { expect, test } from 'vitest';
import { shrink } from '../image/shrink.ts';
import { type Random, seededRandom } from '../practice/random.ts';
import { exactSquare, findCorners, type PossibleSquare, possibleSquares } from './fiducials.ts';
import { paperWhite } from './paper-white.ts';

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

/** White paper with a square at (100, 80), `wall` pixels of it black and the rest white. */
function squareOnPaper(size: number, wall: number) {
  const [width, height] = [240, 200];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 80; y < 80 + size; y += 1)
    for (let x = 100; x < 100 + size; x += 1) {
      const near = Math.min(x - 100, y - 80, 99 + size - x, 79 + size - y);
      if (near < wall) data[y * width + x] = 0;
    }
  const image = { width, height, data };
  return { image, white: paperWhite(shrink(image, 2), 2) };
}

test('the middle of a square is found to a fraction of a pixel, from a little off', () => {
  const { image, white } = squareOnPaper(24, 24);
  for (const off of [-3, 0, 2.5]) {
    const { point, area, black } = exactSquare(image, white, [112 + off, 92 - off], 24);
    expect(Math.hypot(point[0] - 112, point[1] - 92)).toBeLessThan(0.2);
    expect(Math.abs(area - 1)).toBeLessThan(0.05);
    expect(black).toBeLessThan(0.1);
  }
});

test('a frame around white is no dark square, and has a place all the same', () => {
  const { image, white } = squareOnPaper(24, 3);
  const { point, black } = exactSquare(image, white, [112, 92], 24);
  expect(point.every(Number.isFinite)).toBe(true);
  expect(black).toBe(1);
});

test('the corners are found where a voter has filled box after box to the edge, squarer than they are seen', () => {
  // Two pixels a millimetre; a corner of which a fold took a piece is less of a square than any full box.
  const [width, height] = [420, 594];
  const data = new Uint8Array(width * height).fill(250);
  const fill = (x: number, y: number, size: number) => {
    for (let row = y; row < y + size; row += 1) data.fill(20, row * width + x, row * width + x + size);
  };
  for (const [x, y] of [
    [22, 22],
    [386, 22],
    [22, 560],
    [386, 560],
  ] as const)
    fill(x, y, 12);
  for (let row = 0; row < 25; row += 1) fill(270 + 40 * (row % 3), 60 + 19 * row, 10);
  for (let row = 22; row < 26; row += 1) data.fill(250, row * width + 386, row * width + 390);
  const image = { width, height, data };
  const squares = possibleSquares(image, 1, paperWhite(image, 1), 6, 20, 0.55);
  const corners = findCorners(squares, across, down, side);
  expect(corners?.points.map(([x, y]) => [Math.round(x / 10), Math.round(y / 10)])).toEqual([
    [3, 3],
    [39, 3],
    [39, 57],
    [3, 57],
  ]);
});
