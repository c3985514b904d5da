import { expect, test } from 'vitest';
import type { Hand } from '../practice/hand.ts';
import { penDot } from '../practice/stroke.ts';
import type { BoxShape } from './box-shape.ts';
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
import { doubtFrom, isBlot, showsUsual } from './usual-mark.ts';

const small = { ...tidyHand('tick', 4), size: 0.5 } as const;
const dot: DrawRow = ({ boxes: { high } }, { pen }, random) => [
  penDot([high[0] + 2.4, high[1] + 2.2], { ...pen, press: 1 }, 0.9, random),
];

const kinds = ['tick', 'cross', 'filled', 'circle', 'thin', 'felt', 'pencil', 'scribble', 'dry', 'overflow'] as const;

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

test('a mark of a thinner pen, a small scribble and a box filled to its edges are read where the whole of the page speaks for them', async () => {
  const by =
    (hand: Hand, row: number): DrawRow =>
    (place, _, random) =>
      vote(levelOf(row))(place, hand, random);
  for (const seed of [1, 2]) {
    const rows = { 3: by(tidyHand('thin', seed * 20 + 3), 3) };
    const sheet = await markedSheet({ kind: 'cross', rows, seed });
    expect(flaggedRows(await read(scanned(sheet, seed, { severity: 2 })))).toEqual({});
  }
  const little = { 2: by({ ...tidyHand('scribble', 242), size: 0.45 }, 2) };
  expect(flaggedRows(await read(scanned(await markedSheet({ page: 2, rows: little }), 12, { severity: 1 })))).toEqual(
    {},
  );
  const each = Object.fromEntries(kinds.map((kind, row) => [row, by(tidyHand(kind, 280 + row), row)]));
  const motley = await read(scanned(await markedSheet({ page: 2, rows: each }), 14, { severity: 1 }));
  expect(flaggedRows(motley)[15]).toBeUndefined();
});

test('one mark alone is read, and read alike wherever it stands on the page', async () => {
  const rows = Object.fromEntries([0, 1, 2, 3].map((index): [number, DrawRow] => [index, () => []]));
  for (const index of [0, 3]) {
    const sheet = await markedSheet({ ballot: 'ballot-4', kind: 'cross', rows: { ...rows, [index]: vote('low') } });
    expect(readings(await read(scanned(sheet), 'ballot-4'))[index]).toBe('low');
  }
});

test('a ballot on which every row is marked by another hand with another pen is read, but for a row or two', async () => {
  for (const seed of [1, 2, 3]) {
    const rows = Object.fromEntries(
      kinds.map((kind, row): [number, DrawRow] => [
        row,
        (place, _, random) => vote(levelOf(row))(place, tidyHand(kind, seed * 20 + row), random),
      ]),
    );
    const reading = await read(scanned(await markedSheet({ page: 2, rows }), seed, { severity: 1 }));
    const clear = reading.rows.filter(({ flagged }) => !flagged);
    expect(clear.map((row) => row.reading)).toEqual(clear.map(({ row }) => levelOf(row - 10)));
    expect(reading.rows.length - clear.length).toBeLessThan(3);
  }
});

test('a full box that its ink leaves on both sides may be a mark blotted out, unless the others are full too', () => {
  const box = (fill: number, leaves: BoxShape['leaves']) => ({ fill, leaves }) as BoxShape;
  expect(isBlot(box(0.9, [0.2, 0.3, 0, 0]), 0.2)).toBe(true);
  expect(isBlot(box(0.9, [0, 0, 0.2, 0.3]), 0.2)).toBe(true);
  expect(isBlot(box(0.9, [0, 0.5, 0, 0.5]), 0.2)).toBe(false);
  expect(isBlot(box(0.7, [0.2, 0.3, 0, 0]), 0.2)).toBe(false);
  expect(isBlot(box(0.9, [0.2, 0.3, 0, 0]), 0.8)).toBe(false);
});

/** It covers little of its box. */
const stroke = { fill: 0.3, leaves: [0, 0, 0, 0] } as const;
const usual = { reach: 1, ends: 0.1, ink: 4, inkApart: 0.2, darkness: 0.5, onePen: true, odds: -8 };

