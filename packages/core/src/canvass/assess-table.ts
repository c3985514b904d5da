// Counts from a table (CSV cells as text), worked out row by row: the command `assess`.
import { type Finding, find } from '../basics/findings.ts';
import { fold, type Language, tidy } from '../basics/text.ts';
import { columnLetter } from '../plan/roster-sheets.ts';
import { type Level, levels, type Rules } from '../rules/rules.ts';
import { type AssessedBase, assess, type Outcome, type Share, type ThresholdCheck } from './assess.ts';
import { readTexts } from './assess-names.ts';
import * as kinds from './assess-table-findings.ts';
import { countColumns } from './assess-table-findings.ts';
import { type Column, type Columns, lastFilled, type ReadRow, readRow, type TableRow } from './assess-table-row.ts';
import { checkTotals, sortRows } from './assess-totals.ts';

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
 * A cell that is not plainly a whole number is refused for its row with a finding, never guessed. Rows without any text are left out, and
 * so are totals, whose figures are compared with the sum of the rows.
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
  const sorted = sortRows(columns, filled);
  if (sorted.people.length === 0) findings.push(find(kinds.noRows, { row: header.row }));
  // Spreadsheets save empty columns too: what stands under one of them has no name.
  const width = lastFilled(header.cells) + 1;
  findings.push(...unheaded(header, width, sorted.people), ...sorted.findings);
  const texts = readTexts(columns, sorted.people);
  const people = texts.rows.map((row) => readRow(columns, width, row));
  const totals = sorted.totals.map((row) => readRow(columns, width, row));
  findings.push(...checkTotals(columns, people, totals));
  const ofText = Map.groupBy(texts.findings, ({ where }) => where.row);
  const rows = people.map((read) => assessRow(rules, read, ofText.get(read.row) ?? [], language));
  return { rules: rules.id, rows, findings };
}

function readHeader({ cells, row }: TableRow, findings: Finding[]): Columns {
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

function assessRow(rules: Rules, read: ReadRow, ofText: readonly Finding[], language: Language): AssessedRow {
  const { name, position, counts, row, tooLong, unclear } = read;
  const nameless = name === '' ? [find(kinds.nameMissing, { row, column: 'name' })] : [];
  const assessed = assess(rules, { name, ...(position === '' ? {} : { position }), ...counts }, { row });
  // One finding for an unclear number is enough; that it is therefore not known goes without saying.
  const said = (finding: Finding) =>
    finding.code === 'W-level-unknown' && (tooLong || unclear.has(finding.where.column as Level));
  const unreadable = tooLong || unclear.size > 0;
  return {
    ...assessed,
    row,
    checks: unreadable ? [] : assessed.checks,
    outcomes: unreadable ? [] : assessed.outcomes.map((outcome) => ({ ...outcome, text: outcome.text[language] })),
    findings: [...nameless, ...ofText, ...read.findings, ...assessed.findings.filter((finding) => !said(finding))],
  };
}
