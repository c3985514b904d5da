import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Assessment, assess, type PersonCounts } from './assess.ts';
import { bands, openEnded, strict, testRules } from './test-rules.ts';

const thresholdSets = { openEnded, bands, strict };
const thresholds = fc.constantFrom(...(Object.keys(thresholdSets) as Array<keyof typeof thresholdSets>));
/** Possible counts: three levels and ballots without a valid mark make up the ballots collected. */
const anywhere = fc
  .record({ high: fc.nat(2000), confidence: fc.nat(2000), low: fc.nat(2000), none: fc.nat(50) })
  .filter(({ high, confidence, low, none }) => high + confidence + low + none > 0)
  .map(({ high, confidence, low, none }) => ({ high, confidence, low, collected: high + confidence + low + none }));
/** Counts a mark or two away from one half or two thirds, where a wrong comparison shows. */
const nearALine = fc
  .record({
    sixths: fc.integer({ min: 1, max: 50 }),
    line: fc.constantFrom(3, 4),
    off: fc.integer({ min: -2, max: 2 }),
  })
  .map(({ sixths, line, off }) => ({ low: sixths * line + off, collected: sixths * 6 }))
  .filter(({ low, collected }) => low <= collected)
  .map(({ low, collected }) => ({ high: collected - low, confidence: 0, low, collected }));
/** Shares that end in exactly half a hundredth of a percent: odd thirty-seconds. */
const halfAHundredth = fc
  .record({ odd: fc.nat(15), times: fc.integer({ min: 1, max: 20 }) })
  .map(({ odd, times }) => ({ low: (2 * odd + 1) * times, collected: 32 * times }))
  .map(({ low, collected }) => ({ high: collected - low, confidence: 0, low, collected }));
const possible = fc.oneof(anywhere, nearALine, halfAHundredth);
const run = (counts: Omit<PersonCounts, 'name'>, set: keyof typeof thresholdSets = 'openEnded') =>
  assess(testRules('collected', { thresholds: thresholdSets[set] }), { name: 'Nguyễn Văn Thử', ...counts });
const codes = (assessment: Assessment) => assessment.outcomes.map((outcome) => outcome.code);
const rank = (assessment: Assessment) => (codes(assessment).includes('low-two-thirds') ? 2 : codes(assessment).length);

it('one more low mark instead of another never makes the outcome milder', () => {
  fc.assert(
    fc.property(possible, thresholds, (counts, set) => {
      fc.pre(counts.high > 0);
      const worse = { ...counts, high: counts.high - 1, low: counts.low + 1 };
      expect(rank(run(worse, set))).toBeGreaterThanOrEqual(rank(run(counts, set)));
    }),
  );
});

it('outcomes depend on the share alone: multiplied together with the base, they stay', () => {
  fc.assert(
    fc.property(possible, thresholds, fc.integer({ min: 1, max: 1000 }), (counts, set, k) => {
      const { high, confidence, low, collected } = counts;
      const many = run({ high: high * k, confidence: confidence * k, low: low * k, collected: collected * k }, set);
      const once = run(counts, set);
      expect(codes(many)).toEqual(codes(once));
      expect([many.high.percent, many.low.percent]).toEqual([once.high.percent, once.low.percent]);
    }),
  );
});

it('a percentage is the share rounded half up to hundredths, worked out here digit by digit', () => {
  fc.assert(
    fc.property(possible, ({ high, confidence, low, collected }) => {
      const expected = (count: number) => {
        // Long division: two whole digits more than the share in percent, and the next digit decides.
        const thousandths = (BigInt(count) * 100_000n) / BigInt(collected);
        const hundredths = thousandths / 10n + (thousandths % 10n >= 5n ? 1n : 0n);
        const digits = hundredths.toString().padStart(3, '0');
        return `${digits.slice(0, -2)},${digits.slice(-2)}`;
      };
      const assessment = run({ high, confidence, low, collected });
      expect(assessment.high.percent).toBe(expected(high));
      expect(assessment.confidence.percent).toBe(expected(confidence));
      expect(assessment.low.percent).toBe(expected(low));
    }),
  );
});

it('over half and from two thirds are what fractions say', () => {
  fc.assert(
    fc.property(possible, (counts) => {
      const applying = codes(run(counts));
      const others = counts.collected - counts.low;
      expect(applying.includes('low-over-half')).toBe(counts.low > others);
      expect(applying.includes('low-two-thirds')).toBe(counts.low >= 2 * others);
    }),
  );
});

it('in bands at most one outcome applies, and the bands leave nothing out above half', () => {
  fc.assert(
    fc.property(possible, (counts) => {
      expect(codes(run(counts, 'bands')).length).toBe(counts.low > counts.collected - counts.low ? 1 : 0);
    }),
  );
});

it('any figures whatever give an answer, and none with an error has an outcome', () => {
  const anything = fc.option(fc.oneof(fc.nat(100), fc.integer(), fc.double()), { nil: null });
  const counts = fc.record({
    issued: anything,
    collected: anything,
    valid: anything,
    invalid: anything,
    members: anything,
    convened: anything,
    high: anything,
    confidence: anything,
    low: anything,
  });
  fc.assert(
    fc.property(counts, (figures) => {
      const assessment = run(figures);
      const failed = assessment.findings.some((finding) => finding.severity === 'error');
      if (failed) expect(assessment.outcomes).toEqual([]);
      for (const { percent } of [assessment.high, assessment.confidence, assessment.low]) {
        if (percent !== null) expect(percent).toMatch(/^(?:100,00|\d{1,2},\d{2})$/);
      }
      const ids = assessment.findings.map((finding) => finding.id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});
