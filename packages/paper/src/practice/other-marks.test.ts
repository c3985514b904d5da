import fc from 'fast-check';
import { expect, test } from 'vitest';
import { otherHand, otherMark, otherShapes, otherStruckMark } from './other-marks.ts';
import { ordinaryPen } from './pens.ts';
import { seededRandom } from './random.ts';

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

test('a struck-out mark has more strokes than the mark, and one that crosses the middle of the box', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = seededRandom(seed);
      const hand = { ...otherHand(box, ordinaryPen(random), random), middle: [102.5, 102.5] as const, reach: 2 };
      const strokes = otherStruckMark(box, hand, random);
      expect(strokes.length).toBeGreaterThan(1);
      const near = strokes.at(-1)?.points.some(({ x, y }) => Math.hypot(x - 102.5, y - 102.5) < 1.6);
      expect(near).toBe(true);
    }),
    { numRuns: 60 },
  );
});
