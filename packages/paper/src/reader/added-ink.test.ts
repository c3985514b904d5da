import { expect, test } from 'vitest';
import type { Rect } from '../layout/layout.ts';
import { signature, writtenWords } from '../practice/handwriting.ts';
import type { Pen } from '../practice/pens.ts';
import { type Point, penStroke } from '../practice/stroke.ts';
import { judgeAdded } from './added-ink.ts';
import type { RowShape } from './read-row.ts';
import type { Spot } from './spots.ts';
import {
  copied,
  type Fixture,
  flaggedRows,
  markedSheet,
  printedPage,
  read,
  type SheetOptions,
  scanned,
} from './testing/ballots.ts';

const pages: readonly (readonly [Fixture, number])[] = [
  ['ballot-4', 1],
  ['ballot-21', 1],
  ['ballot-21', 2],
];

const a4 = { widthMm: 210, heightMm: 297, fiducials: [], protectRects: [] };

/** A spot of ink with sharp edges; `rest` of what it is otherwise. */
const inkSpot = (rect: Rect, area: number, rest: Partial<Spot> = {}): Spot => ({
  rect,
  area,
  bold: 0,
  edged: area,
  ...rest,
});

/** The part of a white place in which a word fits, away from the edge of the paper. */
function writingPlace([x, y, width, height]: Rect): Rect {
  return [x + 1, y + Math.max(0, height / 2 - 4), Math.min(40, width - 2), Math.min(8, height)];
}

test.each(pages)('%s, page %i: a word in any white place is noticed', async (ballot, number) => {
  const { page } = await printedPage(ballot, number);
  expect(page.freeRects.length).toBeGreaterThan(0);
  for (const [index, rect] of page.freeRects.entries()) {
    const sheet = await markedSheet({
      ballot,
      page: number,
      seed: index + 1,
      strokes: (_, hand, random) => writtenWords(writingPlace(rect), hand.pen, random),
    });
    const reading = await read(copied(sheet), ballot);
    expect([rect, reading.flags, reading.status]).toEqual([rect, ['writing'], 'flagged']);
  }
});

const line =
  (...path: readonly Point[]): NonNullable<SheetOptions['strokes']> =>
  (_, hand, random) => [penStroke(path, hand.pen, { tremor: hand.tremor }, random)];

test.each<readonly [string, NonNullable<SheetOptions['strokes']>]>([
  ['a line across the page', line([30, 60], [185, 240])],
  ['a line down the left margin', line([8, 60], [8.5, 120])],
  ['a line under the last name', line([40, 262], [60, 262])],
  ['a signature beside its place', (_, hand, random) => signature([35, 212, 60, 16], hand.pen, random)],
])('%s is writing', async (_, strokes) => {
  const reading = await read(scanned(await markedSheet({ page: 2, strokes })));
  expect(reading).toMatchObject({ status: 'flagged', flags: ['writing'] });
});

test('broken pieces of one thin line across the page are a fold, whichever way; words and a few strokes are writing', () => {
  const spot = (x: number, y: number, w: number, h: number): Spot => inkSpot([x, y, w, h], (w * h) / 2);
  const fold = [
    spot(69, 154.5, 3.8, 0.4),
    spot(113, 154.8, 2.8, 0.3),
    spot(150, 155, 6, 0.5),
    spot(195, 154.5, 3.6, 0.5),
  ];
  const upright = fold.map(({ rect: [x, y, w, h] }) => spot(y, x, h, w));
  const isWriting = (spots: readonly Spot[]): boolean => judgeAdded({ spots, pale: [] }, [], a4).writing;
  expect([fold, upright].map(isWriting)).toEqual([false, false]);
  expect(isWriting(fold.slice(0, 2))).toBe(true);
  expect(isWriting([...fold, spot(60, 90, 8, 3)])).toBe(true);
  expect(isWriting([spot(60, 90, 24, 0.5), spot(90, 90, 24, 0.5), spot(120, 90, 24, 0.5)])).toBe(true);
});

