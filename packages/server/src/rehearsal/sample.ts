// The sample round that everybody may rehearse: the plan of 2019 with invented people.
import { readFile } from 'node:fs/promises';
import type { Day } from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { readPlan } from '../import/plan.ts';
import { importRoster } from '../import/roster-source.ts';
import type { RehearsalInputs } from './rehearsals.ts';

const folder = new URL('../../../../samples/tuaf-2019/', import.meta.url);

export async function sampleInputs(today: Day): Promise<RehearsalInputs> {
  const bytes = async (name: string) => ({ name, bytes: await readFile(new URL(name, folder)) });
  const plan = readPlan((await bytes('plan.yaml')).bytes.toString('utf8'), 'plan.yaml');
  const { roster } = await importRoster(await Promise.all(['people.csv', 'posts.csv'].map(bytes)), { today });
  const rules = plan.ok ? ruleSet(plan.value.rules.id) : plan;
  if (!plan.ok || !rules.ok || roster === null) throw new Error('the sample round cannot be read');
  return { plan: plan.value, roster, rules: rules.value };
}
