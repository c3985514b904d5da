// A table as a file: CSV for programs, XLSX for spreadsheets.
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';

export type Value = string | number | null;

export interface Column<Row> {
  readonly head: string;
  /** Width in a spreadsheet, in characters. */
  readonly width: number;
  /** `null`: the cell stays empty. */
  readonly value: (row: Row) => Value;
  /** Numbers with two decimals, written with a comma in CSV. */
  readonly percent?: true;
}

/** A table with its name, which a spreadsheet shows on its tab. */
export interface Table<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/**
 * Comma-separated values (RFC 4180) with the mark by which Excel recognises UTF-8. What a spreadsheet would run as a formula
 * gets an apostrophe in front.
 */
export function csvFile<Row>({ columns, rows }: Table<Row>): Uint8Array {
  const written = rows.map((row) =>
    columns.map(({ value, percent }) => {
      const cell = value(row);
      return percent === true && typeof cell === 'number' ? cell.toFixed(2).replace('.', ',') : cell;
    }),
  );
  const lines = [columns.map(({ head }) => head), ...written];
  return Buffer.from(stringify(lines, { bom: true, escape_formulas: true, record_delimiter: 'windows' }));
}

/** An Excel workbook of one sheet. Text stays text there, whatever it begins with. */
export async function xlsxFile<Row>({ name, columns, rows }: Table<Row>): Promise<Uint8Array> {
  const heads = columns.map(
    ({ head }): Cell => ({ value: head, fontWeight: 'bold', wrap: true, alignVertical: 'top' }),
  );
  const cells = rows.map((row) =>
    columns.map(({ value, percent }): Cell => {
      const cell = value(row);
      if (cell === null) return null;
      if (typeof cell === 'string') return { value: cell, type: String, wrap: true, alignVertical: 'top' };
      return { value: cell, type: Number, format: percent === true ? '0.00' : '0', alignVertical: 'top' };
    }),
  );
  const sheet = {
    sheet: name,
    data: [heads, ...cells],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  };
  return await writeXlsxFile([sheet], { fontFamily: 'Times New Roman', fontSize: 12 }).toBuffer();
}
