// Rows of a table of counts that are no person's: totals, whose figures are compared with what the rows add up to, averages, and what stands below the table.
import { type Finding, find } from '../basics/findings.ts';
import { tidy } from '../basics/text.ts';
import { columnLetter } from '../plan/roster-sheets.ts';
import { beginsAsTotalOrSignature, namesAverage, namesTotal } from '../plan/total-rows.ts';
import { levels } from '../rules/rules.ts';
import * as kinds from './assess-rows-findings.ts';
import type { Columns, CountColumn, ReadRow, TableRow } from './assess-table-row.ts';

/** A number in whatever way it is written; signatures and dates stand below any column. */
const figure = /^[\d.,%\s-]*\d[\d.,%\s-]*$/u;

/** "I. KHỐI ĐẢNG": how groups of people are headed. */
const enumerated = /^(?:[IVX]+|[A-H])\s*[.):–-]/u;

export interface SortedRows {
  readonly people: readonly TableRow[];
  readonly totals: readonly TableRow[];
  readonly findings: readonly Finding[];
}

/** Only what can be nobody's name is taken for a total. Whoever has figures and perhaps a name stays a person, and is asked about. */
export function sortRows(columns: Columns, rows: readonly TableRow[]): SortedRows {
  const cell = (row: TableRow, index: number | undefined) => (index === undefined ? '' : tidy(row.cells[index] ?? ''));
  const labelOf = (row: TableRow) => cell(row, columns.get('name')) || firstText(row);
  const hasFigures = (row: TableRow) =>
    [...columns].some(([column, index]) => column !== 'name' && column !== 'position' && figure.test(cell(row, index)));
  const isTotal = (row: TableRow) => namesTotal(labelOf(row)) || namesTotal(firstText(row));
  const lastFigures = rows.findLastIndex(hasFigures);
  const end = rows.findIndex(
    (row, index) => index > lastFigures && (isTotal(row) || beginsAsTotalOrSignature(labelOf(row))),
  );
  const [within, below] = end < 0 ? [rows, []] : [rows.slice(0, end), rows.slice(end)];
  const totals = within.filter(isTotal);
  const isHeading = (row: TableRow) =>
    !hasFigures(row) && row.cells.filter((text) => tidy(text) !== '').length === 1 && enumerated.test(firstText(row));
  const headings = within.filter(isHeading);
  const averages = within.filter((row) => namesAverage(labelOf(row)));
  const people = within.filter((row) => ![...totals, ...averages, ...headings].includes(row));
  const findings: Finding[] = averages.map((row) => find(kinds.averageRow, { row: row.row }, labelOf(row)));
  for (const row of people)
    if (/^(?:tổng|cộng|total|sum)\s/iu.test(labelOf(row)))
      findings.push(find(kinds.perhapsTotal, { row: row.row }, labelOf(row)));
  const left = [...headings, ...below];
  const numbers = left.map(({ row }) => row);
  if (left[0] !== undefined) findings.push(find(kinds.rowsLeftOut, { row: left[0].row }, numbers, left.map(firstText)));
  return { people, totals, findings };
}

export function firstText({ cells }: TableRow): string {
  return cells.map(tidy).find((cell) => cell !== '') ?? '';
}

/** Every figure of the rows of totals against what the rows add up to: those since the total before, all above, or all of the table. */
export function checkTotals(columns: Columns, people: readonly ReadRow[], totals: readonly ReadRow[]): Finding[] {
  let above = 0;
  return totals.flatMap((total) => {
    const groups = [
      people.filter(({ row }) => row < total.row),
      people.filter(({ row }) => row > above && row < total.row),
      people,
    ].filter((group) => group.length > 0);
    above = total.row;
    const checked = groups
      .map((group) => checkTotal(columns, group, total))
      .toSorted((a, b) => differing(a) - differing(b));
    return [...total.findings, ...(checked[0] ?? [])];
  });
}

function differing(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

function checkTotal(columns: Columns, people: readonly ReadRow[], total: ReadRow): Finding[] {
  const label = firstText(total);
  const rows = people.map(({ row }) => row);
  const findings: Finding[] = [];
  const equal: CountColumn[] = [];
  for (const [column, index] of columns) {
    if (column === 'name' || column === 'position') continue;
    const written = total.counts[column];
    if (written === null) continue;
    const where = { row: total.row, column };
    const cell = `${columnLetter(index)}${total.row}`;
    const unknown = people.filter(({ counts }) => counts[column] === null);
    if (unknown.length > 0) {
      findings.push(
        find(
          kinds.totalUnchecked,
          where,
          cell,
          written,
          unknown.map(({ row }) => row),
        ),
      );
      continue;
    }
    const sum = people.reduce((all, { counts }) => all + BigInt(counts[column] as number), 0n);
    // Ballots and members are those of the whole vote: every row may say the same number, and the total may repeat it.
    const isShared =
      !levels.some((level) => level === column) && people.every(({ counts }) => counts[column] === written);
    if (sum === BigInt(written) || isShared) equal.push(column);
    else findings.push(find(kinds.totalDiffers, where, label, cell, written, String(sum), rows));
  }
  return [find(kinds.totalRow, { row: total.row }, label, equal), ...findings];
}
