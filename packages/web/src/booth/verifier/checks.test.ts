import { type ProblemCode, problemTexts } from '@tinnhiem/ballot-box';
import { expect, test } from 'vitest';
import { boxChecks, checkOf, outcomes } from './checks.ts';

const stage = { tally: true, result: true };
const outcomesOf = (codes: readonly ProblemCode[], own = stage) =>
  Object.fromEntries(
    outcomes(
      codes.map((code) => ({ code, where: {} })),
      own,
    ).map(([{ name }, outcome]) => [name, outcome]),
  );

test('every problem belongs to exactly one check', () => {
  for (const code of Object.keys(problemTexts) as ProblemCode[]) {
    const checks = boxChecks.filter(({ codes }) => codes.some((beginning) => code.startsWith(beginning)));
    expect([code, checks.map(({ name }) => name)]).toEqual([code, [checkOf(code)]]);
  }
});

test('a right box passes every check; one without a result says what is not there yet', () => {
  expect(new Set(Object.values(outcomesOf([])))).toEqual(new Set(['right']));
  expect(outcomesOf([], { tally: true, result: false })).toMatchObject({ tally: 'right', decryptions: 'not-yet' });
  expect(outcomesOf([], { tally: false, result: false })).toMatchObject({ ballots: 'right', tally: 'not-yet' });
});

test('a broken file says nothing about what is in it', () => {
  const { file, ...others } = outcomesOf(['record-hash-mismatch']);
  expect(file).toBe('wrong');
  expect(new Set(Object.values(others))).toEqual(new Set(['unknown']));
});

test('what builds on something wrong is not called right', () => {
  expect(outcomesOf(['ballot-signature-invalid'])).toEqual({
    file: 'right',
    election: 'right',
    trustees: 'right',
    credentials: 'right',
    ballots: 'wrong',
    tally: 'unknown',
    decryptions: 'unknown',
    result: 'unknown',
  });
  expect(outcomesOf(['result-mismatch'])).toMatchObject({ tally: 'right', decryptions: 'right', result: 'wrong' });
});
