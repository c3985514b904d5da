// S14: what a higher organisation may lay down for those below, on every rule set that is shipped.
import { looserValues, type Overlay, type OverlayKey, type Rules } from '@tinnhiem/core';
import { describe, expect, test } from 'vitest';
import { ruleSets } from './index.ts';

const name = { vi: 'Hướng dẫn', en: 'Guidance' };
const cite = { instrument: 'Hướng dẫn 12-HD/ĐU', provision: 'mục 2' };
const verified = (rules: Rules) =>
  JSON.parse(JSON.stringify(rules).replaceAll('"unverified"', JSON.stringify(cite))) as Rules;

function overlayOf(rules: Rules): Overlay {
  const { id: _i, version: _v, instrument: _n, issuedOn: _o, inForce: _f, ...values } = rules;
  return { ...values, name };
}

test.each([...ruleSets])('%s: the rule itself is within the rule', (_id, rules) => {
  expect(looserValues(rules, overlayOf(rules))).toEqual([]);
  expect(looserValues(verified(rules), overlayOf(verified(rules)))).toEqual([]);
});

describe('On verified rules of Quy định 262', () => {
  const rules = verified(ruleSets.get('vn/262-qd-tw-2014') as Rules);
  const looser = (overlay: Omit<Overlay, 'name'>) => looserValues(rules, { ...overlay, name });
  const value = <Key extends OverlayKey>(key: Key, own: unknown) =>
    looser({ [key]: { ...(rules[key] as object), value: own } } as never);

  test('more months, more counts, more copies are stricter; fewer are looser', () => {
    const { tenure } = rules;
    if (tenure.value.kind !== 'months') throw new Error('another rule');
    for (const [by, expected] of [
      [0, []],
      [1, []],
      [-1, ['tenure']],
    ] as const)
      expect(value('tenure', { ...tenure.value, months: tenure.value.months + by })).toEqual(expected);
    expect(value('independentCounts', rules.independentCounts.value + 1)).toEqual([]);
    const copies = (count: number) => looser({ minutes: { ...rules.minutes, copies: { value: count, cite } } });
    expect(copies(rules.minutes.copies.value + 1)).toEqual([]);
    expect(copies(rules.minutes.copies.value - 1)).toEqual(['minutes']);
  });

  test('a threshold, a denominator and a reason of invalidity are never changed', () => {
    expect(looser({ thresholds: [] })).toEqual(['thresholds']);
    expect(looser({ denominator: { ...rules.denominator, display: { value: 'issued', cite } } })).toEqual([
      'denominator',
    ]);
    expect(looser({ invalidity: rules.invalidity.slice(1) })).toEqual(['invalidity']);
  });

  test('what the rule leaves open may be filled, and a filled value no more be taken away', () => {
    const open: Rules = { ...rules, quorum: { value: null, cite } };
    const half = { value: { numerator: 1, denominator: 2 }, cite };
    const twoThirds = { value: { numerator: 2, denominator: 3 }, cite };
    expect(looserValues(open, { name, quorum: twoThirds })).toEqual([]);
    expect(looserValues({ ...rules, quorum: twoThirds }, { name, quorum: half })).toEqual(['quorum']);
    expect(looserValues({ ...rules, quorum: twoThirds }, { name, quorum: { value: null, cite } })).toEqual(['quorum']);
    const unsure: Rules = { ...rules, signature: { value: 'forbidden', cite: 'unverified' } };
    expect(looserValues(unsure, { name, signature: { value: 'allowed', cite } })).toEqual([]);
  });

  test('a signature may be forbidden where it is allowed, not allowed where it is forbidden', () => {
    const under = (is: 'allowed' | 'forbidden', own: 'allowed' | 'forbidden') =>
      looserValues({ ...rules, signature: { value: is, cite } }, { name, signature: { value: own, cite } });
    expect(under('allowed', 'forbidden')).toEqual([]);
    expect(under('forbidden', 'allowed')).toEqual(['signature']);
  });

  test('nobody more may see the result, and no clock may be dropped', () => {
    expect(value('publication', rules.publication.value.slice(0, 1))).toEqual([]);
    expect(value('publication', [...rules.publication.value, 'public'])).toEqual(
      rules.publication.value.includes('public') ? [] : ['publication'],
    );
    expect(looser({ deadlines: rules.deadlines.slice(1) })).toEqual(rules.deadlines.length > 0 ? ['deadlines'] : []);
  });
});
