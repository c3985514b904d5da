import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from './fiducials.ts';
import { at, homography, pageMap, project } from './page-map.ts';
import type { PagePlace } from './reading.ts';
import { turnedPlace } from './turn.ts';

const paper: readonly Point[] = [
  [14, 14],
  [196, 14],
  [196, 283],
  [14, 283],
];
const wander = fc.tuple(fc.double({ min: -60, max: 60, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true }));
/** The four corners somewhere near where an upright scan has them. */
const quads = fc
  .tuple(wander, wander, wander, wander)
  .map((shifts) => paper.map(([X, Y], index): Point => [8 * X + shifts[index]![0], 8 * Y + shifts[index]![1]]));

const close = (a: readonly number[], b: readonly number[], within: number): void => {
  for (const [index, value] of a.entries()) expect(Math.abs(value - b[index]!)).toBeLessThan(within);
};

test('a homography carries the four points where they belong, and back', () => {
  fc.assert(
    fc.property(
      quads,
      fc.double({ min: 0, max: 210, noNaN: true }),
      fc.double({ min: 0, max: 297, noNaN: true }),
      (quad, X, Y) => {
        const there = homography(paper, quad)!;
        for (const [index, [x, y]] of paper.entries()) close(project(there, x, y), quad[index]!, 1e-6);
        const back = homography(quad, paper)!;
        close(project(back, ...project(there, X, Y)), [X, Y], 1e-6);
      },
    ),
  );
});

test('points in one line have no homography', () => {
  const line = paper.map(([X]): Point => [X, X]);
  expect(homography(line, paper)).toBeUndefined();
});

test('a place in a turned picture is the same place', () => {
  fc.assert(
    fc.property(
      quads,
      fc.double({ min: 0, max: 210, noNaN: true }),
      fc.double({ min: 0, max: 297, noNaN: true }),
      (quad, X, Y) => {
        const height = 2339;
        const place = homography(paper, quad)!;
        const turned = homography(
          paper,
          quad.map(([x, y]): Point => [height - y, x]),
        )!;
        close(project(turnedPlace(turned, height), X, Y), project(place, X, Y), 1e-6);
      },
    ),
  );
});

const straight: PagePlace = [8, 0, 0, 0, 8, 0, 0, 0];
const shift = (Y: number, dx: number, dy: number) => ({ Y, dx, dy });

test('a point takes the shifts seen to its left and right, by how near they are', () => {
  const map = pageMap(
    straight,
    297,
    { X: 14, shifts: [shift(0, 0, 0), shift(100, 4, 8), shift(297, 4, 8)] },
    { X: 196, shifts: [shift(0, 0, 0), shift(100, 0, 0), shift(297, 0, 0)] },
  );
  close(at(map, 14, 100), [14 * 8 + 4, 100 * 8 + 8], 1e-4);
  close(at(map, 196, 200), [196 * 8, 200 * 8], 1e-4);
  close(at(map, 105, 200), [105 * 8 + 2, 200 * 8 + 4], 1e-4);
  close(at(map, 14, 50), [14 * 8 + 2, 50 * 8 + 4], 1e-4);
});

test('beyond the page the last shifts hold, and without any nothing is shifted', () => {
  const seen = { X: 14, shifts: [shift(10, 1, 2), shift(280, 3, 4)] };
  const map = pageMap(straight, 297, seen, { ...seen, X: 196 });
  close(at(map, 100, -50), [801, -398], 1e-4);
  close(at(map, 100, 400), [803, 3204], 1e-4);
  const none = { X: 14, shifts: [] };
  close(at(pageMap(straight, 297, none, { ...none, X: 196 }), 100, 100), [800, 800], 1e-4);
});
