import { expect, test } from 'vitest';
import { otherWay, wayOf } from './ways.ts';

test('a person holds paper or a slip of a list, or nothing', () => {
  const voter = { holds: ['a', 'b'], slips: ['b'] };
  expect(['a', 'b', 'c'].map((list) => wayOf(voter, list))).toEqual(['paper', 'slip', null]);
});

test('the other way of paper is a slip, and back', () => {
  expect(otherWay('paper')).toBe('slip');
  expect(otherWay('slip')).toBe('paper');
});
