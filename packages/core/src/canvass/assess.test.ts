import { describe, expect, it } from 'vitest';
import { type Base, rulesSchema } from '../rules/rules.ts';
import { assess, type PersonCounts } from './assess.ts';
import { bands, openEnded, strict, testRules } from './test-rules.ts';

const person = (counts: Partial<PersonCounts>): PersonCounts => ({
  name: 'Nguyễn Văn Thử',
  high: 0,
  confidence: 0,
  low: 0,
  ...counts,
});
const lowOf = (low: number, base: number) => person({ low, high: base - low, collected: base });
const codes = (items: ReadonlyArray<{ readonly code: string }>) => items.map((item) => item.code);
const errors = (counts: Partial<PersonCounts>, base: Base = 'collected') => {
  const assessment = assess(testRules(base), person(counts));
  return assessment.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.code);
};

it('the invented rules of these tests are rules', () => {
  for (const thresholds of [openEnded, bands, strict]) rulesSchema.parse(testRules('collected', { thresholds }));
});

describe('the lines of consequence are drawn on whole numbers', () => {
  it.each([
    [24, 48, []],
    [25, 48, ['low-over-half']],
    [31, 48, ['low-over-half']],
    [32, 48, ['low-over-half', 'low-two-thirds']],
    [33, 50, ['low-over-half']],
    [34, 50, ['low-over-half', 'low-two-thirds']],
    [0, 1, []],
    [1, 1, ['low-over-half', 'low-two-thirds']],
    [1, 2, []],
    [2, 3, ['low-over-half', 'low-two-thirds']],
    // 66,67 % as printed, yet less than two thirds; and 50,00 % as printed, yet more than half.
    [66_666, 100_000, ['low-over-half']],
    [50_001, 100_000, ['low-over-half']],
  ])('%i low of %i', (low, base, expected) => {
    expect(codes(assess(testRules('collected'), lowOf(low, base)).outcomes)).toEqual(expected);
  });

  it.each([
    [24, 48, []],
    [25, 48, ['low-over-half']],
    [31, 48, ['low-over-half']],
    [32, 48, ['low-two-thirds']],
    [34, 50, ['low-two-thirds']],
  ])('in bands, %i low of %i falls into one only', (low, base, expected) => {
    expect(codes(assess(testRules('collected', { thresholds: bands }), lowOf(low, base)).outcomes)).toEqual(expected);
  });

  it.each([
    [32, 48, ['low-over-half']],
    [33, 48, ['low-over-half', 'low-two-thirds']],
  ])('where the rule says more than two thirds, %i of %i', (low, base, expected) => {
    expect(codes(assess(testRules('collected', { thresholds: strict }), lowOf(low, base)).outcomes)).toEqual(expected);
  });

  it('an outcome carries its citation and words, and the multiplications are there to be shown', () => {
    const assessment = assess(testRules('collected', { thresholds: bands }), lowOf(25, 47));
    expect(assessment.outcomes).toEqual([
      {
        code: 'low-over-half',
        cite: { instrument: 'Văn bản thử', provision: 'Điều 1' },
        text: { vi: 'Xem xét quy hoạch.', en: 'Consider the planning lists.' },
      },
    ]);
    expect(assessment.checks).toEqual([
      {
        code: 'low-over-half',
        applies: true,
        working: [
          { left: '2·25 = 50', relation: '>', right: '47', holds: true },
          { left: '3·25 = 75', relation: '<', right: '2·47 = 94', holds: true },
        ],
      },
      {
        code: 'low-two-thirds',
        applies: false,
        working: [{ left: '3·25 = 75', relation: '>=', right: '2·47 = 94', holds: false }],
      },
    ]);
  });
});

