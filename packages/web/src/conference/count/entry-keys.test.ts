import type { ReasonView } from '@tinnhiem/core';
import { text } from '@tinnhiem/core';
import { describe, expect, it } from 'vitest';
import { pressed, rowKeys, sheetKeys } from './entry-keys.ts';

const reason = (code: ReasonView['code'], voids: ReasonView['voids']): ReasonView => ({
  code,
  voids,
  label: text(code, code),
});
const rows = rowKeys([
  reason('blank', 'row'),
  reason('multiple', 'row'),
  reason('name-struck', 'row'),
  reason('signed', 'row'),
]);
const sheet = sheetKeys([reason('not-issued', 'ballot'), reason('added-text', 'ballot')]);
const press = (code: string, more = {}) => ({ code, ctrlKey: false, altKey: false, metaKey: false, ...more });

describe('keys of the entry form', () => {
  it('are 1, 2, 3 for the levels on both digit blocks, with Num Lock on or off', () => {
    expect(['Digit1', 'Digit2', 'Numpad3'].map((code) => pressed(rows, press(code))?.mark)).toEqual([
      'high',
      'confidence',
      'low',
    ]);
  });

  it('keep 0, 4, 5 for blank, several boxes and a name struck out', () => {
    expect(['Digit0', 'Numpad4', 'Digit5'].map((code) => pressed(rows, press(code))?.mark)).toEqual([
      'blank',
      'multiple',
      'name-struck',
    ]);
  });

  it('give every reason of the rules a key of its own', () => {
    const labels = [...rows, ...sheet].map((key) => key.label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(pressed(rows, press('Digit6'))?.mark).toBe('signed');
  });

  it('have no key for a reason that the rules do not know', () => {
    expect(pressed(sheet, press('KeyD'))).toBeUndefined();
  });

  it('leave Ctrl, Alt and Meta to the browser', () => {
    expect(pressed(rows, press('Digit1', { ctrlKey: true }))).toBeUndefined();
  });
});
