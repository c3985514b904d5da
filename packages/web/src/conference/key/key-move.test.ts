import { describe, expect, test } from 'vitest';
import { keyMove, type SeatState, usualNeeded } from './key-move.ts';

const seat = (number: number, shares: string | null = null, part: string | null = null): SeatState => ({
  seat: number,
  name: `Ủy viên ${number}`,
  shares,
  part,
});
const move = (seats: readonly SeatState[], mySeat: number | null, more = {}) =>
  keyMove({ members: 3, needed: 2, seats, formed: false, mySeat, ...more });

describe('what a member’s browser does next', () => {
  test('takes a seat while there is one', () => {
    expect(move([], null)).toEqual({ kind: 'take-seat' });
    expect(move([seat(1), seat(2)], null)).toEqual({ kind: 'take-seat' });
    expect(move([seat(1), seat(2), seat(3)], null)).toEqual({ kind: 'no-seat' });
  });

  test('waits for those who have not come, and then deals', () => {
    expect(move([seat(1)], 1)).toEqual({ kind: 'wait', names: [], free: 2 });
    expect(move([seat(1), seat(2), seat(3)], 1)).toEqual({ kind: 'deal' });
  });

  test('waits for everybody to deal, by name, and then takes the own part', () => {
    expect(move([seat(1, 'x'), seat(2), seat(3, 'x')], 1)).toEqual({ kind: 'wait', names: ['Ủy viên 2'], free: 0 });
    expect(move([seat(1, 'x'), seat(2, 'x'), seat(3, 'x')], 1)).toEqual({ kind: 'take-part' });
    expect(move([seat(1, 'x', 'y'), seat(2, 'x'), seat(3, 'x')], 1)).toMatchObject({
      kind: 'wait',
      names: ['Ủy viên 2', 'Ủy viên 3'],
    });
  });

  test('is done with the certificate where everybody is needed', () => {
    expect(move([seat(1), seat(2)], 1, { members: 3, needed: 3 })).toEqual({ kind: 'wait', names: [], free: 1 });
    expect(move([seat(1), seat(2)], 1, { members: 2, needed: 2 })).toEqual({ kind: 'wait', names: [], free: 0 });
  });

  test('does nothing once the key is formed', () => {
    expect(move([seat(1), seat(2), seat(3)], 1, { formed: true })).toEqual({ kind: 'formed' });
  });
});

test.each([
  [2, 2],
  [3, 2],
  [4, 3],
  [5, 3],
  [6, 4],
  [7, 4],
])('of %i members, %i are needed unless somebody says otherwise', (members, needed) => {
  expect(usualNeeded(members)).toBe(needed);
});
