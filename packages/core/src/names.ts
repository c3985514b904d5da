// What the ids in a record stand for, so that its acts are read aloud with names.
import { ballotLists } from './contests/lists.ts';
import type { Envelope } from './record/envelope.ts';
import type { Round } from './round.ts';

/** Names by the key under which an act holds the id: `list`, `person`, `account`; `conferences` for the places of findings. */
export type Names = Readonly<Record<string, ReadonlyMap<string, string>>>;

/** Lists and people of a round, and the accounts that did its acts. */
export function namesOf({ state }: Pick<Round, 'state'>, acts: Iterable<Pick<Envelope, 'by'>>): Names {
  return {
    list: new Map(ballotLists(state.plan).map(({ id, title }) => [id, `“${title}”`])),
    person: new Map(state.roster.people.map(({ id, name }) => [id, name])),
    conferences: new Map(state.plan.conferences.map(({ id, title }) => [id, `“${title}”`])),
    account: new Map([...acts].map(({ by }) => [by.account, by.name])),
  };
}

/** The data of an act with names in place of the ids that are known; for its sentence only. */
export function withNames(data: unknown, names: Names): unknown {
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, named(key, value, names)]));
}

function named(key: string, value: unknown, names: Names): unknown {
  const nameOf = (id: string) => names.list?.get(id) ?? names.person?.get(id) ?? names.conferences?.get(id) ?? id;
  // A finding settled: its code, then its places (`basics/findings.ts`); and the lists that were chosen for it.
  if (key === 'finding' && typeof value === 'string') {
    const [code = '', ...places] = value.split(':');
    return [code, ...places.flatMap((place) => place.split('+')).map(nameOf)].join(':');
  }
  if (key === 'choose' && Array.isArray(value)) return value.map((id) => nameOf(String(id)));
  return typeof value === 'string' ? (names[key]?.get(value) ?? value) : value;
}
