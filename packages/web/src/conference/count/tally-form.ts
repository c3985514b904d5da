// A tally sheet while it is typed: totals of each person, which must come to the ballots collected.
import { type InvalidityCode, levels, type ReasonView, type TallyCell } from '@tinnhiem/core';
import { readCount } from '../fields.tsx';

/** One person's totals as typed. */
export interface TypedRow {
  readonly high: string;
  readonly confidence: string;
  readonly low: string;
  readonly invalid: Readonly<Partial<Record<InvalidityCode, string>>>;
}

export interface TypedTally {
  /** Ballots void as a whole, by reason. */
  readonly voided: Readonly<Partial<Record<InvalidityCode, string>>>;
  readonly people: readonly TypedRow[];
}

export type Totals = Extract<TallyCell, { kind: 'person' }>['totals'];

export const emptyRow: TypedRow = { high: '', confidence: '', low: '', invalid: {} };

export function emptyTally(people: number): TypedTally {
  return { voided: {}, people: Array.from({ length: people }, () => emptyRow) };
}

/** Reasons counted on whole ballots, and those counted in a person's row, as the rules let them void. */
export function tallyReasons(reasons: { readonly row: readonly ReasonView[]; readonly whole: readonly ReasonView[] }) {
  const all = [...reasons.whole, ...reasons.row];
  return {
    voiding: all.filter((reason) => reason.voids === 'ballot'),
    inRow: all.filter((reason) => reason.voids === 'row'),
  };
}

/** Counts by reason; an empty field is none. `null` where something is no number. */
export function readReasons(typed: TypedTally['voided']): Partial<Record<InvalidityCode, number>> | null {
  const counts: Partial<Record<InvalidityCode, number>> = {};
  for (const [code, value] of Object.entries(typed)) {
    if (value === '') continue;
    const count = readCount(value);
    if (count === null) return null;
    if (count > 0) counts[code as InvalidityCode] = count;
  }
  return counts;
}

/** One person's totals; `null` while a level is missing. Levels are never taken as none: an empty field was forgotten. */
export function readRow(typed: TypedRow): Totals | null {
  const [high, confidence, low] = levels.map((level) => readCount(typed[level]));
  const invalid = readReasons(typed.invalid);
  if (high == null || confidence == null || low == null || invalid === null) return null;
  return { high, confidence, low, invalid };
}

/** The sum of everything typed in a row so far, with the ballots void as a whole. */
export function typedSum(row: TypedRow, voided: TypedTally['voided']): number {
  const values = [row.high, row.confidence, row.low, ...Object.values(row.invalid), ...Object.values(voided)];
  return values.reduce((sum, value) => sum + (readCount(value ?? '') ?? 0), 0);
}

/** A typed sheet read back from where it was kept; `null` where it is none, or one of another list. */
export function readTyped(value: unknown, people: number): TypedTally | null {
  const isTexts = (part: unknown): part is Record<string, string> =>
    typeof part === 'object' && part !== null && Object.values(part).every((field) => typeof field === 'string');
  if (typeof value !== 'object' || value === null) return null;
  const { voided, people: rows } = value as Record<string, unknown>;
  if (!isTexts(voided) || !Array.isArray(rows) || rows.length !== people) return null;
  const isRow = (row: unknown): row is TypedRow => {
    if (typeof row !== 'object' || row === null) return false;
    const { invalid, ...figures } = row as Record<string, unknown>;
    return isTexts(invalid) && isTexts(figures) && levels.every((level) => level in figures);
  };
  return rows.every(isRow) ? { voided, people: rows } : null;
}
