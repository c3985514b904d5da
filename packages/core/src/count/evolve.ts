import type { ListId } from '../basics/ids.ts';
import { text } from '../basics/text.ts';
import type { CountMethod } from '../plan/plan.ts';
import { boxesWhere } from '../polls/electronic/fits.ts';
import { atStage } from '../polls/evolve.ts';
import type { Closed } from '../polls/state.ts';
import { CorruptRecord, done } from '../record/command.ts';
import type { Rules } from '../rules/rules.ts';
import { evolveBox } from './box/evolve.ts';
import { cellKey } from './cells.ts';
import type { CountRecorded, TallyCell } from './events.ts';
import { emptyScan, evolveScan, formBatches, recountScan, withdrawBatch } from './scan/evolve.ts';
import type { ScanCounting } from './scan/state.ts';
import type { Batch, Counter, Counting, ListCounting, TallyEntry } from './state.ts';
import { tallyText, voidKey } from './tally.ts';

/** Folds an act of the count into the state. */
export function evolveCount(rules: Rules, state: Closed | Counting, event: CountRecorded): Counting {
  if (event.type === 'count-begun') {
    const closed: Closed = atStage(state, event, ['closed']);
    if (event.data.method !== closed.setup.count.method)
      throw new CorruptRecord(
        event.number,
        text('cách kiểm phiếu khác với kế hoạch', 'another way of counting than the plan has'),
      );
    if (boxesWhere(closed, (box) => box.closed === null).length > 0)
      throw new CorruptRecord(
        event.number,
        text('kiểm phiếu khi hòm phiếu điện tử chưa đóng', 'counted before the electronic boxes were closed'),
      );
    const counts = Object.fromEntries(
      closed.setup.lists.map((list) => [list.id, emptyCount(event.data.method)]),
    ) as Record<ListId, ListCounting>;
    return { ...closed, stage: 'counting', counts };
  }
  const counting: Counting = atStage(state, event, ['counting']);
  switch (event.type) {
    case 'batch-corrected':
    case 'sheets-recorded':
    case 'sheets-withdrawn':
    case 'flag-decided':
    case 'flag-confirmed':
    case 'flag-contested':
    case 'readings-committed':
    case 'sample-drawn':
    case 'sheet-checked':
      return evolveScan(rules, counting, event);
    case 'box-decryption-given':
    case 'box-opened':
      return evolveBox(rules, counting, event);
    case 'batches-formed':
      if (isScan(counting, event)) return withScan(counting, event, (scan) => formBatches(scan, event));
      return withEntry(counting, event, (batches) => [
        ...batches,
        ...event.data.sizes.map((size, index) => ({
          number: batches.length + index + 1,
          size,
          counters: [],
          decisions: {},
        })),
      ]);
    case 'ballot-entered': {
      const { ballot, marks } = event.data;
      return withCounter(taken(counting, event), event, (counter, batch) => {
        if (counter.finished || ballot > batch.size)
          throw new CorruptRecord(
            event.number,
            text(`phiếu ${ballot} không để người này nhập`, `ballot ${ballot} is not open to ${counter.account}`),
          );
        return { ...counter, ballots: { ...counter.ballots, [ballot]: marks } };
      });
    }
    case 'batch-finished':
      return withCounter(counting, event, (counter) => ({ ...counter, finished: true }));
    case 'batch-released':
      return withBatch(counting, event, (batch) => {
        const released = batch.counters.find((counter) => counter.account === event.data.account);
        if (released === undefined || released.finished)
          throw new CorruptRecord(
            event.number,
            text('lấy lại tập phiếu từ người không giữ tập đó', 'a batch taken from somebody who does not hold it'),
          );
        return { ...batch, counters: batch.counters.filter((counter) => counter !== released) };
      });
    case 'recount-ordered': {
      const { list, batch, reason } = event.data;
      const ordered = { ...counting, recounts: [...counting.recounts, { list, batch, reason, done: done(event) }] };
      if (isScan(ordered, event))
        return withScan(ordered, event, (scan) =>
          batch === null ? recountScan(scan, event) : withdrawBatch(scan, event, batch, reason),
        );
      if (batch === null) return withList(ordered, event, (current) => emptyCount(current.method));
      return withBatch(ordered, { ...event, data: { list, batch } }, ({ number, size }) => ({
        number,
        size,
        counters: [],
        decisions: {},
      }));
    }
    case 'cell-read-again':
      return withCounter(counting, event, (counter) => ({
        ...counter,
        again: { ...counter.again, [cellKey(event.data.ballot, event.data.row)]: event.data.mark },
      }));
    case 'cell-decided': {
      const { ballot, row, decision, note, votesFor, votesAgainst } = event.data;
      const decided = { decision, note, votesFor, votesAgainst, done: done(event) };
      return withBatch(counting, event, (batch) => ({
        ...batch,
        decisions: { ...batch.decisions, [cellKey(ballot, row)]: decided },
      }));
    }
    case 'tally-entered': {
      const { voided, people } = event.data;
      const entry = { account: event.by.account, name: event.by.name, voided, people, again: {} };
      return withTally(counting, event, (tally) => {
        const others = tally.entries.filter((other) => other.account !== entry.account);
        if (others.length >= counting.setup.count.independent)
          throw new CorruptRecord(
            event.number,
            text('phiếu kiểm được nhập nhiều lần hơn kế hoạch', 'a tally with more entries than the plan has'),
          );
        return { ...tally, entries: [...others, entry] };
      });
    }
    case 'tally-read-again': {
      const [key, value] = tallyCellText(event.data.cell);
      const reread = (entry: TallyEntry) =>
        entry.account === event.by.account ? { ...entry, again: { ...entry.again, [key]: value } } : entry;
      return withTally(counting, event, (tally) => ({ ...tally, entries: tally.entries.map(reread) }));
    }
    case 'tally-decided': {
      const [key, value] = tallyCellText(event.data.cell);
      const { note, votesFor, votesAgainst } = event.data;
      return withTally(counting, event, (tally) => ({
        ...tally,
        decisions: { ...tally.decisions, [key]: { value, note, votesFor, votesAgainst, done: done(event) } },
      }));
    }
  }
}

