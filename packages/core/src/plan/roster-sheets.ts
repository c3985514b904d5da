import type { Where } from '../basics/findings.ts';

/** A cell as the file holds it, before anything is understood. `null` is an empty cell. */
export type RawCell =
  | { readonly kind: 'text'; readonly text: string }
  /** Digits as the file writes them; `shown` where the cell's format shows more of them (`000123`). */
  | { readonly kind: 'number'; readonly text: string; readonly shown?: string }
  /** A real date of the workbook: the day on the sheet, never moved by a time zone. `dayShown` is false for `06/2018`. */
  | { readonly kind: 'date'; readonly day: string; readonly time?: string; readonly dayShown: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `#REF!`, or a formula whose result the file does not hold. */
  | { readonly kind: 'error'; readonly text: string };

export interface RawRow {
  /** The number that the person sees at the left of the row. */
  readonly number: number;
  readonly cells: readonly (RawCell | null)[];
  /** Hidden by a filter or by hand. */
  readonly hidden?: boolean;
  /** With a line through its text. */
  readonly struck?: boolean;
}

/** Cells that the workbook shows as one. Rows as seen (from 1), columns from 0, both ends included. */
export interface Merge {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** One sheet of a workbook, or one CSV file (then `sheet` is absent). */
export interface RawSheet {
  readonly file: string;
  readonly sheet?: string;
  readonly rows: readonly RawRow[];
  readonly merges: readonly Merge[];
  /** Columns from 0 that the workbook does not show. */
  readonly hiddenColumns?: ReadonlySet<number>;
  /** Days are counted from 1904 (old Excel for Mac). */
  readonly date1904?: boolean;
}

/** `0` → `A`, `27` → `AB`. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** A row of a sheet, as findings name it; the column as letter and heading: `D (Ngày bổ nhiệm)`. */
export function placeOf(sheet: RawSheet, row?: number, column?: number, heading?: string): Where {
  return {
    file: sheet.file,
    ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined
      ? {}
      : {
          column:
            heading === undefined || heading === '' ? columnLetter(column) : `${columnLetter(column)} (${heading})`,
        }),
  };
}

/** What a cell says, for messages and for headings. */
export function shownText(cell: RawCell | null | undefined): string {
  if (cell === null || cell === undefined) return '';
  switch (cell.kind) {
    case 'text':
    case 'error':
      return cell.text;
    case 'number':
      return cell.shown ?? cell.text;
    case 'date':
      return cell.day;
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
  }
}

/** A sheet that lacks one column only: its heading may be written in another way. */
export interface NearlyPosts {
  readonly sheet: string;
  readonly missing: string;
  readonly found: readonly string[];
}
