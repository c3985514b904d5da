import { type ConferenceView, type RowMark, type Text, text, type WholeMark } from '@tinnhiem/core';
import { inOrderKey, type MarkKey, rowKeys, sheetKeys } from './entry-keys.ts';

/** The keys that fit a cell: those of a row, or those of the sheet with the one that says that nothing is wrong. `decided`: a doubt is no decision. */
export function keysOfCell(
  view: Pick<ConferenceView, 'reasons'>,
  row: number | null,
  decided: boolean,
): readonly MarkKey<RowMark | WholeMark>[] {
  const keys: readonly MarkKey<RowMark | WholeMark>[] =
    row === null ? [inOrderKey, ...sheetKeys(view.reasons.whole)] : rowKeys(view.reasons.row);
  return decided ? keys.filter((key) => key.mark !== 'doubtful') : keys;
}

/** What a mark says, in words. */
export function nameOfMark(view: Pick<ConferenceView, 'reasons'>, row: number | null, mark: string | null): Text {
  if (mark === null) return text('chưa đọc', 'not read');
  return keysOfCell(view, row, false).find((key) => key.mark === mark)?.name ?? text(mark, mark);
}