describe('percentages', () => {
  const published = { high: 19, confidence: 2, low: 25, collected: 47, valid: 46, invalid: 1 };

  it('are shares of ballots collected, invalid ones included, and are not repaired to add up to 100 (Vĩnh Phúc 2023)', () => {
    const assessment = assess(testRules('collected'), person(published));
    expect(assessment.base).toEqual({ what: 'collected', count: 47 });
    expect([assessment.high.percent, assessment.confidence.percent, assessment.low.percent]).toEqual([
      '40,43',
      '4,26',
      '53,19',
    ]);
    expect(codes(assessment.outcomes)).toEqual(['low-over-half']);
    expect(assessment.invalidRows).toBe(1);
    expect(codes(assessment.findings)).toEqual(['I-invalid-rows']);
  });

  it('are shares of valid ballots under rules that say so', () => {
    expect(assess(testRules('valid'), person(published)).low).toEqual({ count: 25, percent: '54,35' });
  });

  it('and thresholds may have different bases', () => {
    const rules = testRules('collected', { thresholdBase: 'members' });
    const assessment = assess(rules, person({ high: 22, low: 25, collected: 47, members: 50 }));
    expect(assessment.low.percent).toBe('53,19');
    expect(assessment.thresholdBase).toEqual({ what: 'members', count: 50 });
    expect(assessment.outcomes).toEqual([]);
    expect(assessment.checks[0]?.working).toEqual([{ left: '2·25 = 50', relation: '>', right: '50', holds: false }]);
  });

  it('do not exist without their base, and the finding names it', () => {
    const assessment = assess(testRules('members'), person({ high: 19, confidence: 2, low: 25, collected: 47 }));
    expect(assessment.base).toEqual({ what: 'members', count: null });
    expect(assessment.low).toEqual({ count: 25, percent: null });
    expect(assessment.outcomes).toEqual([]);
    expect(assessment.checks).toEqual([]);
    expect(assessment.findings.map((finding) => [finding.code, finding.where.column])).toEqual([
      ['E-base-unknown', 'members'],
      ['I-invalid-rows', undefined],
    ]);
    expect(assessment.invalidRows).toBe(1);
  });

  it('do not exist on a base of zero, and nothing follows from it', () => {
    const assessment = assess(testRules('collected'), person({ collected: 0 }));
    expect(assessment.low).toEqual({ count: 0, percent: null });
    expect(assessment.outcomes).toEqual([]);
    expect(codes(assessment.findings)).toEqual(['E-base-zero']);
  });

  it('of a level that is not known do not exist, and the others do', () => {
    const assessment = assess(testRules('collected'), person({ high: 40, confidence: 3, low: null, collected: 47 }));
    expect(assessment.high.percent).toBe('85,11');
    expect(assessment.low).toEqual({ count: null, percent: null });
    expect(assessment.outcomes).toEqual([]);
    expect(codes(assessment.findings)).toEqual(['W-level-unknown']);
    expect(assessment.invalidRows).toBeNull();
  });
});

