// Which column of a sheet holds what: headings differ from office to office, and the heading row is not always the first.
import { fold, searchKey } from '../basics/text.ts';
import { decodeOld, type OldEncoding, oldEncodings } from './roster-encodings.ts';
import { type RawRow, type RawSheet, shownText } from './roster-sheets.ts';
import { undoMisread } from './roster-text.ts';

export type Role = 'people' | 'posts';
export type Field =
  | 'id'
  | 'name'
  | 'surname'
  | 'given'
  | 'birth'
  | 'gender'
  | 'email'
  | 'phone'
  | 'title'
  | 'unit'
  /** The part of the unit, where a second column names it. */
  | 'part'
  | 'start'
  | 'end'
  | 'managedBy';

/** The heading of the template for each field, then the other headings that are understood, without accents. */
const people: Partial<Record<Field, string>> = {
  id: 'Mã cán bộ|ma cb|ma|ma so|ma so can bo|ma so cb|ma nhan su|ma nhan vien|ma nv|ma vien chuc|ma so vien chuc|ma cong chuc|ma cbvc|ma cbcc|ma ccvc|ma can bo vien chuc|ma giang vien|ma gv|ma dinh danh|so hieu|so hieu can bo|so hieu cong chuc|so hieu vien chuc|ma ca nhan|id|staff id|staff code|person|person id|employee id',
  name: 'Họ và tên|ho ten|ho va ten can bo|ho ten can bo|ho va ten khai sinh|ho va ten vien chuc|ten can bo|full name|name',
  surname:
    'Họ đệm|ho va dem|ho va ten dem|ho ten dem|ho va chu dem|ho lot|ho va ten lot|ho va chu lot|ho|family and middle name|surname|family name',
  given: 'Tên|ten rieng|given name|first name',
  birth: 'Ngày sinh|ngay thang nam sinh|ngay thang sinh|sinh ngay|nam sinh|date of birth|birth|birthday',
  gender: 'Giới tính|gioi|nam nu|phai|gender|sex',
  unit: 'Đơn vị công tác|don vi|noi cong tac|co quan cong tac|phong ban|khoa phong|phong khoa|bo phan|to bo mon|bo mon|don vi hien tai|department|unit',
  email: 'Email|e mail|thu dien tu|dia chi email|dia chi thu dien tu|hop thu',
  phone: 'Điện thoại|so dien thoai|sdt|dt|dien thoai di dong|di dong|so di dong|dtdd|phone|mobile|telephone',
};
const posts: Partial<Record<Field, string>> = {
  id: people.id as string,
  name: people.name as string,
  surname: people.surname as string,
  given: people.given as string,
  title:
    'Chức vụ|ten chuc vu|ten chuc danh|chuc danh|chuc vu chuc danh|chuc danh chuc vu|chuc danh chuc vu hien nay|chuc vu chuc danh hien nay|chuc vu lanh dao|chuc vu lanh dao quan ly|chuc vu hien nay|chuc vu hien tai|chuc vu dam nhiem|chuc vu dang giu|chuc vu dang dam nhiem|post|position|title',
  unit: 'Đơn vị / tổ chức|don vi|to chuc|don vi giu chuc vu|noi giu chuc vu|co quan don vi|don vi cong tac|don vi hien tai|noi cong tac|co quan cong tac|bo phan|to bo mon|bo mon|phong ban|khoa phong|department|unit|organisation|organization',
  start:
    'Ngày bổ nhiệm|bo nhiem ngay|ngay bo nhiem bau|ngay bau|ngay bau bo nhiem|ngay bau cu|ngay giu chuc vu|ngay giu chuc|ngay nhan chuc|ngay bat dau|thoi diem bo nhiem|thoi gian bo nhiem|ngay thang bo nhiem|ngay thang nam bo nhiem|ngay giu chuc vu hien nay|ngay duoc bo nhiem|ngay bo nhiem chuc vu|ngay bo nhiem chuc vu hien nay|ngay bo nhiem chuc vu hien tai|ngay bo nhiem hien nay|giu chuc vu tu ngay|giu chuc vu tu|thoi diem giu chuc vu|bo nhiem|tu ngay|tu|start|start date|from|appointed',
  end: 'Ngày thôi giữ|ngay thoi giu chuc vu|ngay thoi giu chuc|ngay thoi giu nhiem vu|thoi giu|thoi giu chuc vu|thoi giu ngay|thoi giu tu ngay|thoi diem thoi giu|thoi diem thoi giu chuc vu|ngay thoi|thoi ngay|thoi tu ngay|ngay thoi chuc|ngay thoi nhiem vu|ngay mien nhiem|thoi diem mien nhiem|mien nhiem ngay|ngay ket thuc|thoi diem ket thuc|ket thuc|den ngay|den|end|end date|to|until',
  managedBy:
    'Diện quản lý|dien quan ly can bo|thuoc dien quan ly|tham quyen quan ly|cap co tham quyen quan ly|phan cap quan ly|dien can bo quan ly|dien can bo|cap quan ly|co quan quan ly|cap quan ly can bo|managed by|managing authority',
};

