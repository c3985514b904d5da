// Two people may have the same name: whoever reads what is to be considered must know of which of them.
import { fold } from '../basics/text.ts';
import type { ContestList } from '../contests/lists.ts';
import { positionOf } from '../plan/posts.ts';

export interface Named {
  readonly name: string;
  readonly position?: string;
  /** The staff code, where there is one: of one code is one person, however often named. */
  readonly person?: string;
}

/** Names as a sentence about one of these people needs them: of one name, with the post; of one name and post, with the staff code or the number in the list. */
export function toldApart(people: readonly Named[]): readonly string[] {
  const names = people.map(({ name }) => name);
  const posts = whereShared(people, names, ({ name, position = '' }) =>
    position === '' ? name : `${name}, ${position}`,
  );
  return whereShared(people, posts, ({ person }, index) => `${posts[index]} (${person ?? index + 1})`);
}

/** The labels, with a longer one for everybody whose label another person has too. */
function whereShared(
  people: readonly Named[],
  labels: readonly string[],
  longer: (who: Named, index: number) => string,
): readonly string[] {
  const holders = new Map<string, Set<string | number>>();
  for (const [index, label] of labels.entries()) {
    const key = fold(label);
    holders.set(key, (holders.get(key) ?? new Set()).add(people[index]?.person ?? index));
  }
  return people.map((who, index) => {
    const label = labels[index] as string;
    return (holders.get(fold(label))?.size ?? 0) > 1 ? longer(who, index) : label;
  });
}

/** Those voted on in a list, in ballot order, told apart. */
export function namesOnBallot({ votedOn }: Pick<ContestList, 'votedOn'>): readonly string[] {
  return toldApart(votedOn.map(({ person, name, posts }) => ({ person, name, position: positionOf(posts) })));
}

/** Everybody voted on in these lists by their code, told apart; with the posts of the first list that they are on. */
export function namesOnLists(lists: readonly Pick<ContestList, 'votedOn'>[]): ReadonlyMap<string, string> {
  const people = lists.flatMap(({ votedOn }) =>
    votedOn.map(({ person, name, posts }) => ({ person: person as string, name, position: positionOf(posts) })),
  );
  const names = toldApart(people);
  return new Map(people.map(({ person }, index): [string, string] => [person, names[index] as string]).reverse());
}
