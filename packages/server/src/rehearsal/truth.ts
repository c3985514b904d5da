// What invented voters marked, as the rules of the round make it count.
import {
  type BallotMarks,
  type CountedBallot,
  type InvalidityCode,
  interpret,
  type RowMark,
  type Rules,
} from '@tinnhiem/core';
import type { PracticeBallot } from '../scans/practice-worker.ts';

/** The marks of a paper ballot as an attentive committee reads them under these rules. */
export function marksOf(rules: Rules, { writing, rows }: PracticeBallot): BallotMarks {
  if (writing && isReason(rules, 'added-text')) return { whole: 'added-text', rows: [] };
  return { whole: 'ok', rows: rows.map((row) => rowMarkOf(rules, row)) };
}

/** What stands in one row, whatever is written elsewhere on the sheet. */
export function rowMarkOf(rules: Rules, { reading, nameStruck }: PracticeBallot['rows'][number]): RowMark {
  return nameStruck && isReason(rules, 'name-struck') ? 'name-struck' : reading;
}

function isReason(rules: Rules, code: InvalidityCode): boolean {
  return rules.invalidity.some((reason) => reason.code === code);
}

/** What a paper ballot counts as. */
export function countedOf(rules: Rules, ballot: PracticeBallot): CountedBallot {
  return interpret(rules, marksOf(rules, ballot));
}