const tables: Readonly<Record<Role, ReadonlyMap<string, Field>>> = { people: tableOf(people), posts: tableOf(posts) };
const required: Readonly<Record<Role, readonly Field[]>> = { people: ['id', 'name'], posts: ['id', 'title', 'start'] };
/** Headings of a unit that mean a part of it where a wider one stands beside them; the narrowest last. */
const narrower = ['phong ban|khoa phong|phong khoa', 'bo phan|to bo mon|bo mon'].map((words) => words.split('|'));
/** Headings that need no word: row numbers, notes, and the column that the program itself adds. */
const silent = new Set('stt|tt|so tt|so thu tu|thu tu|no|ghi chu|note|notes|ket qua kiem tra|check result'.split('|'));

/** Whether a heading is of the column that the program itself adds when it gives a roster back. */
export function isCheckHeading(heading: string): boolean {
  return /^(?:ket qua kiem tra|check result)$/u.test(keyOf(heading));
}

/** Whether a heading is of remarks, which no field is read from. */
export function isNotesHeading(heading: string): boolean {
  return /^(?:ghi chu|notes?)$/u.test(keyOf(heading));
}

/** Headings of days on which somebody left, in words that are none of the headings that are understood. */
const leavingHeading =
  /(?:^| )(?:thôi|nghỉ|miễn nhiệm|bãi nhiệm|kết thúc|hết|rời|chuyển (?:công tác|đi|đơn vị|sang))(?: |$)/u;

/** Whether a heading speaks of leaving. */
export function saysLeaving(heading: string): boolean {
  return leavingHeading.test(fold(heading));
}

export const peopleFields: readonly Field[] = Object.keys(people) as Field[];
export const postFields: readonly Field[] = ['id', 'title', 'unit', 'part', 'start', 'end', 'managedBy'];
export const dayFields: readonly Field[] = ['birth', 'start', 'end'];
export const nameFields: readonly Field[] = ['name', 'surname', 'given'];
/** The heading as the template writes it, to name a missing column. */
export function headingOf(role: Role, field: Field): string {
  return ((role === 'people' ? people : posts)[field] ?? field).split('|')[0] as string;
}

function tableOf(headings: Partial<Record<Field, string>>): ReadonlyMap<string, Field> {
  return new Map(
    Object.entries(headings).flatMap(([field, words]) => words.split('|').map((word) => [keyOf(word), field as Field])),
  );
}

/** A heading without accents, remarks in brackets and punctuation: `Mã cán bộ (*)` → `ma can bo`. */
function keyOf(heading: string): string {
  const words = searchKey(heading.replace(/\([^)]*\)/gu, ' '))
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();
  return words === ''
    ? searchKey(heading)
        .replace(/[^a-z0-9]+/gu, ' ')
        .trim()
    : words;
}

function fieldOf(role: Role, heading: string): Field | undefined {
  const table = tables[role];
  const found = table.get(keyOf(heading));
  if (found !== undefined || !/\P{ASCII}/u.test(heading)) return found;
  const readings = oldEncodings.map((encoding) => headingIn(encoding, heading));
  return readings.map((reading) => table.get(keyOf(reading))).find((field) => field !== undefined);
}

function headingIn(encoding: OldEncoding, heading: string): string {
  return heading.replace(/[^\s/()]+/gu, (word) => decodeOld(encoding, word) ?? word);
}

export interface Heading {
  readonly row: RawRow;
  /** Number of the last row of the heading: of two, where the first has groups. */
  readonly lastRow: number;
  readonly columns: ReadonlyMap<Field, number>;
  /** Text of every heading, by column. */
  readonly titles: readonly string[];
  /** Columns whose heading means nothing here. */
  readonly unknown: readonly number[];
  /** Fields that two columns claim. */
  readonly twice: readonly { readonly field: Field; readonly column: number }[];
  readonly missing: readonly Field[];
}