test('a fold is darker here and there: its paler pieces show that it is one, dust in a line with a dash does not', () => {
  const spot = (x: number, y: number, w: number, h: number): Spot => inkSpot([x, y, w, h], (w * h) / 2);
  const isWriting = (pale: readonly Spot[]): boolean =>
    judgeAdded({ spots: [spot(6.8, 198.3, 4.3, 0.5)], pale }, [], a4).writing;
  expect(isWriting([spot(4.3, 198.3, 6.5, 0.5), spot(16.8, 198.3, 4.5, 0.5), spot(200.8, 199, 4.5, 0.5)])).toBe(false);
  expect(isWriting([spot(4.3, 198.3, 6.5, 0.5), spot(60, 198.3, 0.5, 0.5), spot(120, 199, 0.75, 0.5)])).toBe(true);
});

test('a stroke between the boxes of a row is for this row alone', async () => {
  const { page } = await printedPage('ballot-21', 2);
  const { high, confidence } = page.rows[4]!.boxes;
  const [x, y] = [(high[0] + high[2] + confidence[0]) / 2, high[1] + 2.5];
  const reading = await read(scanned(await markedSheet({ page: 2, strokes: line([x - 1, y - 2], [x + 1.5, y + 2]) })));
  expect(flaggedRows(reading)).toEqual({ [page.rows[4]!.row]: ['outside'] });
  expect(reading.flags).toEqual([]);
});

test('what is soft all around is a shade, whatever its size; where a part of it has edges, something is written in it', () => {
  const isWriting = (area: number, edged: number): boolean =>
    judgeAdded({ spots: [inkSpot([193, 89, 12, 6], area, { edged })], pale: [] }, [], a4).writing;
  expect(isWriting(54, 0.3)).toBe(false);
  expect(isWriting(54, 3)).toBe(true);
  expect(isWriting(4, 0.3)).toBe(false);
  expect(isWriting(4, 2)).toBe(true);
});

test('a hair on the glass is no writing, whole or in pieces; a letter, a bold stroke and several strokes are', () => {
  const isWriting = (pale: readonly Spot[], bold = 0): boolean =>
    judgeAdded({ spots: pale.map(({ rect, area }) => inkSpot(rect, 0.7 * area, { bold })), pale }, [], a4).writing;
  const hair = (x: number, area = 3.25): Spot => inkSpot([x, 163, 7, 5], area);
  expect(isWriting([hair(181)])).toBe(false);
  expect(isWriting([hair(181, 5)])).toBe(true);
  expect(isWriting([hair(181)], 0.5)).toBe(true);
  expect(isWriting([hair(40), hair(60), hair(80)])).toBe(true);
  // Far from each other they are hairs still, if they are thinner than what a pen draws.
  const at = (x: number, y: number, area: number): Spot => inkSpot([x, y, 7.2, 5.4], area);
  expect(isWriting([at(20, 30, 2.8), at(120, 80, 2.8), at(60, 200, 2.8)])).toBe(false);
  expect(isWriting([at(20, 30, 3.2), at(120, 80, 3.2), at(60, 200, 3.2)])).toBe(true);
  expect(isWriting([20, 60, 100, 140, 180].flatMap((x) => [at(x, 30, 2.8), at(x, 200, 2.8)]))).toBe(true);
  const pieces = [90.5, 91.5, 92.75, 94, 95, 96.25].map((x, at) => inkSpot([x, 134 - 0.5 * at, 0.5, 0.5], 0.19));
  const judged = (pale: readonly Spot[]) => judgeAdded({ spots: pieces, pale }, [], a4).writing;
  expect(judged([])).toBe(true);
  expect(judged([inkSpot([90.25, 130.75, 7, 4], 2.5)])).toBe(false);
});

test('pale spots around print are a word, specks of a hair in pieces are not', () => {
  const isWriting = (pale: readonly Spot[]): boolean => judgeAdded({ spots: [], pale }, [], a4).writing;
  const spot = (x: number, y: number, w: number, h: number, area: number): Spot => inkSpot([x, y, w, h], area);
  // As measured of a pale pencil across the line of the foot.
  const word = [
    spot(106.5, 279.75, 1, 1.75, 0.94),
    spot(104, 280.75, 0.75, 0.75, 0.5),
    spot(108.25, 281.25, 1.25, 0.75, 0.5),
    spot(112.75, 281.75, 0.75, 0.5, 0.31),
  ];
  expect(isWriting(word)).toBe(true);
  expect(isWriting(word.map(({ rect: [x, y, w, h], area }) => spot(x, y, 3 * w, 3 * h, area)))).toBe(false);
});

