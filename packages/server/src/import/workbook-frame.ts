// What read-excel-file leaves out and an import must not: merged cells, hidden and crossed-out rows, hidden sheets, failed formulas, number formats, and how
// large a sheet is before anything is laid out in memory.
import type { Merge } from '@tinnhiem/core';
import { maxColumns, maxMergedCells, maxRowNumber } from './limits.ts';
import { type ShownAs, shownAs } from './workbook-styles.ts';
import { isTrue, partOf, scan } from './workbook-xml.ts';

/** Notes on one cell: what its formula failed with, or how its number is shown. */
export interface CellNote {
  readonly error?: string;
  readonly shownAs?: ShownAs;
}

export interface SheetFrame {
  readonly name: string;
  readonly isHidden: boolean;
  readonly merges: readonly Merge[];
  readonly hiddenRows: ReadonlySet<number>;
  /** Rows with a line through some of their text: how people cross somebody out without deleting. */
  readonly struckRows: ReadonlySet<number>;
  /** Columns from 0. */
  readonly hiddenColumns: ReadonlySet<number>;
  /** By `row:column`, rows from 1, columns from 0. */
  readonly notes: ReadonlyMap<string, CellNote>;
  readonly filledRows: number;
  readonly lastRow: number;
  readonly columns: number;
}

export interface WorkbookFrame {
  readonly date1904: boolean;
  readonly sheets: readonly SheetFrame[];
}

/** Reads the frame of every sheet; throws when the parts are no workbook. */
export function readFrame(parts: ReadonlyMap<string, Uint8Array>): WorkbookFrame {
  const targets = new Map<string, string>();
  let [stylesPath, textsPath] = ['xl/styles.xml', 'xl/sharedStrings.xml'];
  scan(partOf(parts, 'xl/_rels/workbook.xml.rels'), {
    open: (tag, { Id, Type, Target }) => {
      if (tag !== 'Relationship' || Id === undefined || Target === undefined) return;
      const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
      if (Type?.endsWith('/styles')) stylesPath = path;
      if (Type?.endsWith('/sharedStrings')) textsPath = path;
      if (Type?.endsWith('/worksheet')) targets.set(Id, path);
    },
  });
  let date1904 = false;
  const listed: { readonly name: string; readonly isHidden: boolean; readonly path: string | undefined }[] = [];
  scan(partOf(parts, 'xl/workbook.xml'), {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') date1904 ||= attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (tag !== 'sheet' || attributes.name === undefined) return;
      const state = attributes.state ?? 'visible';
      listed.push({
        name: attributes.name,
        isHidden: state !== 'visible',
        path: targets.get(attributes.id ?? ''),
      });
    },
  });
  const styles = parts.has(stylesPath) ? readStyles(partOf(parts, stylesPath)) : [];
  const struckTexts = parts.has(textsPath) ? readStruckTexts(partOf(parts, textsPath)) : new Set<string>();
  const sheets = listed.map(({ name, isHidden, path }) => ({
    name,
    isHidden,
    ...(path === undefined ? emptyFrame : readSheet(partOf(parts, path), styles, struckTexts)),
  }));
  return { date1904, sheets };
}

const emptyFrame = {
  merges: [],
  hiddenRows: new Set<number>(),
  struckRows: new Set<number>(),
  hiddenColumns: new Set<number>(),
  notes: new Map<string, CellNote>(),
  filledRows: 0,
  lastRow: 0,
  columns: 0,
};

interface CellStyle {
  readonly shownAs: ShownAs | undefined;
  readonly isStruck: boolean;
}

