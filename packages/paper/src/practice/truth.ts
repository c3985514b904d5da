import type { Level } from '@tinnhiem/core';
import type { MarkKind } from './hand.ts';
import type { OddKind } from './odd-marks.ts';
import type { StrikeKind } from './struck-names.ts';

/** What a row of a ballot says. */
export type Reading = Level | 'blank' | 'multiple';

/**
 * What a reader of the row must do: `plain` read it, a flag is for nothing (but never wrong on blank and multiple rows);
 * `person` flag it; `person-or-empty` flag it or read it as blank; `person-or-read` flag it or read it as it is.
 */
export type Expectation = 'plain' | 'person' | 'person-or-empty' | 'person-or-read';

/** What is drawn in, around or beside a box. `column-line`: one line down through the boxes of all rows. */
export type BoxMark = MarkKind | OddKind | 'column-line';

export interface RowTruth {
  /** As printed, from 1. */
  readonly row: number;
  readonly person: string;
  readonly reading: Reading;
  readonly expect: Expectation;
  readonly marks: Readonly<Partial<Record<Level, BoxMark>>>;
  readonly struckName?: StrikeKind;
}

export type Damage = 'fold' | 'staple' | 'tear' | 'punch' | 'scribbled-code' | 'tape' | 'stain';
export type WritingPlace = 'free' | 'margin' | 'foot' | 'over-text' | 'beside-name';
/**
 * What lies in the feeder. `double-feed`: two sheets at once; `hidden-sheet`: likewise, but the upper one covers the other nearly
 * wholly, so that only the count of sheets can find it.
 */
export type SheetKind =
  | 'ballot'
  | 'foreign'
  | 'other-style'
  | 'blank-sheet'
  | 'double-feed'
  | 'hidden-sheet'
  | 'cut-off';

/** A page on which nothing is that could be read. */
export function unrelatedTruth(kind: 'foreign' | 'other-style' | 'blank-sheet'): PageTruth {
  return { kind, ballotPage: 0, rows: [], creased: false, signed: false, stamped: false };
}

/** What a page really says, for the judgement of a reading. */
export interface PageTruth {
  readonly kind: SheetKind;
  /** The page of the ballot, from 1; 0 where it is none. */
  readonly ballotPage: number;
  readonly rows: readonly RowTruth[];
  /** Words that somebody has added: the page must be flagged. */
  readonly writing?: WritingPlace;
  readonly damage?: Damage;
  /** Folded once or twice, as ballots are before they go into the box: never a reason for a flag. */
  readonly creased: boolean;
  /** Allowed ink: never a reason for a flag. */
  readonly signed: boolean;
  readonly stamped: boolean;
}
