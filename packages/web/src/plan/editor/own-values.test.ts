import { overlaySchema } from '@tinnhiem/core';
import { ruleSets } from '@tinnhiem/regulations';
import { expect, test } from 'vitest';
import { emptyPlan } from '../empty-plan.ts';
import { citedBy, citeOf, editableKeys, ownCitation, withOwn } from './own-values.ts';

const sets = [...ruleSets.values()];

test('every value that the screen offers can be begun from every rule set, and is a valid overlay once its section is named', () => {
  for (const rules of sets)
    for (const key of editableKeys) {
      const { overlay } = withOwn(emptyPlan(), rules, key, true).rules;
      const named = { ...overlay, [key]: citedBy(overlay?.[key], ownCitation('mục I.2')) };
      expect({ id: rules.id, key, problem: overlaySchema.safeParse(named).error?.issues[0] }).toEqual({
        id: rules.id,
        key,
        problem: undefined,
      });
    }
});

test('what the plan states has the plan as its source, everywhere inside', () => {
  for (const rules of sets) {
    const own = withOwn(emptyPlan(), rules, 'denominator', true).rules.overlay?.denominator;
    expect(own?.display.cite).toEqual(ownCitation(''));
    expect(own?.thresholds.cite).toEqual(ownCitation(''));
    expect(citeOf(own)).toEqual(ownCitation(''));
  }
});

test('taking back the last own value leaves no overlay behind', () => {
  const [rules] = sets;
  const both = withOwn(withOwn(emptyPlan(), rules!, 'signature', true), rules!, 'minutes', true);
  const one = withOwn(both, rules!, 'signature', false);
  expect(Object.keys(one.rules.overlay ?? {})).toEqual(['name', 'minutes']);
  expect(withOwn(one, rules!, 'minutes', false).rules).toEqual({ id: 'vn/96-qd-tw-2023' });
});
