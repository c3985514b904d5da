import { expect, test } from 'vitest';
import { writtenWords } from '../practice/handwriting.ts';
import type { Pen } from '../practice/pens.ts';
import { writtenOverText } from './printed-text.ts';
import { type Fixture, markedSheet, printedPage, read, scanned } from './testing/ballots.ts';

/** A soft pencil, hardly pressed. */
const pencil: Pen = { kind: 'pencil', ink: [0.4, 0.4, 0.4], width: 0.5, press: 0.44, dryness: 0.15 };

async function flagsOf(ballot: Fixture, rect: readonly [number, number, number, number], pen: Pen, seed: number) {
  const sheet = await markedSheet({ ballot, seed, strokes: (_, __, random) => writtenWords(rect, pen, random) });
  return (await read(scanned(sheet, seed), ballot)).flags;
}

test('words that a pencil wrote too pale for ink are writing', async () => {
  const { page } = await printedPage('ballot-21', 1);
  const [x, y, w, h] = page.rows[3]?.nameRect ?? [0, 0, 0, 0];
  for (const seed of [2, 3])
    expect(await flagsOf('ballot-21', [x + w - 45, y + h / 2 - 4, 44, 8], pencil, seed)).toEqual(['writing']);
});

test('words over print of which little shows are writing where several places side by side have some of them', () => {
  const places = [0, 24, 48, 72].flatMap((X) => [60, 65, 70].map((Y) => ({ X, Y })));
  /** Millimetres with pale ink beyond the print, place by place as above. */
  const isWriting = (millimetres: readonly number[], blackAndWhite = false): boolean => {
    const seen = places.map((_, at) =>
      Float32Array.from({ length: 24 }, (__, x) => (x < (millimetres[at] ?? 0) ? 0.09 : 0)),
    );
    return writtenOverText(places, seen, blackAndWhite);
  };
  expect(isWriting([0, 2, 2, 0, 1])).toBe(true);
  expect(isWriting([0, 2, 2, 0, 0])).toBe(false);
  // As far apart as specks of dust are.
  expect(isWriting([2, 0, 2, 0, 0, 0, 1, 0, 2])).toBe(false);
  expect(isWriting([0, 2, 2, 0, 1], true)).toBe(false);
});
