// S20 and the table of those who use it: who sees figures, from which stage on.
import { expect, test } from 'vitest';
import { roles } from '../basics/roles.ts';
import { figuresFrom, isSecret, roomSeesFigures, seesFigures } from './audience.ts';

const stages = [
  'preparing',
  'ready',
  'polling',
  'closed',
  'counting',
  'canvassed',
  'signed',
  'announced',
  'sealed',
] as const;

test.each([
  ['organiser', 'announced'],
  ['chair', 'signed'],
  ['committee-head', 'counting'],
  ['committee-secretary', 'counting'],
  ['committee-member', 'canvassed'],
  ['technician', null],
  ['inspector', 'announced'],
  ['higher-committee', null],
  ['observer', 'announced'],
] as const)('%s: %s', (role, from) => {
  expect(figuresFrom[role]).toBe(from);
  for (const [index, stage] of stages.entries())
    expect(seesFigures([role], stage)).toBe(from !== null && index >= stages.indexOf(from));
});

test('whoever holds several roles sees what one of them sees, and whoever holds none sees nothing', () => {
  expect(seesFigures(['organiser', 'chair'], 'signed')).toBe(true);
  expect(seesFigures(['technician'], 'sealed')).toBe(false);
  expect(seesFigures([], 'sealed')).toBe(false);
});

test('the room sees a result from its announcement on; from the count until then it is secret', () => {
  expect(stages.filter(roomSeesFigures)).toEqual(['announced', 'sealed']);
  expect(stages.filter(isSecret)).toEqual(['counting', 'canvassed', 'signed']);
});

test('the table has a row for every role', () => {
  expect(Object.keys(figuresFrom).sort()).toEqual([...roles].sort());
});
