// What percentages are a share of stands on paper beside figures of one person: the words must not let one be taken for the other.
import { type ListResult, type Rules, validFor } from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { expect, test } from 'vitest';
import { paperResults } from './results.ts';

const found = ruleSet('vn/262-qd-tw-2014');
if (!found.ok) throw new Error(found.error.message.en);
const ofValid: Rules = {
  ...found.value,
  denominator: {
    display: { value: 'valid', cite: 'unverified' },
    thresholds: { value: 'valid', cite: 'unverified' },
  },
};
const person = { person: 'CB01', name: 'Ngô Văn Ích', position: 'Trưởng khoa', rowReasons: { blank: 1 } };
const result = {
  id: 'khoa',
  title: 'Trưởng khoa',
  place: 'workplace',
  ...{ printed: 48, issued: 48, spoiled: 0, unused: 0, collected: 48, foreign: 0, notReturned: 0 },
  ...{ valid: 47, invalid: 1, reasons: { 'added-text': 1 }, voters: 48, present: 48 },
  people: [{ ...person, high: 19, confidence: 2, low: 25, invalidRows: 2 }],
} as unknown as ListResult;

test('a share of valid ballots says that they are those of the whole list, beside the valid ones of a person', () => {
  const { base, rows } = paperResults(ofValid, result);
  expect(rows[0]).toMatchObject({ valid: 46, low: { ballots: 25, percent: '53,19' } });
  expect(validFor(result, { invalidRows: 2 })).toBe(46);
  expect(base).toEqual({ label: 'tổng số phiếu hợp lệ của cả danh sách', count: 47 });
});
