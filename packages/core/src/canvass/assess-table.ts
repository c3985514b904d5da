// Counts from a table (CSV cells as text), worked out row by row: the command `assess`.
import { type Finding, find } from '../basics/findings.ts';
import { fold, type Language, searchKey, tidy } from '../basics/text.ts';
import { columnLetter } from '../plan/roster-sheets.ts';
import { type Level, levels, type Rules } from '../rules/rules.ts';
import { type AssessedBase, assess, type Outcome, type Share, type ThresholdCheck } from './assess.ts';
import { readTexts } from './assess-names.ts';
import { personTwice, rowsAbove } from './assess-rows-findings.ts';
import * as kinds from './assess-table-findings.ts';
import { countColumns } from './assess-table-findings.ts';
import { type Column, type Columns, lastFilled, type ReadRow, readRow, type TableRow } from './assess-table-row.ts';
import { checkTotals, firstText, sortRows } from './assess-totals.ts';

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
  const all = table
    .map((cells, index) => ({ cells, row: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => tidy(cell) !== ''));
  const from = headerIndex(all);
  const header = all[from];
  if (header === undefined) return { rules: rules.id, rows: [], findings: [find(kinds.noTable, {})] };
  const above = all.slice(0, from);
  if (above[0] !== undefined) findings.push(find(rowsAbove, { row: above[0].row }, above.map(firstText)));
  const filled = all.slice(from + 1).filter((row) => !repeatsHeader(row, header));
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
  findings.push(...twice(people));
  const rows = people.map((read) => assessRow(rules, read, ofText.get(read.row) ?? [], language));
  return { rules: rules.id, rows, findings };
}

const headerWithin = 40;

/** The first of the rows that name most columns: offices put titles above. Without any, the first row is taken for the header. */
function headerIndex(rows: readonly TableRow[]): number {
  const named = rows
    .slice(0, headerWithin)
    .map(({ cells }) => new Set(cells.flatMap((cell) => columnIn(cell) ?? [])).size);
  return Math.max(0, named.indexOf(Math.max(2, ...named)));
}

/** A header repeated on every page, or columns that are numbered `(1) (2) (3)`. */
function repeatsHeader({ cells }: TableRow, header: TableRow): boolean {
  const texts = cells.map(tidy).filter((cell) => cell !== '');
  const isNumbered = texts.length > 2 && texts.every((text, at) => text.replace(/[()]/gu, '') === String(at + 1));
  return isNumbered || cells.every((cell, at) => fold(cell) === fold(header.cells[at] ?? ''));
}

/** The headings of an office for the columns, without marks. */
const vietnamese: Readonly<Record<Column, RegExp>> = {
  name: /^ho (?:va )?ten$/u,
  position: /^chuc (?:vu|danh)$/u,
  issued: /^(?:so )?(?:phieu )?phat ra$/u,
  collected: /^(?:so )?(?:phieu )?thu ve$/u,
  valid: /^(?:so )?(?:phieu )?hop le$/u,
  invalid: /^(?:so )?(?:phieu )?khong hop le$/u,
  high: /^(?:so )?(?:phieu )?tin nhiem cao$/u,
  confidence: /^(?:so )?(?:phieu )?tin nhiem$/u,
  low: /^(?:so )?(?:phieu )?tin nhiem thap$/u,
  members: /^tong so (?:dai bieu|thanh vien)$/u,
  convened: /^(?:so nguoi )?duoc trieu tap$/u,
};

function columnIn(cell: string): Column | undefined {
  const name = fold(cell).replaceAll(' ', '');
  return countColumns.find((known) => known === name || vietnamese[known].test(searchKey(cell)));
}

function readHeader({ cells, row }: TableRow, findings: Finding[]): Columns {
  const columns = new Map<Column, number>();
  const twice = new Set<Column>();
  for (const [index, cell] of cells.entries()) {
    const column = columnIn(cell);
    if (column === undefined) {
      if (tidy(cell) !== '' && !/^s?tt$/iu.test(tidy(cell)))
        findings.push(find(kinds.columnUnknown, { row, column: tidy(cell) }, tidy(cell)));
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

/** One name with one position twice: a row was copied, or two people are told apart by nothing. */
function twice(people: readonly ReadRow[]): Finding[] {
  const same = Map.groupBy(
    people.filter(({ name }) => name !== ''),
    ({ name, position }) => fold(`${name}\n${position}`),
  );
  return [...same.values()].flatMap(([first, ...others]) =>
    others.map(({ row, name }) => find(personTwice, { row }, name, (first as ReadRow).row)),
  );
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
