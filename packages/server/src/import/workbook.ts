import { err, ok, type RawCell, type RawRow, type RawSheet, type Result } from '@tinnhiem/core';
import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { maxCells, maxLetters, maxRows } from './limits.ts';
import { type CellNote, readFrame, type SheetFrame, type WorkbookFrame } from './workbook-frame.ts';
import { pad } from './workbook-styles.ts';
import { unpack, type ZipProblem } from './zip.ts';

export type WorkbookProblem = ZipProblem | 'too-many-rows' | 'binary-workbook' | 'open-document' | 'no-workbook';

export interface Workbook {
  readonly sheets: readonly RawSheet[];
  readonly hiddenSheets: readonly string[];
}

const isWanted = (name: string): boolean =>
  /\.(?:xml|rels)$/iu.test(name) || name === 'xl/workbook.bin' || name === 'mimetype';

/** Every visible sheet of an .xlsx file, cells with their exact place. Nothing is laid out before its size is known. */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<Result<Workbook, WorkbookProblem>> {
  const unpacked = await unpack(bytes, isWanted);
  if (!unpacked.ok) return unpacked;
  const parts = unpacked.value;
  if (parts.has('xl/workbook.bin')) return err('binary-workbook');
  if (parts.has('mimetype') && !parts.has('xl/workbook.xml')) return err('open-document');
  if (!parts.has('xl/workbook.xml')) return err('no-workbook');
  let frame: WorkbookFrame;
  try {
    frame = readFrame(parts);
  } catch {
    return err('damaged');
  }
  const rows = frame.sheets.reduce((sum, sheet) => sum + sheet.filledRows, 0);
  const cells = frame.sheets.reduce((sum, sheet) => sum + sheet.lastRow * sheet.columns, 0);
  if (rows > maxRows || cells > maxCells) return err('too-many-rows');
  let values: Awaited<ReturnType<typeof readValues>>;
  try {
    values = await readValues(parts);
  } catch {
    return err('damaged');
  }
  const sheets = frame.sheets.flatMap((sheet, index) => {
    if (sheet.isHidden) return [];
    const merges = sheet.merges;
    const data = rowsOf(values[index]?.data ?? [], sheet);
    const hidden = sheet.hiddenColumns.size === 0 ? {} : { hiddenColumns: sheet.hiddenColumns };
    const counted = frame.date1904 ? { date1904: true } : {};
    return [{ file, sheet: sheet.name, rows: data, merges, ...hidden, ...counted }];
  });
  if (lettersOf(sheets) > maxLetters) return err('too-large');
  return ok({ sheets, hiddenSheets: frame.sheets.filter((sheet) => sheet.isHidden).map((sheet) => sheet.name) });
}

function lettersOf(sheets: readonly RawSheet[]): number {
  let letters = 0;
  for (const { rows } of sheets)
    for (const { cells } of rows) for (const cell of cells) letters += cell?.kind === 'text' ? cell.text.length : 0;
  return letters;
}

interface NumberText {
  readonly number: string;
}

/** The reader gets the parts that were checked, packed again, so that it cannot see others than the frame. */
function readValues(parts: ReadonlyMap<string, Uint8Array>) {
  const packed = zipSync(Object.fromEntries(parts), { level: 0 });
  return readXlsxFile<NumberText>(packed.buffer as ArrayBuffer, { trim: false, parseNumber: (number) => ({ number }) });
}

type Value = string | boolean | Date | NumberText | null;

function rowsOf(data: readonly (readonly unknown[])[], frame: SheetFrame): RawRow[] {
  const rows: RawRow[] = [];
  for (let number = 1; number <= Math.max(data.length, frame.lastRow); number += 1) {
    const values = data[number - 1] ?? [];
    const cells = Array.from({ length: Math.max(values.length, frame.columns) }, (_, column) =>
      cellOf((values[column] ?? null) as Value, frame.notes.get(`${number}:${column}`)),
    );
    if (cells.every((cell) => cell === null)) continue;
    rows.push({
      number,
      cells,
      ...(frame.hiddenRows.has(number) ? { hidden: true } : {}),
      ...(frame.struckRows.has(number) ? { struck: true } : {}),
    });
  }
  return rows;
}

function cellOf(value: Value, note: CellNote | undefined): RawCell | null {
  if (note?.error !== undefined) return { kind: 'error', text: note.error };
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (value instanceof Date) return dateOf(value, note);
  const shown = note?.shownAs?.padded === undefined ? undefined : pad(value.number, note.shownAs.padded);
  return { kind: 'number', text: value.number, ...(shown === undefined ? {} : { shown }) };
}

/** The reader gives the day and time on the sheet as if it were world time: taken back so, no time zone can move it. */
function dateOf(value: Date, note: CellNote | undefined): RawCell {
  if (Number.isNaN(value.getTime())) return { kind: 'error', text: '#NUM!' };
  const iso = value.toISOString();
  const time = iso.slice(11, 16);
  const dayShown = note?.shownAs?.isDateWithoutDay !== true;
  return { kind: 'date', day: iso.slice(0, 10), dayShown, ...(time === '00:00' ? {} : { time }) };
}
