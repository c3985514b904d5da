// Who takes part in a rehearsal, and how each of them votes: the same number of voters on every list.
import { type ListId, type PersonId, personIdSchema, type Voter, type Way } from '@tinnhiem/core';
import type { Random } from '@tinnhiem/paper/practice';

/** By what everybody votes: on paper, electronically, or half and half. */
export const rehearsalModes = ['paper', 'electronic', 'mixed'] as const;
export type RehearsalMode = (typeof rehearsalModes)[number];

/** Somebody invented who votes on one list, so that it has as many voters as were asked for. */
export interface InventedVoter {
  readonly list: ListId;
  readonly person: PersonId;
  readonly name: string;
}

export interface Participants {
  /** Everybody who is present, the invented ones included, each with the way of voting. */
  readonly ways: ReadonlyMap<PersonId, Way>;
  readonly invented: readonly InventedVoter[];
}

/**
 * Chooses who takes part so that every list has exactly `voters` of them: people of the rolls in the order of chance, as long as none of their
 * lists is full; then invented ones. Where both ways are used, each list has as many of one as of the other, as nearly as people who vote on
 * several lists in one way allow.
 */
export function chooseParticipants(
  rolls: Readonly<Record<ListId, readonly Pick<Voter, 'person'>[]>>,
  voters: number,
  mode: RehearsalMode,
  random: Random,
): Participants {
  const lists = Object.keys(rolls) as ListId[];
  const taking = new Map(lists.map((list) => [list, 0]));
  const on = new Map<PersonId, readonly ListId[]>();
  const seat = (person: PersonId, of: readonly ListId[]) => {
    for (const list of of) taking.set(list, (taking.get(list) ?? 0) + 1);
    on.set(person, of);
  };
  const lacks = (list: ListId) => (taking.get(list) ?? 0) < voters;
  for (const person of shuffled([...new Set(lists.flatMap((list) => people(rolls[list])))], random)) {
    const of = lists.filter((list) => people(rolls[list]).includes(person));
    if (of.every(lacks)) seat(person, of);
  }
  const invented: InventedVoter[] = [];
  for (const list of lists)
    while (lacks(list)) {
      const number = String(invented.length + 1).padStart(3, '0');
      const person = personIdSchema.parse(`DIEN-TAP-${number}`);
      invented.push({ list, person, name: `Người Diễn Tập ${number}` });
      seat(person, [list]);
    }
  return {
    ways: mode === 'mixed' ? halves(on) : new Map([...on.keys()].map((person) => [person, only[mode]])),
    invented,
  };
}

const only = { paper: 'paper', electronic: 'slip' } as const;

/** Half of each list on paper: everybody the way of which their lists have fewer, until nobody's change makes it more even. */
function halves(on: ReadonlyMap<PersonId, readonly ListId[]>): Map<PersonId, Way> {
  const ways = new Map<PersonId, Way>();
  // By list: how many more on paper than with slips.
  const lead = new Map<ListId, number>();
  const step = (way: Way) => (way === 'paper' ? 1 : -1);
  const put = (person: PersonId, of: readonly ListId[], way: Way) => {
    const before = ways.get(person);
    for (const list of of)
      lead.set(list, (lead.get(list) ?? 0) + step(way) - (before === undefined ? 0 : step(before)));
    ways.set(person, way);
  };
  const unevenness = (of: readonly ListId[], change: number) =>
    of.reduce((sum, list) => sum + ((lead.get(list) ?? 0) + change) ** 2, 0);
  for (const [person, of] of on) put(person, of, unevenness(of, 1) <= unevenness(of, -1) ? 'paper' : 'slip');
  for (let changed = true; changed; ) {
    changed = false;
    for (const [person, of] of on) {
      const way = ways.get(person) === 'paper' ? 'slip' : 'paper';
      if (unevenness(of, 2 * step(way)) >= unevenness(of, 0)) continue;
      put(person, of, way);
      changed = true;
    }
  }
  return ways;
}

function people(roll: readonly Pick<Voter, 'person'>[] | undefined): PersonId[] {
  return roll?.map(({ person }) => person) ?? [];
}

/** In an order of chance (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
