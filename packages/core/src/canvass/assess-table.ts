// Counts from a table (CSV cells as text), worked out row by row: the command `assess`.
import { type Finding, find } from '../basics/findings.ts';
import { fold, type Language, tidy } from '../basics/text.ts';
import { columnLetter } from '../plan/roster-sheets.ts';
import { type Level, levels, type Rules } from '../rules/rules.ts';
import {
  type AssessedBase,
  assess,
  type Outcome,
  type PersonCounts,
  type Share,
  type ThresholdCheck,
} from './assess.ts';
import { notWhole, tooLarge } from './assess-findings.ts';
import * as kinds from './assess-table-findings.ts';
import { countColumns } from './assess-table-findings.ts';

type Column = (typeof countColumns)[number];
type CountColumn = Exclude<Column, 'name' | 'position'>;
const neededColumns: readonly Column[] = ['name', ...levels];
/** Columns that a table may leave out without a word; the others are named when they are missing. */
const silentColumns: readonly Column[] = ['position', 'convened'];

export interface AssessedRow {
  readonly name: string;
  readonly position?: string;
  /** 1-based row of the table. */
  readonly row: number;
  readonly base: AssessedBase;
  readonly thresholdBase: AssessedBase;
  readonly high: Share;
  readonly confidence: Share;
  readonly low: Share;
  readonly invalidRows: number | null;
  readonly checks: readonly ThresholdCheck[];
  readonly outcomes: ReadonlyArray<Omit<Outcome, 'text'> & { readonly text: string }>;
  readonly findings: readonly Finding[];
}

export interface AssessedTable {
  /** Id of the rule set. */
  readonly rules: string;
  readonly rows: readonly AssessedRow[];
  /** What is wrong with the table itself: its columns. */
  readonly findings: readonly Finding[];
}

/**
 * Works out a table of counts. `table` holds the cells as text, the first row with any text is the header; an empty cell is an unknown number.
 * A cell that is not plainly a whole number is refused for its row with a finding, never guessed. Rows without any text are left out.
 */
export function assessTable(
  rules: Rules,
  table: ReadonlyArray<readonly string[]>,
  language: Language = 'vi',
): AssessedTable {
  const findings: Finding[] = [];
  const [header = { cells: [], row: 1 }, ...filled] = table
    .map((cells, index) => ({ cells, row: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => tidy(cell) !== ''));
  const columns = readHeader(header, findings);
  if (filled.length === 0) findings.push(find(kinds.noRows, { row: header.row }));
  // Spreadsheets save empty columns too: what stands under one of them has no name.
  const width = lastFilled(header.cells) + 1;
  findings.push(...unheaded(header, width, filled));
  const rows = filled.map(({ cells, row }) => assessRow(rules, columns, width, cells, row, language));
  return { rules: rules.id, rows, findings };
}

interface TableRow {
  readonly cells: readonly string[];
  readonly row: number;
}

function readHeader({ cells, row }: TableRow, findings: Finding[]): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>();
  const twice = new Set<Column>();
  for (const [index, cell] of cells.entries()) {
    const name = fold(cell).replaceAll(' ', '');
    const column = countColumns.find((known) => known === name);
    if (column === undefined) {
      if (name !== '') findings.push(find(kinds.columnUnknown, { row, column: tidy(cell) }, tidy(cell)));
    } else if (columns.has(column)) twice.add(column);
    else columns.set(column, index);
  }
  for (const column of twice) {
    columns.delete(column);
    findings.push(find(kinds.columnTwice, { row, column }, column));
  }
  for (const column of countColumns) {
    if (columns.has(column) || twice.has(column)) continue;
    if (neededColumns.includes(column)) findings.push(find(kinds.columnMissing, { row, column }, column));
    else if (!silentColumns.includes(column)) findings.push(find(kinds.columnAbsent, { row, column }, column));
  }
  return columns;
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => tidy(cell) !== '');
}

/** Columns among the others that have content and no name. Numbers of rows (1, 2, 3) need no word. */
function unheaded(header: TableRow, width: number, rows: readonly TableRow[]): Finding[] {
  return header.cells.slice(0, width).flatMap((title, index) => {
    if (tidy(title) !== '') return [];
    const column = rows.map(({ cells }) => tidy(cells[index] ?? ''));
    const content = column.find((cell) => cell !== '');
    if (content === undefined || column.every((cell, at) => cell === '' || cell === String(at + 1))) return [];
    const letter = columnLetter(index);
    return [find(kinds.columnUnheaded, { row: header.row, column: letter }, letter, content)];
  });
}

function assessRow(
  rules: Rules,
  columns: ReadonlyMap<Column, number>,
  width: number,
  cells: readonly string[],
  row: number,
  language: Language,
): AssessedRow {
  const cell = (column: Column) => {
    const index = columns.get(column);
    return index === undefined ? '' : tidy(cells[index] ?? '');
  };
  const findings: Finding[] = [];
  const name = cell('name');
  if (name === '') findings.push(find(kinds.nameMissing, { row, column: 'name' }));
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
  const position = cell('position');
  const counts: PersonCounts = {
    name,
    ...(position === '' ? {} : { position }),
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
  const assessed = assess(rules, counts, { row });
  // One finding for an unclear number is enough; that it is therefore not known goes without saying.
  const said = (finding: Finding) =>
    finding.code === 'W-level-unknown' && (tooLong || unclear.has(finding.where.column as Level));
  const unreadable = tooLong || unclear.size > 0;
  return {
    ...assessed,
    row,
    checks: unreadable ? [] : assessed.checks,
    outcomes: unreadable ? [] : assessed.outcomes.map((outcome) => ({ ...outcome, text: outcome.text[language] })),
    findings: [...findings, ...assessed.findings.filter((finding) => !said(finding))],
  };
}

/** A whole number in plain digits (`47`, `06`); `null` for anything that could be read in two ways (`1.234`, `12,5`, `-3`). */
function readCount(written: string): number | null {
  return /^\d+$/.test(written) ? Number(written) : null;
}
