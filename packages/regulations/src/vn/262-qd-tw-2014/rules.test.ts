import { expect, it } from 'vitest';
import { outcomesOf, worked } from '../../testing.ts';
import { rules } from './rules.ts';

it('percentages are shares of ballots collected, with invalid ones in', () => {
  expect(worked(rules, { high: 19, confidence: 2, low: 25, collected: 47, valid: 46, invalid: 1 })).toEqual({
    base: { what: 'collected', count: 47 },
    percents: ['40,43', '4,26', '53,19'],
    outcomes: ['low-over-half'],
    findings: ['I-invalid-rows'],
  });
});

it('24 of 48 is not over half, 25 is; 32 is from two thirds, where both outcomes apply', () => {
  expect(outcomesOf(rules, 24, 48)).toEqual([]);
  expect(outcomesOf(rules, 25, 48)).toEqual(['low-over-half']);
  expect(outcomesOf(rules, 31, 48)).toEqual(['low-over-half']);
  expect(outcomesOf(rules, 32, 48)).toEqual(['low-over-half', 'low-two-thirds']);
});

it('every reason of invalidity is one of the clause, and a signature is none', () => {
  const quote = rules.invalidity.map((reason) => (reason.cite === 'unverified' ? '' : reason.cite.quote));
  expect(new Set(quote).size).toBe(1);
  expect(quote[0]).toContain('Phiếu không do Ban Kiểm phiếu phát ra');
  expect(rules.invalidity.map((reason) => [reason.code, reason.layer.value])).toEqual([
    ['not-issued', 'ballot'],
    ['name-struck', 'row'],
    ['added-text', 'ballot'],
    ['blank', 'row'],
    ['multiple', 'row'],
  ]);
  expect(rules.signature.value).toBe('allowed');
});
