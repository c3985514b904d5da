// Folds the acts of a machine count. What was read is only ever added to; what people decide stands beside it.
import type { Refusal } from '../../basics/findings.ts';
import type { ListId } from '../../basics/ids.ts';
import { text } from '../../basics/text.ts';
import { totalStock } from '../../polls/electronic/state.ts';
import { canonicalJson } from '../../record/canonical.ts';
import { CorruptRecord, type Done, done, type RecordedOf } from '../../record/command.ts';
import type { Envelope } from '../../record/envelope.ts';
import type { Rules } from '../../rules/rules.ts';
import { type CellKey, cellKey } from '../cells.ts';
import type { Counting } from '../state.ts';
import { checkPlan, commitmentHash, knowsChecks, sheetKey } from './check.ts';
import type { scanEvents } from './events.ts';
import {
  checkProblem,
  confirmProblem,
  contestProblem,
  copiedProblem,
  decisionProblem,
  drawnFor,
  drawProblem,
  sheetsProblem,
  standsAt,
} from './fits.ts';
import type { SheetPlace } from './reading.ts';
import { standSheet } from './settle.ts';
import { rowsOf, scanCounting } from './standing.ts';
import type { DecidedFlag, ScanBatch, ScanCell, ScanCounting } from './state.ts';

export type ScanRecorded = RecordedOf<(typeof scanEvents)[number]>;

/** A machine count before anything is read. */
export const emptyScan: ScanCounting = {
  method: 'scan',
  batches: [],
  commitment: null,
  sample: null,
  checks: {},
  checkAll: null,
  voided: [],
};

/** More batches, numbered on from the last. */
export function formBatches(
  counting: ScanCounting,
  event: Envelope<string, { sizes: readonly number[] }>,
): ScanCounting {
  const { batches } = counting;
  const added = event.data.sizes.map((size, index): ScanBatch => {
    return { number: batches.length + index + 1, size, sheets: [], cells: {}, withdrawn: [], corrected: [] };
  });
  return voidCommitment({ ...counting, batches: [...batches, ...added] }, done(event));
}

/** Folds an act of a machine count into the state. Throws `CorruptRecord` where it does not fit. */
export function evolveScan(rules: Rules, state: Counting, event: ScanRecorded): Counting {
  const { list } = event.data;
  const counting = scanCounting(state, list);
  if (counting === null)
    throw new CorruptRecord(
      event.number,
      text(`danh sách ${list} không kiểm bằng máy quét`, `list ${list} is not counted by scanner`),
    );
  return { ...state, counts: { ...state.counts, [list]: next(rules, state, counting, event) } };
}

/** What was planned by the figures does not hold once the number of ballots issued or collected is corrected. */
export function afterCorrection(before: Counting, after: Counting, list: ListId, event: Envelope): Counting {
  const counting = scanCounting(after, list);
  const [old, now] = [totalStock(before, list), totalStock(after, list)];
  if (counting === null || (old.issued === now.issued && old.collected === now.collected)) return after;
  return { ...after, counts: { ...after.counts, [list]: voidCommitment(counting, done(event)) } };
}

function next(rules: Rules, state: Counting, counting: ScanCounting, event: ScanRecorded): ScanCounting {
  switch (event.type) {
    case 'batch-corrected': {
      const { size, reason } = event.data;
      const changed = withBatch(counting, event, (batch) => ({
        ...batch,
        size,
        corrected: [...batch.corrected, { before: batch.size, reason, done: done(event) }],
      }));
      return voidCommitment(changed, done(event));
    }
    case 'sheets-recorded': {
      const { reader, sheets, copied = [] } = event.data;
      must(event, copiedProblem(state, event.data.list, copied));
      const changed = withBatch(counting, event, (batch) => {
        must(event, sheetsProblem(state, event.data.list, batch, sheets));
        const added = sheets.map((reading, index) => ({ ballot: batch.sheets.length + index + 1, reader, reading }));
        return { ...batch, sheets: [...batch.sheets, ...added] };
      });
      return voidCommitment(copied.reduce(repeatedAt(event), changed), done(event));
    }
    case 'sheets-withdrawn':
      return withdrawBatch(counting, event, event.data.batch, event.data.reason);
    case 'flag-decided': {
      must(event, decisionProblem(rules, state, event.data, event.data.decision));
      const { decision, note, votesFor, votesAgainst } = event.data;
      const decided: DecidedFlag = { decision, note, votesFor, votesAgainst, done: done(event), confirmed: null };
      return withCell(counting, event, (cell) => ({ ...cell, decided }));
    }
    case 'flag-confirmed':
      must(event, confirmProblem(state, event.data, event.by.account));
      return withCell(counting, event, (cell) => ({
        ...cell,
        decided: cell.decided === null ? null : { ...cell.decided, confirmed: done(event) },
      }));
    case 'flag-contested': {
      must(event, contestProblem(state, event.data, event.by.account));
      const { ballot, row, reason } = event.data;
      const before = counting.batches[event.data.batch - 1]?.cells[cellKey(ballot, row)]?.decided?.done.number ?? 0;
      const contest = { reason, done: done(event) };
      const changed = withCell(counting, event, (cell) => ({ ...opened(cell), contest }));
      // What was decided after the commitment, because the check found it, is not under it.
      return before < (counting.commitment?.done.number ?? 0) ? voidCommitment(changed, done(event)) : changed;
    }
    case 'readings-committed': {
      const { list, hash, plan } = event.data;
      const worked = { hash: commitmentHash(counting, list), plan: checkPlan(rules, state, list, plan.method) };
      if (canonicalJson(worked) !== canonicalJson({ hash, plan }))
        throw new CorruptRecord(
          event.number,
          text(
            'bản chốt không phải là của những gì đã đọc và quyết định',
            'the commitment is not to what was read and decided',
          ),
        );
      if (counting.commitment !== null) throw new CorruptRecord(event.number, text('chốt hai lần', 'committed twice'));
      return { ...counting, commitment: { hash, plan, done: done(event) } };
    }
    case 'sample-drawn': {
      must(event, drawProblem(counting));
      const { list, seed, drawn } = event.data;
      if (canonicalJson(drawnFor(state, list, seed)) !== canonicalJson(drawn))
        throw new CorruptRecord(
          event.number,
          text('mẫu kiểm tra không phải là mẫu mà xúc xắc chọn', 'the sample is not what the dice draw'),
        );
      return { ...counting, sample: { seed, drawn, done: done(event) } };
    }
    case 'sheet-checked':
      return checked(rules, state, counting, event);
  }
}

