// How the machine count of a list stands: batch by batch, and what the committee has yet to settle.
import type { ListId } from '../../basics/ids.ts';
import { type Text, text } from '../../basics/text.ts';
import { inBatches } from '../batches.ts';
import type { BallotMarks } from '../marks.ts';
import type { Counting } from '../state.ts';
import { type ScanReason, scanReasons } from './codes.ts';
import type { RowReading, ScanImage } from './reading.ts';
import { type Flag, isOpen, type SheetStanding, sheetsOf, standBatch } from './settle.ts';
import type { ScanBatch, ScanCounting } from './state.ts';

/** The parts of a conference on which a machine count stands; every stage from the count on has them. */
export type Counted = Pick<Counting, 'setup' | 'counts' | 'stock' | 'electronic'>;

export interface ScanBatchState {
  readonly number: number;
  /** Sheets counted by hand. */
  readonly size: number;
  /** Sheets that were read, what is no ballot included. */
  readonly read: number;
  /** Sheets that count: read, and not found to be no ballot. */
  readonly sheets: number;
  /** Cells that need the committee; of them those decided, and those also confirmed. */
  readonly flagged: number;
  readonly decided: number;
  readonly confirmed: number;
  /** Names and versions of the readers. */
  readonly readers: readonly string[];
  /** Times that the batch was withdrawn to be scanned anew. */
  readonly withdrawn: number;
}

/** A cell that is the committee's, with what the machine saw. */
export interface PlacedFlag extends Flag {
  readonly batch: number;
  readonly images: readonly ScanImage[];
  /** The machine's reading of the row, or of all rows where it is about the sheet as a whole. */
  readonly readings: readonly RowReading[];
}

/** A cell that waits for the committee. */
export interface OpenFlag extends PlacedFlag {
  /** `decide`: nobody has decided; `confirm`: another account has yet to confirm. */
  readonly waits: 'decide' | 'confirm';
}

export interface ScanState {
  readonly collected: number | null;
  /** Ballots not yet in any batch; below zero when the batches hold more than was collected. */
  readonly unbatched: number;
  readonly batches: readonly ScanBatchState[];
  /** By reason, then by place. */
  readonly queue: readonly OpenFlag[];
  /** Decided and confirmed, by place. */
  readonly decided: readonly PlacedFlag[];
}

/** The machine count of a list; `null` where it is counted in another way, or there is no such list. */
export function scanCounting(state: Pick<Counting, 'counts'>, list: ListId): ScanCounting | null {
  const counting = state.counts[list];
  return counting?.method === 'scan' ? counting : null;
}

/** People on a list, who are the rows of its ballot. */
export function rowsOf(state: Pick<Counting, 'setup'>, list: ListId): number {
  return state.setup.lists.find((other) => other.id === list)?.votedOn.length ?? 0;
}

/** Everything that screens show of the progress of a machine count. Throws where the list is counted in another way. */
export function scanState(state: Counted, list: ListId): ScanState {
  const counting = scanCounting(state, list);
  if (counting === null) throw new Error(`list ${list} is not counted by scanner`);
  const people = rowsOf(state, list);
  const collected = state.stock[list]?.collected ?? null;
  const standing = counting.batches.map((batch) => standBatch(batch, people));
  const flags = counting.batches.flatMap((batch, index) => placedFlags(batch, standing[index] ?? []));
  return {
    collected,
    unbatched: (collected ?? 0) - inBatches(counting.batches),
    batches: counting.batches.map((batch, index) => batchState(batch, standing[index] ?? [])),
    queue: flags
      .filter(isOpen)
      .map((flag): OpenFlag => ({ ...flag, waits: flag.decided === null ? 'decide' : 'confirm' }))
      .sort(inQueue),
    decided: flags.filter((flag) => !isOpen(flag)),
  };
}

function batchState(batch: ScanBatch, standing: readonly SheetStanding[]): ScanBatchState {
  const flags = standing.flatMap((sheet) => sheet.flags);
  return {
    number: batch.number,
    size: batch.size,
    read: batch.sheets.length,
    sheets: sheetsOf(standing),
    flagged: flags.length,
    decided: flags.filter((flag) => flag.decided !== null).length,
    confirmed: flags.filter((flag) => !isOpen(flag)).length,
    readers: [...new Set(batch.sheets.map((sheet) => sheet.reader))],
    withdrawn: batch.withdrawn.length,
  };
}

function placedFlags(batch: ScanBatch, standing: readonly SheetStanding[]): PlacedFlag[] {
  return standing.flatMap((sheet) =>
    sheet.flags.map((flag) => {
      const { images = [], rows = [] } = batch.sheets[sheet.ballot - 1]?.reading ?? {};
      return {
        ...flag,
        batch: batch.number,
        images,
        readings: flag.row === null ? rows : rows.slice(flag.row, flag.row + 1),
      };
    }),
  );
}

function inQueue(a: OpenFlag, b: OpenFlag): number {
  const rank = (flag: OpenFlag) => Math.min(...flag.reasons.map((reason: ScanReason) => scanReasons.indexOf(reason)));
  return rank(a) - rank(b) || a.batch - b.batch || a.ballot - b.ballot || (a.row ?? -1) - (b.row ?? -1);
}

/** What keeps the readings of a list from being complete, in words; empty when every sheet is read and nothing is open. */
export function missingReadings(state: Counted, list: ListId): Text[] {
  const { unbatched, batches, queue } = scanState(state, list);
  const missing: Text[] = [];
  if (unbatched !== 0)
    missing.push(
      unbatched > 0
        ? text(`còn ${unbatched} phiếu chưa chia vào tập`, `${unbatched} ballots are in no batch`)
        : text(
            `các tập có nhiều hơn số phiếu thu về ${-unbatched} phiếu`,
            `the batches hold ${-unbatched} ballots more than were collected`,
          ),
    );
  for (const { number, size, sheets } of batches)
    if (sheets !== size)
      missing.push(
        text(
          `tập ${number}: đếm tay ${size}, máy đọc ${sheets}`,
          `batch ${number}: ${size} counted by hand, ${sheets} read`,
        ),
      );
  if (queue.length > 0)
    missing.push(text(`còn ${queue.length} chỗ chờ quyết định hoặc xác nhận`, `${queue.length} places are open`));
  return missing;
}

/** The settled marks of every sheet that counts, with its place; `null` while anything is missing or open. */
export function settledSheets(
  state: Counted,
  list: ListId,
): { readonly batch: number; readonly ballot: number; readonly marks: BallotMarks }[] | null {
  const counting = scanCounting(state, list);
  if (counting === null || missingReadings(state, list).length > 0) return null;
  const people = rowsOf(state, list);
  return counting.batches.flatMap((batch) =>
    standBatch(batch, people).flatMap(({ ballot, marks }) =>
      marks === null ? [] : [{ batch: batch.number, ballot, marks }],
    ),
  );
}
