import { describe, expect, it } from 'vitest';
import { type Draft, readDraft, younger } from './draft.ts';

const draft: Draft = { ballot: 7, whole: 'ok', rows: ['high', null], current: 1, correcting: false, at: 100 };

describe('a ballot half typed', () => {
  it('is read back as it was kept', () => {
    expect(readDraft(JSON.parse(JSON.stringify(draft)), 2)).toEqual(draft);
  });
  it('of a list with another number of people is not taken', () => {
    expect(readDraft(draft, 3)).toBeNull();
  });
  it.each([
    null,
    'text',
    {},
    { ...draft, rows: ['unknown', null] },
    { ...draft, whole: 'unknown' },
    { ...draft, ballot: 'one' },
  ])('that is none is not taken: %j', (value) => {
    expect(readDraft(value, 2)).toBeNull();
  });
  it('the younger copy counts', () => {
    const later = { ...draft, at: 200 };
    expect(younger(draft, later)).toBe(later);
    expect(younger(later, draft)).toBe(later);
    expect(younger(null, draft)).toBe(draft);
  });
});
