import { expect, test } from 'vitest';
import { writtenWords } from '../practice/handwriting.ts';
import type { Pen } from '../practice/pens.ts';
import { plainMark } from '../practice/plain-marks.ts';
import { type Point, penStroke } from '../practice/stroke.ts';
import { type DrawRow, flaggedRows, markedSheet, printedPage, read, scanned, tidyHand } from './testing/ballots.ts';

/** A vote in the middle box, and something else. */
const voteAnd =
  (other: DrawRow): DrawRow =>
  (row, hand, random) => [...plainMark(row.boxes.confidence, hand, random), ...other(row, hand, random)];

/** A second mark, its middle so far right of that of the middle box, millimetres. */
const second = (right: number): DrawRow =>
  voteAnd(
    (
      {
        boxes: {
          confidence: [x, y, w, h],
        },
      },
      hand,
      random,
    ) => plainMark([x + right, y, w, h], { ...hand, size: 0.6 }, random),
  );

const word =
  (right: number): DrawRow =>
  (row, hand, random) =>
    voteAnd(
      ({
        boxes: {
          confidence: [x, y, w, h],
        },
      }) => writtenWords([x + w + right, y, 8, h], hand.pen, random),
    )(row, hand, random);

test.each([
  ['a second mark to the right of it', second(6)],
  ['a second mark to the left of it', second(-6)],
  ['a word beside it', word(0.8)],
])('%s: a vote goes to a person, though only one box is marked', async (_, draw) => {
  for (const seed of [1, 2]) {
    const hand = { ...tidyHand('tick', seed), size: 0.9 };
    const sheet = await markedSheet({ page: 2, seed, hand, rows: { 2: draw, 7: draw } });
    const flagged = flaggedRows(await read(scanned(sheet, seed)));
    expect(Object.keys(flagged)).toEqual(['12', '17']);
    for (const reasons of Object.values(flagged)) expect(reasons).toContain('outside');
  }
});

test('a stroke that comes from the mark of the row below is no vote in a row that has none', async () => {
  const { page } = await printedPage('ballot-21', 2);
  const [upper, lower] = [page.rows[5]!.boxes.high, page.rows[6]!.boxes.high];
  const sheet = await markedSheet({
    page: 2,
    rows: { 5: () => [], 6: () => [] },
    strokes: (_, hand, random) => [
      ...plainMark(lower, hand, random),
      penStroke(
        [
          [lower[0] + 2, lower[1] + 3],
          [upper[0] + 3, upper[1] + 1.5],
        ],
        hand.pen,
        { tremor: 0.05 },
        random,
      ),
    ],
  });
  const flagged = flaggedRows(await read(scanned(sheet)));
  expect(flagged[15]).toContain('outside');
  expect(Object.keys(flagged)).toEqual(['15', '16']);
});

test('a tick that is struck out from above to below goes to a person', async () => {
  const strike: DrawRow = (row, hand, random) => {
    const [x, y, w, h] = row.boxes.high;
    return [
      ...plainMark(row.boxes.high, hand, random),
      penStroke(
        [
          [x + w * 0.6, y - 1.6],
          [x + w * 0.56, y + h + 1.6],
        ],
        hand.pen,
        { tremor: 0.05 },
        random,
      ),
    ];
  };
  const sheet = await markedSheet({ page: 2, kind: 'tick', rows: { 3: strike, 8: strike } });
  expect(flaggedRows(await read(scanned(sheet)))).toEqual({ 13: ['struck-mark'], 18: ['struck-mark'] });
});

test('a small tick of a pale pencil beside the boxes of a row that has its vote is a second mark', async () => {
  for (const seed of [1, 2, 3]) {
    const pencil: Pen = { kind: 'pencil', ink: [0.45, 0.45, 0.45], width: 0.4, press: 0.5, dryness: 0.1 };
    const beside: DrawRow = voteAnd(
      (
        {
          boxes: {
            high: [x, y],
          },
        },
        hand,
        random,
      ) => [
        penStroke(
          [
            [x - 7, y + 2],
            [x - 6.3, y + 3.4],
            [x - 5, y + 0.4],
          ],
          pencil,
          { tremor: hand.tremor },
          random,
        ),
      ],
    );
    const sheet = await markedSheet({ page: 2, seed, hand: tidyHand('tick', seed), rows: { 2: beside } });
    expect(flaggedRows(await read(scanned(sheet, seed)))).toEqual({ 12: ['outside'] });
  }
});

const circle = ([x, y]: Point, across: number, down: number): Point[] =>
  Array.from({ length: 25 }, (_, at) => {
    const turn = (2 * Math.PI * at) / 24;
    return [x + across * Math.cos(turn), y + down * Math.sin(turn)];
  });

test('a ring around a marked box goes to a person, whether it touches the mark or not', async () => {
  const ringed: DrawRow = voteAnd(
    (
      {
        boxes: {
          confidence: [x, y, w, h],
        },
      },
      hand,
      random,
    ) => [penStroke(circle([x + w / 2, y + h / 2], 5, 4.5), hand.pen, { tremor: hand.tremor }, random)],
  );
  for (const kind of ['tick', 'cross'] as const) {
    const hand = { ...tidyHand(kind, 3), size: 1.5 };
    const sheet = await markedSheet({ page: 2, seed: 3, hand, rows: { 2: ringed, 7: ringed } });
    const flagged = flaggedRows(await read(scanned(sheet, 3)));
    expect([kind, Object.keys(flagged)]).toEqual([kind, ['12', '17']]);
  }
});

test('a ring of a felt tip on the frame of an empty box is no vote, though it hides that frame', async () => {
  const felt: Pen = { kind: 'felt', ink: [0.15, 0.15, 0.2], width: 1.4, press: 0.9, dryness: 0 };
  const ringed: DrawRow = (
    {
      boxes: {
        high: [x, y, w, h],
      },
    },
    hand,
    random,
  ) => [penStroke(circle([x + w / 2, y + h / 2], 3.1, 3.1), felt, { tremor: hand.tremor }, random)];
  for (const seed of [1, 2, 3, 4]) {
    const hand = { ...tidyHand('cross', seed), pen: felt };
    const sheet = await markedSheet({ page: 2, seed, hand, rows: { 2: ringed, 7: ringed } });
    const { rows } = await read(scanned(sheet, seed));
    expect(rows.filter(({ row }) => row === 12 || row === 17)).toMatchObject([
      { flagged: true, reading: null },
      { flagged: true, reading: null },
    ]);
  }
});

test('a tick with one long thin tail is a vote', async () => {
  const tailed: DrawRow = (
    {
      boxes: {
        high: [x, y, w, h],
      },
    },
    hand,
    random,
  ) => [
    penStroke(
      [
        [x + 1, y + h / 2],
        [x + w / 2, y + h - 0.8],
        [x + w + 12.8, y - 0.5],
      ],
      hand.pen,
      { tremor: hand.tremor },
      random,
    ),
  ];
  const rows = Object.fromEntries([1, 2, 4, 6, 7].map((row) => [row, tailed]));
  const sheet = await markedSheet({ page: 2, seed: 5, hand: tidyHand('thin', 5), rows });
  const reading = await read(scanned(sheet, 5));
  expect(flaggedRows(reading)).toEqual({});
  expect(reading.rows[2]?.reading).toBe('high');
});
