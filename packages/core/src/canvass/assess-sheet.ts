// A sheet of a workbook as a table of counts: its cells as they are shown, nothing worked out of them.
import { type Finding, find } from '../basics/findings.ts';
import { columnLetter, placeOf, type RawSheet, shownText } from '../plan/roster-sheets.ts';
import { notShown } from './assess-rows-findings.ts';

export interface CountsSheet {
  readonly cells: string[][];
  readonly findings: readonly Finding[];
}

export function countsOf(sheet: RawSheet): CountsSheet {
  const cells: string[][] = Array.from({ length: sheet.rows.at(-1)?.number ?? 0 }, () => []);
  for (const row of sheet.rows) cells[row.number - 1] = row.cells.map((cell) => shownText(cell));
  const rows = sheet.rows
    .filter(({ hidden, struck }) => hidden === true || struck === true)
    .map(({ number }) => number);
  const columns = [...(sheet.hiddenColumns ?? [])]
    .filter((column) => cells.some((row) => (row[column] ?? '').trim() !== ''))
    .map(columnLetter);
  const isAllShown = rows.length + columns.length === 0;
  return { cells, findings: isAllShown ? [] : [find(notShown, placeOf(sheet), rows, columns)] };
}
