// S15, reading 8: both clocks are counted back from the voting day of the conference at which the person is voted on; the day itself is still in time.
import { addDays, type Day } from '../basics/dates.ts';
import type { ConferenceId, PersonId } from '../basics/ids.ts';
import type { ContestList } from '../contests/lists.ts';
import type { Plan } from '../plan/plan.ts';
import { heldPosts } from '../plan/posts.ts';
import type { Roster } from '../plan/roster.ts';
import type { Rules } from '../rules/rules.ts';

export interface Clocks {
  readonly conference: ConferenceId;
  /** The last day on which a request is in time; `null` where the rules have no such clock. */
  readonly requestBy: Day | null;
  /** The last day on which the person's answer is in time. */
  readonly answerBy: Day | null;
  readonly late: boolean;
}

type ClockCode = 'information-request' | 'information-answer';

/** The last day of a clock of the rules for a conference; `null` where the rules have none, or count from a day that the plan does not name. */
export function lastDay(rules: Rules, plan: Plan, voting: Day, code: ClockCode): Day | null {
  const deadline = rules.deadlines.find((other) => other.code === code);
  if (deadline === undefined) return null;
  const from = deadline.before === 'votingDay' ? voting : plan.sessionOpening;
  return from === undefined ? null : addDays(from, -deadline.days);
}

/**
 * The clocks of a request about a person that came on a day; `null` where nobody votes on the person. With two conferences the earlier one for which
 * the request is in time counts; where it is late for both, the later one.
 */
export function clocksOf(
  plan: Plan,
  rules: Rules,
  lists: readonly ContestList[],
  person: PersonId,
  received: Day,
): Clocks | null {
  const conferences = plan.conferences
    .filter(({ id }) =>
      lists.some((list) => list.conference === id && list.votedOn.some((who) => who.person === person)),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ id, day }): Clocks => {
      const requestBy = lastDay(rules, plan, day, 'information-request');
      // Without a clock in the rules a request is still too late once the vote is over.
      const late = requestBy === null ? received > day : received > requestBy;
      return { conference: id, requestBy, answerBy: lastDay(rules, plan, day, 'information-answer'), late };
    });
  return conferences.find(({ late }) => !late) ?? conferences.at(-1) ?? null;
}

/** Who a request goes to, and who works on it besides. */
export interface Route {
  readonly addressee: string;
  readonly helpers: readonly string[];
}

/** The route of a request about a person, as the plan has it; without one all go to the organisation board. */
export function routeOf(plan: Plan, roster: Roster, person: PersonId, voting: Day): Route {
  const { inquiries } = plan;
  if (inquiries === undefined) return { addressee: 'Bộ phận tổ chức cán bộ', helpers: [] };
  const who = roster.people.find(({ id }) => id === person);
  const helpers = inquiries.value.helpers
    .filter(({ exceptPosts }) => who === undefined || heldPosts(who, exceptPosts, voting).length === 0)
    .map(({ office }) => office);
  return { addressee: inquiries.value.addressee, helpers };
}
