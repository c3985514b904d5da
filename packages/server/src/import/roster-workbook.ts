import {
  columnLetter,
  type Finding,
  findHeading,
  formatDay,
  type Merge,
  type Person,
  type RawCell,
  type RawSheet,
  type Roster,
  shownText,
} from '@tinnhiem/core';
import writeXlsxFile, { type Cell, type CellObject, type Row } from 'write-excel-file/node';
import { checkColumn, heading, peopleColumns, postColumns, textCell, type WrittenSheet } from './workbook-sheets.ts';

const colours = { error: '#F9C9C9', warning: '#FCE7B2', info: '#DCE9F7' } as const;
const ranks = { error: 0, warning: 1, info: 2 } as const;

/** A roster as an .xlsx file that can be handed in again. Findings about a person stand beside that person's row. */
export async function rosterWorkbook(roster: Roster, findings: readonly Finding[] = []): Promise<Uint8Array> {
  const byPerson = Map.groupBy(
    findings.filter((finding) => finding.where.person !== undefined),
    (finding) => finding.where.person as string,
  );
  const people: Row[] = roster.people.map((person) => [
    ...personTexts(person).map(textCell),
    checkCell(byPerson.get(person.id) ?? []),
  ]);
  const posts: Row[] = roster.people.flatMap((person) =>
    person.posts.map((post) =>
      [
        person.id,
        post.title,
        post.unit,
        formatDay(post.start),
        post.end === undefined ? '' : formatDay(post.end),
        post.managedBy ?? '',
      ].map(textCell),
    ),
  );
  const withCheck = [...peopleColumns, checkColumn];
  const sheets: WrittenSheet[] = [
    {
      sheet: 'Nhân sự',
      data: [heading(withCheck), ...people],
      columns: withCheck.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      sheet: 'Chức vụ',
      data: [heading(postColumns), ...posts],
      columns: postColumns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
  ];
  return await writeXlsxFile(sheets).toBuffer();
}

function personTexts(person: Person): string[] {
  const { id, name, birth, gender, unit, email, phone } = person;
  return [id, name, birth === undefined ? '' : formatDay(birth), gender ?? '', unit ?? '', email ?? '', phone ?? ''];
}

/**
 * The sheets as they were read, each row with what has to be corrected in it, the cells coloured. The corrected file can be
 * handed in again: the added column is not read.
 */
export async function correctionWorkbook(
  sheets: readonly RawSheet[],
  findings: readonly Finding[],
): Promise<Uint8Array> {
  const names = new Set<string>();
  const written = sheets.map((sheet) => {
    const here = findings.filter(
      ({ where }) => where.file === sheet.file && where.sheet === sheet.sheet && where.row !== undefined,
    );
    return {
      sheet: sheetName(sheet, names),
      ...correctedSheet(
        sheet,
        Map.groupBy(here, ({ where }) => where.row as number),
      ),
    };
  });
  const general = findings.filter(({ where }) => where.row === undefined);
  const rest: WrittenSheet[] =
    general.length === 0
      ? []
      : [{ sheet: 'Kết quả chung', data: general.map((finding) => [checkCell([finding])]), columns: [{ width: 120 }] }];
  return await writeXlsxFile([...written, ...rest]).toBuffer();
}

function correctedSheet(
  sheet: RawSheet,
  byRow: ReadonlyMap<number, readonly Finding[]>,
): Pick<WrittenSheet, 'data' | 'columns'> {
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const last = sheet.rows.at(-1)?.number ?? 0;
  const headingRow = (findHeading(sheet, 'people') ?? findHeading(sheet, 'posts'))?.row.number ?? 1;
  const data = Array.from({ length: last }, (_, index): Row => {
    const number = index + 1;
    const found = byRow.get(number) ?? [];
    const cells = Array.from({ length: width }, (__, column): Cell => {
      const cell = cellOf(rows.get(number)?.cells[column] ?? null);
      const worst = found.filter(({ where }) => where.column?.split(' ')[0] === columnLetter(column)).sort(byRank)[0];
      return worst === undefined ? cell : { ...(cell ?? { type: String }), backgroundColor: colours[worst.severity] };
    });
    return [...cells, number === headingRow ? { value: checkColumn.title, fontWeight: 'bold' } : checkCell(found)];
  });
  for (const merge of sheet.merges) span(data, merge);
  return { data, columns: [...Array.from({ length: width }, () => ({ width: 22 })), { width: checkColumn.width }] };
}

function span(data: readonly Row[], { firstRow, lastRow, firstColumn, lastColumn }: Merge): void {
  const row = data[firstRow - 1];
  const first = row?.[firstColumn];
  if (row === undefined || first === undefined || lastRow > data.length || lastColumn >= row.length - 1) return;
  for (let number = firstRow; number <= lastRow; number += 1) {
    for (let column = firstColumn; column <= lastColumn; column += 1) (data[number - 1] as Cell[])[column] = null;
  }
  row[firstColumn] = {
    ...((first as CellObject | null) ?? { type: String }),
    rowSpan: lastRow - firstRow + 1,
    columnSpan: lastColumn - firstColumn + 1,
  };
}

function cellOf(cell: RawCell | null): CellObject | null {
  if (cell === null) return null;
  switch (cell.kind) {
    case 'date':
      return {
        value: new Date(`${cell.day}T${cell.time ?? '00:00'}:00Z`),
        type: Date,
        format: `${cell.dayShown ? 'dd/' : ''}mm/yyyy${cell.time === undefined ? '' : ' hh:mm'}`,
      };
    case 'boolean':
      return { value: cell.value, type: Boolean };
    case 'number':
    case 'text':
    case 'error':
      return textCell(shownText(cell).replace(/[^\P{Cc}\t\n\r]/gu, ''));
  }
}

function checkCell(findings: readonly Finding[]): CellObject | null {
  const sorted = findings.toSorted(byRank);
  const [worst] = sorted;
  if (worst === undefined) return null;
  const value = sorted
    .map(
      ({ where, message, todo }) =>
        `${where.column === undefined ? '' : `Cột ${where.column}: `}${message.vi} ${todo.vi}`,
    )
    .join('\n');
  return { value, type: String, wrap: true, backgroundColor: colours[worst.severity] };
}

function byRank(a: Finding, b: Finding): number {
  return ranks[a.severity] - ranks[b.severity];
}

/** Excel takes 31 characters and none of []:*?/\ in the name of a sheet, and each name once. */
function sheetName(sheet: RawSheet, taken: Set<string>): string {
  const wanted = (sheet.sheet ?? sheet.file.replace(/\.[^.]*$/u, '')).replace(/[[\]:*?/\\]/gu, ' ').slice(0, 28);
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}
