// Ballot by ballot: what agrees, what goes back, what the committee decides.
import { type Agreement, agree } from './agreement.ts';
import { type CellKey, cellKey } from './cells.ts';
import type { BallotMarks, RowMark, WholeMark } from './marks.ts';
import type { Batch, Counter } from './state.ts';

export interface Cell {
  readonly key: CellKey;
  readonly ballot: number;
  /** `null`: the sheet as a whole; otherwise the index of the person. */
  readonly row: number | null;
}

/** A cell that is not settled, and who must act. */
export interface OpenCell extends Cell {
  readonly status: 'differs' | 'committee';
  /** Accounts that have yet to read it again; empty where the committee decides. */
  readonly waitingFor: readonly string[];
}

export interface BatchState {
  /** Every counter has finished, so that readings may be compared. */
  readonly compared: boolean;
  readonly open: readonly OpenCell[];
  /** The settled ballots; `null` while anything is open. */
  readonly ballots: readonly BallotMarks[] | null;
}

/** Ballots that lie in batches so far. */
export function inBatches(batches: readonly { readonly size: number }[]): number {
  return batches.reduce((total, batch) => total + batch.size, 0);
}

/** Compares what the counters of a batch read. `rows` is the number of people on the list. */
export function compareBatch(batch: Batch, rows: number, independent: number): BatchState {
  const compared = batch.counters.length === independent && batch.counters.every((counter) => counter.finished);
  if (!compared) return { compared, open: [], ballots: null };
  const open: OpenCell[] = [];
  const ballots: BallotMarks[] = [];
  for (let ballot = 1; ballot <= batch.size; ballot += 1) {
    const whole = settle(batch, { key: cellKey(ballot, null), ballot, row: null }, open);
    if (whole === undefined) continue;
    if (whole !== 'ok') {
      ballots.push({ whole: whole as WholeMark, rows: [] });
      continue;
    }
    const marks: RowMark[] = [];
    for (let row = 0; row < rows; row += 1) {
      const mark = settle(batch, { key: cellKey(ballot, row), ballot, row }, open);
      if (mark !== undefined) marks.push(mark as RowMark);
    }
    ballots.push({ whole: 'ok', rows: marks });
  }
  return { compared, open, ballots: open.length === 0 ? ballots : null };
}

function settle(batch: Batch, cell: Cell, open: OpenCell[]): RowMark | WholeMark | undefined {
  const decision = batch.decisions[cell.key];
  if (decision !== undefined) return decision.decision;
  const agreement = agreementOn(batch, cell);
  if (agreement.status === 'agreed') return agreement.value;
  const waitingFor =
    agreement.status === 'differs' ? agreement.waitingFor.map((index) => batch.counters[index]?.account ?? '') : [];
  open.push({ ...cell, status: agreement.status, waitingFor });
  return undefined;
}

function agreementOn(batch: Batch, cell: Cell): Agreement<RowMark | WholeMark> {
  const readings = batch.counters.map((counter) => ({
    first: firstReading(counter, cell),
    again: counter.again[cell.key],
  }));
  return agree(readings, (value) => value === 'doubtful');
}

/** What a counter read at first in a cell; `undefined` where a sheet was set aside whole and its rows were not read. */
export function firstReading(counter: Counter, cell: Cell): RowMark | WholeMark | undefined {
  const ballot = counter.ballots[cell.ballot];
  return cell.row === null ? ballot?.whole : ballot?.rows[cell.row];
}

/** The cells that a counter must read again: which ballot and row, never a value. */
export function cellsToReadAgain(batch: Batch, rows: number, independent: number, account: string): OpenCell[] {
  return compareBatch(batch, rows, independent).open.filter((cell) => cell.waitingFor.includes(account));
}
