// Posts are matched by their titles, so that a slip of the pen in one of them makes a wrong list.
import type { Day } from '../basics/dates.ts';
import { type Finding, find } from '../basics/findings.ts';
import { fold, searchKey, tidy } from '../basics/text.ts';
import type { Plan, PostRef } from '../plan/plan.ts';
import { heldPosts, positionOf } from '../plan/posts.ts';
import type { Roster } from '../plan/roster.ts';
import * as kinds from './findings.ts';
import { ballotLists, type ContestList } from './lists.ts';

/** Findings on how plan and roster name posts: a post that nobody holds on the voting day, spellings that look alike but are not the same, an empty list. */
export function namingFindings(plan: Plan, roster: Roster, lists: readonly ContestList[]): Finding[] {
  const findings: Finding[] = [];
  const titles = new Map<string, string>();
  for (const person of roster.people) for (const post of person.posts) titles.set(fold(post.title), tidy(post.title));
  const named = ballotLists(plan).flatMap((list) =>
    [...list.votedOn.posts, ...list.voters.flatMap((role) => role.posts)].map((ref) => ({ list: list.id, ref })),
  );
  const namedTitles = new Set(named.map(({ ref }) => fold(ref.title)));
  const seen = new Set<string>();
  const said = new Set<string>();
  for (const { list, ref } of named) {
    const key = shownPost(ref);
    if (seen.has(fold(key))) continue;
    seen.add(fold(key));
    const alike = [...titles]
      .filter(([other]) => !namedTitles.has(other) && looseKey(other) === looseKey(ref.title))
      .map(([, shown]) => shown);
    for (const other of alike) {
      said.add(fold(other));
      findings.push(find(kinds.postLooksAlike, { list, path: other }, ref.title, other));
    }
    const day = lists.find((other) => other.id === list)?.day;
    const held = day === undefined || roster.people.some((person) => heldPosts(person, [ref], day).length > 0);
    if (!held && alike.length === 0)
      findings.push(find(kinds.postHeldByNobody, { list, path: key }, key, unitsOf(roster, ref, day)));
  }
  const days = [...new Set(lists.map(({ day }) => day))];
  const leading = new Set(plan.leadingPosts.map((ref) => fold(ref.title)));
  const unnamed = [...titles]
    .filter(([key]) => !namedTitles.has(key) && !leading.has(key) && !said.has(key))
    .map(([, title]) => [title, holders(roster, title, days)] as const)
    .filter(([, people]) => people > 0);
  if (unnamed.length > 0) findings.push(find(kinds.postsNotNamed, {}, unnamed));
  for (const list of lists)
    if (list.votedOn.length === 0) findings.push(find(kinds.nobodyVotedOn, { list: list.id }, list.title));
  return [...findings, ...lists.flatMap(tooLong), ...lists.flatMap(alike)];
}

/** People whose rows of a ballot say the same. */
function alike(list: ContestList): Finding[] {
  const rows = Map.groupBy(list.votedOn, ({ name, posts }) => `${fold(name)}\n${fold(positionOf(posts))}`);
  return [...rows.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return [];
    const ids = [first, ...others].map(({ person }) => person);
    return [find(kinds.alikeOnBallot, { list: list.id, person: first.person }, first.name, ids, list.title)];
  });
}

/** What would not fit on the ballot: found before approval, since afterwards nothing of a list changes any more. */
function tooLong(list: ContestList): Finding[] {
  return list.votedOn.flatMap(({ person, name, posts }) =>
    (
      [
        ['name', name],
        ['post', positionOf(posts)],
      ] as const
    )
      .filter(([what, words]) => words.length > kinds.longestOnBallot[what])
      .map(([what, words]) =>
        find(kinds.tooLongForBallot, { list: list.id, person, path: what }, name, what, words.length),
      ),
  );
}

/** Where a post that the plan names with a unit is held on a day, as the roster writes the units. */
function unitsOf(roster: Roster, ref: PostRef, day: Day | undefined): string[] {
  if (!('unit' in ref) || day === undefined) return [];
  const held = roster.people.flatMap((person) => heldPosts(person, [{ title: ref.title }], day));
  return [...new Set(held.map(({ unit }) => tidy(unit)))].filter((unit) => unit !== '').sort();
}

/** How many people hold a post of this title on one of the days. */
function holders(roster: Roster, title: string, days: readonly Day[]): number {
  return roster.people.filter((person) => days.some((day) => heldPosts(person, [{ title }], day).length > 0)).length;
}

function shownPost(ref: PostRef): string {
  return 'unit' in ref && ref.unit !== undefined ? `${ref.title}, ${ref.unit}` : ref.title;
}

function looseKey(value: string): string {
  return searchKey(value).replace(/[^\p{L}\p{N}]+/gu, '');
}
