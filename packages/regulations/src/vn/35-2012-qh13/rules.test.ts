import { expect, it } from 'vitest';
import { outcomesOf, worked } from '../../testing.ts';
import { rules } from './rules.ts';

it('the base is all deputies, absent ones too: Nguyễn Thị Kim Ngân, 10/6/2013', () => {
  expect(worked(rules, { high: 372, confidence: 104, low: 14, collected: 492, members: 498 })).toEqual({
    base: { what: 'members', count: 498 },
    percents: ['74,70', '20,88', '2,81'],
    outcomes: [],
    findings: ['I-invalid-rows'],
  });
});

it('two thirds itself is not more than two thirds', () => {
  expect(outcomesOf(rules, 332, 492, 498)).toEqual(['low-over-half']);
  expect(outcomesOf(rules, 333, 492, 498)).toEqual(['low-over-half', 'low-two-thirds']);
});

it('half of all deputies is not over half, even where it is over half of those who voted', () => {
  expect(outcomesOf(rules, 249, 492, 498)).toEqual([]);
  expect(outcomesOf(rules, 250, 492, 498)).toEqual(['low-over-half']);
});

it('without the number of deputies there is no percentage', () => {
  expect(worked(rules, { high: 372, confidence: 104, low: 14, collected: 490 })).toMatchObject({
    percents: [null, null, null],
    findings: ['E-base-unknown'],
  });
});
