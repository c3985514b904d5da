import { readFileSync } from 'node:fs';
import { ruleSet } from '@tinnhiem/regulations';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { day, planSchema, rulesOfPlan, workOutRolls } from '../src/index.ts';
import { cleanRosterForTest } from './roster.ts';

const folder = new URL('../../../samples/tuaf-2019/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected-rolls.json', folder), 'utf8')) as {
  lists: { list: string; votedOn: string[]; excluded: Record<string, string>; voters: string[]; voterCount: number }[];
  moreThanTwoPlaces: Record<string, string[]>;
};
const plan = planSchema.parse(parse(readFileSync(new URL('plan.yaml', folder), 'utf8')));
const roster = cleanRosterForTest(folder);
const rules = ruleSet(plan.rules.id);
if (!rules.ok) throw new Error('no rules');

describe('the rolls of the 2019 plan', () => {
  const rolls = workOutRolls(plan, roster, rulesOfPlan(rules.value, plan.rules), {}, day('2019-02-01'));

  test('are those that an independent program worked out', () => {
    const ids = (people: readonly { person: string }[]) => people.map((who) => who.person).sort();
    const worked = rolls.lists.map((list) => ({
      list: list.id,
      votedOn: ids(list.votedOn),
      excluded: ids(list.excluded),
      voters: ids(rolls.rolls.find((roll) => roll.list === list.id)?.voters ?? []),
    }));
    expect(worked).toEqual(
      expected.lists.map(({ list, votedOn, excluded, voters }) => ({
        list,
        votedOn,
        excluded: Object.keys(excluded),
        voters,
      })),
    );
  });

  test('ask to settle the person on three lists', () => {
    const finding = rolls.findings.find((f) => f.code === 'W-too-many-places');
    expect(finding?.where).toEqual({ person: 'CB004', lists: expected.moreThanTwoPlaces.CB004 });
  });
});
