// The posts of a roster, each with its holder (S03, S06).
import type { Day } from '../basics/dates.ts';
import { find, type Where } from '../basics/findings.ts';
import { fold, searchKey } from '../basics/text.ts';
import type { Post } from './roster.ts';
import type { Field } from './roster-columns.ts';
import { checkEnd, checkStart, checkTurnedColumn, dayIn, type Log } from './roster-days.ts';
import { alikeKey, type FoundPerson, nameIn } from './roster-people.ts';
import * as kinds from './roster-row-findings.ts';
import { type CleanRow, type CleanTable, textOf, unitOf } from './roster-table.ts';
import { isOnlySigns, isTurned } from './roster-text.ts';
import { cellSlipped } from './roster-unheaded-findings.ts';

interface FoundPost {
  readonly post: Post;
  readonly row: number;
}

/**
 * Rows whose id is empty take the id of the row directly above, when the table is certain to be written that way: nobody's
 * code is repeated, so that each person is one block. Otherwise an empty id is a mistake, and stays for a finding.
 */
export function fillIdsDown(table: CleanTable, log: Log): CleanTable {
  const own = table.rows
    .filter((row) => textOf(row, 'id') !== '' && row.cells.get('id')?.isFilled === false)
    .map((row) => fold(textOf(row, 'id')));
  if (new Set(own).size < own.length) return table;
  let above: CleanRow | undefined;
  const rows = table.rows.map((row) => {
    const cell = row.cells.get('id');
    const source = above?.cells.get('id');
    const isUnder =
      above !== undefined && above.number === row.number - 1 && source !== undefined && source.text !== '';
    let result = row;
    if (cell !== undefined && cell.text === '' && isUnder && nameIn(row) === '' && textOf(row, 'title') !== '') {
      log.conversions.push({ kinds: ['filledDown'], where: cell.where, from: '', to: source.text });
      result = { ...row, cells: new Map(row.cells).set('id', { ...source, where: cell.where, isFilled: true }) };
    }
    above = result;
    return result;
  });
  return { ...table, rows };
}

/** Reads every post and gives it to its holder; the result has the posts of each person by the person's key. */
export function readPosts(
  table: CleanTable,
  people: ReadonlyMap<string, FoundPerson>,
  today: Day,
  log: Log,
): Map<string, Post[]> {
  const found = new Map<string, FoundPost[]>();
  const alike = similarIds(people);
  for (const row of table.rows) {
    const holder = holderOf(row, people, alike, log);
    const read = postOf(row, holder, today, log);
    if (holder === undefined || read === undefined) continue;
    const key = fold(holder.person.id);
    const earlier = found.get(key) ?? [];
    if (isNew(read, earlier, row, log)) found.set(key, [...earlier, { post: read, row: row.number }]);
  }
  for (const field of ['start', 'end'] as const) checkTurnedColumn(table.rows, field, log);
  return new Map([...found].map(([key, posts]) => [key, posts.map(({ post }) => post)]));
}

function holderOf(
  row: CleanRow,
  people: ReadonlyMap<string, FoundPerson>,
  alike: ReadonlyMap<string, string | undefined>,
  log: Log,
): FoundPerson | undefined {
  const id = textOf(row, 'id');
  const name = nameIn(row);
  if (id === '') {
    log.findings.push(find(kinds.idEmpty, placeIn(row, 'id'), name === '' ? textOf(row, 'title') : name));
    return undefined;
  }
  const holder = people.get(fold(id));
  if (holder === undefined) {
    log.findings.push(find(kinds.personUnknown, placeIn(row, 'id'), id, alike.get(alikeKey(id))));
    return undefined;
  }
  if (holder.person.id !== id)
    log.conversions.push({ kinds: ['letterCase'], where: placeIn(row, 'id'), from: id, to: holder.person.id });
  if (name !== '' && searchKey(name) !== searchKey(holder.person.name)) {
    log.findings.push(
      find(kinds.nameDiffers, placeIn(row, row.cells.has('name') ? 'name' : 'given'), id, name, holder.person.name),
    );
  }
  return holder;
}

/** How people write that a post has no end yet. */
const stillHeld = /^(?:(?:đến |hiện )?nay|(?:đang|còn|vẫn) giữ|đương nhiệm)$/u;

function postOf(row: CleanRow, holder: FoundPerson | undefined, today: Day, log: Log): Post | undefined {
  const id = textOf(row, 'id');
  const title = textOf(row, 'title');
  const unit = unitOf(row);
  if (title === '') log.findings.push(find(kinds.titleEmpty, placeIn(row, 'title'), id));
  for (const field of ['title', 'unit', 'part'] as const)
    if (isOnlySigns(textOf(row, field))) log.findings.push(find(cellSlipped, placeIn(row, field), textOf(row, field)));
  if (title !== '' && isTurned(title, unit)) log.findings.push(find(cellSlipped, placeIn(row, 'unit'), unit));
  const options = { purpose: 'post', today, date1904: row.date1904 } as const;
  const startCell = row.cells.get('start');
  const errors = log.findings.length;
  const start = dayIn(startCell, options, log);
  const end = stillHeld.test(fold(textOf(row, 'end'))) ? undefined : dayIn(row.cells.get('end'), options, log);
  if (start === undefined || startCell === undefined) {
    if (log.findings.length === errors) log.findings.push(find(kinds.startEmpty, placeIn(row, 'start'), id, title));
    return undefined;
  }
  checkStart(start, holder?.person.birth, today, startCell, log);
  if (end !== undefined) checkEnd(end, start, today, placeIn(row, 'end'), log);
  const managedBy = textOf(row, 'managedBy');
  return {
    title,
    unit,
    start,
    ...(end === undefined ? {} : { end }),
    ...(managedBy === '' ? {} : { managedBy }),
  };
}

function isNew(post: Post, earlier: readonly FoundPost[], row: CleanRow, log: Log): boolean {
  const same = earlier.filter(
    (other) => fold(other.post.title) === fold(post.title) && fold(other.post.unit) === fold(post.unit),
  );
  const twin = same.find((other) => other.post.start === post.start);
  if (twin !== undefined) {
    const agrees = twin.post.end === post.end && fold(twin.post.managedBy ?? '') === fold(post.managedBy ?? '');
    log.findings.push(find(agrees ? kinds.postTwice : kinds.postConflict, placeIn(row, 'title'), post.title, twin.row));
    return false;
  }
  const overlapped = same.find(
    ({ post: other }) => (other.end ?? '9999') >= post.start && (post.end ?? '9999') >= other.start,
  );
  if (overlapped !== undefined)
    log.findings.push(find(kinds.postOverlap, placeIn(row, 'title'), post.title, overlapped.row));
  return true;
}

/** Ids that differ only in signs and leading zeros, as a hint; `undefined` where several people have such an id. */
function similarIds(people: ReadonlyMap<string, FoundPerson>): Map<string, string | undefined> {
  const alike = new Map<string, string | undefined>();
  for (const { person } of people.values())
    alike.set(alikeKey(person.id), alike.has(alikeKey(person.id)) ? undefined : person.id);
  return alike;
}

function placeIn(row: CleanRow, field: Field): Where {
  return row.cells.get(field)?.where ?? row.where;
}
