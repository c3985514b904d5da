import type { ListId, PersonId } from '@tinnhiem/core';
import { seededRandom } from '@tinnhiem/paper/practice';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseParticipants, rehearsalModes } from './participants.ts';

const names = ['a', 'b', 'c'] as ListId[];
/** Up to 40 people, each on some of three lists. */
const someRolls = fc
  .array(fc.subarray(names, { minLength: 1 }), { maxLength: 40 })
  .map(
    (memberships) =>
      Object.fromEntries(
        names.map((list) => [
          list,
          memberships.flatMap((on, index) => (on.includes(list) ? [{ person: `P${index}` as PersonId }] : [])),
        ]),
      ) as Record<ListId, { person: PersonId }[]>,
  );

test('Every list has exactly as many voters as were asked for, half of each way where both are used', () => {
  fc.assert(
    fc.property(
      someRolls,
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(...rehearsalModes),
      fc.integer(),
      (rolls, voters, mode, seed) => {
        const { ways, invented } = chooseParticipants(rolls, voters, mode, seededRandom(seed));
        for (const list of names) {
          const onList = [
            ...(rolls[list] ?? []).map(({ person }) => person),
            ...invented.filter((one) => one.list === list).map(({ person }) => person),
          ].filter((person) => ways.has(person));
          expect(onList).toHaveLength(voters);
          const slips = onList.filter((person) => ways.get(person) === 'slip').length;
          if (mode !== 'mixed') expect(slips).toBe(mode === 'paper' ? 0 : voters);
          // Who votes on several lists votes on all of them in one way, so that a list may be uneven by a few.
          else expect(Math.abs(voters - 2 * slips)).toBeLessThanOrEqual(3);
        }
      },
    ),
  );
});

test('Somebody on several lists votes once on each, and nobody is invented where the rolls are long enough', () => {
  const everybody = Array.from({ length: 20 }, (_, index) => ({ person: `P${index}` as PersonId }));
  const rolls = { a: everybody, b: everybody } as Record<ListId, { person: PersonId }[]>;
  const { ways, invented } = chooseParticipants(rolls, 12, 'mixed', seededRandom(3));
  expect(invented).toEqual([]);
  expect(ways.size).toBe(12);
  expect([...ways.values()].filter((way) => way === 'slip')).toHaveLength(6);
});
