// S05: at most so many places for a person or a title, at most one of each kind; and what the office chose where there are more.
import { type Finding, find } from '../basics/findings.ts';
import type { PersonId } from '../basics/ids.ts';
import { fold, text, tidy } from '../basics/text.ts';
import type { Rules } from '../rules/rules.ts';
import * as kinds from './findings.ts';
import type { ContestList, VotedOn } from './lists.ts';

/** People, or titles of people where the rules count by title, on more places than the rules allow or on two of one kind. */
export function placeFindings(lists: readonly ContestList[], rules: Rules): Finding[] {
  const { max, per, kinds: placeKinds } = rules.places.value;
  const limit = rules.multiplePosts.value === 'perPost' ? max : 1;
  const byWhom = new Map<string, { who: VotedOn; title: string | undefined; lists: Set<ContestList> }>();
  for (const list of lists)
    for (const who of list.votedOn)
      for (const title of per === 'title' ? who.posts.map((post) => tidy(post.title)) : [undefined]) {
        const key = JSON.stringify([who.person, title === undefined ? null : fold(title)]);
        const entry = byWhom.get(key) ?? { who, title, lists: new Set() };
        entry.lists.add(list);
        byWhom.set(key, entry);
      }
  return [...byWhom.values()].flatMap(({ who, title, lists: places }) => {
    const on = [...places];
    const where = {
      person: who.person,
      lists: on.map((list) => list.id),
      ...(title === undefined ? {} : { path: title }),
    };
    const name = title === undefined ? who.name : `${who.name} (${title})`;
    const titles = on.map((list) => list.title);
    const twice = placeKinds.find((kind) => on.filter((list) => list.place === kind).length > 1);
    if (on.length > limit) return [find(kinds.tooManyPlaces, where, name, titles, limit)];
    return twice === undefined ? [] : [find(kinds.twoOfOneKind, where, name, titles, twice)];
  });
}

/** Whether choosing among its lists is how a finding is settled by those lists being too many. */
export function isAboutPlaces(finding: Finding): boolean {
  return finding.code === kinds.tooManyPlaces.code || finding.code === kinds.twoOfOneKind.code;
}

/** Takes people, or their titles, off the lists that a settlement did not choose; the list keeps the reason. */
export function applyChoices(list: ContestList, findings: readonly Finding[]): ContestList {
  let changed = list;
  for (const finding of findings) {
    const { settled, where } = finding;
    if (!isAboutPlaces(finding) || settled?.choose === undefined || !where.lists?.includes(list.id)) continue;
    if (!settled.choose.includes(list.id))
      changed = takeOff(changed, where.person as PersonId, where.path, settled.reason);
  }
  return changed;
}

function takeOff(list: ContestList, person: PersonId, title: string | undefined, why: string): ContestList {
  const votedOn = list.votedOn.find((who) => who.person === person);
  if (votedOn === undefined) return list;
  const off = votedOn.posts.filter((post) => title === undefined || fold(post.title) === fold(title));
  const stays = votedOn.posts.filter((post) => !off.includes(post));
  const reason = text(`Chọn lấy phiếu ở nơi khác: ${why}`, `Another place was chosen: ${why}`);
  return {
    ...list,
    votedOn: list.votedOn.flatMap((who) => {
      if (who !== votedOn) return [who];
      return stays.length === 0 ? [] : [{ ...who, posts: stays }];
    }),
    excluded: [...list.excluded, { ...votedOn, posts: off, reason }],
  };
}
