// What may stand where: marks under the rules, and the words for each way of counting.
import { type Text, text } from '../basics/text.ts';
import type { CountMethod } from '../plan/plan.ts';
import type { Rules } from '../rules/rules.ts';
import { isLevel, type RowMark, rowReasons, type WholeMark, wholeReasons } from './marks.ts';

/** The words for a way of counting, as they stand in the middle of a sentence. */
export const methodWords: Readonly<Record<CountMethod, Text>> = {
  entry: text('nhập từng phiếu', 'entering each ballot'),
  'tally-sheet': text('nhập phiếu kiểm', 'tally sheets'),
  scan: text('máy quét đọc phiếu', 'reading by scanner'),
};

/** Whether a mark may stand against a sheet as a whole under these rules. */
export function fitsWhole(rules: Rules, mark: string): boolean {
  return mark === 'ok' || mark === 'doubtful' || wholeReasons(rules).some((reason) => reason.code === mark);
}

/** Whether a mark may stand in one person's row under these rules. */
export function fitsRow(rules: Rules, mark: string): boolean {
  return isLevel(mark) || mark === 'doubtful' || rowReasons(rules).some((reason) => reason.code === mark);
}

/** Whether a mark may stand in a cell: `null` is the sheet as a whole. */
export function cellFits(rules: Rules, row: number | null, mark: RowMark | WholeMark): boolean {
  return row === null ? fitsWhole(rules, mark) : fitsRow(rules, mark);
}
