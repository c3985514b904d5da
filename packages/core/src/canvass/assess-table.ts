// Counts from a table (CSV cells as text), worked out row by row: the command `assess`.
import { type Finding, type FindingKind, find } from '../basics/findings.ts';
import { fold, type Language, text, tidy } from '../basics/text.ts';
import { type Level, levels, type Rules } from '../rules/rules.ts';
import {
  type AssessedBase,
  assess,
  type Outcome,
  type PersonCounts,
  type Share,
  type ThresholdCheck,
} from './assess.ts';
import { assessFindingKinds, notWhole, tooLarge } from './assess-findings.ts';

/** The columns of a table of counts, in the order in which they are documented. */
export const countColumns = [
  'name',
  'position',
  'issued',
  'collected',
  'valid',
  'invalid',
  'high',
  'confidence',
  'low',
  'members',
  'convened',
] as const;
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

const columnMissing: FindingKind<[string]> = {
  code: 'E-counts-column-missing',
  severity: 'error',
  title: text('Thiếu cột cần có', 'A needed column is missing'),
  message: (column) =>
    text(
      `Bảng không có cột “${column}”, nên không tính được đầy đủ.`,
      `The table has no column “${column}”, so not everything can be worked out.`,
    ),
  todo: text(
    `Thêm cột này vào hàng tiêu đề. Các cột, cách nhau bằng dấu phẩy: ${countColumns.join(',')}.`,
    `Add this column to the header row. The columns, separated by commas: ${countColumns.join(',')}.`,
  ),
};

const columnAbsent: FindingKind<[string]> = {
  code: 'I-counts-column-absent',
  severity: 'info',
  title: text('Bảng không có một cột', 'The table leaves a column out'),
  message: (column) =>
    text(
      `Bảng không có cột “${column}”: coi như chưa biết.`,
      `The table has no column “${column}”: taken as not known.`,
    ),
  todo: text(
    'Thêm cột này nếu có số liệu; càng nhiều số càng dễ phát hiện số ghi nhầm.',
    'Add the column if the numbers are known; the more numbers, the easier a wrong one is found.',
  ),
};

const columnUnknown: FindingKind<[string]> = {
  code: 'W-counts-column-unknown',
  severity: 'warning',
  title: text('Cột không rõ', 'An unknown column'),
  message: (column) =>
    text(
      `Không rõ cột “${column}” là gì, nên bỏ qua cột này.`,
      `It is not clear what column “${column}” is, so it is left out.`,
    ),
  todo: text(
    `Đặt lại tên cột theo một trong các tên: ${countColumns.join(', ')}.`,
    `Rename the column to one of: ${countColumns.join(', ')}.`,
  ),
};

const columnTwice: FindingKind<[string]> = {
  code: 'E-counts-column-twice',
  severity: 'error',
  title: text('Cột có hai lần', 'A column stands twice'),
  message: (column) =>
    text(
      `Cột “${column}” có hai lần; không biết cột nào đúng, nên không dùng cột nào.`,
      `Column “${column}” stands twice; it is not known which is right, so neither is used.`,
    ),
  todo: text('Bỏ một trong hai cột.', 'Remove one of the two columns.'),
};

const nameMissing: FindingKind<[]> = {
  code: 'W-counts-name-missing',
  severity: 'warning',
  title: text('Thiếu họ tên', 'The name is missing'),
  message: () => text('Dòng này không có họ tên.', 'This row has no name.'),
  todo: text('Điền họ và tên người được lấy phiếu.', 'Fill in the name of the person voted on.'),
};

const rowTooLong: FindingKind<[number, number]> = {
  code: 'E-counts-row-too-long',
  severity: 'error',
  title: text('Dòng có quá nhiều ô', 'The row has too many cells'),
  message: (cells, columns) =>
    text(
      `Dòng này có ${cells} ô nhưng bảng chỉ có ${columns} cột: có thể một số viết với dấu phẩy (12,5) đã bị tách làm hai ô. Không dùng số nào của dòng này.`,
      `This row has ${cells} cells but the table has ${columns} columns: a number written with a comma (12,5) may have been split in two. No number of this row is used.`,
    ),
  todo: text(
    'Viết lại dòng này; đặt họ tên hoặc chức vụ có dấu phẩy trong dấu ngoặc kép.',
    'Write the row again; put a name or position that holds a comma in quotation marks.',
  ),
};

const rowTooShort: FindingKind<[number, number]> = {
  code: 'W-counts-row-too-short',
  severity: 'warning',
  title: text('Dòng thiếu ô', 'The row has too few cells'),
  message: (cells, columns) =>
    text(
      `Dòng này có ${cells} ô nhưng bảng có ${columns} cột. Các ô thiếu ở cuối dòng được coi là chưa biết; nếu thiếu ô ở giữa thì các số đã lệch cột.`,
      `This row has ${cells} cells but the table has ${columns} columns. Cells missing at its end are taken as not known; if one is missing in the middle, the numbers stand in wrong columns.`,
    ),
  todo: text('Kiểm tra số dấu phẩy của dòng này.', 'Check the number of commas in this row.'),
};

const noRows: FindingKind<[]> = {
  code: 'E-counts-no-rows',
  severity: 'error',
  title: text('Bảng không có người nào', 'The table has no row'),
  message: () =>
    text(
      'Bảng không có dòng số liệu nào bên dưới hàng tiêu đề.',
      'The table has no row of numbers below its header row.',
    ),
  todo: text('Ghi mỗi người một dòng bên dưới hàng tiêu đề.', 'Write one row for each person below the header row.'),
};

/** Every kind of finding that a table of counts may raise, for the reference. */
export const assessTableFindingKinds = [
  columnMissing,
  columnAbsent,
  columnUnknown,
  columnTwice,
  nameMissing,
  rowTooLong,
  rowTooShort,
  noRows,
  ...assessFindingKinds,
] as const;

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
  if (filled.length === 0) findings.push(find(noRows, { row: header.row }));
  const width = header.cells.length;
  const rows = filled.map(({ cells, row }) => assessRow(rules, columns, width, cells, row, language));
  return { rules: rules.id, rows, findings };
}

interface Header {
  readonly cells: readonly string[];
  readonly row: number;
}

function readHeader({ cells, row }: Header, findings: Finding[]): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>();
  const twice = new Set<Column>();
  for (const [index, cell] of cells.entries()) {
    const name = fold(cell).replaceAll(' ', '');
    const column = countColumns.find((known) => known === name);
    if (column === undefined) {
      if (name !== '') findings.push(find(columnUnknown, { row, column: tidy(cell) }, tidy(cell)));
    } else if (columns.has(column)) twice.add(column);
    else columns.set(column, index);
  }
  for (const column of twice) {
    columns.delete(column);
    findings.push(find(columnTwice, { row, column }, column));
  }
  for (const column of countColumns) {
    if (columns.has(column) || twice.has(column)) continue;
    if (neededColumns.includes(column)) findings.push(find(columnMissing, { row, column }, column));
    else if (!silentColumns.includes(column)) findings.push(find(columnAbsent, { row, column }, column));
  }
  return columns;
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
  if (name === '') findings.push(find(nameMissing, { row, column: 'name' }));
  const tooLong = cells.slice(width).some((extra) => tidy(extra) !== '');
  if (tooLong) findings.push(find(rowTooLong, { row }, cells.length, width));
  else if (cells.length < width) findings.push(find(rowTooShort, { row }, cells.length, width));

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
