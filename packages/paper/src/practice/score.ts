// Judges what a reader made of a page against what is really on it.
import type { PageTruth, RowTruth } from './truth.ts';

/** The part of a reading that is judged, whoever read it. */
export interface JudgedReading {
  readonly status: 'read' | 'flagged' | 'rejected';
  readonly flags: readonly string[];
  readonly rows: readonly {
    readonly row: number;
    readonly reading: string | null;
    readonly flagged: boolean;
    readonly reasons: readonly string[];
  }[];
}

/** One row that somebody has to hear of. */
export interface Complaint {
  readonly what: 'silent' | 'for-nothing' | 'struck-name-missed';
  readonly truth: RowTruth;
  readonly reading: string | null;
  readonly reasons: readonly string[];
}

/** Counts over pages; they add up (`addScores`). */
export interface Score {
  readonly pages: number;
  readonly rejected: number;
  readonly persons: number;
  /** Rows not flagged on pages not rejected, and wrong. */
  readonly silent: number;
  /** Of these, rows with one plain mark: a vote lost or given to another level. */
  readonly votesMisread: number;
  /** Rows with one plain mark, on pages that were read. */
  readonly plain: number;
  /** Of these, sent to a person. */
  readonly plainFlagged: number;
  /** Of these, read as something else although flagged: seen by a person, who sees the picture. */
  readonly plainFlaggedWrong: number;
  readonly struckNames: number;
  readonly struckNamesMissed: number;
  /** A mark struck out with nothing else marked. */
  readonly struckMarks: number;
  readonly struckMarksRead: number;
  readonly writings: number;
  readonly writingsMissed: number;
  /** Pages with nothing on them but votes in boxes and permitted ink. */
  readonly cleanPages: number;
  /** Of these, flagged or rejected as a page. */
  readonly cleanPagesFlagged: number;
  /** Sheets that are no whole page of this ballot. */
  readonly wrongSheets: number;
  /** Of these, read as if nothing were wrong. */
  readonly wrongSheetsRead: number;
}

export const noScore: Score = {
  pages: 0,
  rejected: 0,
  persons: 0,
  silent: 0,
  votesMisread: 0,
  plain: 0,
  plainFlagged: 0,
  plainFlaggedWrong: 0,
  struckNames: 0,
  struckNamesMissed: 0,
  struckMarks: 0,
  struckMarksRead: 0,
  writings: 0,
  writingsMissed: 0,
  cleanPages: 0,
  cleanPagesFlagged: 0,
  wrongSheets: 0,
  wrongSheetsRead: 0,
};

/** The sum of two scores. */
export function addScores(a: Score, b: Score): Score {
  const keys = Object.keys(noScore) as (keyof Score)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as unknown as Score;
}

const struckKinds: readonly string[] = ['struck-out', 'struck-out-inside', 'scribbled-out'];

/** Judges one page. */
export function score(
  truth: PageTruth,
  reading: JudgedReading,
): { readonly score: Score; readonly complaints: readonly Complaint[] } {
  const rejected = reading.status === 'rejected';
  const pageFlagged = rejected || reading.flags.length > 0;
  const complaints: Complaint[] = [];
  const sum = { ...noScore, pages: 1, rejected: rejected ? 1 : 0, persons: truth.rows.length };
  for (const row of truth.rows) {
    const read = reading.rows.find((other) => other.row === row.row);
    const flagged = read === undefined || read.flagged;
    const value = read?.reading ?? null;
    const complain = (what: Complaint['what']): number =>
      complaints.push({ what, truth: row, reading: value, reasons: read?.reasons ?? [] });
    const sees = rejected || flagged || (row.struckName !== undefined && pageFlagged);
    if (row.struckName !== undefined) {
      sum.struckNames += 1;
      if (!sees) {
        sum.struckNamesMissed += 1;
        complain('struck-name-missed');
      }
    } else if (!sees && !isRight(row, value)) {
      sum.silent += 1;
      if (isOneVote(row)) sum.votesMisread += 1;
      complain('silent');
    }
    const kinds = Object.values(row.marks);
    if (kinds.length === 1 && kinds.every((kind) => struckKinds.includes(kind)) && row.struckName === undefined) {
      sum.struckMarks += 1;
      if (!sees) sum.struckMarksRead += 1;
    }
    if (!rejected && truth.damage === undefined && isOneVote(row)) {
      sum.plain += 1;
      if (flagged) {
        sum.plainFlagged += 1;
        if (value !== row.reading) sum.plainFlaggedWrong += 1;
        complain('for-nothing');
      }
    }
  }
  if (truth.writing !== undefined) {
    sum.writings = 1;
    if (!pageFlagged) sum.writingsMissed = 1;
  }
  if (truth.kind !== 'ballot' && truth.kind !== 'hidden-sheet') {
    sum.wrongSheets = 1;
    if (!pageFlagged) sum.wrongSheetsRead = 1;
  }
  if (isCleanPage(truth)) {
    sum.cleanPages = 1;
    if (pageFlagged) sum.cleanPagesFlagged = 1;
  }
  return { score: sum, complaints };
}

/** Whether the row has one clear vote and nothing else. */
function isOneVote({ expect, reading }: RowTruth): boolean {
  return expect === 'plain' && reading !== 'blank' && reading !== 'multiple';
}

/** Whether a row that nobody will look at again may say `value`. */
function isRight({ reading, expect }: RowTruth, value: string | null): boolean {
  return expect !== 'person' && value === reading;
}

/** Whether nothing on the page gives a reason to flag it as a page. */
export function isCleanPage({ kind, rows, writing, damage }: PageTruth): boolean {
  const within = (kindOfMark: string): boolean =>
    !['ring', 'beside', 'struck-out', 'scribbled-out', 'astride', 'column-line'].includes(kindOfMark);
  return (
    kind === 'ballot' &&
    writing === undefined &&
    damage === undefined &&
    rows.every(({ struckName, marks }) => struckName === undefined && Object.values(marks).every(within))
  );
}
