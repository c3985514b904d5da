// S07: the dates of the plan against its rules.
import { addMonths, type Day } from '../basics/dates.ts';
import { type Finding, find } from '../basics/findings.ts';
import { unverifiedPaths } from '../rules/overlay.ts';
import type { Rules } from '../rules/rules.ts';
import * as kinds from './findings.ts';
import type { Plan } from './plan.ts';

/** Findings on the plan alone, on a given day. */
export function planFindings(plan: Plan, rules: Rules, today: Day): Finding[] {
  const findings: Finding[] = [];
  for (const conference of plan.conferences) {
    const where = { conference: conference.id };
    if (conference.day < today) findings.push(find(kinds.votingDayPast, where, conference.title, conference.day));
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
  const unverified = unverifiedPaths(rules);
  if (unverified.length > 0) findings.push(find(kinds.unverifiedRules, {}, unverified.length, unverified));
  return findings;
}

/** Which year of a term a day falls in, counted from the day the term began; 1 is the first. */
export function yearOfTerm(from: Day, on: Day): number {
  let year = 1;
  while (addMonths(from, 12 * year) <= on) year += 1;
  return year;
}
