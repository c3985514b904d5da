import { describe, expect, it } from 'vitest';
import { emptyRow, emptyTally, readReasons, readRow, readTyped, tallyReasons, typedSum } from './tally-form.ts';

describe('a tally sheet while it is typed', () => {
  it('is not complete while a level is empty: nothing is taken as none', () => {
    expect(readRow({ ...emptyRow, high: '10', confidence: '5' })).toBeNull();
    expect(readRow({ ...emptyRow, high: '10', confidence: '5', low: '0' })).toEqual({
      high: 10,
      confidence: 5,
      low: 0,
      invalid: {},
    });
  });

  it('leaves out reasons that nobody counted', () => {
    expect(readReasons({ blank: '2', multiple: '', 'name-struck': '0' })).toEqual({ blank: 2 });
  });

  it('adds up a row with the ballots void as a whole', () => {
    expect(typedSum({ high: '10', confidence: '5', low: '', invalid: { blank: '2' } }, { 'not-issued': '1' })).toBe(18);
  });

  it('counts a reason where the rules let it void', () => {
    const label = { vi: 'x', en: 'x' };
    const reasons = tallyReasons({
      row: [
        { code: 'blank', label, voids: 'ballot' },
        { code: 'multiple', label, voids: 'row' },
      ],
      whole: [{ code: 'not-issued', label, voids: 'ballot' }],
    });
    expect(reasons.voiding.map((reason) => reason.code)).toEqual(['not-issued', 'blank']);
    expect(reasons.inRow.map((reason) => reason.code)).toEqual(['multiple']);
  });

  it('is read back as it was kept, and not for another list', () => {
    const typed = emptyTally(2);
    expect(readTyped(JSON.parse(JSON.stringify(typed)), 2)).toEqual(typed);
    expect(readTyped(typed, 3)).toBeNull();
    expect(readTyped({ voided: {}, people: [{}, {}] }, 2)).toBeNull();
    expect(readTyped(null, 2)).toBeNull();
  });
});
