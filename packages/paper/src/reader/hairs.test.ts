import { expect, test } from 'vitest';
import type { Pen } from '../practice/pens.ts';
import { penStroke } from '../practice/stroke.ts';
import { fineHairs } from './hairs.ts';
import type { Spot } from './spots.ts';
import { flaggedRows, markedSheet, read, scanned, tidyHand } from './testing/ballots.ts';

type Path = readonly (readonly [number, number])[];

/** A hair, which is a tenth of a millimetre thick; a ballpoint. */
const hair: Pen = { kind: 'gel', ink: [0.25, 0.25, 0.25], width: 0.1, press: 0.9, dryness: 0 };
const ballpoint: Pen = { kind: 'ballpoint', ink: [0.2, 0.24, 0.5], width: 0.45, press: 0.8, dryness: 0 };

/** What a person is asked about where such lines lie on a page of which the boxes are marked with `voter`. */
async function asked(paths: readonly Path[], line: Pen, voter: Pen, seed: number) {
  const hand = { ...tidyHand('cross', seed), pen: voter };
  const strokes = (_: unknown, __: unknown, random: () => number) =>
    paths.map((path) => penStroke(path, line, { tremor: 0.05 }, random));
  const reading = await read(scanned(await markedSheet({ hand, seed, strokes }), seed));
  return [reading.flags, flaggedRows(reading)];
}

/** A hair bent over in the middle of the page's white, and a wavy one beside the boxes of the first row. */
const bent: Path = [
  [60, 262],
  [64, 262.4],
  [60.4, 259],
];
const wavy = (y: number): Path => [
  [147, y],
  [148.2, y + 0.8],
  [149.2, y + 0.2],
  [150.4, y + 1.4],
  [151.6, y + 1.2],
];

test('a hair is none of a voter whose pen is several times as thick, however it is bent and wherever it lies', async () => {
  for (const seed of [1, 2, 3]) {
    const sheet = await markedSheet({ seed });
    const { high } = sheet.page.rows[0]!.boxes;
    expect(await asked([bent, wavy(high[1] + 1)], hair, ballpoint, seed)).toEqual([[], {}]);
  }
});

test('the same lines of a ballpoint are writing and a mark beside the boxes', async () => {
  for (const seed of [1, 2]) {
    const sheet = await markedSheet({ seed });
    const { high } = sheet.page.rows[0]!.boxes;
    const [flags, rows] = await asked([bent, wavy(high[1] + 1)], ballpoint, ballpoint, seed);
    expect([flags, Object.keys(rows as object)]).toEqual([['writing'], ['1']]);
  }
});

test('on a page that is marked with lines as fine, such a line may be the voter’s', async () => {
  const fine: Pen = { ...hair, width: 0.2, press: 0.6 };
  const { high } = (await markedSheet()).page.rows[0]!.boxes;
  expect(await asked([wavy(high[1] + 1)], hair, fine, 1)).toEqual([[], { 1: ['outside'] }]);
});

test('two fine lines near each other may be the letters of a word, and are no hairs', () => {
  const line = (x: number): Spot => ({ rect: [x, 260, 3, 2], area: 1.5, bold: 0, edged: 1.5 });
  const hairs = (...lines: readonly Spot[]) => fineHairs(lines, [], () => true).length;
  expect([hairs(line(60)), hairs(line(60), line(90)), hairs(line(60), line(66))]).toEqual([1, 2, 0]);
});
