import { expect, it } from 'vitest';
import { outcomesOf } from '../../testing.ts';
import { rules } from './rules.ts';

it('over half and from two thirds are bands: one outcome at a time', () => {
  expect(outcomesOf(rules, 24, 48)).toEqual([]);
  expect(outcomesOf(rules, 25, 48)).toEqual(['low-over-half']);
  expect(outcomesOf(rules, 31, 48)).toEqual(['low-over-half']);
  expect(outcomesOf(rules, 32, 48)).toEqual(['low-two-thirds']);
  expect(outcomesOf(rules, 33, 50)).toEqual(['low-over-half']);
  expect(outcomesOf(rules, 34, 50)).toEqual(['low-two-thirds']);
});

it('the base is ballots collected, and says that its source was not read', () => {
  expect(rules.denominator.display).toMatchObject({ value: 'collected', cite: 'unverified' });
});

it('at least two thirds of those convened are present', () => {
  expect(rules.quorum).toMatchObject({ value: { numerator: 2, denominator: 3 } });
});

it('leaves out who was appointed in the year of the vote or has notice of retirement', () => {
  expect(rules.tenure.value).toEqual({ kind: 'notInVoteYear', counts: 'thisPost' });
  expect(rules.exclusions.map((exclusion) => exclusion.value)).toEqual(['retirementNotice']);
});
