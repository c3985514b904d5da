import type { Done } from '../../record/command.ts';
import type { CellKey } from '../cells.ts';
import type { RowMark, WholeMark } from '../marks.ts';
import type { Difference } from './events.ts';
import type { CheckPlan } from './method.ts';
import type { FlagDecision, SheetPlace, SheetReading } from './reading.ts';

/** One sheet as the machine read it; `ballot` is its place in the batch, from 1 in the order of reading. */
export interface ScanSheet {
  readonly ballot: number;
  /** Name and version of the reader. */
  readonly reader: string;
  readonly reading: SheetReading;
}

/** A decision of the committee on a flag, with its vote; it counts once another account has confirmed it. */
export interface DecidedFlag {
  readonly decision: FlagDecision;
  readonly note: string;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly done: Done;
  readonly confirmed: Done | null;
}

/** What people did in one cell, beside what the machine read there. */
export interface ScanCell {
  /** The last time that somebody saw something else in the check by hand: what was seen, and what stood there. */
  readonly difference: {
    readonly seen: RowMark | WholeMark;
    readonly stood: RowMark | WholeMark;
    readonly done: Done;
  } | null;
  readonly contest: { readonly reason: string; readonly done: Done } | null;
  /** The last time that a sheet with the same random code was read; only where the cell is a whole sheet. */
  readonly repeated: Done | null;
  readonly decided: DecidedFlag | null;
  /** Decisions that were contested or overtaken by a difference, oldest first. */
  readonly earlier: readonly DecidedFlag[];
}

export interface ScanBatch {
  readonly number: number;
  /** Sheets counted by hand. */
  readonly size: number;
  readonly sheets: readonly ScanSheet[];
  readonly cells: Readonly<Record<CellKey, ScanCell>>;
  /** Sheets that were read before and set aside to be scanned anew; the readings stay in the record. */
  readonly withdrawn: readonly { readonly sheets: number; readonly reason: string; readonly done: Done }[];
  readonly corrected: readonly { readonly before: number; readonly reason: string; readonly done: Done }[];
}

/** All readings and decisions under one hash, shown and read aloud before the dice. */
export interface Commitment {
  readonly hash: string;
  readonly plan: CheckPlan;
  readonly done: Done;
}

/** The sheets that the dice chose. */
export interface Sample {
  readonly seed: string;
  readonly drawn: readonly SheetPlace[];
  readonly done: Done;
}

/** One look at a sheet by hand. `rows: null`: the whole sheet. */
export interface SheetCheck {
  readonly rows: readonly number[] | null;
  readonly differences: readonly Difference[];
  readonly done: Done;
}

export interface ScanCounting {
  readonly method: 'scan';
  readonly batches: readonly ScanBatch[];
  readonly commitment: Commitment | null;
  readonly sample: Sample | null;
  /** By sheet: `batch/ballot`. */
  readonly checks: Readonly<Record<string, readonly SheetCheck[]>>;
  /** The check in which the first difference was found: from then on every sheet is checked. */
  readonly checkAll: Done | null;
  /** Commitments that were voided, with what was drawn after them. */
  readonly voided: readonly {
    readonly commitment: Commitment;
    readonly sample: Sample | null;
    readonly done: Done;
  }[];
}
