// What the counting committee sees of a machine count: what waits for it, what it decided, and the sheets that are to be checked. Nobody else sees a sheet.

import type { Instant } from '../basics/dates.ts';
import type { ListId } from '../basics/ids.ts';
import type { RowMark } from '../count/marks.ts';
import { type SheetToCheck, sheetsToCheck } from '../count/scan/check.ts';
import type { CheckPlan } from '../count/scan/method.ts';
import type { ScanImage, SheetPlace } from '../count/scan/reading.ts';
import { standSheet } from '../count/scan/settle.ts';
import {
  missingReadings,
  type OpenFlag,
  type PlacedFlag,
  rowsOf,
  type ScanState,
  scanState,
} from '../count/scan/standing.ts';
import type { DecidedFlag, ScanCounting } from '../count/scan/state.ts';
import type { Counting } from '../count/state.ts';
import { fingerprint } from '../record/fingerprint.ts';

/** A decision as the committee sees it, with who recorded it; another account confirms or contests it. */
export interface DecisionView extends Pick<DecidedFlag, 'decision' | 'note' | 'votesFor' | 'votesAgainst'> {
  readonly account: string;
  readonly name: string;
  readonly at: Instant;
  readonly confirmedBy: string | null;
}

/** A cell that the committee decided, or has yet to decide or confirm, with what the machine saw. */
export interface FlagView extends Omit<PlacedFlag, 'decided'> {
  readonly decided: DecisionView | null;
}

export interface OpenFlagView extends FlagView, Pick<OpenFlag, 'waits'> {}

/** A sheet that somebody is to look at, with what the record says of it. */
export interface SheetToCheckView extends SheetToCheck {
  readonly images: readonly ScanImage[];
  /** `ok`, or the reason for which the sheet is void; `null` while the committee decides it. */
  readonly whole: string | null;
  /** In ballot order; `null` where the committee decides the row. */
  readonly marks: readonly (RowMark | null)[];
}

export interface ScanView extends Omit<ScanState, 'queue' | 'decided'> {
  readonly queue: readonly OpenFlagView[];
  /** Decided and confirmed; anybody but who decided may contest it. */
  readonly decided: readonly FlagView[];
  /** What keeps the readings from being committed to, in words. */
  readonly missing: readonly { readonly vi: string; readonly en: string }[];
  readonly commitment: {
    readonly hash: string;
    /** Its first 80 bits, as they are read aloud. */
    readonly fingerprint: string;
    readonly plan: CheckPlan;
    readonly at: Instant;
    readonly by: string;
  } | null;
  readonly sample: { readonly seed: string; readonly drawn: readonly SheetPlace[]; readonly at: Instant } | null;
  /** The check by hand; `null` before it is known what has to be checked. */
  readonly check: {
    readonly every: boolean;
    readonly needed: number;
    readonly checked: number;
    readonly differences: number;
    readonly remaining: readonly SheetToCheckView[];
  } | null;
  readonly settled: boolean;
}

/** A machine count as every member of the counting committee sees it. */
export function scanView(state: Counting, list: ListId, counting: ScanCounting): ScanView {
  const { queue, decided, ...rest } = scanState(state, list);
  const missing = missingReadings(state, list);
  const check = checkView(state, list, counting);
  const { commitment, sample } = counting;
  return {
    ...rest,
    queue: queue.map((flag) => ({ ...flag, decided: decisionView(flag.decided) })),
    decided: decided.map((flag) => ({ ...flag, decided: decisionView(flag.decided) })),
    missing,
    commitment:
      commitment === null
        ? null
        : {
            hash: commitment.hash,
            fingerprint: fingerprint(commitment.hash),
            plan: commitment.plan,
            at: commitment.done.at,
            by: commitment.done.by.name,
          },
    sample: sample === null ? null : { seed: sample.seed, drawn: sample.drawn, at: sample.done.at },
    check,
    settled: missing.length === 0 && (rest.collected === 0 || (check !== null && check.remaining.length === 0)),
  };
}

/** Without the hash of the act, which during the count is shown to nobody (docs/decisions/008). */
function decisionView(decided: DecidedFlag | null): DecisionView | null {
  if (decided === null) return null;
  const { decision, note, votesFor, votesAgainst, done, confirmed } = decided;
  return {
    decision,
    note,
    votesFor,
    votesAgainst,
    account: done.by.account,
    name: done.by.name,
    at: done.at,
    confirmedBy: confirmed?.by.name ?? null,
  };
}

function checkView(state: Counting, list: ListId, counting: ScanCounting): ScanView['check'] {
  const sheets = sheetsToCheck(state, list);
  if (sheets === null || counting.commitment === null) return null;
  const people = rowsOf(state, list);
  const remaining = sheets
    .filter((sheet) => !sheet.checked)
    .flatMap((sheet): SheetToCheckView[] => {
      const batch = counting.batches[sheet.batch - 1];
      const read = batch?.sheets[sheet.ballot - 1];
      if (batch === undefined || read === undefined) return [];
      const { whole, rows } = standSheet(batch, read, people);
      return [{ ...sheet, images: read.reading.images, whole, marks: rows }];
    });
  return {
    every: counting.commitment.plan.every || counting.checkAll !== null,
    needed: sheets.length,
    checked: sheets.length - remaining.length,
    differences: Object.values(counting.checks)
      .flat()
      .flatMap((check) => check.differences).length,
    remaining,
  };
}
