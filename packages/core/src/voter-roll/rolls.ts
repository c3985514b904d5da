// The whole of what is checked before a plan is approved: S03–S07.
import type { Day } from '../basics/dates.ts';
import type { Finding } from '../basics/findings.ts';
import { authorityFindings } from '../contests/authorities.ts';
import { type ContestList, drawUpLists, type Settlements, settleFindings } from '../contests/lists.ts';
import { namingFindings } from '../contests/naming.ts';
import { planFindings, structureFindings } from '../plan/check.ts';
import type { Plan } from '../plan/plan.ts';
import type { Roster } from '../plan/roster.ts';
import type { Rules } from '../rules/rules.ts';
import { drawUpRolls, rollFindings, type VoterRoll } from './roll.ts';

export interface Rolls {
  readonly lists: readonly ContestList[];
  readonly rolls: readonly VoterRoll[];
  readonly findings: readonly Finding[];
}

const severityOrder = { error: 0, warning: 1, info: 2 } as const;

/** Lists of people voted on, voter rolls, and every finding; errors first. `today` is the day on which it is checked. */
export function workOutRolls(plan: Plan, roster: Roster, rules: Rules, settlements: Settlements, today: Day): Rolls {
  const contests = drawUpLists(plan, roster, rules, settlements);
  const rolls = drawUpRolls(plan, roster, contests.lists);
  const others = [
    ...structureFindings(plan, roster, rules),
    ...namingFindings(plan, roster, contests.lists),
    ...authorityFindings(contests.lists),
    ...rollFindings(rules, contests.lists, rolls),
    ...planFindings(plan, rules, today),
  ];
  const findings = [...contests.findings, ...settleFindings(others, settlements)];
  return {
    lists: contests.lists,
    rolls,
    findings: bySeverity(findings),
  };
}

/** Errors first, then what waits for a decision. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => severityOrder[a.severity] - severityOrder[b.severity]);
}