function checked(
  rules: Rules,
  state: Counting,
  counting: ScanCounting,
  event: Extract<ScanRecorded, { type: 'sheet-checked' }>,
): ScanCounting {
  const { rows, differences, ballot } = event.data;
  if (!knowsChecks(counting))
    throw new CorruptRecord(
      event.number,
      text('kiểm tra khi chưa biết phải kiểm tra phiếu nào', 'a check before it was known what has to be checked'),
    );
  must(event, checkProblem(rules, state, event.data, rows, differences));
  const key = sheetKey(event.data);
  const check = { rows, differences, done: done(event) };
  const checks = { ...counting.checks, [key]: [...(counting.checks[key] ?? []), check] };
  if (differences.length === 0) return { ...counting, checks };
  const flagged = withBatch(counting, event, (batch) => {
    const sheet = batch.sheets[ballot - 1];
    const standing = sheet === undefined ? null : standSheet(batch, sheet, rowsOf(state, event.data.list));
    const found = differences.map(({ row, seen }): [CellKey, ScanCell] => {
      const at = cellKey(ballot, row);
      const stood = standing === null ? null : standsAt(standing, row);
      if (stood === null)
        throw new CorruptRecord(
          event.number,
          text('ghi khác nhau ở chỗ chưa có gì', 'a difference where nothing stands'),
        );
      return [at, { ...opened(batch.cells[at] ?? untouched), difference: { seen, stood, done: done(event) } }];
    });
    return { ...batch, cells: { ...batch.cells, ...Object.fromEntries(found) } };
  });
  return { ...flagged, checks, checkAll: counting.checkAll ?? done(event) };
}

/** A sheet that a later act repeats: which of them is the ballot, people decide, anew where they had decided on it. */
function repeatedAt(event: Envelope): (counting: ScanCounting, at: SheetPlace) => ScanCounting {
  return (counting, { batch, ballot }) =>
    withBatch(counting, { number: event.number, data: { batch } }, ({ cells, ...rest }) => {
      const key = cellKey(ballot, null);
      const cell = opened(cells[key] ?? untouched);
      return { ...rest, cells: { ...cells, [key]: { ...cell, repeated: done(event) } } };
    });
}

const untouched: ScanCell = { difference: null, contest: null, repeated: null, decided: null, earlier: [] };

/** A cell whose decision does not stand any more. */
function opened(cell: ScanCell): ScanCell {
  return cell.decided === null ? cell : { ...cell, decided: null, earlier: [...cell.earlier, cell.decided] };
}

/** The readings changed: neither the commitment nor what the dice drew after it holds any more. */
function voidCommitment(counting: ScanCounting, by: Done): ScanCounting {
  const { commitment, sample } = counting;
  if (commitment === null) return counting;
  return {
    ...counting,
    commitment: null,
    sample: null,
    voided: [...counting.voided, { commitment, sample, done: by }],
  };
}

type InBatch = { readonly number: number; readonly data: { readonly batch: number } };

/** A batch without its readings, decisions and checks, to be scanned anew; all of them stay in the record. */
export function withdrawBatch(counting: ScanCounting, event: Envelope, number: number, reason: string): ScanCounting {
  const changed = withBatch(counting, { number: event.number, data: { batch: number } }, (batch) => ({
    ...batch,
    sheets: [],
    cells: {},
    withdrawn: [...batch.withdrawn, { sheets: batch.sheets.length, reason, done: done(event) }],
  }));
  const checks = Object.fromEntries(Object.entries(changed.checks).filter(([key]) => !key.startsWith(`${number}/`)));
  return voidCommitment({ ...changed, checks }, done(event));
}

/** The whole list is counted anew: batches are formed again; commitments and draws before it stay named. */
export function recountScan(counting: ScanCounting, event: Envelope): ScanCounting {
  return { ...emptyScan, voided: voidCommitment(counting, done(event)).voided };
}

function must(event: { readonly number: number }, refusal: Refusal | null): void {
  if (refusal !== null) throw new CorruptRecord(event.number, refusal.message);
}

function withBatch(counting: ScanCounting, event: InBatch, change: (batch: ScanBatch) => ScanBatch): ScanCounting {
  const batch = counting.batches[event.data.batch - 1];
  if (batch === undefined)
    throw new CorruptRecord(event.number, text(`không có tập ${event.data.batch}`, `no batch ${event.data.batch}`));
  return { ...counting, batches: counting.batches.with(event.data.batch - 1, change(batch)) };
}

function withCell(
  counting: ScanCounting,
  event: InBatch & { readonly data: { readonly list: ListId; readonly ballot: number; readonly row: number | null } },
  change: (cell: ScanCell) => ScanCell,
): ScanCounting {
  const key = cellKey(event.data.ballot, event.data.row);
  return withBatch(counting, event, (batch) => ({
    ...batch,
    cells: { ...batch.cells, [key]: change(batch.cells[key] ?? untouched) },
  }));
}
