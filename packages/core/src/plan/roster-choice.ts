// Which sheet or file holds the people and which the posts.
import { type Finding, find } from '../basics/findings.ts';
import { searchKey } from '../basics/text.ts';
import {
  type Field,
  findHeading,
  type Heading,
  headingOf,
  otherHeading,
  peopleFields,
  postFields,
  type Role,
  saysLeaving,
} from './roster-columns.ts';
import * as kinds from './roster-findings.ts';
import { type NearlyPosts, placeOf, type RawSheet, shownText } from './roster-sheets.ts';

/** One table to read: its columns by field, and the first row that is data. */
export interface TablePlan {
  readonly sheet: RawSheet;
  /** What the table was chosen for; one table of both is read as posts. */
  readonly role: Role;
  readonly heading: Heading;
  readonly columns: ReadonlyMap<Field, number>;
  readonly firstRow: number;
}

export interface Choice {
  readonly people?: TablePlan;
  readonly posts?: TablePlan;
  /** People are taken from the table of posts. */
  readonly isOneTable: boolean;
  readonly findings: readonly Finding[];
}

const namesOfRole: Readonly<Record<Role, RegExp>> = {
  people: /^(?:(?:ds|danh sach) )?(?:nhan su|can bo|people)$/u,
  posts: /^(?:(?:ds|danh sach) )?(?:chuc vu|posts)$/u,
};
/** Sheets that the program itself writes beside the data. */
const guide = /^(?:huong dan|guide|ket qua chung)\b/u;

export function nameOfSheet(sheet: RawSheet): string {
  return sheet.sheet ?? sheet.file;
}

function keyOfSheet(sheet: RawSheet): string {
  return searchKey(sheet.sheet ?? sheet.file.replace(/\.[^.]*$/u, ''))
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();
}

/** Chooses by name first, then by headings; a choice that is not certain is an error. */
export function chooseTables(all: readonly RawSheet[]): Choice {
  const sheets = all.filter((sheet) => !guide.test(keyOfSheet(sheet)));
  const findings: Finding[] = [];
  const named = (role: Role): RawSheet[] => sheets.filter((sheet) => namesOfRole[role].test(keyOfSheet(sheet)));
  const complete = (role: Role): RawSheet[] => sheets.filter((sheet) => findHeading(sheet, role)?.missing.length === 0);
  /** Sheets of which an error already says that they cannot be told apart. */
  const several = new Set<RawSheet>();
  const pick = (role: Role, others: readonly RawSheet[]): RawSheet | undefined => {
    const candidates = named(role).length > 0 ? named(role) : others;
    if (candidates.length > 1) {
      for (const sheet of candidates) several.add(sheet);
      const where = placeOf(candidates[0] as RawSheet);
      findings.push(
        find(kinds.severalSheets, where, role === 'people' ? 'Nhân sự' : 'Chức vụ', candidates.map(nameOfSheet)),
      );
    }
    return candidates[0];
  };
  const partial = (role: Role, taken?: RawSheet): RawSheet[] =>
    sheets.filter((sheet) => sheet !== taken && findHeading(sheet, role) !== undefined).slice(0, 1);

  const [withPeople, withPosts, namedPeople] = [complete('people'), complete('posts'), named('people')];
  let posts = pick(
    'posts',
    withPosts.filter((sheet) => !namedPeople.includes(sheet)),
  );
  let people = pick(
    'people',
    withPeople.filter((sheet) => sheet !== posts && (posts === undefined || !withPosts.includes(sheet))),
  );
  // One table with everything, under either name.
  if (posts === undefined && people !== undefined && withPosts.includes(people)) posts = people;
  if (people === undefined && posts !== undefined && withPeople.includes(posts)) people = posts;
  const isOneTable = people !== undefined && people === posts;
  people ??= partial('people', posts)[0];
  posts ??= partial('posts', people)[0];
  const names = sheets.map(nameOfSheet);
  if (people === undefined) findings.push(find(kinds.noPeopleSheet, {}, names));
  const near = posts === undefined ? nearlyPosts(sheets) : undefined;
  if (posts === undefined)
    findings.push(find(kinds.noPostsSheet, near === undefined ? {} : placeOf(near.table, near.row), names, near));
  if (isOneTable && posts !== undefined) findings.push(find(kinds.oneSheet, placeOf(posts)));
  for (const sheet of sheets) {
    if (sheet === people || sheet === posts || sheet.rows.length === 0) continue;
    const isList = withPeople.includes(sheet) || withPosts.includes(sheet);
    findings.push(
      isList && !several.has(sheet)
        ? find(
            kinds.sheetLeftOut,
            placeOf(sheet),
            nameOfSheet(sheet),
            [people, posts].flatMap((read) => (read === undefined ? [] : [nameOfSheet(read)])),
          )
        : find(kinds.sheetUnused, placeOf(sheet), nameOfSheet(sheet)),
    );
  }
  const plans = {
    // Rows of posts are not rows of people: read as such they would only seem to be there twice.
    ...(people === undefined || isOneTable || people === near?.table ? {} : planOf(people, 'people', false, findings)),
    ...(posts === undefined ? {} : planOf(posts, 'posts', isOneTable, findings)),
  };
  return { ...plans, isOneTable, findings };
}

