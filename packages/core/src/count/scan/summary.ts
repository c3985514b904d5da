// What the minutes say of a machine count: how many sheets, what was doubtful, who decided, how much was checked by hand, what it found.
import type { ListId } from '../../basics/ids.ts';
import type { Done } from '../../record/command.ts';
import { sheetsToCheck } from './check.ts';
import type { ScanPageCode, ScanRowCode } from './codes.ts';
import type { CheckPlan } from './method.ts';
import { notABallot } from './reading.ts';
import { isOpen, machineReasons, standBatch } from './settle.ts';
import { type Counted, rowsOf, scanCounting } from './standing.ts';
import type { DecidedFlag, ScanCell } from './state.ts';

export interface ScanSummary {
  readonly batches: number;
  /** Sheets that were read, and those of them that count. */
  readonly read: number;
  readonly sheets: number;
  readonly notBallots: number;
  /** Times that a batch was withdrawn and scanned anew. */
  readonly withdrawn: number;
  /** Names and versions of the readers. */
  readonly readers: readonly string[];
  /** Rows that the machine left to people, and the same by reason; a row with two reasons stands under both. */
  readonly flaggedRows: number;
  readonly rowsByCode: Readonly<Partial<Record<ScanRowCode, number>>>;
  /** Sheets that the machine left to people as a whole, and the same by reason. */
  readonly flaggedSheets: number;
  readonly sheetsByCode: Readonly<Partial<Record<ScanPageCode, number>>>;
  /** Flags that the committee decided and another account confirmed. */
  readonly decided: number;
  /** Decisions that did not last: contested, or overtaken by a difference. */
  readonly contested: number;
  readonly commitment: { readonly hash: string; readonly done: Done } | null;
  /** Commitments before it that did not last, whether or not a sample was drawn after them. */
  readonly voided: number;
  readonly check: {
    readonly plan: CheckPlan;
    /** Every sheet was checked: by the plan, or because a difference was found. */
    readonly every: boolean;
    /** Digits of the dice; `null` where nothing was drawn. */
    readonly seed: string | null;
    /** Sheets that had to be looked at, whole or in some rows; and those that were. */
    readonly needed: number;
    readonly checked: number;
  } | null;
  /** Places in which somebody saw something else than the record; and those of them in which the committee then decided otherwise. */
  readonly differences: number;
  readonly corrected: number;
}

/** The machine count of a list as the minutes tell it; `null` where the list is counted in another way. */
export function scanSummary(state: Counted, list: ListId): ScanSummary | null {
  const counting = scanCounting(state, list);
  if (counting === null) return null;
  const people = rowsOf(state, list);
  const { batches, commitment, sample, voided } = counting;
  const standing = batches.flatMap((batch) => standBatch(batch, people));
  const sheets = batches.flatMap((batch) => batch.sheets.map((sheet) => sheet.reading));
  const rows = sheets.flatMap((sheet) => sheet.rows.map(machineReasons)).filter((reasons) => reasons.length > 0);
  const flagged = sheets.filter(({ flags }) => flags.length > 0);
  const cells = batches.flatMap((batch) => Object.values(batch.cells));
  const notBallots = standing.filter(({ whole }) => whole === notABallot).length;
  const toCheck = sheetsToCheck(state, list) ?? [];
  return {
    batches: batches.length,
    read: sheets.length,
    sheets: sheets.length - notBallots,
    notBallots,
    withdrawn: batches.reduce((total, batch) => total + batch.withdrawn.length, 0),
    readers: [...new Set(batches.flatMap((batch) => batch.sheets.map((sheet) => sheet.reader)))],
    flaggedRows: rows.length,
    rowsByCode: tally(rows as readonly (readonly ScanRowCode[])[]),
    flaggedSheets: flagged.length,
    sheetsByCode: tally(flagged.map(({ flags }) => flags)),
    decided: standing.flatMap((sheet) => sheet.flags).filter((flag) => !isOpen(flag)).length,
    contested: cells.reduce((total, { earlier }) => total + earlier.length, 0),
    commitment: commitment === null ? null : { hash: commitment.hash, done: commitment.done },
    voided: voided.length,
    check:
      commitment === null
        ? null
        : {
            plan: commitment.plan,
            every: commitment.plan.every || counting.checkAll !== null,
            seed: sample?.seed ?? null,
            needed: toCheck.length,
            checked: toCheck.filter((sheet) => sheet.checked).length,
          },
    differences: cells.filter((cell) => cell.difference !== null).length,
    corrected: cells.filter(({ difference, decided }) => difference !== null && isCorrected(difference, decided))
      .length,
  };
}

/** How often each code stands in lists of codes. */
function tally<Code extends string>(lists: readonly (readonly Code[])[]): Partial<Record<Code, number>> {
  const counts: Partial<Record<Code, number>> = {};
  for (const codes of lists) for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function isCorrected(difference: NonNullable<ScanCell['difference']>, decided: DecidedFlag | null): boolean {
  return decided !== null && decided.confirmed !== null && decided.decision !== difference.stood;
}