function readStyles(xml: string): CellStyle[] {
  const codes = new Map<number, string>();
  const struckFonts = new Set<number>();
  const styles: CellStyle[] = [];
  let font = -1;
  let isInCells = false;
  scan(xml, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (tag === 'font') font += 1;
      if (tag === 'strike' && isTrue(attributes.val ?? '1')) struckFonts.add(font);
      if (tag === 'cellXfs') isInCells = true;
      if (tag !== 'xf' || !isInCells) return;
      const id = Number(attributes.numFmtId ?? 0);
      const isStruck = struckFonts.has(Number(attributes.fontId ?? 0));
      styles.push({ shownAs: shownAs(id, codes.get(id)), isStruck });
    },
    close: (tag) => {
      if (tag === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: CellStyle | undefined;
  formula: string | undefined;
  value: string | undefined;
  hasInlineText: boolean;
  isStruck: boolean;
}

/** Numbers of the shared texts that have a line through some of their words. */
function readStruckTexts(xml: string): Set<string> {
  const struck = new Set<string>();
  let text = -1;
  scan(xml, {
    open: (tag, { val }) => {
      if (tag === 'si') text += 1;
      if (tag === 'strike' && isTrue(val ?? '1')) struck.add(String(text));
    },
  });
  return struck;
}

function readSheet(
  xml: string,
  styles: readonly CellStyle[],
  struckTexts: ReadonlySet<string>,
): Omit<SheetFrame, 'name' | 'isHidden'> {
  const merges: Merge[] = [];
  const hiddenRows = new Set<number>();
  const struckRows = new Set<number>();
  const hidden: Readonly<Record<string, string>>[] = [];
  const notes = new Map<string, CellNote>();
  const filled = new Set<number>();
  let [lastRow, columns] = [0, 0];
  let cell: OpenCell | undefined;
  let reading: 'formula' | 'value' | undefined;
  scan(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        const row = Number(attributes.r ?? 0);
        if (!(row <= maxRowNumber)) throw new Error('row number');
        if (isTrue(attributes.hidden) || Number(attributes.ht ?? 1) === 0) hiddenRows.add(row);
      } else if (tag === 'col') {
        if (isTrue(attributes.hidden) || Number(attributes.width ?? 1) === 0) hidden.push(attributes);
      } else if (tag === 'c') {
        const { row, column } = addressOf(attributes.r ?? '');
        cell = {
          row,
          column,
          type: attributes.t ?? 'n',
          style: styles[Number(attributes.s ?? -1)],
          formula: undefined,
          value: undefined,
          hasInlineText: false,
          isStruck: styles[Number(attributes.s ?? -1)]?.isStruck === true,
        };
      } else if (tag === 'mergeCell') {
        merges.push(mergeOf(attributes.ref ?? ''));
      } else if (cell !== undefined) {
        reading = tag === 'f' ? 'formula' : tag === 'v' ? 'value' : undefined;
        if (tag === 'f') cell.formula = '';
        if (tag === 'v') cell.value = '';
        if (tag === 'is') cell.hasInlineText = true;
        if (tag === 'strike' && isTrue(attributes.val ?? '1')) cell.isStruck = true;
      }
    },
    text: (text) => {
      if (cell === undefined || reading === undefined) return;
      cell[reading] = `${cell[reading] ?? ''}${text}`;
    },
    close: (tag) => {
      if (tag === 'f' || tag === 'v') reading = undefined;
      if (tag !== 'c' || cell === undefined) return;
      const note = noteOf(cell);
      if (note !== undefined) notes.set(`${cell.row}:${cell.column}`, note);
      if (note?.error !== undefined || cell.hasInlineText || (cell.value ?? '') !== '') {
        filled.add(cell.row);
        if (cell.isStruck || (cell.type === 's' && struckTexts.has(cell.value ?? ''))) struckRows.add(cell.row);
        lastRow = Math.max(lastRow, cell.row);
        columns = Math.max(columns, cell.column + 1);
      }
      cell = undefined;
    },
  });
  return {
    merges: checkedMerges(merges, lastRow, columns),
    hiddenRows,
    struckRows,
    hiddenColumns: columnsOf(hidden, columns),
    notes,
    filledRows: filled.size,
    lastRow,
    columns,
  };
}

/** Those of the ranges that hold anything: a sheet may hide all columns to its right. */
function columnsOf(ranges: readonly Readonly<Record<string, string>>[], columns: number): Set<number> {
  const all = Array.from({ length: columns }, (_, column) => column);
  return new Set(
    all.filter((column) => ranges.some(({ min, max }) => Number(min) <= column + 1 && column + 1 <= Number(max))),
  );
}

/** A formula without a stored result would look like an empty cell, and an end of office that looks empty means "still in office". */
function noteOf({ type, formula, value, style }: OpenCell): CellNote | undefined {
  if (type === 'e') return { error: value === undefined || value === '' ? '#ERROR!' : value };
  if (formula !== undefined && value === undefined) return { error: `=${formula}` };
  return style?.shownAs === undefined || type !== 'n' || value === undefined ? undefined : { shownAs: style.shownAs };
}

const address = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u;

function addressOf(text: string): { readonly row: number; readonly column: number } {
  const [, letters, digits] = address.exec(text) ?? [];
  if (letters === undefined || digits === undefined) throw new Error(`cell address ${text}`);
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits);
  if (column >= maxColumns || row > maxRowNumber || row < 1) throw new Error(`cell address ${text}`);
  return { row, column };
}

function mergeOf(reference: string): Merge {
  const [from, to] = reference.split(':').map(addressOf);
  if (from === undefined) throw new Error(`merge ${reference}`);
  const last = to ?? from;
  return { firstRow: from.row, lastRow: last.row, firstColumn: from.column, lastColumn: last.column };
}

/** Merges within the data. Excel writes none that overlap; a file with such merges, or with endless ones, was not made by a spreadsheet. */
function checkedMerges(merges: readonly Merge[], lastRow: number, columns: number): Merge[] {
  const covered = new Set<number>();
  const inside = merges.filter(({ firstRow, firstColumn }) => firstRow <= lastRow && firstColumn < columns);
  for (const merge of inside) {
    for (let row = merge.firstRow; row <= Math.min(merge.lastRow, lastRow); row += 1) {
      for (let column = merge.firstColumn; column <= Math.min(merge.lastColumn, columns - 1); column += 1) {
        const key = row * maxColumns + column;
        if (covered.has(key) || covered.size > maxMergedCells) throw new Error('merges');
        covered.add(key);
      }
    }
  }
  return inside;
}
