import type { CountedBallot, ListId } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { differencesOf, figuresOfTruth } from './figures.ts';

const list = 'khoa' as ListId;
const people = ['CB1', 'CB2'];
const valid = (...rows: CountedBallot['rows']): CountedBallot => ({ void: null, rows });
const seenBy = (...decided: boolean[]) => decided;

test('A mark that was counted as another one is named, with whether anybody looked at it', () => {
  const truth = [valid('high', 'low'), valid('confidence', 'blank')];
  const judged = [
    { counted: valid('high', 'confidence'), decided: seenBy(false, false) },
    { counted: valid('low', 'multiple'), decided: seenBy(true, true) },
  ];
  // A blank row read as one with several marks is void either way.
  expect(differencesOf(list, people, truth, judged)).toEqual([
    { list, ballot: 1, person: 'CB2', truth: 'low', counted: 'confidence', why: 'silent' },
    { list, ballot: 2, person: 'CB1', truth: 'confidence', counted: 'low', why: 'adjudicated' },
  ]);
});

test('A ballot that is void as a whole and was counted is a difference for everybody on it', () => {
  const truth: CountedBallot[] = [{ void: 'added-text', rows: [] }];
  const judged = [{ counted: valid('high', 'low'), decided: seenBy(false, false) }];
  expect(differencesOf(list, people, truth, judged).map(({ person, truth: made }) => [person, made])).toEqual([
    ['CB1', 'void: added-text'],
    ['CB2', 'void: added-text'],
  ]);
});

test('Rows that are void singly and ballots void as a whole are invalid rows of a person', () => {
  const ballots: CountedBallot[] = [valid('high', 'blank'), { void: 'added-text', rows: [] }, valid('low', 'low')];
  expect(figuresOfTruth(list, people, ballots)).toEqual({
    id: list,
    collected: 3,
    people: [
      { person: 'CB1', high: 1, confidence: 0, low: 1, invalidRows: 1 },
      { person: 'CB2', high: 0, confidence: 0, low: 1, invalidRows: 2 },
    ],
  });
});
