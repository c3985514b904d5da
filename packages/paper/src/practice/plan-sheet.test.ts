import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rect } from '../layout/index.ts';
import { drawHand, markKinds } from './hand.ts';
import { plainMark } from './plain-marks.ts';
import { planSheet } from './plan-sheet.ts';
import { seededRandom } from './random.ts';
import { cleanRates, type SheetRates, trapRates, usualRates } from './rates.ts';
import { extentOf, type PenStroke } from './stroke.ts';
import { samplePage } from './testing/sample-page.ts';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const page = samplePage(18);
const only = (more: Partial<SheetRates>): SheetRates => ({ ...cleanRates, signature: 0, stamp: 0, ...more });

const inside =
  ([x, y, w, h]: Rect, slack: number) =>
  (point: { x: number; y: number }): boolean =>
    point.x > x - slack && point.x < x + w + slack && point.y > y - slack && point.y < y + h + slack;
const pointsOf = (strokes: readonly PenStroke[]) => strokes.flatMap(({ points }) => points);

test('the same seed plans the same sheet', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(planSheet(page, trapRates, seededRandom(seed))).toEqual(planSheet(page, trapRates, seededRandom(seed)));
    }),
    { numRuns: 20 },
  );
});

test.each(markKinds)('a clear vote (%s) lies in its box: its middle, and most of its line', (kind) => {
  const box = [100, 100, 5, 5] as const;
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = seededRandom(seed);
      const points = pointsOf(plainMark(box, drawHand(random, { [kind]: 1 }), random));
      const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(inside(box, 0)({ x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) })).toBe(true);
      const within = points.filter(inside(box, 0.3)).length / points.length;
      expect(within).toBeGreaterThan(kind === 'overflow' ? 0.36 : 0.5);
    }),
    { numRuns: 500 },
  );
});

test('a plain row has ink in exactly the boxes that its truth names', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { truth, strokes } = planSheet(page, only({ blank: 0.1, multiple: 0.1 }), seededRandom(seed));
      const points = pointsOf(strokes);
      for (const [index, row] of truth.rows.entries()) {
        if (row.expect !== 'plain') continue;
        const marked = Object.entries(page.rows[index]!.boxes).flatMap(([level, box]) =>
          points.some(inside(box, 0)) ? [level] : [],
        );
        expect(marked).toEqual(Object.keys(page.rows[index]!.boxes).filter((level) => level in row.marks));
        expect(row.reading).toBe(marked.length === 0 ? 'blank' : marked.length > 1 ? 'multiple' : marked[0]);
      }
    }),
    { numRuns: 60 },
  );
});

test('a row that the stroke of another row reaches may go to a person, it is not plain', () => {
  const close = samplePage(20, 7.2);
  let reached = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const { truth, strokes } = planSheet(close, only({ kinds: { overflow: 1 } }), seededRandom(seed));
    for (const row of truth.rows) {
      if (row.expect === 'plain') continue;
      reached += 1;
      expect(['person-or-read', 'person-or-empty']).toContain(row.expect);
    }
    expect(strokes.length).toBeGreaterThan(0);
  }
  expect(reached).toBeGreaterThan(0);
});

test('a struck name is struck: a line runs over the printed name, from one end towards the other', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { truth, strokes } = planSheet(page, only({ struckName: 1 }), seededRandom(seed));
      for (const [index, row] of truth.rows.entries()) {
        const over = pointsOf(strokes).filter(inside(page.rows[index]!.nameRect, 0));
        expect(row).toMatchObject({ expect: 'person', struckName: expect.any(String) });
        expect(Math.max(...over.map(({ x }) => x)) - Math.min(...over.map(({ x }) => x))).toBeGreaterThan(4);
      }
    }),
    { numRuns: 30 },
  );
});

test('added words never touch a box, and they are as long as words', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const votes = only({ blank: 1 });
      const { truth, strokes } = planSheet(page, { ...votes, writing: 1 }, seededRandom(seed));
      expect(truth.writing).toBeDefined();
      const points = pointsOf(strokes);
      for (const { boxes } of page.rows)
        for (const box of Object.values(boxes)) expect(points.some(inside(box, 0.5))).toBe(false);
      const [left, top, right, bottom] = extentOf(strokes);
      expect(Math.max(right - left, bottom - top)).toBeGreaterThan(5);
    }),
    { numRuns: 100 },
  );
});

test('a line down a column reaches every box of it and no other', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { truth, strokes } = planSheet(page, only({ columnLine: 1 }), seededRandom(seed));
      expect(strokes).toHaveLength(1);
      for (const [index, { reading, marks, expect: what }] of truth.rows.entries()) {
        expect(what).toBe('person-or-read');
        expect(marks).toEqual({ [reading]: 'column-line' });
        for (const [level, box] of Object.entries(page.rows[index]!.boxes))
          expect(pointsOf(strokes).some(inside(box, 0))).toBe(level === reading);
      }
    }),
    { numRuns: 30 },
  );
});

test('stamp and signature keep to their places', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const plan = planSheet(page, only({ blank: 1, signature: 1, stamp: 1 }), seededRandom(seed));
      expect(plan.truth).toMatchObject({ signed: true, stamped: true });
      expect(pointsOf(plan.stamp).every(inside(page.stampRect!, 1))).toBe(true);
      expect(pointsOf(plan.strokes).every(inside(page.signatureRect!, 1))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('usual sheets are mostly plain, clean ones wholly, sheets of traps are not', () => {
  const plainShare = (rates: SheetRates): number => {
    const rows = Array.from({ length: 80 }, (_, seed) => planSheet(page, rates, seededRandom(seed)).truth.rows).flat();
    return (
      rows.filter(({ expect: what, reading }) => what === 'plain' && reading !== 'blank' && reading !== 'multiple')
        .length / rows.length
    );
  };
  expect(plainShare(usualRates)).toBeGreaterThan(0.92);
  expect(plainShare(trapRates)).toBeLessThan(0.6);
  expect(plainShare(only({ kinds: { cross: 1 } }))).toBeGreaterThan(0.99);
});
