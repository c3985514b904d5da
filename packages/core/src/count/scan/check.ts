// The check by hand: what the commitment covers, what has to be checked, and how far it has come.
import type { ListId } from '../../basics/ids.ts';
import { totalStock } from '../../polls/electronic/state.ts';
import { canonicalJson } from '../../record/canonical.ts';
import { hashOf } from '../../record/fingerprint.ts';
import type { Rules } from '../../rules/rules.ts';
import { boxCount, together } from '../box/count.ts';
import { addUp, interpret, type ListCount, sum } from '../marks.ts';
import type { Counting } from '../state.ts';
import { type Figures, fewestSheets } from './limits.ts';
import { type CheckMethodName, type CheckPlan, checkMethods } from './method.ts';
import { notABallot, type SheetPlace } from './reading.ts';
import { sampleSize } from './sample.ts';
import { standBatch } from './settle.ts';
import { type Counted, missingReadings, rowsOf, scanCounting, settledSheets } from './standing.ts';
import type { ScanCounting } from './state.ts';

/** A conference whose lists may be checked against the limits of the rules. */
export type Checkable = Counted & Pick<Counting, 'rolls'>;

/** The key of a sheet among the checks. */
export function sheetKey({ batch, ballot }: SheetPlace): string {
  return `${batch}/${ballot}`;
}

/** The text whose SHA-256 is the commitment: every batch with its hand count, every sheet as the machine read it, every decision that is confirmed. */
export function committedText(counting: ScanCounting, list: ListId): string {
  return canonicalJson({
    list,
    batches: counting.batches.map(({ number, size, sheets, cells }) => ({
      number,
      size,
      sheets,
      decisions: Object.fromEntries(
        Object.entries(cells).flatMap(([key, { decided }]) =>
          decided?.confirmed ? [[key, decided.decision] as const] : [],
        ),
      ),
    })),
  });
}

/** SHA-256 over `committedText`, as it is read aloud before the dice are thrown. */
export function commitmentHash(counting: ScanCounting, list: ListId): string {
  return hashOf(committedText(counting, list));
}

/** The count of a list as read and decided, whether checked or not; `null` while anything is missing or open. */
export function readCount(rules: Rules, state: Counted, list: ListId): ListCount | null {
  const sheets = settledSheets(state, list);
  const people = state.setup.lists.find((other) => other.id === list)?.votedOn.map((who) => who.person) ?? [];
  return sheets === null
    ? null
    : addUp(
        people,
        sheets.map(({ marks }) => interpret(rules, marks)),
      );
}

/**
 * What has to be checked of a list by hand; `null` while anything is missing or open, its electronic box included: how close somebody is to a limit is
 * known from paper and box together. The sheets are those of paper; no sample can be drawn from a box, which proves itself.
 */
export function checkPlan(rules: Rules, state: Checkable, list: ListId, method: CheckMethodName): CheckPlan | null {
  const count = readCount(rules, state, list);
  const box = boxCount(state, list);
  if (count === null || box === null) return null;
  const whole = together(count, box);
  const { everySheetUpTo, closeWithin, risk } = checkMethods[method];
  const sheets = count.counted;
  const every: CheckPlan = { method, sheets, every: true, rows: [], fewest: null, size: 0 };
  if (sheets <= everySheetUpTo.value) return every;
  const distances = whole.people.map((row) => fewestSheets(rules, figuresOf(state, list, whole, row)));
  const known = distances.filter((distance) => distance !== null);
  // Without a limit there is nothing that a sample could protect; where everybody is close, every row is checked anyway.
  const far = known.filter((distance) => distance > closeWithin.value);
  if (known.length < distances.length || far.length === 0) return every;
  const rows = distances.flatMap((distance, row) => ((distance ?? 0) <= closeWithin.value ? [row] : []));
  const fewest = Math.min(...far);
  return { method, sheets, every: false, rows, fewest, size: sampleSize(sheets, fewest, risk.value) };
}

function figuresOf(state: Checkable, list: ListId, count: ListCount, row: ListCount['people'][number]): Figures {
  const stock = totalStock(state, list);
  const collected = stock.collected ?? 0;
  const voters = state.rolls[list]?.length ?? 0;
  const bases = {
    issued: stock.issued,
    collected,
    valid: collected - sum(count.reasons),
    members: voters,
    convened: voters,
  };
  const { high, confidence, low } = row;
  return { levels: { high, confidence, low }, bases };
}

/** Every sheet of a list that counts, in the order of reading. */
export function countedPlaces(counting: ScanCounting, people: number): SheetPlace[] {
  return counting.batches.flatMap((batch) =>
    standBatch(batch, people).flatMap(({ ballot, whole }) =>
      whole === notABallot ? [] : [{ batch: batch.number, ballot }],
    ),
  );
}

/** A sheet that has to be checked. `rows: null`: the whole sheet. */
export interface SheetToCheck extends SheetPlace {
  readonly rows: readonly number[] | null;
  readonly checked: boolean;
}

/** Whether it is known which sheets have to be checked: not before the commitment, nor before the draw where one is needed. */
export function knowsChecks({ commitment, sample, checkAll }: ScanCounting): boolean {
  return commitment !== null && (commitment.plan.every || checkAll !== null || sample !== null);
}

/** Every sheet that has to be checked; `null` while it is not known. */
export function sheetsToCheck(state: Counted, list: ListId): SheetToCheck[] | null {
  const counting = scanCounting(state, list);
  if (counting === null || counting.commitment === null || !knowsChecks(counting)) return null;
  const { plan } = counting.commitment;
  const places = countedPlaces(counting, rowsOf(state, list));
  if (plan.every || counting.checkAll !== null)
    return places.map((place) => ({ ...place, rows: null, checked: isChecked(counting, place, null) }));
  const drawn = new Set(counting.sample?.drawn.map(sheetKey));
  return places.flatMap((place) => {
    const rows = drawn.has(sheetKey(place)) ? null : plan.rows;
    return rows !== null && rows.length === 0 ? [] : [{ ...place, rows, checked: isChecked(counting, place, rows) }];
  });
}

function isChecked(counting: ScanCounting, place: SheetPlace, rows: readonly number[] | null): boolean {
  const checks = counting.checks[sheetKey(place)] ?? [];
  if (checks.some((check) => check.rows === null)) return true;
  const looked = new Set(checks.flatMap((check) => check.rows ?? []));
  return rows?.every((row) => looked.has(row)) ?? false;
}

/** The count of a list once everything is read, decided, confirmed and checked; `null` before. A list without a ballot has nothing to check. */
export function checkedCount(rules: Rules, state: Counted, list: ListId): ListCount | null {
  if (missingReadings(state, list).length > 0) return null;
  const count = readCount(rules, state, list);
  if (count?.counted === 0) return count;
  return sheetsToCheck(state, list)?.every((sheet) => sheet.checked) ? count : null;
}
