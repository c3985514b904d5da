import { expect, it } from 'vitest';
import { outcomesOf, worked } from '../../testing.ts';
import { rules } from './rules.ts';

it('the base is ballots collected, not valid marks: Lê Duy Thành, 13/12/2023', () => {
  expect(worked(rules, { high: 19, confidence: 2, low: 25, collected: 47 })).toEqual({
    base: { what: 'collected', count: 47 },
    percents: ['40,43', '4,26', '53,19'],
    outcomes: ['low-over-half'],
    findings: ['I-invalid-rows'],
  });
});

it('members do not matter: absent deputies are not in the base', () => {
  expect(worked(rules, { high: 19, confidence: 2, low: 25, collected: 47, members: 51 }).percents).toEqual([
    '40,43',
    '4,26',
    '53,19',
  ]);
});

it('over half and from two thirds are bands', () => {
  expect(outcomesOf(rules, 24, 48)).toEqual([]);
  expect(outcomesOf(rules, 31, 48)).toEqual(['low-over-half']);
  expect(outcomesOf(rules, 32, 48)).toEqual(['low-two-thirds']);
});

it('the outcome cites the articles', () => {
  expect(rules.thresholds[0]?.cite).toEqual({ instrument: 'Nghị quyết 96/2023/QH15', provision: 'Điều 12, Điều 13' });
});