/** Key and canonical text of a tally cell. */
export function tallyCellText(cell: TallyCell): [key: string, value: string] {
  return cell.kind === 'void' ? [voidKey, tallyText(cell.voided)] : [String(cell.row), tallyText(cell.totals)];
}

interface Place {
  readonly number: number;
  readonly data: { readonly list: ListId };
}

function emptyCount(method: CountMethod): ListCounting {
  switch (method) {
    case 'entry':
      return { method, batches: [] };
    case 'tally-sheet':
      return { method, entries: [], decisions: {} };
    case 'scan':
      return emptyScan;
  }
}

function isScan(state: Counting, event: Place): boolean {
  return state.counts[event.data.list]?.method === 'scan';
}

function withScan(state: Counting, event: Place, change: (scan: ScanCounting) => ScanCounting): Counting {
  return withList(state, event, (counting) => {
    if (counting.method !== 'scan')
      throw new CorruptRecord(
        event.number,
        text('ảnh quét trong cuộc kiểm phiếu không dùng máy quét', 'a scan in another count'),
      );
    return change(counting);
  });
}

function withList(state: Counting, event: Place, change: (counting: ListCounting) => ListCounting): Counting {
  const counting = state.counts[event.data.list];
  if (counting === undefined)
    throw new CorruptRecord(event.number, text(`không có danh sách ${event.data.list}`, `no list ${event.data.list}`));
  return { ...state, counts: { ...state.counts, [event.data.list]: change(counting) } };
}

function withEntry(state: Counting, event: Place, change: (batches: readonly Batch[]) => readonly Batch[]): Counting {
  return withList(state, event, (counting) => {
    if (counting.method !== 'entry')
      throw new CorruptRecord(
        event.number,
        text('nhập từng phiếu trong khi kế hoạch kiểm bằng phiếu kiểm', 'an entry in a count by tally sheets'),
      );
    return { ...counting, batches: change(counting.batches) };
  });
}

function withBatch(
  state: Counting,
  event: Place & { data: { batch: number } },
  change: (batch: Batch) => Batch,
): Counting {
  return withEntry(state, event, (batches) => {
    const batch = batches[event.data.batch - 1];
    if (batch === undefined)
      throw new CorruptRecord(event.number, text(`không có tập ${event.data.batch}`, `no batch ${event.data.batch}`));
    return batches.with(event.data.batch - 1, change(batch));
  });
}

type ByCounter = Place & Pick<CountRecorded, 'by'> & { data: { batch: number } };

/** The batch with whoever enters as one of its counters: the first ballot that somebody enters makes them one. */
function taken(state: Counting, event: ByCounter): Counting {
  return withBatch(state, event, (batch) => {
    const { account, name } = event.by;
    if (batch.counters.some((counter) => counter.account === account)) return batch;
    if (batch.counters.length >= state.setup.count.independent)
      throw new CorruptRecord(
        event.number,
        text('tập phiếu có nhiều người nhập hơn kế hoạch', 'a batch with more counters than the plan has'),
      );
    return { ...batch, counters: [...batch.counters, { account, name, ballots: {}, finished: false, again: {} }] };
  });
}

function withCounter(state: Counting, event: ByCounter, change: (counter: Counter, batch: Batch) => Counter): Counting {
  return withBatch(state, event, (batch) => {
    const index = batch.counters.findIndex((counter) => counter.account === event.by.account);
    const current = batch.counters[index];
    if (current === undefined)
      throw new CorruptRecord(
        event.number,
        text(`${event.by.name} không nhập tập này`, `${event.by.account} does not count this batch`),
      );
    return { ...batch, counters: batch.counters.with(index, change(current, batch)) };
  });
}

function withTally(
  state: Counting,
  event: Place,
  change: (tally: Extract<ListCounting, { method: 'tally-sheet' }>) => ListCounting,
): Counting {
  return withList(state, event, (counting) => {
    if (counting.method !== 'tally-sheet')
      throw new CorruptRecord(
        event.number,
        text('phiếu kiểm trong khi kế hoạch nhập từng phiếu', 'a tally sheet in a count by entry'),
      );
    return change(counting);
  });
}
