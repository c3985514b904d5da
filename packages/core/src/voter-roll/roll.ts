// S06: the voter roll of a list is the distinct people over all its roles. One person, one ballot, and why each is on it.
import { type Finding, find } from '../basics/findings.ts';
import type { ListId, PersonId } from '../basics/ids.ts';
import { compareNames, fold, tidy } from '../basics/text.ts';
import type { ContestList } from '../contests/lists.ts';
import { ballotLists } from '../contests/lists.ts';
import type { Plan } from '../plan/plan.ts';
import { heldPosts } from '../plan/posts.ts';
import type { Post, Roster } from '../plan/roster.ts';
import type { Rules } from '../rules/rules.ts';
import * as kinds from './findings.ts';

export interface Because {
  /** The role in the plan's words: `Ủy viên Ban Chấp hành Đảng bộ`. */
  readonly role: string;
  readonly post: Post;
}

export interface Voter {
  readonly person: PersonId;
  readonly name: string;
  /** The unit that tells two people of one name apart. */
  readonly unit: string;
  /** Every role and post that puts this person on the roll. */
  readonly because: readonly Because[];
}

export interface VoterRoll {
  readonly list: ListId;
  readonly voters: readonly Voter[];
}

/** The voter rolls of all lists. Who is voted on may vote: no rule excludes it (S06). */
export function drawUpRolls(plan: Plan, roster: Roster, lists: readonly ContestList[]): VoterRoll[] {
  const planned = new Map(ballotLists(plan).map((list) => [list.id, list]));
  return lists.map((list) => {
    const roles = planned.get(list.id)?.voters ?? [];
    const voters: Voter[] = [];
    for (const person of roster.people) {
      const because = new Map<Post, string>();
      for (const role of roles)
        for (const post of heldPosts(person, role.posts, list.day))
          if (!because.has(post)) because.set(post, role.label);
      if (because.size === 0) continue;
      const reasons = [...because].map(([post, role]) => ({ role, post }));
      voters.push({
        person: person.id,
        name: person.name,
        unit: person.unit ?? reasons[0]?.post.unit ?? '',
        because: reasons,
      });
    }
    return {
      list: list.id,
      voters: voters.sort((a, b) => compareNames(a.name, b.name) || (a.person < b.person ? -1 : 1)),
    };
  });
}

/** The posts of a voter as titles, each once. */
export function becauseTitles(voter: Voter): string[] {
  return [...new Map(voter.because.map(({ post }) => [fold(post.title), tidy(post.title)])).values()];
}

/** Rolls that are empty, or so small that equal marks would give away everybody's vote (reading 9); people of one name. */
export function rollFindings(rules: Rules, lists: readonly ContestList[], rolls: readonly VoterRoll[]): Finding[] {
  const findings: Finding[] = [];
  for (const roll of rolls) {
    const title = lists.find((list) => list.id === roll.list)?.title ?? roll.list;
    if (roll.voters.length === 0) findings.push(find(kinds.emptyRoll, { list: roll.list }, title));
    else if (roll.voters.length < rules.smallElectorate.value)
      findings.push(find(kinds.smallElectorate, { list: roll.list }, title, roll.voters.length));
    const names = new Map<string, Voter[]>();
    for (const voter of roll.voters) names.set(fold(voter.name), [...(names.get(fold(voter.name)) ?? []), voter]);
    for (const same of names.values())
      if (same.length > 1)
        findings.push(
          find(
            kinds.sameName,
            { list: roll.list, person: same[0]?.person ?? '' },
            same[0]?.name ?? '',
            title,
            same.map((v) => `${v.person} – ${v.unit}`),
          ),
        );
  }
  return findings;
}
