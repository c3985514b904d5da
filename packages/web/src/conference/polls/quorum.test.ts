import { expect, test } from 'vitest';
import { neededOf } from './quorum.ts';

const twoThirds = { numerator: 2, denominator: 3 };

test('the least number and whether it is reached are two values, so that a saved table can be worked with', () => {
  expect(neededOf({ present: 51, voters: 76 }, twoThirds)).toMatchObject({ least: 51, standing: { vi: 'Đủ' } });
  expect(neededOf({ present: 50, voters: 76 }, twoThirds)).toMatchObject({ least: 51, standing: { vi: 'Chưa đủ' } });
});

test('rules without a quorum need no number', () => {
  expect(neededOf({ present: 1, voters: 76 }, null)).toMatchObject({ least: null, standing: { en: 'no rule' } });
});
