// Rows of a roster that are nobody's: headings of groups, totals, signatures.
import { type Finding, find } from '../basics/findings.ts';
import { tidy } from '../basics/text.ts';
import type { TablePlan } from './roster-choice.ts';
import { dayFields, type Field, nameFields } from './roster-columns.ts';
import * as kinds from './roster-findings.ts';
import { headCountFindings } from './roster-head-count.ts';
import { placeOf, type RawCell, type RawRow, shownText } from './roster-sheets.ts';
import { beginsAsTotalOrSignature, namesTotal } from './total-rows.ts';

interface Rows {
  readonly data: readonly RawRow[];
  readonly ignored: readonly RawRow[];
  readonly findings: readonly Finding[];
}

const main = (columns: TablePlan['columns']): Field =>
  columns.has('title') ? 'title' : columns.has('name') ? 'name' : 'given';

/** Codes of one office are built alike: `CB-001` and `KT-14` as letters, dash, digits. */
function shapeOf(id: string): string {
  return id.replace(/[\p{L}\p{M}]+/gu, 'a').replace(/\d+/gu, '9');
}

/** Group headings (one merged cell across the columns) anywhere, totals and signatures at the end: only where they are certain to hold no person. */
export function withoutTotals(
  plan: TablePlan,
  rows: readonly RawRow[],
  cellAt: (row: RawRow, column: number) => RawCell | null,
): Rows {
  const { columns, sheet } = plan;
  const [idColumn, mainColumn] = [columns.get('id') as number, columns.get(main(columns)) as number];
  const named = (columns.has('title') ? ['title' as const] : nameFields).flatMap((field) => columns.get(field) ?? []);
  const [left, right] = [Math.min(idColumn, mainColumn), Math.max(idColumn, mainColumn)];
  // Nobody heads a group with a day: such a row is a person whose cells were merged by mistake.
  const days = dayFields.flatMap((field) => columns.get(field) ?? []);
  const dated = new Set(
    rows.filter((row) => days.some((day) => shownText(row.cells[day]).trim() !== '')).map(({ number }) => number),
  );
  const across = new Set(
    sheet.merges
      .filter((merge) => merge.firstRow === merge.lastRow && merge.firstColumn <= left && merge.lastColumn >= right)
      .map((merge) => merge.firstRow)
      .filter((row) => !dated.has(row)),
  );
  const firstText = (row: RawRow): string =>
    row.cells.map((cell) => shownText(cell).trim()).find((text) => text !== '') ?? '';
  const nameIn = (row: RawRow): string => tidy(named.map((column) => shownText(cellAt(row, column))).join(' '));
  // A code may be "CONG": only where no name stands beside it, it names a total.
  const isNobody = (row: RawRow): boolean => namesTotal(nameIn(row) === '' ? firstText(row) : nameIn(row));
  const isTotal = (row: RawRow): boolean => isNobody(row) || beginsAsTotalOrSignature(firstText(row));
  const idOf = (row: RawRow): string => shownText(cellAt(row, idColumn)).trim();
  const full = rows.filter(
    (row) => idOf(row) !== '' && shownText(cellAt(row, mainColumn)).trim() !== '' && !across.has(row.number),
  );
  // "Tống Thị Mai", "Tổng Giám đốc" and the code "KT-07" begin like totals and signatures: a code as others have shows that it is none.
  const shapes = new Set(full.filter((row) => !isTotal(row)).map((row) => shapeOf(idOf(row))));
  const words = (row: RawRow): number => nameIn(row).match(/\p{L}+/gu)?.length ?? 0;
  const data = new Set(
    full.filter((row) => !isTotal(row) || (!isNobody(row) && shapes.has(shapeOf(idOf(row))) && words(row) >= 2)),
  );
  const last = rows.findLastIndex((row) => data.has(row));
  const firstTotal = rows.findIndex((row, index) => index > last && isTotal(row));
  const isIgnored = (row: RawRow, index: number): boolean =>
    across.has(row.number) || isNobody(row) || (firstTotal >= 0 && index >= firstTotal);
  const ignored = rows.filter(isIgnored);
  const findings: Finding[] = [];
  const [first] = ignored;
  if (first !== undefined)
    findings.push(find(kinds.rowsIgnored, placeOf(sheet, first.number), firstText(first), ignored.length));
  // "Cộng" beside "Hai người" is a total, beside "Tống Văn Hai" it is a code: only people can tell.
  for (const row of ignored)
    if (
      /^\S+$/u.test(idOf(row)) &&
      words(row) >= 2 &&
      !/\d/u.test(nameIn(row)) &&
      !isNobody(row) &&
      !across.has(row.number)
    )
      findings.push(find(kinds.rowPerhapsPerson, placeOf(sheet, row.number), `${idOf(row)} ${nameIn(row)}`));
  const rest = rows.filter((row, index) => !isIgnored(row, index));
  const totals = ignored.filter((row) => !across.has(row.number) && isTotal(row));
  findings.push(...headCountFindings(sheet, rest, totals, idOf));
  return { data: rest, ignored, findings };
}
