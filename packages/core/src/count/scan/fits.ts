// Whether an act fits what stands. A command that does not fit is refused; a stored act that does not fit is a corrupt record.
import { type Refusal, refuse } from '../../basics/findings.ts';
import type { ListId } from '../../basics/ids.ts';
import { err, ok, type Result } from '../../basics/result.ts';
import { text } from '../../basics/text.ts';
import { unknownList } from '../../polls/refusals.ts';
import type { Rules } from '../../rules/rules.ts';
import { type CellKey, cellKey } from '../cells.ts';
import { cellFits, fitsRow, methodWords } from '../fit.ts';
import type { RowMark, WholeMark } from '../marks.ts';
import { nothingToDecide, unknownBatch, wrongMarks, wrongMethod } from '../refusals.ts';
import type { Counting } from '../state.ts';
import { countedPlaces } from './check.ts';
import type { Difference } from './events.ts';
import { type FlagDecision, notABallot, type SheetPlace, type SheetReading } from './reading.ts';
import * as refusals from './refusals.ts';
import { draw } from './sample.ts';
import { type Flag, type SheetStanding, standSheet } from './settle.ts';
import { rowsOf, scanCounting } from './standing.ts';
import type { ScanBatch, ScanCounting, ScanSheet } from './state.ts';

/** The machine count of a list, or why there is none. */
export function scanOf(state: Counting, list: ListId): Result<ScanCounting, Refusal> {
  const counting = state.counts[list];
  if (counting === undefined) return err(refuse(unknownList, list));
  return counting.method === 'scan' ? ok(counting) : err(refuse(wrongMethod, methodWords[counting.method]));
}

/** A batch of a machine count, or why there is none. */
export function scanBatchOf(state: Counting, list: ListId, number: number): Result<ScanBatch, Refusal> {
  const counting = scanOf(state, list);
  if (!counting.ok) return counting;
  const batch = counting.value.batches[number - 1];
  return batch === undefined ? err(refuse(unknownBatch, number)) : ok(batch);
}

/** Why sheets cannot be recorded in a batch; `null` where they fit. */
export function sheetsProblem(
  state: Counting,
  list: ListId,
  batch: ScanBatch,
  sheets: readonly SheetReading[],
): Refusal | null {
  const people = rowsOf(state, list);
  const odd = sheets.find(({ rows }) => rows.length !== 0 && rows.length !== people);
  if (odd !== undefined)
    return refuse(
      wrongMarks,
      text(
        `Phiếu có ${people} dòng, máy gửi ${odd.rows.length} dòng.`,
        `The ballot has ${people} rows, ${odd.rows.length} were sent.`,
      ),
    );
  const total = batch.sheets.length + sheets.length;
  if (total > 1000) return refuse(refusals.tooManySheets, total);
  const known = standingImages(state);
  for (const [index, { images }] of sheets.entries())
    for (const { sha256 } of new Map(images.map((image) => [image.sha256, image])).values()) {
      const where = known.get(sha256);
      if (where !== undefined) return refuse(refusals.imageKnown, where.batch, where.ballot, where.title);
      const title = state.setup.lists.find((other) => other.id === list)?.title ?? list;
      known.set(sha256, { batch: batch.number, ballot: batch.sheets.length + index + 1, title });
    }
  return null;
}

/** Why sheets cannot be named as those that new ones repeat: each must stand. */
export function copiedProblem(state: Counting, list: ListId, copied: readonly SheetPlace[]): Refusal | null {
  for (const { batch, ballot } of copied) {
    const found = scanBatchOf(state, list, batch);
    if (!found.ok) return found.error;
    if (found.value.sheets[ballot - 1] === undefined) return refuse(refusals.noSuchSheet, batch, ballot);
  }
  return null;
}

/** Where every image of the conference stands now; what was withdrawn does not stand. */
function standingImages(state: Counting): Map<string, { batch: number; ballot: number; title: string }> {
  const known = new Map<string, { batch: number; ballot: number; title: string }>();
  for (const { id, title } of state.setup.lists) {
    const counting = state.counts[id];
    if (counting?.method !== 'scan') continue;
    for (const batch of counting.batches)
      for (const sheet of batch.sheets)
        for (const { sha256 } of sheet.reading.images)
          known.set(sha256, { batch: batch.number, ballot: sheet.ballot, title });
  }
  return known;
}

interface CellPlace {
  readonly list: ListId;
  readonly batch: number;
  readonly ballot: number;
  readonly row: number | null;
}

/** A cell that is flagged, with its sheet; `null` where the committee has nothing to settle there. */
export function flagOf(
  state: Counting,
  place: CellPlace,
): Result<{ readonly flag: Flag | null; readonly sheet: ScanSheet | null; readonly key: CellKey }, Refusal> {
  const batch = scanBatchOf(state, place.list, place.batch);
  if (!batch.ok) return batch;
  const key = cellKey(place.ballot, place.row);
  const sheet = batch.value.sheets[place.ballot - 1];
  if (sheet === undefined) return ok({ flag: null, sheet: null, key });
  const { flags } = standSheet(batch.value, sheet, rowsOf(state, place.list));
  return ok({ flag: flags.find((other) => other.key === key) ?? null, sheet, key });
}

