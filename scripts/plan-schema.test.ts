import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyOverlay, planSchema, rulesSchema, unverifiedPaths } from '../packages/core/src/index.ts';
import { ruleSet } from '../packages/regulations/src/index.ts';
import { planSchemaText, schemaFile } from './plan-schema.ts';

const samples = join(import.meta.dirname, '..', 'samples', 'tuaf-2019');
const source: unknown = parse(readFileSync(join(samples, 'plan.yaml'), 'utf8'));
const plan = planSchema.parse(source);

describe('the JSON Schema of plans', () => {
  it('is up to date; write it anew with: node scripts/run.mjs scripts/plan-schema.ts', () => {
    expect(readFileSync(schemaFile, 'utf8')).toBe(planSchemaText());
  });

  it('explains every key at the top of a plan', () => {
    const { properties } = JSON.parse(planSchemaText());
    for (const [key, property] of Object.entries<{ description?: string }>(properties)) {
      expect(property.description, key).toBeTruthy();
    }
  });

  it('asks for what the sample states, and lets keys with defaults be left out', () => {
    const { required } = JSON.parse(planSchemaText());
    for (const key of required) expect(source).toHaveProperty(key);
    expect(required).not.toContain('leadingPosts');
  });
});

describe('the plan of 2019 as data', () => {
  const known = ruleSet(plan.rules.id);
  if (!known.ok) throw new Error(known.error.message.en);
  const rules = applyOverlay(known.value, plan.rules.overlay);

  it('has rules that are whole, and every value that the plan itself states cites the plan', () => {
    expect(rulesSchema.parse(rules)).toEqual(rules);
    const cites = JSON.stringify(plan.rules.overlay).match(/"instrument":"[^"]*"/g);
    expect(new Set(cites)).toEqual(new Set(['"instrument":"Kế hoạch lấy phiếu tín nhiệm năm 2019"']));
  });

  it('leaves as unverified nothing that the plan says', () => {
    const open = unverifiedPaths(rules);
    for (const stated of [
      'tenure',
      'cutoff',
      'places',
      'denominator.display',
      'signature',
      'minutes.copies',
      'minutes.marking',
      'publication',
      'criteria',
    ]) {
      expect(open).not.toContain(stated);
    }
    expect(open).toContain('denominator.thresholds');
  });

  it('appoints before 1 June 2018, that day excluded; counts requests 15 and answers 3 days back', () => {
    expect(rules.cutoff.value).toEqual({ day: '2018-06-01', inclusive: false });
    expect(rules.deadlines.map(({ code, days, before }) => [code, days, before])).toEqual([
      ['information-request', 15, 'votingDay'],
      ['information-answer', 3, 'votingDay'],
    ]);
  });

  it('carries both blocks of criteria in the words of its section III.2.1', () => {
    const text = (heading: string) => {
      const all = plan.document.sections.flatMap(function flat(section): (typeof section)[] {
        return [section, ...section.sections.flatMap(flat)];
      });
      return all.find((section) => section.heading.startsWith(heading))?.text.map((line) => line.replace(/^- /, ''));
    };
    expect(rules.criteria.value.map((block) => block.title)).toEqual([
      'Phẩm chất chính trị, đạo đức, lối sống',
      'Năng lực thực tiễn',
    ]);
    expect(rules.criteria.value[0]?.items).toEqual(text('2.1.1.'));
    expect(rules.criteria.value[1]?.items).toEqual(text('2.1.2.'));
    expect(rules.criteria.value.map((block) => block.items.length)).toEqual([5, 6]);
  });

  it('votes on every list at one conference', () => {
    const voted = plan.conferences.flatMap((conference) => conference.lists);
    expect([...voted].sort()).toEqual(plan.lists.map((list) => list.id).sort());
  });

  it('names only posts that somebody in the roster holds', () => {
    const titles = readFileSync(join(samples, 'posts.csv'), 'utf8')
      .normalize('NFC')
      .split('\n')
      .map((line) => line.split(',')[1]);
    for (const list of plan.lists) {
      const committees = list.committees?.organisations.map((organisation) => organisation.committee) ?? [];
      for (const { title } of [
        ...list.votedOn.posts,
        ...[...list.voters, ...committees].flatMap((role) => role.posts),
      ]) {
        expect(titles).toContain(title);
      }
    }
  });
});
