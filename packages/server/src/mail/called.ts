// S07, S17: who is called to a conference, and what a letter has told them.
import type { Day, Held, PersonId, Round, Voter } from '@tinnhiem/core';

/** What a letter tells one person; no list: the person is not called any more. */
export interface Told {
  readonly title: string;
  readonly day: Day;
  readonly time: string;
  readonly place: string;
  readonly chair: string;
  readonly lists: readonly string[];
}

/** What a letter tells anybody at this conference; the rolls are read once. */
export function toldBy(state: Held): (person: PersonId) => Told {
  const { title, day, time = '', place = '', chair } = state.setup;
  const lists = new Map<PersonId, string[]>();
  for (const list of state.setup.lists)
    for (const { person } of state.rolls[list.id] ?? []) lists.set(person, [...(lists.get(person) ?? []), list.title]);
  return (person) => ({ title, day, time, place, chair, lists: lists.get(person) ?? [] });
}

const parts = {
  title: 'tên hội nghị',
  day: 'ngày họp',
  time: 'giờ họp',
  place: 'địa điểm',
  chair: 'người chủ trì',
  lists: 'danh sách mà người nhận ghi phiếu',
} as const satisfies Record<keyof Told, string>;

/** In what two letters differ, in words for the one that corrects the other. */
export function changesIn(before: Told, now: Told): string[] {
  return (Object.keys(parts) as (keyof Told)[])
    .filter((part) => JSON.stringify(before[part]) !== JSON.stringify(now[part]))
    .map((part) => parts[part]);
}

/** The address that the roster has for each person, where it has one. */
export function addressesIn({ state }: Round): ReadonlyMap<PersonId, string> {
  return new Map(
    state.roster.people.flatMap(({ id, email = '' }) => (email.trim() === '' ? [] : [[id, email.trim()]])),
  );
}

/** How a person is named who is not on any roll any more. */
export function nameIn({ state: { roster } }: Round, held: Held, person: PersonId): Pick<Voter, 'name' | 'unit'> {
  const known = roster.people.find(({ id }) => id === person);
  const removed = held.amendments.findLast((amendment) => amendment.person === person);
  return { name: removed?.name ?? known?.name ?? person, unit: known?.unit ?? '' };
}
