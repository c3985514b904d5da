import { type OpenFlagView, type ScanReason, text } from '@tinnhiem/core';
import { describe, expect, it } from 'vitest';
import { rowFlagKeys, sheetFlagKeys } from './flag-keys.ts';
import { mainReason, placeBefore, reasonCounts, workOf } from './flag-queue.ts';
import { sawInRow, sawOnSheet } from './flag-words.ts';

const decided = { account: 'a1' } as OpenFlagView['decided'];
const because = (...reasons: ScanReason[]) => ({ reasons });

describe('the places before one member of the committee', () => {
  it('are to decide, to confirm, or somebody else’s to confirm', () => {
    expect(workOf({ waits: 'decide', decided: null }, 'a1')).toBe('decide');
    expect(workOf({ waits: 'confirm', decided }, 'a2')).toBe('confirm');
    expect(workOf({ waits: 'confirm', decided }, 'a1')).toBe('others');
  });

  it('are counted once each, under their gravest reason, in the order of the reasons', () => {
    const flags = [because('dot', 'multiple'), because('blank'), because('contested', 'blank'), because('multiple')];
    expect(flags.map(mainReason)).toEqual(['multiple', 'blank', 'contested', 'multiple']);
    expect(reasonCounts(flags)).toEqual([
      { reason: 'contested', count: 1 },
      { reason: 'blank', count: 1 },
      { reason: 'multiple', count: 2 },
    ]);
  });

  const items = (...keys: string[]) => keys.map((key) => ({ key }));
  const at = (key: string, index: number, done: boolean) => ({ key, index, done });

  it('begin with the first, and stay where somebody is whatever comes before it', () => {
    expect(placeBefore(items('a', 'b', 'c'), null)).toEqual({ item: { key: 'a' }, index: 0 });
    expect(placeBefore(items('z', 'b'), at('b', 0, false))).toEqual({ item: { key: 'b' }, index: 1 });
    expect(placeBefore([], at('b', 0, true))).toBeNull();
  });

  it('move on to the next one when one is done with', () => {
    expect(placeBefore(items('a', 'c'), at('b', 1, true))).toEqual({ item: { key: 'c' }, index: 1 });
    expect(placeBefore(items('a'), at('b', 1, true))).toEqual({ item: { key: 'a' }, index: 0 });
  });

  it('never change under somebody’s hands: what somebody else settled is said to be gone', () => {
    expect(placeBefore(items('a', 'c'), at('b', 1, false))).toBe('gone');
  });
});

const reason = (
  code: 'blank' | 'multiple' | 'name-struck' | 'not-issued' | 'other-form' | 'signed' | 'added-text',
) => ({
  code,
  voids: 'row' as const,
  label: text(code, code),
});

describe('keys of a decision', () => {
  it('are the digits of the levels, and letters for what is wrong with a row', () => {
    const keys = rowFlagKeys([reason('blank'), reason('multiple'), reason('name-struck'), reason('signed')]);
    expect(keys.map(({ mark, label }) => [mark, label])).toEqual([
      ['high', '1'],
      ['confidence', '2'],
      ['low', '3'],
      ['blank', 'B'],
      ['multiple', 'M'],
      ['name-struck', 'N'],
      ['signed', '6'],
    ]);
    expect(keys[3]?.codes).toContain('Digit0');
  });

  it('never mean two things, nor what confirming and turning the picture mean', () => {
    const keys = [
      sheetFlagKeys([reason('not-issued'), reason('other-form'), reason('added-text'), reason('signed')], true),
      rowFlagKeys([reason('blank'), reason('multiple'), reason('name-struck')]),
    ];
    for (const some of keys) {
      const codes = some.flatMap((key) => key.codes);
      expect(new Set(codes).size).toBe(codes.length);
      for (const taken of ['KeyC', 'KeyR', 'Enter', 'ArrowUp']) expect(codes).not.toContain(taken);
    }
  });

  it('let a reading stand only where there is one', () => {
    expect(sheetFlagKeys([], true).map(({ mark }) => mark)).toEqual(['ok', 'marks', 'not-a-ballot']);
    expect(sheetFlagKeys([], false).map(({ mark }) => mark)).toEqual(['marks', 'not-a-ballot']);
  });
});

describe('what the machine saw', () => {
  it('is said without a figure of the count', () => {
    expect(sawInRow({ reading: 'low', reasons: ['correction'] }).vi).toBe('Máy thấy dấu ở ô “Tín nhiệm thấp”.');
    expect(sawInRow({ reading: null, reasons: [] }).vi).toContain('không kết luận');
    expect(sawOnSheet([]).vi).toContain('không đọc được dòng nào');
    expect(
      sawOnSheet([
        { reading: 'high', reasons: [] },
        { reading: 'blank', reasons: ['blank'] },
      ]).vi,
    ).toBe('Máy đọc được 1/2 dòng rõ ràng.');
  });
});
