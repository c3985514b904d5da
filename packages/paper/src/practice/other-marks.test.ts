import fc from 'fast-check';
import { expect, test } from 'vitest';
import { otherHand, otherMark, otherShapes } from './other-marks.ts';
import { ordinaryPen } from './pens.ts';
import { seededRandom } from './random.ts';
import { otherStruckMark } from './withdrawn-marks.ts';

const box = [100, 100, 5, 5] as const;
const seeds = fc.integer({ min: 0, max: 1_000_000 });
const means = (strokes: ReturnType<typeof otherMark>): readonly [number, number] => {
  const points = strokes.flatMap((stroke) => stroke.points);
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return [mean(({ x }) => x), mean(({ y }) => y)];
};

test.each(otherShapes)('a %s lies about its box, the same for the same seed', (shape) => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const draw = () => {
        const random = seededRandom(seed);
        return otherMark(shape, otherHand(box, ordinaryPen(random), random), random);
      };
      expect(draw()).toEqual(draw());
      for (const [axis, middle] of means(draw()).entries())
        expect(Math.abs(middle - 102.5)).toBeLessThan(axis === 0 ? 5 : 4);
    }),
    { numRuns: 60 },
  );
});

/** Of a line between two points, from the middle of the box, in mm. */
function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((102.5 - a.x) * dx + (102.5 - a.y) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(a.x + at * dx - 102.5, a.y + at * dy - 102.5);
}

test('a struck-out mark has more strokes than one, and the last of them goes through the box', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = seededRandom(seed);
      const hand = { ...otherHand(box, ordinaryPen(random), random), middle: [102.5, 102.5] as const, reach: 2 };
      const strokes = otherStruckMark(box, hand, random);
      expect(strokes.length).toBeGreaterThan(1);
      const points = strokes.at(-1)?.points ?? [];
      const nearest = Math.min(...points.slice(1).map((point, index) => distance(points[index] ?? point, point)));
      expect(nearest).toBeLessThan(2.5);
    }),
    { numRuns: 200 },
  );
});