test('specks in a line are words of a pen that hardly writes, specks of a fold and dust here and there are not', () => {
  const specks = (count: number, apart: number, level = (_: number): number => 100): Spot[] =>
    Array.from({ length: count }, (_, at) => inkSpot([40 + at * apart, level(at), 0.4, 0.4], 0.12));
  const isWriting = (spots: readonly Spot[]): boolean => judgeAdded({ spots, pale: [] }, [], a4).writing;
  expect(isWriting(specks(6, 3, (at) => 100 + (at % 3)))).toBe(true);
  expect(isWriting(specks(4, 3))).toBe(false);
  expect(isWriting(specks(12, 40, (at) => 20 + 20 * at))).toBe(false);
  expect(isWriting(specks(40, 3))).toBe(false);
  // A hair that the scanner saw in pieces.
  expect(isWriting(specks(9, 0.5, (at) => 100 + 0.4 * at))).toBe(false);
});

test('a few faint pieces of words close together are writing, far apart they are dust', () => {
  const pieces = (apart: number): Spot[] => [0, 1, 2].map((at) => inkSpot([97 + at * apart, 281 + at, 1.5, 1], 0.7));
  const isWriting = (spots: readonly Spot[]): boolean => judgeAdded({ spots, pale: [] }, [], a4).writing;
  expect([4, 30].map((apart) => isWriting(pieces(apart)))).toEqual([true, false]);
});

test('a mark well beside the first box is for its row, and may be the end of a word', async () => {
  const { page } = await printedPage('ballot-21', 2);
  const [x, y] = page.rows[4]!.boxes.high;
  const strokes = line([x - 8.2, y + 2], [x - 7.4, y + 4], [x - 5, y + 0.5]);
  const reading = await read(scanned(await markedSheet({ page: 2, strokes })));
  expect(flaggedRows(reading)).toEqual({ [page.rows[4]!.row]: ['outside'] });
});

test.each([
  ['a line', [40, 215], [57, 221]],
  ['a wave', [40, 215], [44, 217], [48, 214], [57, 216]],
])('%s of a pen as fine as a hair is writing', async (_, ...path) => {
  const pen: Pen = { kind: 'ballpoint', ink: [0.2, 0.2, 0.2], width: 0.2, press: 0.8, dryness: 0.05 };
  for (const seed of [1, 2, 4, 5]) {
    const strokes: SheetOptions['strokes'] = (_, hand, random) => [
      penStroke(path as unknown as readonly Point[], pen, { tremor: hand.tremor }, random),
    ];
    const reading = await read(scanned(await markedSheet({ page: 2, seed, strokes }), seed));
    expect([seed, reading.flags]).toEqual([seed, ['writing']]);
  }
});

test.each<readonly [string, Point, string]>([
  ['the digit 7', [40, 215], '0,0 1.6,0 0.6,2.6'],
  ['a dash', [40, 240], '0,0 2.6,0.2'],
  ['a corner', [60, 222], '0,1.8 0,0 1.8,0'],
  ['a small cross in the margin', [8, 120], '0,0 1.8,1.8 | 1.8,0 0,1.8'],
  ['two digits at the head', [110, 6], '0,0.5 0.6,0 0.6,2 | 1.6,0.3 2.2,0 2.6,0.5 1.6,2 2.8,2'],
])('%s alone is writing', async (_, [x, y], drawing) => {
  const pen: Pen = { kind: 'ballpoint', ink: [0.2, 0.24, 0.5], width: 0.35, press: 0.75, dryness: 0.05 };
  const point = (at: string): Point => {
    const [right, down] = at.split(',').map(Number) as [number, number];
    return [x + right, y + down];
  };
  const strokes: SheetOptions['strokes'] = (_, { tremor }, random) =>
    drawing.split(' | ').map((path) => penStroke(path.split(' ').map(point), pen, { tremor }, random));
  for (const seed of [1, 2, 3]) {
    const reading = await read(scanned(await markedSheet({ page: 2, seed, strokes }), seed));
    expect([seed, reading.flags]).toEqual([seed, ['writing']]);
  }
});

