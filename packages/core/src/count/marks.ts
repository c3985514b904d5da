// S10, S11: what a person reads on a ballot, and what the rules make of it. Two layers: the whole ballot, one person's row.
import { z } from 'zod';
import {
  type InvalidityCode,
  type InvalidityReason,
  invalidityCodes,
  type Level,
  levels,
  type Rules,
} from '../rules/rules.ts';

/** What stands in one person's row: one level, a reason for which the row is void, or a doubt for the committee. */
export const rowMarkSchema = z.enum([...levels, ...invalidityCodes, 'doubtful']);
export type RowMark = z.infer<typeof rowMarkSchema>;

/** What stands against the sheet as a whole: nothing, a reason, or a doubt. */
export const wholeMarkSchema = z.enum(['ok', ...invalidityCodes, 'doubtful']);
export type WholeMark = z.infer<typeof wholeMarkSchema>;

/** One ballot as one person read it. `rows` is in ballot order; empty where the sheet is void or doubtful as a whole. */
export const ballotMarksSchema = z.strictObject({ whole: wholeMarkSchema, rows: z.array(rowMarkSchema).max(200) });
export type BallotMarks = z.output<typeof ballotMarksSchema>;

// These are seen in a row; everything else is seen on the sheet.
const seenInRow: readonly InvalidityCode[] = ['blank', 'multiple', 'name-struck'];

/** Reasons that a person records against a row under these rules. */
export function rowReasons(rules: Rules): InvalidityReason[] {
  return rules.invalidity.filter((reason) => seenInRow.includes(reason.code) || reason.layer.value === 'row');
}

/** Reasons that a person records against the whole sheet under these rules. */
export function wholeReasons(rules: Rules): InvalidityReason[] {
  return rules.invalidity.filter((reason) => !rowReasons(rules).includes(reason));
}

/** Reasons of one layer under these rules: those that void the ballot, or those that void one person's row (S11). */
export function reasonsOfLayer(rules: Rules, layer: 'ballot' | 'row'): InvalidityReason[] {
  return rules.invalidity.filter((reason) => reason.layer.value === layer);
}

/** A ballot as it counts. `void`: invalid as a whole, for this reason. */
export interface CountedBallot {
  readonly void: InvalidityCode | null;
  readonly rows: readonly (Level | InvalidityCode)[];
}

/** What settled marks count as. A reason that the rules let void the ballot voids it, even where it was seen in one row (S11). Throws on a doubt: doubts are decided first. */
export function interpret(rules: Rules, marks: BallotMarks): CountedBallot {
  if (marks.whole === 'doubtful' || marks.rows.includes('doubtful'))
    throw new Error('a doubtful ballot cannot be counted');
  if (marks.whole !== 'ok') return { void: marks.whole, rows: [] };
  const rows = marks.rows as readonly (Level | InvalidityCode)[];
  const voiding = reasonsOfLayer(rules, 'ballot').find((reason) => rows.includes(reason.code));
  return voiding === undefined ? { void: null, rows } : { void: voiding.code, rows: [] };
}

/** Whether a mark is one of the three levels. */
export function isLevel(mark: string): mark is Level {
  return (levels as readonly string[]).includes(mark);
}

/** Counts of one person, in ballots. */
export interface PersonCount {
  readonly person: string;
  readonly high: number;
  readonly confidence: number;
  readonly low: number;
  /** Rows void singly, by reason; the ballots void as a whole are not among them. */
  readonly rowReasons: Readonly<Partial<Record<InvalidityCode, number>>>;
}

/** Counts of one list, in ballots. */
export interface ListCount {
  readonly counted: number;
  /** Ballots void as a whole, by reason. */
  readonly reasons: Readonly<Partial<Record<InvalidityCode, number>>>;
  readonly people: readonly PersonCount[];
}

/** All reasons together, in ballots. */
export function sum(counts: Readonly<Partial<Record<InvalidityCode, number>>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Adds up counted ballots. The order of the ballots does not matter. */
export function addUp(people: readonly string[], ballots: Iterable<CountedBallot>): ListCount {
  const reasons: Partial<Record<InvalidityCode, number>> = {};
  const rows = people.map((person) => ({
    person,
    high: 0,
    confidence: 0,
    low: 0,
    rowReasons: {} as Partial<Record<InvalidityCode, number>>,
  }));
  let counted = 0;
  for (const ballot of ballots) {
    counted += 1;
    if (ballot.void !== null) {
      reasons[ballot.void] = (reasons[ballot.void] ?? 0) + 1;
      continue;
    }
    if (ballot.rows.length !== rows.length)
      throw new Error(`a ballot with ${ballot.rows.length} rows for ${rows.length} people`);
    for (const [index, mark] of ballot.rows.entries()) {
      const row = rows[index];
      if (row === undefined) continue;
      if (isLevel(mark)) row[mark] += 1;
      else row.rowReasons[mark] = (row.rowReasons[mark] ?? 0) + 1;
    }
  }
  return { counted, reasons, people: rows };
}
