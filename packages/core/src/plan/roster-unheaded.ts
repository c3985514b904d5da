// Content without a heading of its own is read by nobody. In a row it may be the end of values that slipped one column on (a stray
// separator, a cell put in): then the others stand in wrong columns.
import { type Finding, find } from '../basics/findings.ts';
import { tidy } from '../basics/text.ts';
import type { TablePlan } from './roster-choice.ts';
import { type Field, isCheckHeading } from './roster-columns.ts';

import { columnLetter, placeOf, type RawRow, shownText } from './roster-sheets.ts';
import * as kinds from './roster-unheaded-findings.ts';

/** Findings on the rows of a table, which end with the last one that is data: signatures below may stand anywhere. */
export function unheadedFindings(plan: TablePlan, rows: readonly RawRow[]): Finding[] {
  const titles = titlesOf(plan);
  // The column with what was found stands right of everything, also of what slipped there.
  const last = titles.findLastIndex((title) => title !== '' && !isCheckHeading(title));
  const used = [...plan.columns.values()];
  const data = rows.filter((row) => used.some((column) => filled(row, column)));
  return [
    ...unreadColumns(plan, titles.slice(0, last + 1), data),
    ...rows.flatMap((row) => beyondHeadings(plan, titles, last, row)),
    ...oddLengths(plan, last, data),
  ];
}

/**
 * Rows of a text file with more or fewer cells than the others; a workbook gives every row the same, and where rows end in any number of
 * empty cells nothing follows from it. One whose cells lie beyond the headings is said as that.
 */
function oddLengths({ sheet, heading }: TablePlan, last: number, rows: readonly RawRow[]): Finding[] {
  if (sheet.sheet !== undefined) return [];
  const own = heading.row.cells.length;
  const [usual] = [...Map.groupBy(rows, ({ cells }) => cells.length)].toSorted((a, b) => b[1].length - a[1].length);
  const others = usual !== undefined && usual[1].length * 2 > rows.length && rows.length > 2 ? usual[0] : own;
  const [least, most] = [Math.min(own, others), Math.max(own, others)];
  const regular = rows.filter(({ cells }) => cells.length === own || cells.length === others);
  if (regular.length * 3 < rows.length) return [];
  return rows.flatMap((row) => {
    const { length } = row.cells;
    const where = placeOf(sheet, row.number);
    if (length > most && row.cells.every((_, column) => column <= last || !filled(row, column)))
      return [find(kinds.rowLong, where, length, most)];
    const end = tidy(shownText(row.cells.at(-1)));
    return length < least ? [find(kinds.rowShort, where, length, least, end)] : [];
  });
}

/** What stands above each column: its own heading, one of a second row below, or one that is merged over it. */
function titlesOf({ sheet, heading, firstRow }: TablePlan): string[] {
  const titles: string[] = [];
  for (const row of sheet.rows.filter(({ number }) => number >= heading.row.number && number < firstRow))
    row.cells.forEach((cell, column) => {
      titles[column] ||= tidy(shownText(cell));
    });
  for (const merge of sheet.merges) {
    if (merge.firstRow >= firstRow || merge.lastRow < heading.row.number) continue;
    const title = titles[merge.firstColumn] ?? '';
    for (let column = merge.firstColumn; column <= merge.lastColumn && title !== ''; column += 1)
      titles[column] ||= title;
  }
  return Array.from(titles, (title) => title ?? '');
}

const filled = (row: RawRow, column: number): boolean => tidy(shownText(row.cells[column])) !== '';
/** Right of the name, a column without heading is a name in two columns: that is said once, of the column. */
const besideName = ({ columns }: TablePlan): number => (columns.get('name') ?? Number.NaN) + 1;

/** One finding a row, at its first cell beyond the headings. */
function beyondHeadings(plan: TablePlan, titles: readonly string[], last: number, row: RawRow): Finding[] {
  const { sheet } = plan;
  const beyond = row.cells
    .map((_, column) => column)
    .filter((column) => column > last && (titles[column] ?? '') === '' && column !== besideName(plan))
    .filter((column) => filled(row, column));
  const [first] = beyond;
  if (first === undefined) return [];
  const contents = beyond.map((column) => tidy(shownText(row.cells[column])));
  return [
    find(kinds.beyondHeadings, placeOf(sheet, row.number, first), contents, columnLetter(last), titles[last] as string),
  ];
}

const runningNumber = /^\d{1,6}[.)]?$/u;
const names: readonly Field[] = ['id', 'name', 'surname', 'given'];

/**
 * Columns among the others that have content and no heading of their own. Numbers of rows need no word; a few cells are rather values that
 * slipped there than a column.
 */
function unreadColumns(plan: TablePlan, titles: readonly string[], rows: readonly RawRow[]): Finding[] {
  const { sheet, role, heading, columns } = plan;
  const used = new Map([...columns].map(([field, column]) => [column, field]));
  return titles.flatMap((title, column) => {
    if ((heading.titles[column] ?? '') !== '' || used.has(column)) return [];
    const content = rows.filter((row) => filled(row, column));
    const [first] = content;
    if (first === undefined || content.every((row) => runningNumber.test(tidy(shownText(row.cells[column])))))
      return [];
    const where = placeOf(sheet, heading.row.number, column);
    const example = tidy(shownText(first.cells[column]));
    if (title === '' && column === besideName(plan)) return [];
    if (title === '')
      return content.length * 2 < rows.length
        ? [
            find(
              kinds.cellsUnheaded,
              where,
              content.map(({ number }) => number),
              example,
            ),
          ]
        : [find(kinds.columnUnheaded, where, content.length, first.number, example)];
    const owner = sheet.merges.find(
      (merge) =>
        merge.firstRow <= heading.row.number &&
        merge.lastRow >= heading.row.number &&
        merge.firstColumn < column &&
        merge.lastColumn >= column,
    )?.firstColumn;
    const field = owner === undefined ? undefined : used.get(owner);
    if (field === undefined) return [];
    if (role === 'people' && !names.includes(field))
      return [find(kinds.columnUnheaded, where, content.length, first.number, example)];
    return [find(kinds.headingOverColumns, where, heading.titles[owner as number] as string, first.number, example)];
  });
}
