// One row of a table of counts: its cells by column, its numbers, and what is unclear about them.
import { type Finding, find } from '../basics/findings.ts';
import { tidy } from '../basics/text.ts';
import { notWhole, tooLarge } from './assess-findings.ts';
import type { countColumns } from './assess-table-findings.ts';
import * as kinds from './assess-table-findings.ts';

export type Column = (typeof countColumns)[number];
export type CountColumn = Exclude<Column, 'name' | 'position'>;
export type Columns = ReadonlyMap<Column, number>;

export interface TableRow {
  readonly cells: readonly string[];
  /** 1-based row of the table. */
  readonly row: number;
}

export interface ReadRow extends TableRow {
  readonly name: string;
  readonly position: string;
  readonly counts: Readonly<Record<CountColumn, number | null>>;
  /** Columns whose number cannot be read. */
  readonly unclear: ReadonlySet<CountColumn>;
  /** More cells than the table has columns: no number is used. */
  readonly tooLong: boolean;
  readonly findings: readonly Finding[];
}

export function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => tidy(cell) !== '');
}

export function readRow(columns: Columns, width: number, { cells, row }: TableRow): ReadRow {
  const cell = (column: Column) => {
    const index = columns.get(column);
    return index === undefined ? '' : tidy(cells[index] ?? '');
  };
  const findings: Finding[] = [];
  const length = lastFilled(cells) + 1;
  const tooLong = length > width;
  if (tooLong) findings.push(find(kinds.rowTooLong, { row }, length, width));
  else if (cells.length < width) findings.push(find(kinds.rowTooShort, { row }, cells.length, width));

  const unclear = new Set<CountColumn>();
  const count = (column: CountColumn): number | null => {
    if (tooLong) return null;
    const written = cell(column);
    if (written === '') return null;
    const value = readCount(written);
    if (Number.isSafeInteger(value)) return value;
    unclear.add(column);
    findings.push(find(value === null ? notWhole : tooLarge, { row, column }, column, written));
    return null;
  };
  const counts = {
    issued: count('issued'),
    collected: count('collected'),
    valid: count('valid'),
    invalid: count('invalid'),
    high: count('high'),
    confidence: count('confidence'),
    low: count('low'),
    members: count('members'),
    convened: count('convened'),
  };
  return { cells, row, name: cell('name'), position: cell('position'), counts, unclear, tooLong, findings };
}

/** A whole number in plain digits (`47`, `06`); `null` for anything that could be read in two ways (`1.234`, `12,5`, `-3`). */
function readCount(written: string): number | null {
  return /^\d+$/.test(written) ? Number(written) : null;
}
