import { formatCite, rulesSchema, unverifiedPaths } from '@tinnhiem/core';
import { describe, expect, it } from 'vitest';
import { ruleSet, ruleSets } from './index.ts';

it('the rule sets that ship are these', () => {
  expect([...ruleSets.keys()]).toEqual([
    'vn/262-qd-tw-2014',
    'vn/96-qd-tw-2023',
    'vn/35-2012-qh13',
    'vn/85-2014-qh13',
    'vn/96-2023-qh15',
  ]);
});

it('a rule set that does not exist is refused with the ids there are', () => {
  const refused = ruleSet('vn/165-qd-tw-2013');
  expect(refused).toMatchObject({ ok: false, error: { code: 'R-rule-set-unknown' } });
  if (!refused.ok) for (const id of ruleSets.keys()) expect(refused.error.message.vi).toContain(id);
});

describe.each([...ruleSets])('%s', (id, rules) => {
  it('is what the schema of rules asks for', () => {
    expect(rulesSchema.parse(rules)).toEqual(rules);
    expect(ruleSet(id)).toEqual({ ok: true, value: rules });
  });

  it('gives a note to every value without a source', () => {
    const without = (path: string) =>
      path
        .replaceAll(/\[(\d+)\]/g, '.$1')
        .split('.')
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], rules);
    for (const path of unverifiedPaths(rules)) {
      const value = without(path);
      // Reasons and deadlines carry a label instead.
      expect(value, path).toSatisfy((found: object) => 'note' in found || 'label' in found);
    }
  });

  it('cites an instrument of its own name for what it takes from the text', () => {
    expect(formatCite(rules.issuedOn.cite)).toContain(rules.instrument);
  });

  it('names all three levels and each outcome once, on low marks', () => {
    expect(rules.levels.value.map((level) => level.code)).toEqual(['high', 'confidence', 'low']);
    expect(rules.thresholds.map((threshold) => [threshold.code, threshold.level])).toEqual([
      ['low-over-half', 'low'],
      ['low-two-thirds', 'low'],
    ]);
  });

  it('never says that somebody is dismissed, and never confuses the two votes', () => {
    for (const { text } of rules.thresholds) expect(text.vi).not.toMatch(/bị (?:miễn nhiệm|cách chức)/u);
  });

  it('names each reason of invalidity and each clock once', () => {
    for (const codes of [rules.invalidity.map((r) => r.code), rules.deadlines.map((d) => d.code)]) {
      expect(new Set(codes).size).toBe(codes.length);
    }
  });
});

it('rule sets follow each other without a day on which two of one kind are in force', () => {
  const assembly = ['vn/35-2012-qh13', 'vn/85-2014-qh13', 'vn/96-2023-qh15'];
  for (const chain of [assembly, ['vn/262-qd-tw-2014', 'vn/96-qd-tw-2023']]) {
    for (const [index, id] of chain.slice(1).entries()) {
      const before = ruleSets.get(chain[index] ?? '')?.inForce.until?.value ?? '';
      expect(before < (ruleSets.get(id)?.inForce.from.value ?? '')).toBe(true);
    }
  }
});
