import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BoxShape } from './box-shape.ts';
import { lookCount } from './mark-layers.ts';
import { type Mark, notStanding } from './marks-together.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A mark that may look like anything. */
const anyMark: fc.Arbitrary<Mark> = fc
  .record({
    numbers: fc.array(share, { minLength: 9, maxLength: 9 }),
    look: fc.array(share, { minLength: lookCount, maxLength: lookCount }),
  })
  .map(({ numbers: [frame, fill, darkness, wide, high, leaves, outside, off, ink], look }) => ({
    shape: {
      frame,
      fill,
      darkness,
      wide,
      high,
      leaves: [leaves, 0, 0, leaves],
      outside,
      off,
      ink,
      grey: 40,
    } as unknown as BoxShape,
    look: Float32Array.from(look, (value) => 4 * value),
  }));

test('what is said of a mark does not depend on where on the page it stands', () => {
  fc.assert(
    fc.property(fc.array(anyMark, { minLength: 1, maxLength: 12 }), fc.nat(), (marks, shift) => {
      const by = shift % marks.length;
      const turned = [...marks.slice(by), ...marks.slice(0, by)];
      const odds = notStanding(turned);
      for (const [index, said] of notStanding(marks).entries())
        expect(odds[(index - by + marks.length) % marks.length]).toBeCloseTo(said, 6);
    }),
  );
});

test('of a page without marks nothing is said, and of one mark alone something', () => {
  expect(notStanding([])).toEqual([]);
  fc.assert(
    fc.property(anyMark, (mark) => {
      expect(Number.isFinite(notStanding([mark])[0])).toBe(true);
    }),
  );
});

test('what a mark is taken for depends on the others', () => {
  fc.assert(
    fc.property(anyMark, anyMark, (mark, other) => {
      fc.pre(mark.look.some((value, at) => Math.abs(value - (other.look[at] as number)) > 1));
      const [alone] = notStanding([mark]) as [number];
      const [among] = notStanding([mark, ...Array.from({ length: 6 }, () => other)]) as [number];
      expect(among).not.toBeCloseTo(alone, 6);
    }),
  );
});
