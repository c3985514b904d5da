// S14, S13: what each managing authority is told: the people whom it manages, with their results in every place, and nobody else.
import { type Day, dayOf } from '../basics/dates.ts';
import { type Finding, type FindingKind, find } from '../basics/findings.ts';
import { fold, text, tidy } from '../basics/text.ts';
import type { Assessment } from '../canvass/assess.ts';
import { assessList, type ListResult, type PersonResult } from '../canvass/result.ts';
import type { FrozenList, Setup } from '../polls/setup.ts';
import type { Done } from '../record/command.ts';
import type { Rules } from '../rules/rules.ts';
import { roomSeesFigures } from './audience.ts';
import type { AnyStage } from './views.ts';

/** The result of one person in one list. Nothing here is about anybody else but the totals of whole ballots. */
export interface ManagedPlace {
  readonly conference: string;
  readonly conferenceTitle: string;
  /** The day on which the poll was opened. */
  readonly day: Day;
  readonly list: string;
  readonly listTitle: string;
  readonly place: ListResult['place'];
  readonly totals: Pick<ListResult, 'issued' | 'collected' | 'valid' | 'invalid'>;
  readonly figures: PersonResult;
  readonly assessment: Assessment;
}

/** A person and all the places of the vote, side by side and never added (S13). */
export interface ManagedPerson {
  readonly person: string;
  readonly name: string;
  readonly places: readonly ManagedPlace[];
}

export interface AuthorityReport {
  /** As the roster first writes it. */
  readonly authority: string;
  /** In the order of the conferences and of their ballots. */
  readonly people: readonly ManagedPerson[];
  /** Conferences in which its people are voted on and whose result is not announced: until there is none, there is no report. */
  readonly waiting: readonly { readonly conference: string; readonly title: string }[];
  /** The last announcement that it rests on; `null` while any is waited for. */
  readonly announced: Done | null;
}

export const authorityNotNamed: FindingKind<[person: string]> = {
  code: 'W-authority-not-named',
  severity: 'warning',
  title: text('Không rõ diện quản lý', 'No managing authority named'),
  message: (person) =>
    text(
      `“${person}” được lấy phiếu, nhưng danh sách nhân sự không ghi cấp nào quản lý: không có trong báo cáo nào.`,
      `“${person}” is voted on, but the roster names no authority that manages this post: in no report.`,
    ),
  todo: text(
    'Báo cáo riêng kết quả của người này cho cấp quản lý; ở đợt sau ghi cột Diện quản lý.',
    'Report this person’s result to the authority by other means; fill in the column Diện quản lý for the next round.',
  ),
};

export const authorityFindingKinds = [authorityNotNamed] as const;

interface Held {
  readonly setup: Setup;
  readonly opened: Done;
  readonly canvass: { readonly results: readonly ListResult[] };
  readonly announced: Done;
}

/**
 * One report for every managing authority that the posts voted on name, and who has none. Somebody whose two posts are managed by
 * two authorities is in both reports, each time with all places: the whole is what is judged (S13).
 */
export function authorityReports(
  rules: Rules,
  conferences: Iterable<{ readonly state: AnyStage }>,
): { readonly reports: readonly AuthorityReport[]; readonly findings: readonly Finding[] } {
  const states = [...conferences].map(({ state }) => state as unknown as Held & AnyStage);
  const contests = states.flatMap((state) =>
    state.setup.lists.flatMap((list) => list.votedOn.map((who) => ({ who, list, state }))),
  );
  const authorities = new Map<string, { name: string; people: Set<string> }>();
  const named = new Set<string>();
  for (const { who } of contests)
    for (const { managedBy = '' } of who.posts) {
      if (tidy(managedBy) === '') continue;
      const entry = authorities.get(fold(managedBy)) ?? { name: tidy(managedBy), people: new Set<string>() };
      entry.people.add(who.person);
      authorities.set(fold(managedBy), entry);
      named.add(who.person);
    }
  const without = new Map(
    contests.filter(({ who }) => !named.has(who.person)).map(({ who }) => [who.person, who.name]),
  );
  return {
    findings: [...without].map(([person, name]) => find(authorityNotNamed, { person }, name)),
    reports: [...authorities.values()].map(({ name, people }) => {
      const own = contests.filter(({ who }) => people.has(who.person));
      const waiting = [...new Set(own.map(({ state }) => state))].filter(({ stage }) => !roomSeesFigures(stage));
      const announced = waiting.length > 0 ? null : own.map(({ state }) => state.announced).reduce(later);
      return {
        authority: name,
        waiting: waiting.map(({ setup }) => ({ conference: setup.id, title: setup.title })),
        announced,
        people: [...new Map(own.map(({ who }) => [who.person, who.name]))].map(([person, personName]) => ({
          person,
          name: personName,
          places: own
            .filter(({ who, state }) => who.person === person && roomSeesFigures(state.stage))
            .map(({ list, state }) => placeOf(rules, state, list, person)),
        })),
      };
    }),
  };
}

function later(one: Done, other: Done): Done {
  return other.number > one.number ? other : one;
}

function placeOf(rules: Rules, { setup, opened, canvass }: Held, list: FrozenList, person: string): ManagedPlace {
  const result = canvass.results.find((other) => other.id === list.id);
  const index = result?.people.findIndex((who) => who.person === person) ?? -1;
  const figures = result?.people[index];
  const assessment = result === undefined ? undefined : assessList(rules, result)[index];
  if (result === undefined || figures === undefined || assessment === undefined)
    throw new Error(`${person} has no result in ${list.id}`);
  const { issued, collected, valid, invalid } = result;
  return {
    conference: setup.id,
    conferenceTitle: setup.title,
    day: dayOf(opened.at),
    list: list.id,
    listTitle: list.title,
    place: list.place,
    totals: { issued, collected, valid, invalid },
    figures,
    assessment,
  };
}