test('two pieces of a small drawing lie close together, dust does not; the rim of a letter is flat', () => {
  const isWriting = (...rects: readonly Rect[]): boolean =>
    judgeAdded({ spots: rects.map((rect) => inkSpot(rect, Math.min(0.55, rect[2] * rect[3]))), pale: [] }, [], a4)
      .writing;
  // As measured of a dash and of a digit of a pen that skips.
  expect(isWriting([61.25, 263.5, 1.25, 0.5], [63.5, 263.5, 1.5, 0.5])).toBe(true);
  expect(isWriting([111, 71.75, 1.25, 0.75], [110.75, 73, 0.75, 1.75])).toBe(true);
  expect(isWriting([61.25, 263.5, 1.25, 0.5], [73.5, 263.5, 1.5, 0.5])).toBe(false);
  expect(isWriting([82.5, 94.75, 2.5, 0.25])).toBe(false);
});

test('dust is no writing', async () => {
  const dust: NonNullable<SheetOptions['strokes']> = (_, { pen }, random) =>
    Array.from({ length: 12 }, (_, index) =>
      penStroke(
        [
          [20 + 14 * index, 57],
          [20.1 + 14 * index, 57],
        ],
        { ...pen, width: 0.25 },
        { tremor: 0 },
        random,
      ),
    );
  expect((await read(copied(await markedSheet({ page: 2, strokes: dust })))).flags).toEqual([]);
});

const pale: Pen = { kind: 'pencil', ink: [0.4, 0.4, 0.4], width: 0.5, press: 0.52, dryness: 0 };

test('a pale pencil mark beside a box is no dust', async () => {
  const { page } = await printedPage('ballot-21', 2);
  const { high, confidence } = page.rows[4]!.boxes;
  const [x, y] = [(high[0] + high[2] + confidence[0]) / 2, high[1] + 2.5];
  const strokes: SheetOptions['strokes'] = (_, _hand, random) => [
    penStroke(
      [
        [x - 1.2, y - 0.3],
        [x - 0.4, y + 0.8],
        [x + 1.3, y - 1],
      ],
      pale,
      { tremor: 0 },
      random,
    ),
  ];
  const reading = await read(scanned(await markedSheet({ page: 2, strokes })));
  expect(flaggedRows(reading)).toEqual({ [page.rows[4]!.row]: ['outside'] });
});

test('nor are two pale pieces close together, each no larger than dust; apart they are dust', () => {
  const boxes = { high: [137.5, 192, 5, 5], confidence: [157.5, 192, 5, 5], low: [177.5, 192, 5, 5] };
  const row = { prepared: { row: { boxes }, boxes: [] }, shapes: [], kinds: ['empty', 'empty', 'empty'] };
  const isBeside = (...pale: readonly Spot[]): boolean =>
    judgeAdded({ spots: [], pale }, [row as unknown as RowShape], a4).rows.has(0);
  // As measured of a small tick of a thin pen.
  const [end, start] = [inkSpot([132.75, 193.5, 0.75, 1], 0.25), inkSpot([131.75, 194.25, 0.75, 1], 0.3125)];
  expect(isBeside(end, start)).toBe(true);
  expect(isBeside(end, inkSpot([129.75, 194.25, 0.75, 1], 0.3125))).toBe(false);
  expect(isBeside(end)).toBe(false);
});

test.each<readonly [string, Fixture, Rect]>([
  ['the heading', 'ballot-21', [60, 48, 60, 7]],
  ['the instructions', 'ballot-4', [25, 70, 60, 7]],
  ['the foot', 'ballot-21', [60, 280, 60, 7]],
  ['the corner of the place of the stamp', 'ballot-21', [23, 48, 16, 7]],
])('words over %s are writing', async (_, ballot, rect) => {
  const sheet = await markedSheet({
    ballot,
    strokes: (_, hand, random) => writtenWords(rect, hand.pen, random),
  });
  const reading = await read(scanned(sheet), ballot);
  expect(reading).toMatchObject({ status: 'flagged', flags: ['writing'] });
});
