import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginCheck,
  beginningFor,
  type CheckStep,
  checkStep,
  differencesOf,
  fromPlace,
  isChecked,
  readChecking,
} from './check-state.ts';

const sheet = { rows: null, whole: 'ok', marks: ['high', 'low', 'blank'] as const };
const run = (steps: readonly CheckStep[], from = beginCheck(sheet)) => steps.reduce(checkStep, from);
const right: CheckStep = { kind: 'right' };

describe('a sheet that is checked by hand', () => {
  it('is looked at as a whole, then row by row, and agrees where everything is right', () => {
    const done = run([right, right, right, right]);
    expect(isChecked(done)).toBe(true);
    expect(differencesOf(done)).toEqual([]);
    expect(isChecked(run([right, right, right]))).toBe(false);
  });

  it('names what was seen where the record says something else', () => {
    const done = run([right, { kind: 'seen', mark: 'confidence' }, right, { kind: 'seen', mark: 'multiple' }]);
    expect(differencesOf(done)).toEqual([
      { row: 0, seen: 'confidence' },
      { row: 2, seen: 'multiple' },
    ]);
  });

  it('takes naming what stands there as right, so that a needless difference stops nothing', () => {
    expect(differencesOf(run([right, { kind: 'seen', mark: 'high' }, right, right]))).toEqual([]);
  });

  it('can be gone back over, and never lets a row be passed that nobody looked at', () => {
    const back = run([right, right, { kind: 'seen', mark: 'high' }, { kind: 'up' }, right]);
    expect(differencesOf(back)).toEqual([]);
    expect(back.current).toBe(3);
    expect(run([{ kind: 'down' }, { kind: 'down' }]).current).toBe(0);
  });

  it('asks only for the rows that have to be checked, and passes over what the committee is deciding', () => {
    const some = beginCheck({ rows: [0, 2], whole: 'ok', marks: ['high', 'low', null] });
    expect(some.places.map(({ row }) => row)).toEqual([0, 2]);
    const done = checkStep(some, right);
    expect(isChecked(done)).toBe(true);
    expect(differencesOf(done)).toEqual([]);
  });

  it('goes on after a reload where it was, and begins anew where the record says something else by now', () => {
    const half = run([right, { kind: 'seen', mark: 'low' }]);
    const kept: unknown = JSON.parse(JSON.stringify(half));
    expect(readChecking(kept, beginCheck(sheet))).toEqual(half);
    expect(readChecking(kept, beginCheck({ ...sheet, marks: ['low', 'low', 'blank'] }))).toBeNull();
    for (const other of [null, {}, { ...half, seen: [] }, { ...half, current: 9 }])
      expect(readChecking(other, beginCheck(sheet))).toBeNull();
  });

  it('never names a difference that is none, whatever the keys', () => {
    const mark = fc.constantFrom('high', 'confidence', 'low', 'blank', 'multiple', 'ok', 'not-issued');
    const action: fc.Arbitrary<CheckStep> = fc.oneof(
      fc.constant(right),
      mark.map((seen): CheckStep => ({ kind: 'seen', mark: seen as 'high' })),
      fc.constantFrom<CheckStep>({ kind: 'up' }, { kind: 'down' }),
      fc.integer({ min: -2, max: 9 }).map((place): CheckStep => ({ kind: 'go', place })),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (steps) => {
        const checking = run(steps);
        for (const { row, seen } of differencesOf(checking))
          expect(seen).not.toBe(row === null ? sheet.whole : sheet.marks[row]);
      }),
    );
  });
});

describe('people who check at the same time', () => {
  const sheets = Array.from({ length: 9 }, (_, index) => ({
    batch: 1 + Math.floor(index / 5),
    ballot: 1 + (index % 5),
  }));

  it('begin apart, and between them see every sheet', () => {
    const orders = [0, 1, 2].map((first) => fromPlace(sheets, beginningFor(sheets, first, 3)));
    expect(orders.map(([sheet]) => sheet)).toEqual([sheets[0], sheets[3], sheets[6]]);
    for (const order of orders) expect(new Set(order)).toEqual(new Set(sheets));
  });

  it('go on where they were when others have done some', () => {
    const begun = beginningFor(sheets, 1, 2);
    const left = sheets.filter((_, index) => ![0, 1, 4].includes(index));
    expect(fromPlace(left, begun)[0]).toEqual(sheets[5]);
    expect(fromPlace([sheets[0]!], begun)).toEqual([sheets[0]]);
    expect(fromPlace([], beginningFor([], 1, 2))).toEqual([]);
  });
});
