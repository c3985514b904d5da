import { expect, it } from 'vitest';
import { outcomesOf, worked } from '../../testing.ts';
import { rules } from './rules.ts';

it('the base is all deputies: Đặng Thị Ngọc Thịnh, 25/10/2018', () => {
  expect(worked(rules, { high: 323, confidence: 146, low: 6, collected: 475, members: 485 })).toEqual({
    base: { what: 'members', count: 485 },
    percents: ['66,60', '30,10', '1,24'],
    outcomes: [],
    findings: [],
  });
});

it('from two thirds of all deputies on both outcomes apply', () => {
  expect(outcomesOf(rules, 242, 475, 485)).toEqual([]);
  expect(outcomesOf(rules, 243, 475, 485)).toEqual(['low-over-half']);
  expect(outcomesOf(rules, 323, 475, 485)).toEqual(['low-over-half']);
  expect(outcomesOf(rules, 324, 475, 485)).toEqual(['low-over-half', 'low-two-thirds']);
  expect(outcomesOf(rules, 320, 475, 480)).toEqual(['low-over-half', 'low-two-thirds']);
});

it('nine months in post are counted to the opening of the session, and the clocks as well', () => {
  expect(rules.tenure.value).toEqual({ kind: 'months', months: 9, until: 'sessionOpening', counts: 'thisPost' });
  expect(rules.deadlines.map(({ code, days, before }) => [code, days, before])).toEqual([
    ['report-of-person', 30, 'sessionOpening'],
    ['sent-to-delegates', 20, 'sessionOpening'],
    ['verification-request', 15, 'sessionOpening'],
    ['information-request', 10, 'sessionOpening'],
  ]);
});
