// S20 and the table of those who use it: who sees figures, from which stage on.
import { expect, test } from 'vitest';
import { roles } from '../basics/roles.ts';
import { type Audience, audienceSchema } from '../rules/rules.ts';
import { audiences, figuresFrom, isPublishedTo, isSecret, roomSeesFigures, seesFigures } from './audience.ts';

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

test('To each audience its own figures, in the paper made for it, never before the announcement', () => {
  expect(
    Object.fromEntries(Object.entries(audiences).map(([audience, { whose, form }]) => [audience, [whose, form]])),
  ).toEqual({
    conference: ['all', null],
    sameLevelLeadership: ['all', 'leadership-report'],
    higherLeadership: ['managed', 'authority-report'],
    person: ['own', 'personal-result-letter'],
    public: ['all', null],
  });
  for (const { from } of Object.values(audiences)) expect(from).toBe('announced');
});

test.each(audienceSchema.options.flatMap((audience) => roles.map((role) => [audience, role] as const)))(
  'what is told to %s is prepared by those who announce and report: %s',
  (audience, role) => {
    const expected = { conference: ['chair'], public: [] as string[] }[audience as string] ?? ['organiser', 'chair'];
    expect(audiences[audience].preparedBy.includes(role)).toBe(expected.includes(role));
    // Nobody prepares what they may not see then.
    if (audiences[audience].preparedBy.includes(role)) expect(seesFigures([role], audiences[audience].from)).toBe(true);
  },
);

test('Only whom the rules name is told; what is public is known to all', () => {
  const under = (...value: Audience[]) => ({ publication: { value, cite: 'unverified' as const } });
  expect(audienceSchema.options.filter((audience) => isPublishedTo(under('person'), audience))).toEqual(['person']);
  expect(audienceSchema.options.every((audience) => isPublishedTo(under('public'), audience))).toBe(true);
});