/** Why a decision cannot be taken on a cell; `null` where it fits. */
export function decisionProblem(
  rules: Rules,
  state: Counting,
  place: CellPlace,
  decision: FlagDecision,
): Refusal | null {
  const found = flagOf(state, place);
  if (!found.ok) return found.error;
  const { flag, sheet } = found.value;
  if (flag === null || sheet === null || flag.decided !== null) return refuse(nothingToDecide);
  const people = rowsOf(state, place.list);
  return fitsFlag(rules, place.row, decision, people, sheet.reading.rows.length === people)
    ? null
    : refuse(wrongMarks, text('Giá trị này không hợp với chỗ đang quyết định.', 'This value does not fit here.'));
}

function fitsFlag(rules: Rules, row: number | null, decision: FlagDecision, people: number, wasRead: boolean): boolean {
  if (row !== null) return typeof decision === 'string' && decision !== notABallot && cellFits(rules, row, decision);
  if (typeof decision === 'object') {
    const { whole, rows } = decision.marks;
    return (
      whole === 'ok' && rows.length === people && rows.every((mark) => mark !== 'doubtful' && fitsRow(rules, mark))
    );
  }
  if (decision === notABallot) return true;
  return cellFits(rules, null, decision) && (decision !== 'ok' || wasRead);
}

/** Why a decision cannot be confirmed by an account; `null` where it can. */
export function confirmProblem(state: Counting, place: CellPlace, account: string): Refusal | null {
  const found = flagOf(state, place);
  if (!found.ok) return found.error;
  const decided = found.value.flag?.decided ?? null;
  if (decided === null || decided.confirmed !== null) return refuse(refusals.nothingToConfirm);
  return decided.done.by.account === account ? refuse(refusals.ownDecision, decided.done.by.name) : null;
}

/** Why a decision cannot be opened again by an account; `null` where it can: whoever recorded it takes it back until it is confirmed, others contest it at any time. */
export function contestProblem(state: Counting, place: CellPlace, account: string): Refusal | null {
  const found = flagOf(state, place);
  if (!found.ok) return found.error;
  const decided = found.value.flag?.decided ?? null;
  if (decided === null) return refuse(refusals.nothingToContest);
  const isOwn = decided.done.by.account === account;
  return isOwn && decided.confirmed !== null ? refuse(refusals.ownDecision, decided.done.by.name) : null;
}

/** Why no sample can be drawn; `null` where one can. */
export function drawProblem(counting: ScanCounting): Refusal | null {
  if (counting.commitment === null) return refuse(refusals.notCommitted);
  if (counting.commitment.plan.every || counting.checkAll !== null) return refuse(refusals.noSampleNeeded);
  return counting.sample === null ? null : refuse(refusals.sampleStands);
}

/** The sheets that a seed draws of a list, as many as the plan of its commitment says. */
export function drawnFor(state: Counting, list: ListId, seed: string): SheetPlace[] {
  const counting = scanCounting(state, list);
  if (counting === null || counting.commitment === null) return [];
  return draw(seed, list, countedPlaces(counting, rowsOf(state, list)), counting.commitment.plan.size);
}

/** Why a check of a sheet cannot be recorded; `null` where it fits. */
export function checkProblem(
  rules: Rules,
  state: Counting,
  place: Omit<CellPlace, 'row'>,
  rows: readonly number[] | null,
  differences: readonly Difference[],
): Refusal | null {
  const batch = scanBatchOf(state, place.list, place.batch);
  if (!batch.ok) return batch.error;
  const people = rowsOf(state, place.list);
  const sheet = batch.value.sheets[place.ballot - 1];
  const standing = sheet === undefined ? null : standSheet(batch.value, sheet, people);
  if (standing === null || standing.whole === notABallot)
    return refuse(refusals.noSuchSheet, place.batch, place.ballot);
  const strange = rows?.some((row) => row >= people) ?? false;
  const unseen = differences.some(({ row }) => row !== null && rows !== null && !rows.includes(row));
  const twice = new Set(differences.map(({ row }) => row)).size < differences.length;
  const unfit = differences.some(({ row, seen }) => (row ?? 0) >= people || !cellFits(rules, row, seen));
  if (strange || unseen || twice || unfit)
    return refuse(
      wrongMarks,
      text('Chỗ ghi là khác không hợp với phiếu này.', 'What is named as different does not fit this ballot.'),
    );
  return differences.every((difference) => differs(standing, difference)) ? null : refuse(refusals.noDifference);
}

/** Whether what was seen is not what stands. Where a decision is pending nothing stands yet. */
function differs(standing: SheetStanding, { row, seen }: Difference): boolean {
  const stands = standsAt(standing, row);
  return stands !== null && stands !== seen;
}

/** What stands in a cell of a sheet that counts; `null` where a decision is pending, or there is no such row. */
export function standsAt(standing: SheetStanding, row: number | null): RowMark | WholeMark | null {
  if (row !== null) return standing.rows[row] ?? null;
  return standing.whole === notABallot ? null : standing.whole;
}