describe('figures that contradict each other', () => {
  it.each<[string, Partial<PersonCounts>, string]>([
    ['levels above collected', { high: 30, low: 25, collected: 47 }, 'E-levels-over-total'],
    ['levels above valid', { high: 22, low: 25, collected: 47, valid: 46 }, 'E-levels-over-total'],
    ['levels above collected less invalid', { high: 22, low: 25, collected: 47, invalid: 1 }, 'E-levels-over-total'],
    ['levels above issued', { high: 22, low: 25, collected: 47, issued: 46 }, 'E-levels-over-total'],
    ['levels above all members', { high: 22, low: 25, collected: 47, members: 46 }, 'E-levels-over-total'],
    ['levels above all convened', { high: 22, low: 25, collected: 47, convened: 46 }, 'E-levels-over-total'],
    ['known levels alone above collected', { high: null, low: 48, collected: 47 }, 'E-levels-over-total'],
    [
      'valid and invalid short of collected',
      { low: 25, collected: 47, valid: 44, invalid: 1 },
      'E-valid-invalid-collected',
    ],
    [
      'valid and invalid above collected',
      { low: 25, collected: 47, valid: 47, invalid: 1 },
      'E-valid-invalid-collected',
    ],
    ['valid above collected', { low: 25, collected: 47, valid: 48 }, 'E-total-over-total'],
    ['invalid above collected', { low: 0, collected: 47, invalid: 48 }, 'E-total-over-total'],
    ['valid above issued', { low: 25, collected: 47, valid: 47, issued: 46 }, 'E-total-over-total'],
    ['valid above all members', { low: 25, collected: 47, valid: 47, members: 46 }, 'E-total-over-total'],
    ['a negative count', { high: -3, low: 25, collected: 47 }, 'E-count-not-whole'],
    ['a broken count', { high: 1.5, low: 25, collected: 47 }, 'E-count-not-whole'],
    ['a count that is no number', { high: Number.NaN, low: 25, collected: 47 }, 'E-count-not-whole'],
    ['a count too large to be exact', { high: 2 ** 53, low: 25, collected: 47 }, 'E-count-not-whole'],
  ])('%s: an error, and no outcome', (_what, counts, code) => {
    const assessment = assess(testRules('collected'), person(counts));
    expect(errors(counts)).toContain(code);
    expect(assessment.outcomes).toEqual([]);
    expect(assessment.checks).toEqual([]);
    expect(assessment.invalidRows).toBeNull();
  });

  it('still show what can be computed', () => {
    const assessment = assess(testRules('collected'), person({ high: 30, low: 25, collected: 47 }));
    expect(assessment.high).toEqual({ count: 30, percent: '63,83' });
    expect(assessment.low).toEqual({ count: 25, percent: '53,19' });
  });

  it('give no percentage above 100: a count above its base is no share of it', () => {
    expect(assess(testRules('collected'), person({ low: 48, collected: 47 })).low).toEqual({
      count: 48,
      percent: null,
    });
  });

  it('are named with both numbers, in both languages', () => {
    const finding = assess(testRules('collected'), person({ high: 30, low: 25, collected: 47 })).findings[0];
    expect(finding?.message.vi).toContain('cộng lại là 55, nhiều hơn số phiếu thu về là 47');
    expect(finding?.message.en).toContain('add up to 55, more than ballots collected: 47');
  });
});

describe('figures that are odd but possible', () => {
  it('more collected than issued: the box held a sheet that was never issued; a warning, and the outcome stands', () => {
    const assessment = assess(
      testRules('collected'),
      person({ high: 20, low: 25, issued: 46, collected: 47, valid: 45, invalid: 2 }),
    );
    expect(codes(assessment.findings)).toEqual(['W-collected-over-issued', 'I-invalid-rows']);
    expect(codes(assessment.outcomes)).toEqual(['low-over-half']);
    expect(assessment.invalidRows).toBe(2);
  });

  it('more issued than members: a warning', () => {
    const assessment = assess(testRules('collected'), person({ high: 47, issued: 50, collected: 47, members: 49 }));
    expect(codes(assessment.findings)).toEqual(['W-over-electorate']);
  });

  it('some ballots hold no valid mark for a person although all ballots are valid: said, not an error', () => {
    const assessment = assess(
      testRules('members'),
      person({ high: 362, confidence: 102, low: 7, collected: 475, valid: 475, invalid: 0, members: 485 }),
    );
    expect(codes(assessment.findings)).toEqual(['I-invalid-rows']);
    expect(assessment.invalidRows).toBe(4);
  });

  it('where every collected ballot holds a valid mark there is nothing to say', () => {
    expect(assess(testRules('collected'), person({ high: 47, collected: 47 })).findings).toEqual([]);
  });
});

it('findings say where: the place that was given, and the column', () => {
  const [finding] = assess(testRules('collected'), person({ high: 30, low: 25, collected: 47 }), { row: 3 }).findings;
  expect(finding?.where).toEqual({ row: 3, column: 'collected' });
  expect(finding?.id).toBe('E-levels-over-total:3:collected');
});
