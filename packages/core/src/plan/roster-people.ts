// The people of a roster: one id, one person (reading 7).
import type { Day } from '../basics/dates.ts';
import { find, type Where } from '../basics/findings.ts';
import type { PersonId } from '../basics/ids.ts';
import { fold, searchKey } from '../basics/text.ts';
import type { Person } from './roster.ts';
import { checkBirth, dayIn, type Log } from './roster-days.ts';
import * as kinds from './roster-row-findings.ts';
import { type CleanCell, type CleanRow, type CleanTable, textOf, unitOf } from './roster-table.ts';
import { isOnlySigns } from './roster-text.ts';
import { cellSlipped } from './roster-unheaded-findings.ts';

/** A person without posts yet, and where it stands. */
export interface FoundPerson {
  readonly person: Omit<Person, 'posts'>;
  readonly row: number;
  readonly where: Where;
}

const longestId = 60;
/** `1.23457E+11`: how spreadsheets show and save a long number. */
const rounded = /^\d(?:[.,]\d+)?E\+\d+$/iu;
/** How people write that there is none. */
const none = /^(?:khong|khong co|chua co|n\/a|[-.0x]+)$/u;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

export function nameIn(row: CleanRow): string {
  const name = textOf(row, 'name');
  return name === '' ? `${textOf(row, 'surname')} ${textOf(row, 'given')}`.trim() : name;
}

/** The people of a table by their id, case folded. With `isOneTable` a person has a row for each post. */
export function readPeople(table: CleanTable, isOneTable: boolean, today: Day, log: Log): Map<string, FoundPerson> {
  const people = new Map<string, FoundPerson>();
  for (const row of table.rows) {
    const id = textOf(row, 'id');
    const name = nameIn(row);
    if (id === '') {
      log.findings.push(find(kinds.idEmpty, placeIn(row, 'id'), name === '' ? firstText(row) : name));
      continue;
    }
    if (id.length > longestId) log.findings.push(find(kinds.idTooLong, placeIn(row, 'id'), id));
    if (rounded.test(id)) log.findings.push(find(kinds.idRounded, placeIn(row, 'id'), id));
    const known = people.get(fold(id));
    if (known !== undefined) {
      const isSame = fold(known.person.name) === fold(name);
      // Rows under one merged id belong to one person; so do rows of one table for both that repeat it.
      if ((row.cells.get('id')?.isFilled === true || isOneTable) && (isSame || name === '')) continue;
      log.findings.push(
        isSame
          ? find(kinds.idTwiceSameName, placeIn(row, 'id'), id, name, known.row)
          : find(kinds.idTwiceOtherName, placeIn(row, 'id'), id, name, known.person.name, known.row),
      );
      continue;
    }
    if (name === '')
      log.findings.push(find(kinds.nameEmpty, placeIn(row, row.cells.has('name') ? 'name' : 'given'), id));
    else if (!/\p{L}/u.test(name) || name.includes('@') || name.length > kinds.longestName)
      log.findings.push(find(kinds.nameOdd, placeIn(row, row.cells.has('name') ? 'name' : 'given'), name));
    else if (/^\S*\d\S*$/u.test(name))
      log.findings.push(find(cellSlipped, placeIn(row, row.cells.has('name') ? 'name' : 'given'), name));
    people.set(fold(id), {
      person: personOf(row, id, name, isOneTable, today, log),
      row: row.number,
      where: placeIn(row, 'id'),
    });
  }
  return people;
}

function personOf(
  row: CleanRow,
  id: string,
  name: string,
  isOneTable: boolean,
  today: Day,
  log: Log,
): Omit<Person, 'posts'> {
  const birthCell = row.cells.get('birth');
  const birth = dayIn(birthCell, { purpose: 'birth', today, date1904: row.date1904 }, log);
  if (birth !== undefined && birthCell !== undefined) checkBirth(birth, today, birthCell, log);
  const mail = textOf(row, 'email');
  if (mail !== '' && !email.test(mail)) {
    const kind = mail.includes('@') || none.test(searchKey(mail)) ? kinds.emailDoubt : cellSlipped;
    log.findings.push(find(kind, placeIn(row, 'email'), mail));
  }
  for (const field of ['gender', 'unit', 'part', 'phone'] as const) {
    const content = textOf(row, field);
    // No word for a gender is longer; an address slips there when a cell too many or too few stands before it.
    const isNone = field !== 'phone' && isOnlySigns(content);
    if (isNone || content.includes('@') || (field === 'gender' && content.length > 12))
      log.findings.push(find(cellSlipped, row.cells.get(field)?.where ?? row.where, content));
  }
  const optional = {
    gender: textOf(row, 'gender'),
    unit: isOneTable ? '' : unitOf(row),
    email: mail,
    phone: phoneIn(row.cells.get('phone'), log),
  };
  return {
    id: id as PersonId,
    name,
    ...(birth === undefined ? {} : { birth }),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
  };
}

/** Telephone numbers typed as numbers lose their first 0; numbers in Vietnam have ten digits with it. */
function phoneIn(cell: CleanCell | undefined, log: Log): string {
  if (cell === undefined) return '';
  if (cell.raw?.kind !== 'number' || !/^[1-9]\d{8}$/u.test(cell.text)) return cell.text;
  log.conversions.push({ kinds: ['phone'], where: cell.where, from: cell.text, to: `0${cell.text}` });
  return `0${cell.text}`;
}

function placeIn(row: CleanRow, field: 'id' | 'name' | 'given' | 'email'): Where {
  return row.cells.get(field)?.where ?? row.where;
}

function firstText(row: CleanRow): string {
  return [...row.cells.values()].find((cell) => cell.text !== '')?.text ?? '';
}

/** People of one name: normal, but said; on one birthday as well: perhaps one person with two ids. */
export function checkNames(people: ReadonlyMap<string, FoundPerson>, log: Log): void {
  const byName = Map.groupBy(people.values(), ({ person }) => fold(person.name));
  for (const [key, sharing] of byName) {
    const second = sharing[1];
    if (key === '' || second === undefined) continue;
    const { name } = second.person;
    const ids = (group: readonly FoundPerson[]): string[] => group.map(({ person }) => person.id);
    const isOneDay = (group: readonly FoundPerson[]): boolean =>
      group[0]?.person.birth !== undefined && group.every(({ person }) => person.birth === group[0]?.person.birth);
    const alike = [...Map.groupBy(sharing, ({ person }) => alikeKey(person.id)).values()].filter(
      (group) => group.length > 1 && !isOneDay(group),
    );
    for (const group of alike)
      log.findings.push(find(kinds.idsAlike, (group[1] as FoundPerson).where, name, ids(group)));
    // Where all were born on one day too, or all codes look alike, only the question is asked whether they are one.
    if (!isOneDay(sharing) && alike[0]?.length !== sharing.length)
      log.findings.push(find(kinds.sameName, second.where, name, ids(sharing)));
    for (const [birth, born] of Map.groupBy(sharing, ({ person }) => person.birth)) {
      if (birth === undefined || born[1] === undefined) continue;
      log.findings.push(find(kinds.sameNameAndBirth, born[1].where, name, birth, ids(born)));
    }
  }
}

/** The same for codes that differ only in signs, spaces, width of letters and leading zeros. */
export function alikeKey(id: string): string {
  return searchKey(id.normalize('NFKC'))
    .replace(/\.0$/u, '')
    .replace(/[^a-z0-9]/gu, '')
    .replace(/(^|[a-z])0+(?=\d)/gu, '$1');
}
