import { expect, test } from 'vitest';
import { penDot } from '../practice/stroke.ts';
import { strokeKinds } from './mark-strokes.ts';
import { traitCount } from './mark-traits.ts';
import {
  type DrawRow,
  flaggedRows,
  levelOf,
  markedSheet,
  read,
  readings,
  scanned,
  tidyHand,
  vote,
} from './testing/ballots.ts';
import { isOver, isThrough, isUnlike } from './usual-mark.ts';

const small = { ...tidyHand('tick', 4), size: 0.5 } as const;
const dot: DrawRow = ({ boxes: { high } }, { pen }, random) => [
  penDot([high[0] + 2.4, high[1] + 2.2], { ...pen, press: 1 }, 0.9, random),
];

test('who marks small marks all the same, and a dot still is a dot', async () => {
  const reading = await read(scanned(await markedSheet({ page: 2, hand: small, rows: { 3: dot, 8: dot } })));
  expect(flaggedRows(reading)).toEqual({ 13: ['dot'], 18: ['dot'] });
  const others = reading.rows.filter(({ flagged }) => !flagged);
  expect(others.map((row) => row.reading)).toEqual(others.map(({ row }) => levelOf(row - 10)));
});

test('a mark much smaller than the others of its page goes to a person', async () => {
  const slipped: DrawRow = ({ boxes: { high } }, { pen }, random) => [
    penDot([high[0] + 2.6, high[1] + 2], { ...pen, press: 1 }, 1.1, random),
  ];
  const rows = { 2: slipped, 7: slipped };
  const reading = await read(scanned(await markedSheet({ page: 2, hand: { ...small, size: 1 }, rows })));
  expect(Object.keys(flaggedRows(reading))).toEqual(['12', '17']);
});

test('a mark far paler than the others of its page was perhaps rubbed out', async () => {
  const hand = {
    ...tidyHand('cross', 4),
    pen: { kind: 'gel', ink: [0.1, 0.1, 0.1], width: 0.5, press: 1, dryness: 0 },
  } as const;
  const rubbed =
    (row: number): DrawRow =>
    (place, _, random) =>
      vote(levelOf(row))(place, { ...hand, pen: { ...hand.pen, press: 0.38 } }, random);
  const rows = { 2: rubbed(2), 7: rubbed(7) };
  for (const severity of [1, 2] as const) {
    const reading = await read(scanned(await markedSheet({ page: 2, hand, rows }), 1, { severity }));
    expect(flaggedRows(reading)).toEqual({ 12: ['doubtful'], 17: ['doubtful'] });
  }
});

/** The traits of a mark whose measures are these, among marks that measure nothing; as full of ink as `full` says. */
function traits(
  measures: Partial<Record<'struck' | 'ink' | 'darkness' | 'bothSides', number>>,
  full = 0,
): Float64Array {
  const all = new Float64Array(traitCount);
  for (const [at, value] of [
    [0, measures.struck ?? 0],
    [1, measures.ink ?? 0],
    [3, measures.darkness ?? 0],
    [7, measures.bothSides ?? 0],
  ] as const)
    [all[at], all[at + 9]] = [value, value];
  all[18 + strokeKinds.indexOf('filled')] = full;
  return all;
}

test('a mark that looks struck out, and far more so than the others, does not stand', () => {
  expect(isUnlike(traits({ struck: 5.2 / 4 }))).toBe(true);
  expect(isUnlike(traits({ struck: 4.8 / 4 }))).toBe(false);
  const unlikeOnly = traits({ struck: 5.2 / 4 });
  unlikeOnly[0] = 0.4 / 4;
  expect(isUnlike(unlikeOnly)).toBe(false);
});

test('a full box that is darker and wider on both sides than the others was scribbled over', () => {
  expect(isOver(traits({ bothSides: 0.7, darkness: 0.2 }, 0.9))).toBe(true);
  expect(isOver(traits({ bothSides: 0.7, darkness: 0.2 }, 0.1))).toBe(false);
  expect(isOver(traits({ bothSides: 0.7, darkness: 0 }, 0.9))).toBe(false);
  expect(isOver(traits({ bothSides: 0.2, darkness: 0.2 }, 0.9))).toBe(false);
});

test('one mark alone is read, and read alike wherever it stands on the page', async () => {
  const rows = Object.fromEntries([0, 1, 2, 3].map((index): [number, DrawRow] => [index, () => []]));
  for (const index of [0, 3]) {
    const sheet = await markedSheet({ ballot: 'ballot-4', kind: 'cross', rows: { ...rows, [index]: vote('low') } });
    expect(readings(await read(scanned(sheet), 'ballot-4'))[index]).toBe('low');
  }
});

test('a line through a mark leaves its box far on both sides and adds ink; a large mark of a large hand does not stand out', () => {
  expect(isThrough(traits({ bothSides: 1.5, ink: 0.2 }))).toBe(true);
  expect(isThrough(traits({ bothSides: 1.6, ink: -0.05 }))).toBe(false);
  expect(isThrough(traits({ bothSides: 0.9, ink: 0.2 }))).toBe(false);
  expect(isThrough(traits({ bothSides: 0.9, ink: 0.8 }))).toBe(true);
  const large = traits({ bothSides: 1.5, ink: 0.2 });
  large[7 + 9] = 0.3;
  expect(isThrough(large)).toBe(false);
});
