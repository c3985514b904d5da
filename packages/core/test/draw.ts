// Lists drawn up from a plan and people, with what was found.
import { drawUpLists, type Person, type Plan, type Rules, type Settlements } from '../src/index.ts';
import { people, rosterOf, rulesWith } from './people.ts';

export function draw(
  plan: Plan,
  all: readonly Person[] = people,
  settlements: Settlements = {},
  rules: Rules = rulesWith(),
) {
  const { lists, findings } = drawUpLists(plan, rosterOf(all), rules, settlements);
  return {
    votedOn: Object.fromEntries(lists.map((list) => [list.id, list.votedOn.map((who) => who.person as string)])),
    excluded: Object.fromEntries(lists.map((list) => [list.id, list.excluded.map((who) => who.person as string)])),
    lists,
    findings,
    ids: findings.map((finding) => finding.id),
  };
}
