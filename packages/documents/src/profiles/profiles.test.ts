import { expect, test } from 'vitest';
import type { Cited } from './profile.ts';
import { partyProfileOn, profiles } from './profiles.ts';

function cited(node: unknown): readonly Cited<unknown>[] {
  if (node === null || typeof node !== 'object') return [];
  if ('value' in node && 'cite' in node) return [node as Cited<unknown>];
  return Object.values(node).flatMap(cited);
}

test('every value names its instrument and provision, or says that it is unverified', () => {
  for (const profile of Object.values(profiles)) {
    const values = cited(profile);
    expect(values.length).toBeGreaterThan(25);
    for (const { cite } of values) {
      if (cite === 'unverified') continue;
      expect(cite.instrument).not.toBe('');
      expect(cite.provision).not.toBe('');
    }
  }
});

test('the Party profile changes on 27 May 2026', () => {
  expect(partyProfileOn('2019-03-01')).toBe('party-2018');
  expect(partyProfileOn('2026-05-26')).toBe('party-2018');
  expect(partyProfileOn('2026-05-27')).toBe('party-2026');
  expect(profiles['party-2018'].validUntil).toBe('2026-05-26');
});
