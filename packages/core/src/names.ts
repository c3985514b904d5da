// What the ids in a record stand for, so that its acts are read aloud with names.
import { ballotLists } from './contests/lists.ts';
import type { Envelope } from './record/envelope.ts';
import type { Round } from './round.ts';

/** Names by the key under which an act holds the id: `list`, `person`, `account`. */
export type Names = Readonly<Record<string, ReadonlyMap<string, string>>>;

/** Lists and people of a round, and the accounts that did its acts. */
export function namesOf({ state }: Pick<Round, 'state'>, acts: Iterable<Pick<Envelope, 'by'>>): Names {
  return {
    list: new Map(ballotLists(state.plan).map(({ id, title }) => [id, `“${title}”`])),
    person: new Map(state.roster.people.map(({ id, name }) => [id, name])),
    account: new Map([...acts].map(({ by }) => [by.account, by.name])),
  };
}

/** The data of an act with names in place of the ids that are known; for its sentence only. */
export function withNames(data: unknown, names: Names): unknown {
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      (typeof value === 'string' ? names[key]?.get(value) : undefined) ?? value,
    ]),
  );
}
