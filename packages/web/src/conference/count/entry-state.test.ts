import type { RowMark } from '@tinnhiem/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, type EntryStep, emptyEntry, entryOf, isTouched, marksOf, sameMarks, step } from './entry-state.ts';

const marks: RowMark[] = ['high', 'low', 'confidence'];
const run = (entry: Entry, ...steps: EntryStep[]) => steps.reduce(step, entry);
const mark = (value: RowMark): EntryStep => ({ kind: 'mark', mark: value });

describe('typing a ballot', () => {
  it('takes one key a row and is complete after the last', () => {
    const entry = run(emptyEntry(3), ...marks.map(mark));
    expect(marksOf(entry)).toEqual({ whole: 'ok', rows: marks });
    expect(entry.current).toBe(3);
  });

  it('is not complete while a row is empty', () => {
    expect(marksOf(run(emptyEntry(3), mark('high'), { kind: 'down' }, mark('low')))).toBeNull();
  });

  it('goes back to the row that was left out', () => {
    expect(run(emptyEntry(3), mark('high'), { kind: 'down' }, mark('low')).current).toBe(1);
  });

  it('takes a ballot that was taken down before anew, key for key', () => {
    const again: RowMark[] = ['low', 'high', 'low'];
    expect(marksOf(run(entryOf({ whole: 'ok', rows: marks }, 3), ...again.map(mark)))).toEqual({
      whole: 'ok',
      rows: again,
    });
  });

  it('is done after the row that was left out, so that a key too many changes nothing', () => {
    const entry = run(emptyEntry(3), { kind: 'down' }, mark('high'), mark('low'), mark('confidence'), mark('blank'));
    expect(marksOf(entry)).toEqual({ whole: 'ok', rows: ['confidence', 'high', 'low'] });
  });

  it('takes a mark back with the erase key and waits in that row', () => {
    const entry = run(emptyEntry(3), mark('high'), mark('low'), { kind: 'erase' });
    expect(entry).toMatchObject({ current: 1, rows: ['high', null, null] });
  });

  it('does not take more marks than there are rows', () => {
    expect(marksOf(run(emptyEntry(1), mark('high'), mark('low')))).toEqual({ whole: 'ok', rows: ['high'] });
  });

  it('sends no row of a sheet that is void as a whole', () => {
    const entry = run(emptyEntry(3), mark('high'), { kind: 'whole', mark: 'not-issued' });
    expect(marksOf(entry)).toEqual({ whole: 'not-issued', rows: [] });
  });

  it('returns to the rows when the same reason is pressed again, and keeps what was typed', () => {
    const entry = run(
      emptyEntry(1),
      mark('high'),
      { kind: 'whole', mark: 'not-issued' },
      { kind: 'whole', mark: 'not-issued' },
    );
    expect(marksOf(entry)).toEqual({ whole: 'ok', rows: ['high'] });
  });

  it('shows an earlier ballot as it was taken down', () => {
    expect(marksOf(entryOf({ whole: 'ok', rows: marks }, 3))).toEqual({ whole: 'ok', rows: marks });
    expect(marksOf(entryOf({ whole: 'added-text', rows: [] }, 3))).toEqual({ whole: 'added-text', rows: [] });
  });

  it('never loses or invents a mark, whatever keys are pressed', () => {
    const anyStep = fc.oneof(
      fc.constantFrom<RowMark>('high', 'confidence', 'low', 'blank', 'doubtful').map(mark),
      fc.constantFrom<EntryStep>({ kind: 'up' }, { kind: 'down' }, { kind: 'erase' }),
      fc.integer({ min: -3, max: 12 }).map((row): EntryStep => ({ kind: 'go', row })),
    );
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        let entry = emptyEntry(5);
        for (const action of steps) {
          const before = entry;
          entry = step(entry, action);
          expect(entry.rows).toHaveLength(5);
          expect(entry.current).toBeGreaterThanOrEqual(0);
          expect(entry.current).toBeLessThanOrEqual(5);
          const changed = entry.rows.filter((row, index) => row !== before.rows[index]).length;
          expect(changed).toBeLessThanOrEqual(1);
          if (action.kind === 'up' || action.kind === 'down' || action.kind === 'go') expect(changed).toBe(0);
        }
      }),
    );
  });
});

it('knows whether anything was typed, and whether two ballots are the same', () => {
  expect(isTouched(emptyEntry(2))).toBe(false);
  expect(isTouched(run(emptyEntry(2), mark('high')))).toBe(true);
  expect(sameMarks({ whole: 'ok', rows: ['high'] }, { whole: 'ok', rows: ['high'] })).toBe(true);
  expect(sameMarks({ whole: 'ok', rows: ['high'] }, { whole: 'ok', rows: ['low'] })).toBe(false);
});
