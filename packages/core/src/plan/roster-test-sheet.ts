// For tests: a sheet of texts, as a reader of files gives it.
import type { Merge, RawSheet } from './roster-sheets.ts';

export const sheetOf = (
  name: string,
  rows: readonly (readonly string[])[],
  merges: readonly Merge[] = [],
): RawSheet => ({
  file: 'nhan-su.xlsx',
  sheet: name,
  rows: rows.map((cells, index) => ({
    number: index + 1,
    cells: cells.map((text) => (text === '' ? null : ({ kind: 'text', text } as const))),
  })),
  merges,
});