/** A sheet that lacks one column only of the posts, with the headings that it may hide behind. */
function nearlyPosts(
  sheets: readonly RawSheet[],
): (NearlyPosts & { readonly table: RawSheet; readonly row: number }) | undefined {
  for (const table of sheets) {
    const heading = findHeading(table, 'posts');
    const [missing, ...more] = heading?.missing ?? [];
    if (heading === undefined || missing === undefined || more.length > 0) continue;
    const found = heading.titles.filter((title) => title !== '');
    return { table, row: heading.row.number, sheet: nameOfSheet(table), missing: headingOf('posts', missing), found };
  }
  return undefined;
}

function planOf(
  sheet: RawSheet,
  role: Role,
  isOneTable: boolean,
  findings: Finding[],
): Partial<Record<Role, TablePlan>> {
  const heading = findHeading(sheet, role);
  if (heading === undefined) {
    if (sheet.rows.length === 0) {
      findings.push(find(kinds.noRows, placeOf(sheet), nameOfSheet(sheet)));
    } else {
      const found = (sheet.rows[0]?.cells ?? []).map((cell) => shownText(cell)).filter((text) => text !== '');
      const needed: readonly Field[] = role === 'people' ? ['id', 'name'] : ['id', 'title', 'start'];
      findings.push(
        find(
          kinds.columnMissing,
          placeOf(sheet, sheet.rows[0]?.number),
          needed.map((field) => headingOf(role, field)),
          found.slice(0, 20),
        ),
      );
    }
    return {};
  }
  const row = heading.row.number;
  if (heading.missing.length > 0) {
    const found = heading.titles.filter((title) => title !== '');
    findings.push(
      find(
        kinds.columnMissing,
        placeOf(sheet, row),
        heading.missing.map((field) => headingOf(role, field)),
        found,
      ),
    );
    return {};
  }
  const second = otherHeading(sheet, heading);
  if (second !== undefined) {
    findings.push(
      find(kinds.secondHeading, placeOf(sheet, Math.max(second.number, row)), Math.min(second.number, row)),
    );
    return {};
  }
  const plan = {
    sheet,
    role,
    heading,
    columns: columnsOf(sheet, heading, isOneTable),
    firstRow: firstRowOf(sheet, heading),
  };
  findings.push(...columnFindings(plan, isOneTable));
  return { [role]: plan };
}

/** Fields to read. In one table of both, the people's own columns come along; names in two columns under one merged heading are split. */
function columnsOf(sheet: RawSheet, heading: Heading, isOneTable: boolean): ReadonlyMap<Field, number> {
  const columns = new Map(heading.columns);
  if (isOneTable) {
    for (const [field, column] of findHeading(sheet, 'people')?.columns ?? []) {
      if (!columns.has(field) && peopleFields.includes(field) && !postFields.includes(field))
        columns.set(field, column);
    }
  }
  const name = columns.get('name');
  const split = sheet.merges.some(
    (merge) =>
      merge.firstRow <= heading.row.number &&
      heading.row.number <= merge.lastRow &&
      merge.firstColumn === name &&
      merge.lastColumn === name + 1,
  );
  if (name !== undefined && split) {
    columns.delete('name');
    columns.set('surname', name).set('given', name + 1);
  }
  return columns;
}

/** Below the heading, and below everything that is merged with it. */
function firstRowOf(sheet: RawSheet, heading: Heading): number {
  const row = heading.row.number;
  const below = sheet.merges
    .filter((merge) => merge.firstRow === row && merge.lastRow > row)
    .map((merge) => merge.lastRow);
  return below.reduce((last, other) => Math.max(last, other), heading.lastRow) + 1;
}

function columnFindings({ sheet, role, heading, columns, firstRow }: TablePlan, isOneTable: boolean): Finding[] {
  const row = heading.row.number;
  const used = new Set(columns.values());
  const title = (column: number): string => heading.titles[column] ?? '';
  const filledRows = (column: number) =>
    sheet.rows.filter((data) => data.number >= firstRow && shownText(data.cells[column]).trim() !== '');
  // In one table of both, the people's own columns are unknown to the posts.
  const theirs = (isOneTable ? (findHeading(sheet, 'people')?.twice ?? []) : []).filter(({ column }) =>
    heading.unknown.includes(column),
  );
  const findings = [...heading.twice, ...theirs].map(({ field, column }) =>
    find(
      kinds.columnTwice,
      placeOf(sheet, row, column, title(column)),
      title(column),
      headingOf(postFields.includes(field) ? role : 'people', field),
    ),
  );
  for (const column of heading.unknown) {
    if (used.has(column) || theirs.some((twice) => twice.column === column)) continue;
    const where = placeOf(sheet, row, column, title(column));
    const filled = filledRows(column).length;
    if (role === 'posts' && !columns.has('end') && filled > 0 && saysLeaving(title(column)))
      findings.push(find(kinds.columnPerhapsEnd, where, title(column), filled));
    else findings.push(find(kinds.columnUnknown, where, title(column)));
  }
  for (const column of used) {
    if (sheet.hiddenColumns?.has(column) && filledRows(column).length > 0)
      findings.push(find(kinds.columnHidden, placeOf(sheet, row, column, title(column)), title(column)));
  }
  const name = columns.get('name');
  const beside = name === undefined ? undefined : name + 1;
  if (beside !== undefined && !used.has(beside) && title(beside) === '') {
    if (filledRows(beside).length > 0)
      findings.push(find(kinds.nameInTwoColumns, placeOf(sheet, row, beside), title(name as number)));
  }
  return findings;
}
