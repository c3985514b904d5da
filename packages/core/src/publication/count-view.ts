// What one member of the counting committee sees of a count: where to go on, never what another has read before it comes to the committee.
import { compareBatch, firstReading, inBatches, type OpenCell } from '../count/batches.ts';
import { cellKey } from '../count/cells.ts';
import type { Batch, Counting, ListCounting } from '../count/state.ts';
import { compareTally, type OpenTallyCell } from '../count/tally.ts';
import type { Viewer } from './audience.ts';
import { type ScanView, scanView } from './scan-view.ts';

export interface BatchView {
  readonly number: number;
  readonly size: number;
  readonly counters: readonly {
    readonly account: string;
    readonly name: string;
    readonly entered: number;
    readonly finished: boolean;
  }[];
  /** The viewer's own entries, by ballot; `null` where the viewer does not count this batch. */
  readonly mine: { readonly entered: readonly number[]; readonly finished: boolean } | null;
  /** Cells that the viewer must read again; never a value. */
  readonly readAgain: readonly OpenCell[];
  /** Cells that wait for the committee, with what was read. */
  readonly committee: readonly CommitteeCell[];
  readonly waiting: number;
  readonly settled: boolean;
}

export interface CommitteeCell extends OpenCell {
  readonly readings: readonly { readonly name: string; readonly first: string | null; readonly again: string | null }[];
}

export interface DecidedCell {
  readonly key: string;
  readonly batch: number;
  readonly decision: string;
  readonly note: string;
  readonly votesFor: number;
  readonly votesAgainst: number;
}

export interface ListCountView {
  readonly list: string;
  readonly collected: number | null;
  readonly method: ListCounting['method'];
  readonly batches: readonly BatchView[];
  /** Ballots not yet in any batch. */
  readonly unbatched: number;
  readonly decided: readonly DecidedCell[];
  readonly tally: {
    readonly entries: readonly { readonly account: string; readonly name: string }[];
    readonly mine: boolean;
    readonly readAgain: readonly string[];
    readonly committee: readonly OpenTallyCell[];
  } | null;
  /** What a machine read and the committee decides; `null` where the list is counted in another way. */
  readonly scan: ScanView | null;
  readonly settled: boolean;
}

/** How the count of a list stands, for one viewer of the committee. */
export function countView(state: Counting, id: keyof Counting['counts'], viewer: Viewer): ListCountView {
  const counting = state.counts[id];
  const list = state.setup.lists.find((other) => other.id === id);
  const collected = state.stock[id]?.collected ?? null;
  const people = list?.votedOn.map((who) => who.person) ?? [];
  const { independent } = state.setup.count;
  if (counting === undefined) throw new Error(`no list ${id}`);
  if (counting.method === 'tally-sheet') {
    const { open, compared } = compareTally(counting, people, collected ?? 0, independent);
    const entries = counting.entries.map(({ account, name }) => ({ account, name }));
    const readAgain = open.filter((cell) => cell.waitingFor.includes(viewer.account)).map((cell) => cell.key);
    const tally = {
      entries,
      mine: entries.some((entry) => entry.account === viewer.account),
      readAgain,
      committee: open.filter((cell) => cell.status === 'committee'),
    };
    return {
      list: id,
      collected,
      method: 'tally-sheet',
      batches: [],
      unbatched: 0,
      decided: [],
      tally,
      scan: null,
      settled: compared && open.length === 0,
    };
  }
  if (counting.method === 'scan') {
    const scan = scanView(state, id, counting);
    const { unbatched, settled } = scan;
    return { list: id, collected, method: 'scan', batches: [], unbatched, decided: [], tally: null, scan, settled };
  }
  const batches = counting.batches.map((batch) => batchView(batch, people.length, independent, viewer));
  const decided = counting.batches.flatMap((batch) =>
    Object.entries(batch.decisions).map(([key, { decision, note, votesFor, votesAgainst }]) => ({
      key,
      batch: batch.number,
      decision,
      note,
      votesFor,
      votesAgainst,
    })),
  );
  const unbatched = (collected ?? 0) - inBatches(counting.batches);
  return {
    list: id,
    collected,
    method: 'entry',
    batches,
    unbatched,
    decided,
    tally: null,
    scan: null,
    settled: unbatched === 0 && batches.every((batch) => batch.settled),
  };
}

function batchView(batch: Batch, people: number, independent: number, viewer: Viewer): BatchView {
  const { open, ballots } = compareBatch(batch, people, independent);
  const mine = batch.counters.find((counter) => counter.account === viewer.account);
  return {
    number: batch.number,
    size: batch.size,
    counters: batch.counters.map(({ account, name, ballots, finished }) => ({
      account,
      name,
      entered: Object.keys(ballots).length,
      finished,
    })),
    mine: mine === undefined ? null : { entered: Object.keys(mine.ballots).map(Number), finished: mine.finished },
    readAgain: open.filter((cell) => cell.waitingFor.includes(viewer.account)),
    committee: open
      .filter((cell) => cell.status === 'committee')
      .map((cell) => ({ ...cell, readings: readingsOf(batch, cell) })),
    waiting: open.length,
    settled: ballots !== null,
  };
}

function readingsOf(batch: Batch, cell: OpenCell): CommitteeCell['readings'] {
  return batch.counters.map((counter) => ({
    name: counter.name,
    first: firstReading(counter, cell) ?? null,
    again: counter.again[cellKey(cell.ballot, cell.row)] ?? null,
  }));
}
