// What the minutes say of a list that a scanner read.
import {
  checkMethods,
  type ListId,
  namesOnBallot,
  type ScanReason,
  type ScanSummary,
  scanCodeWords,
  scanReasons,
  scanSummary,
} from '@tinnhiem/core';
import type { MinutesInput } from '@tinnhiem/documents';
import type { Written } from './counting-minutes.ts';

type MachineCount = NonNullable<MinutesInput['lists'][number]['machine']>;

/** `undefined` where the list was counted by people alone. */
export function machineCount(state: Written, list: ListId): MachineCount | undefined {
  const summary = scanSummary(state, list);
  if (summary === null) return undefined;
  const { batches, read, sheets, notBallots, withdrawn, readers, flaggedRows, flaggedSheets } = summary;
  const { decided, contested, voided } = summary;
  const commitment = commitmentOf(state, list, summary);
  return {
    readers: [...readers],
    batches,
    read,
    sheets,
    notBallots,
    withdrawn,
    flaggedRows,
    rowsByReason: byReason(summary.rowsByCode),
    flaggedSheets,
    sheetsByReason: byReason(summary.sheetsByCode),
    decided,
    contested,
    ...(commitment === undefined ? {} : { commitment }),
    voided,
  };
}

function commitmentOf(state: Written, list: ListId, summary: ScanSummary): MachineCount['commitment'] {
  const { commitment, check, differences, corrected } = summary;
  if (commitment === null || check === null) return undefined;
  const { plan, seed, needed, checked } = check;
  const names = state.setup.lists.filter(({ id }) => id === list).flatMap(namesOnBallot);
  const { numerator, denominator } = checkMethods[plan.method].risk.value;
  return {
    hash: commitment.hash,
    check: {
      every: plan.every,
      closePeople: plan.rows.flatMap((row) => names[row] ?? []),
      sample: plan.size,
      ...(plan.fewest === null ? {} : { protects: { fewest: plan.fewest, risk: `${numerator}/${denominator}` } }),
      ...(seed === null ? {} : { seed }),
      needed,
      checked,
      differences,
      corrected,
    },
  };
}

/** In the order in which the committee goes through them. */
function byReason(counts: Readonly<Partial<Record<ScanReason, number>>>): { reason: string; count: number }[] {
  return scanReasons.flatMap((code) => {
    const count = counts[code] ?? 0;
    return count === 0 ? [] : [{ reason: scanCodeWords[code].title.vi, count }];
  });
}
