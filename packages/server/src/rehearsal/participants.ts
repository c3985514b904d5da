// Who takes part in a rehearsal, and how each of them votes: the same number of voters on every list.
import { type ListId, type PersonId, personIdSchema, type Voter } from '@tinnhiem/core';
import type { Random } from '@tinnhiem/paper/practice';

/** By what everybody votes: on paper, electronically, or half and half. */
export const rehearsalModes = ['paper', 'electronic', 'mixed'] as const;
export type RehearsalMode = (typeof rehearsalModes)[number];

export type Way = 'paper' | 'slip';

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
 * lists is full; then invented ones. Where both ways are used, each list has as many of one as of the other, give or take one.
 */
export function chooseParticipants(
  rolls: Readonly<Record<ListId, readonly Pick<Voter, 'person'>[]>>,
  voters: number,
  mode: RehearsalMode,
  random: Random,
): Participants {
  const lists = Object.keys(rolls) as ListId[];
  const tally = new Map(lists.map((list) => [list, { paper: 0, slip: 0 }]));
  const of = (list: ListId) => tally.get(list) ?? { paper: 0, slip: 0 };
  const ways = new Map<PersonId, Way>();
  const seat = (person: PersonId, on: readonly ListId[]) => {
    const way = mode === 'mixed' ? fairer(on.map(of)) : mode === 'paper' ? 'paper' : 'slip';
    for (const list of on) of(list)[way] += 1;
    ways.set(person, way);
  };
  for (const person of shuffled([...new Set(lists.flatMap((list) => people(rolls[list])))], random)) {
    const on = lists.filter((list) => people(rolls[list]).includes(person));
    if (on.every((list) => of(list).paper + of(list).slip < voters)) seat(person, on);
  }
  const invented: InventedVoter[] = [];
  for (const list of lists)
    while (of(list).paper + of(list).slip < voters) {
      const number = String(invented.length + 1).padStart(3, '0');
      const person = personIdSchema.parse(`DIEN-TAP-${number}`);
      invented.push({ list, person, name: `Người Diễn Tập ${number}` });
      seat(person, [list]);
    }
  return { ways, invented };
}

function people(roll: readonly Pick<Voter, 'person'>[] | undefined): PersonId[] {
  return roll?.map(({ person }) => person) ?? [];
}

/** The way of which there are fewer so far on the lists of somebody. */
function fairer(lists: readonly { readonly paper: number; readonly slip: number }[]): Way {
  const lead = lists.reduce((sum, { paper, slip }) => sum + paper - slip, 0);
  return lead > 0 ? 'slip' : 'paper';
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