const headingWithin = 40;

/** The heading row of a sheet for a role: the row that names most fields; `undefined` when no row names two. Offices put titles above it. */
export function findHeading(sheet: RawSheet, role: Role): Heading | undefined {
  let best: Heading | undefined;
  for (const [index, row] of sheet.rows.slice(0, headingWithin).entries()) {
    const headings = [headingOfRow(row, role)];
    const joined = withGroups(sheet, row, sheet.rows[index + 1]);
    if (joined !== undefined) headings.push({ ...headingOfRow(joined, role), row, lastRow: row.number + 1 });
    for (const heading of headings)
      if (heading.columns.size >= 2 && heading.columns.size > (best?.columns.size ?? 0)) best = heading;
  }
  return best;
}

/** A heading of two rows: under a cell merged over several columns (a group) each column has its own title. */
function withGroups(sheet: RawSheet, row: RawRow, below: RawRow | undefined): RawRow | undefined {
  if (below?.number !== row.number + 1) return undefined;
  const groups = sheet.merges.filter(
    ({ firstRow, lastRow, firstColumn, lastColumn }) =>
      firstRow === row.number && lastRow === row.number && lastColumn > firstColumn,
  );
  if (groups.length === 0) return undefined;
  const hasOwn = (column: number): boolean =>
    groups.some(({ firstColumn, lastColumn }) => firstColumn <= column && column <= lastColumn) &&
    shownText(below.cells[column]).trim() !== '';
  const width = Math.max(row.cells.length, below.cells.length);
  const cells = Array.from({ length: width }, (_, column) => (hasOwn(column) ? below : row).cells[column] ?? null);
  return { number: row.number, cells };
}

function headingOfRow(row: RawRow, role: Role): Heading {
  const columns = new Map<Field, number>();
  const unknown: number[] = [];
  const twice: { field: Field; column: number }[] = [];
  const titles = row.cells.map((cell) => {
    const shown = shownText(cell);
    return (undoMisread(shown) ?? shown).replace(/\s+/gu, ' ').trim();
  });
  titles.forEach((title, column) => {
    if (title === '' || silent.has(keyOf(title))) return;
    const field = fieldOf(role, title);
    if (field === undefined) unknown.push(column);
    else if (!columns.has(field)) columns.set(field, column);
    else if (field === 'unit' && !columns.has('part')) {
      const other = columns.get(field) as number;
      const [own, earlier] = [narrownessOf(title), narrownessOf(titles[other] ?? '')];
      if (own === earlier) twice.push({ field, column });
      else columns.set('part', own > earlier ? column : other).set('unit', own > earlier ? other : column);
    } else twice.push({ field, column });
  });
  const missing = required[role].filter(
    (field) => !columns.has(field) && !(field === 'name' && columns.has('surname') && columns.has('given')),
  );
  return { row, lastRow: row.number, columns, titles, unknown, twice, missing };
}

function narrownessOf(heading: string): number {
  return narrower.findIndex((words) => words.includes(keyOf(heading)));
}

/** Whether a row repeats the heading, as on every printed page, or numbers the columns `(1) (2) (3)`. */
export function repeatsHeading(row: RawRow, heading: Heading): boolean {
  const texts = row.cells.map((cell) => shownText(cell).trim());
  const filled = texts.filter((text) => text !== '');
  if (filled.length < 2) return false;
  if (filled.length >= 3 && filled.every((text, index) => text.replace(/[()]/gu, '') === String(index + 1)))
    return true;
  return [...heading.columns.values()].every(
    (column) => keyOf(texts[column] ?? '') === keyOf(heading.titles[column] ?? ''),
  );
}

/**
 * A row that is the heading of another table: it names all that people or posts need, in other columns than `heading`. Rows of data hold
 * digits nearly always, which spares reading them as headings.
 */
export function otherHeading(sheet: RawSheet, heading: Heading): RawRow | undefined {
  return sheet.rows.find(
    (row) =>
      row !== heading.row &&
      row.cells.every((cell) => cell === null || (cell.kind === 'text' && !/\d/u.test(cell.text))) &&
      (['people', 'posts'] as const).some((role) => headingOfRow(row, role).missing.length === 0) &&
      !repeatsHeading(row, heading),
  );
}
