// S14: results are reported to whoever manages a post; the roster says who that is.
import { type Finding, find } from '../basics/findings.ts';
import { tidy } from '../basics/text.ts';
import { authorityUnknown } from './findings.ts';
import type { ContestList } from './lists.ts';

/** People voted on whom no authority manages in any of their places: no report will have them, and after approval the roster stands (S14). */
export function authorityFindings(lists: readonly ContestList[]): Finding[] {
  const votedOn = lists.flatMap((list) => list.votedOn);
  const managed = new Set(
    votedOn.filter(({ posts }) => posts.some((post) => tidy(post.managedBy ?? '') !== '')).map(({ person }) => person),
  );
  const without = new Map(
    votedOn.filter(({ person }) => !managed.has(person)).map(({ person, name }) => [person, `${name} (${person})`]),
  );
  return without.size === 0 ? [] : [find(authorityUnknown, {}, [...without.values()])];
}
