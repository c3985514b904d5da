// S07: the dates of the plan against its rules.
import { addDays, addMonths, type Day } from '../basics/dates.ts';
import { type Finding, find } from '../basics/findings.ts';
import { fold } from '../basics/text.ts';
import { unverifiedPaths } from '../rules/overlay.ts';
import { everyRowMarked, type Rules } from '../rules/rules.ts';
import * as kinds from './findings.ts';
import { guidanceFindings } from './guidance.ts';
import type { Plan } from './plan.ts';
import type { Roster } from './roster.ts';

/** Whether a decision that the plan names allowed electronic casting by a day (reading 11). */
function isAllowed({ electronicCasting }: Plan, day: Day): boolean {
  return electronicCasting !== undefined && electronicCasting.date <= day;
}

/** The last day on which a request for information is in time, where that is counted back from the voting day (S15). */
function lastRequest({ deadlines }: Rules, voting: Day): Day | null {
  const clock = deadlines.find(({ code, before }) => code === 'information-request' && before === 'votingDay');
  return clock === undefined ? null : addDays(voting, -clock.days);
}

/** Findings on the plan alone, on a given day. */
export function planFindings(plan: Plan, rules: Rules, today: Day): Finding[] {
  const findings: Finding[] = [];
  for (const conference of plan.conferences) {
    const where = { conference: conference.id };
    if (conference.count.independent < rules.independentCounts.value)
      findings.push(
        find(kinds.tooFewCounts, where, conference.title, conference.count.independent, rules.independentCounts.value),
      );
    if (conference.count.ballotCode === 'random' && conference.count.method !== 'scan')
      findings.push(find(kinds.ballotCodeUnread, where, conference.title));
    if ((conference.casting ?? 'paper') !== 'paper') {
      if (!isAllowed(plan, conference.day)) findings.push(find(kinds.electronicUndecided, where, conference.title));
      if (everyRowMarked(rules)) findings.push(find(kinds.everyRowMarkedElectronically, where, conference.title));
    }
    if (conference.casting === 'mixed')
      findings.push(find(kinds.castInBothWays, where, conference.title, Math.max(1, rules.smallElectorate.value)));
    if (conference.day < today) findings.push(find(kinds.votingDayPast, where, conference.title, conference.day));
    const requestBy = lastRequest(rules, conference.day);
    if (requestBy !== null && requestBy < today && today <= conference.day)
      findings.push(find(kinds.requestsTooLate, where, conference.title, requestBy));
    if (plan.completeBefore !== undefined && conference.day >= plan.completeBefore)
      findings.push(find(kinds.afterCompletion, where, conference.title, conference.day, plan.completeBefore));
  }
  const expected = rules.yearOfTerm.value;
  const first = plan.conferences[0];
  if (plan.term !== undefined && expected !== null && first !== undefined) {
    const year = yearOfTerm(plan.term.from, first.day);
    // A term of five years has its middle year from the second to the third anniversary; the calendar year is accepted too.
    const byCalendar = Number(first.day.slice(0, 4)) - Number(plan.term.from.slice(0, 4)) + 1;
    if (year !== expected && byCalendar !== expected) findings.push(find(kinds.notYearOfTerm, {}, year, expected));
  }
  if (rules.thresholds.length === 0) findings.push(find(kinds.noThresholds, { path: 'rules.overlay.thresholds' }));
  findings.push(...guidanceFindings(plan));
  const unverified = unverifiedPaths(rules);
  if (unverified.length > 0) findings.push(find(kinds.unverifiedRules, {}, unverified.length));
  return findings;
}

/** What does not fit together inside the plan, or between plan and roster: every list in exactly one conference, every id once. */
export function structureFindings(plan: Plan, roster: Roster, rules: Rules): Finding[] {
  const findings: Finding[] = [];
  for (const conference of repeated(plan.conferences.map((other) => other.id)))
    findings.push(find(kinds.idTwice, { conference }, conference));
  for (const list of repeated(plan.lists.map((other) => other.id))) findings.push(find(kinds.idTwice, { list }, list));
  for (const list of plan.lists) {
    const times = plan.conferences.flatMap((conference) => conference.lists).filter((id) => id === list.id).length;
    if (times !== 1) findings.push(find(kinds.notInOneConference, { list: list.id }, list.title, times));
    if (list.committees?.reading === 'own')
      for (const post of list.votedOn.posts)
        if (!list.committees.organisations.some(({ head }) => fold(head.title) === fold(post.title)))
          findings.push(find(kinds.headWithoutCommittee, { list: list.id, path: post.title }, post.title, list.title));
  }
  for (const conference of plan.conferences)
    for (const list of conference.lists)
      if (!plan.lists.some((other) => other.id === list))
        findings.push(find(kinds.listUnknown, { conference: conference.id, list }, list, conference.title));
  for (const person of repeated(roster.people.map((other) => other.id)))
    findings.push(find(kinds.personTwice, { person }, person));
  const people = new Set<string>(roster.people.map((person) => person.id));
  for (const { person, reason, document } of plan.leftOut) {
    if (!people.has(person)) findings.push(find(kinds.leftOutUnknown, { person }, person));
    else if (!rules.exclusions.some((exclusion) => exclusion.value === reason))
      findings.push(find(kinds.leftOutWithoutRule, { person }, person, document));
  }
  return findings;
}

function repeated<T>(values: readonly T[]): T[] {
  const seen = new Set<T>();
  const again = new Set<T>();
  for (const value of values) (seen.has(value) ? again : seen).add(value);
  return [...again];
}

/** Which year of a term a day falls in, counted from the day the term began; 1 is the first, 0 a day before it. */
export function yearOfTerm(from: Day, on: Day): number {
  let year = 0;
  while (addMonths(from, 12 * year) <= on) year += 1;
  return year;
}
