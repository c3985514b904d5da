// S23: what has become of the people between two rounds: who came, who went, whose posts changed.
import { formatDay } from '../basics/dates.ts';
import { compareNames } from '../basics/text.ts';
import type { Person, Post, Roster } from './roster.ts';

export interface RosterDifference {
  /** *Mã cán bộ*. */
  readonly person: string;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Posts, name or unit that the person had and no longer has, in words; and those that are new. */
  readonly was: readonly string[];
  readonly is: readonly string[];
}

/** Everybody who is not the same in both rosters, by given name. A person is an id, never a name. */
export function rosterDifferences(before: Roster, after: Roster): RosterDifference[] {
  const [had, have] = [before, after].map(({ people }) => new Map(people.map((person) => [person.id, person])));
  const ids = new Set([...before.people, ...after.people].map(({ id }) => id));
  return [...ids]
    .flatMap((id): RosterDifference[] => {
      const [was, is] = [had?.get(id), have?.get(id)];
      const words = [was, is].map((person) => (person === undefined ? [] : wordsOf(person)));
      const [old = [], now = []] = words;
      const gone = old.filter((one) => !now.includes(one));
      const come = now.filter((one) => !old.includes(one));
      if (was !== undefined && is !== undefined && gone.length === 0 && come.length === 0) return [];
      const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
      return [{ person: id, name: (is ?? was)?.name ?? id, kind, was: gone, is: come }];
    })
    .sort((a, b) => compareNames(a.name, b.name));
}

function wordsOf({ name, unit, posts }: Person): string[] {
  return [name, ...(unit === undefined || unit === '' ? [] : [unit]), ...posts.map(postWords)];
}

/** `Trưởng khoa, Khoa Nông học (từ 01/09/2015)` */
function postWords({ title, unit, start, end, managedBy }: Post): string {
  const held = end === undefined ? `từ ${formatDay(start)}` : `${formatDay(start)} – ${formatDay(end)}`;
  const managed = managedBy === undefined || managedBy === '' ? '' : `; diện ${managedBy} quản lý`;
  return `${title}${unit === '' ? '' : `, ${unit}`} (${held}${managed})`;
}