test('a mark that a line leaves on both sides, or that is much smaller than the others, is asked about sooner', () => {
  const mark = (reach: number, left: number, right: number) =>
    ({ ...stroke, wide: reach, high: 0.5, tails: [left, right, 0, 0], ink: 4, darkness: 0.5 }) as const;
  const most = doubtFrom(mark(1, 0, 0), usual);
  expect(doubtFrom(mark(1, 1.5, 1.2), usual)).toBeLessThan(most);
  expect(doubtFrom(mark(0.55, 0, 0), usual)).toBeLessThan(most);
  expect(doubtFrom(mark(1, 1.5, 0.2), usual)).toBe(most);
  expect(doubtFrom(mark(1, 1.5, 1.2), { ...usual, ends: 0.9 })).toBe(most);
  expect(doubtFrom(mark(0.55, 0, 0), { ...usual, reach: 0.6 })).toBe(most);
});

test('where the marks of a page are beyond doubt one that stands out is asked about sooner', () => {
  const mark = { ...stroke, wide: 1, high: 1, tails: [0, 0, 0, 0], ink: 4, darkness: 0.5 } as const;
  expect(doubtFrom(mark, { ...usual, odds: -11 })).toBeLessThan(doubtFrom(mark, usual));
});

test('a mark of a thick pen that leaves its box on both sides is asked about sooner, whatever the others do', () => {
  const mark = { ...stroke, fill: 0.8, wide: 1, high: 1, tails: [1.2, 1, 0, 0], ink: 4, darkness: 0.5 } as const;
  const among = { ...usual, ends: 1 };
  const most = doubtFrom({ ...mark, fill: 0.4 }, among);
  expect(doubtFrom(mark, among)).toBeLessThan(most);
  expect(doubtFrom({ ...mark, tails: [1.2, 0.3, 0, 0] }, among)).toBe(most);
});

test('a box filled to its frame and no further stands out by that alone, and is a mark', () => {
  const mark = { ...stroke, wide: 1, high: 1, tails: [0, 0, 0, 0], ink: 4, darkness: 0.5 } as const;
  const among = { ...usual, odds: -11 };
  const doubt = doubtFrom({ ...mark, fill: 0.97 }, among);
  expect(doubt).toBe(doubtFrom(mark, usual));
  expect(doubtFrom({ ...mark, fill: 0.97, leaves: [0.4, 0, 0, 0] }, among)).toBeLessThan(doubt);
});

test('a pale mark among marks of many pens is asked about sooner, since it may be what was rubbed out', () => {
  const mark = { ...stroke, wide: 1, high: 1, tails: [0, 0, 0, 0], ink: 4, darkness: 0.26 } as const;
  const most = doubtFrom(mark, usual);
  expect(doubtFrom(mark, { ...usual, onePen: false })).toBeLessThan(most);
  expect(doubtFrom({ ...mark, darkness: 0.4 }, { ...usual, onePen: false })).toBe(most);
});

test('a mark with much more ink than the others, which have as much one as the other, is asked about sooner', () => {
  const mark = { ...stroke, wide: 1, high: 1, tails: [0, 0, 0, 0], ink: 6.5, darkness: 0.5 } as const;
  const most = doubtFrom({ ...mark, ink: 5.5 }, usual);
  expect(doubtFrom(mark, usual)).toBeLessThan(most);
  expect(doubtFrom(mark, { ...usual, inkApart: 1 })).toBe(most);
  expect(doubtFrom({ ...mark, darkness: 0.8 }, usual)).toBe(most);
});

test('how dark the marks of a page usually are shows where most were made with one pen', () => {
  const marks = (...darkness: number[]) => darkness.map((value) => ({ darkness: value }) as BoxShape);
  expect(showsUsual(marks(0.5, 0.52, 0.48, 0.55, 0.2))).toBe(true);
  expect(showsUsual(marks(0.5, 0.8, 0.3, 0.6, 0.2))).toBe(false);
  expect(showsUsual(marks(0.5, 0.5, 0.5))).toBe(false);
});
