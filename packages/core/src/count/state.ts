import type { ListId } from '../basics/ids.ts';
import type { Committee, Held } from '../polls/state.ts';
import type { Done } from '../record/command.ts';
import type { InvalidityCode } from '../rules/rules.ts';
import type { CellKey } from './cells.ts';
import type { BallotMarks, RowMark, WholeMark } from './marks.ts';
import type { ScanCounting } from './scan/state.ts';

/** One of the people who count a batch, each on their own. */
export interface Counter {
  readonly account: string;
  readonly name: string;
  readonly ballots: Readonly<Record<number, BallotMarks>>;
  readonly finished: boolean;
  readonly again: Readonly<Record<CellKey, RowMark | WholeMark>>;
}

/** The committee's decision on a doubtful cell, with its vote (S11). What was read stays beside it for ever. */
export interface Decision {
  readonly decision: RowMark | WholeMark;
  readonly note: string;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly done: Done;
}

export interface Batch {
  readonly number: number;
  readonly size: number;
  readonly counters: readonly Counter[];
  readonly decisions: Readonly<Record<CellKey, Decision>>;
}

/** Totals of one person as a tally sheet has them, in ballots. `invalid`: rows void singly, by reason. */
export interface TallyRow {
  readonly high: number;
  readonly confidence: number;
  readonly low: number;
  readonly invalid: Readonly<Partial<Record<InvalidityCode, number>>>;
}

/** Totals of one list as one person entered them. */
export interface TallyEntry {
  readonly account: string;
  readonly name: string;
  /** Ballots void as a whole, by reason. */
  readonly voided: Readonly<Partial<Record<InvalidityCode, number>>>;
  /** In ballot order. */
  readonly people: readonly TallyRow[];
  readonly again: Readonly<Record<string, string>>;
}

export type ListCounting =
  | { readonly method: 'entry'; readonly batches: readonly Batch[] }
  | {
      readonly method: 'tally-sheet';
      readonly entries: readonly TallyEntry[];
      readonly decisions: Readonly<Record<string, TallyDecision>>;
    }
  | ScanCounting;

export interface TallyDecision {
  /** Canonical text of the row that the committee found by counting again. */
  readonly value: string;
  readonly note: string;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly done: Done;
}

export interface Counting extends Held {
  readonly stage: 'counting';
  readonly committee: Committee;
  readonly opened: Done;
  readonly closed: Done;
  readonly counts: Readonly<Record<ListId, ListCounting>>;
}
