// S23: one person over all rounds that are here; for a screen and the command line alike.
import { type PersonResultRow, personResults, type Role } from '@tinnhiem/core';
import type { Service } from './service/service.ts';

export interface PersonResultsView {
  /** *Mã cán bộ*. */
  readonly person: string;
  /** Names and organisations under which the code stands in these results: more than one may be more than one person. */
  readonly names: readonly string[];
  readonly organisations: readonly string[];
  /** By day, oldest first. */
  readonly results: readonly PersonResultRow[];
  /** Rehearsals in which the person has a result that is not shown: their figures are invented. */
  readonly rehearsalsLeftOut: number;
  /** Rounds whose record cannot be read, so that what they hold is missing here. */
  readonly unreadable: readonly string[];
}

/** The announced results of a person over all rounds that these roles see. Rehearsals only where asked for. */
export async function personResultsOf(
  service: Service,
  person: string,
  held: readonly Role[],
  withRehearsals: boolean,
): Promise<PersonResultsView> {
  const unreadable: string[] = [];
  const found: PersonResultRow[] = [];
  for (const { id } of await service.list()) {
    const round = await service.round(id);
    if (round.ok) found.push(...personResults(round.value, person, held));
    else unreadable.push(id);
  }
  const results = found.filter(({ rehearsal }) => withRehearsals || !rehearsal);
  const leftOut = found.filter((row) => !results.includes(row));
  return {
    person,
    names: distinct(results.map(({ name }) => name)),
    organisations: distinct(results.map(({ organisation }) => organisation)),
    // Stable: the lists of a conference stay in the order of the plan.
    results: results.sort((a, b) => compare(a.day, b.day) || compare(a.round, b.round)),
    rehearsalsLeftOut: new Set(leftOut.map(({ round }) => round)).size,
    unreadable: unreadable.sort(),
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
