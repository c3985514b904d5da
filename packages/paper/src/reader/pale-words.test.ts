import { expect, test } from 'vitest';
import { writtenWords } from '../practice/handwriting.ts';
import type { Pen } from '../practice/pens.ts';
import { writtenOverText } from './printed-text.ts';
import { type Fixture, markedSheet, printedPage, read, scanned } from './testing/ballots.ts';

/** A soft pencil, hardly pressed. */
const pencil: Pen = { kind: 'pencil', ink: [0.4, 0.4, 0.4], width: 0.5, press: 0.44, dryness: 0.15 };

async function flagsOf(
  ballot: Fixture,
  rect: readonly [number, number, number, number],
  pen: Pen,
  seed: number,
  turn = 0,
) {
  const sheet = await markedSheet({ ballot, seed, strokes: (_, __, random) => writtenWords(rect, pen, random, turn) });
  return (await read(scanned(sheet, seed), ballot)).flags;
}

test('words that a pencil wrote too pale for ink are writing', async () => {
  const { page } = await printedPage('ballot-21', 1);
  const [x, y, w, h] = page.rows[3]?.nameRect ?? [0, 0, 0, 0];
  for (const seed of [2, 3])
    expect(await flagsOf('ballot-21', [x + w - 45, y + h / 2 - 4, 44, 8], pencil, seed)).toEqual(['writing']);
});

test('words over print are writing where what shows of them hangs together, specks and folds across lines are not', () => {
  const places = [0, 24, 48, 72].flatMap((X) => [60, 65, 70].map((Y) => ({ X, Y })));
  /** Ink beyond the print, mm² in each of the first millimetres of some places. */
  const isWriting = (inks: Readonly<Record<number, readonly number[]>>): boolean =>
    writtenOverText(
      places,
      places.map((_, at) => Float32Array.from({ length: 24 }, (__, x) => inks[at]?.[x] ?? 0)),
    );
  // A short word over the foot, most of it over letters.
  expect(isWriting({ 1: [0.18, 0.09, 0.09, 0.05, 0.19, 0.06] })).toBe(true);
  // The same in two lines.
  expect(isWriting({ 1: [0.1, 0.09, 0.09], 2: [0, 0, 0.1, 0, 0, 0.08] })).toBe(true);
  // Two short words with more room between them than within.
  expect(isWriting({ 1: [0.07, 0.08, 0.2, 0, 0, 0, 0, 0.1, 0.04] })).toBe(true);
  expect(isWriting({ 1: [0.1, 0.05, 0.05, 0.05] })).toBe(false);
  // An upright fold, and dust here and there.
  expect(isWriting({ 0: [0, 0.12, 0.1], 1: [0, 0.12, 0.1], 2: [0, 0.12, 0.1] })).toBe(false);
  expect(isWriting({ 1: [0.2], 4: [0.2], 7: [0.2], 10: [0.2] })).toBe(false);
  // Two streaks side by side.
  expect(isWriting({ 0: [0.14, 0, 0, 0.04], 1: [0, 0, 0, 0.09], 2: [0.04, 0, 0, 0.06] })).toBe(false);
});

test('short words right over the small print of the foot are writing', async () => {
  const pen: Pen = { kind: 'ballpoint', ink: [0.2, 0.24, 0.5], width: 0.32, press: 0.65, dryness: 0 };
  for (const seed of [2, 3, 4, 7])
    expect([seed, await flagsOf('ballot-21', [85 + 3 * seed, 281, 11, 5], pen, seed)]).toEqual([seed, ['writing']]);
});

test('pale words along the margin are writing, and so are words near the edge of the paper', async () => {
  const palest: Pen = { ...pencil, width: 0.42, press: 0.4 };
  const pen: Pen = { kind: 'ballpoint', ink: [0.2, 0.24, 0.5], width: 0.32, press: 0.65, dryness: 0 };
  for (const seed of [1, 2, 3])
    expect([seed, await flagsOf('ballot-21', [200, 80, 7, 25], palest, seed, Math.PI / 2)]).toEqual([
      seed,
      ['writing'],
    ]);
  for (const seed of [4, 13])
    expect([seed, await flagsOf('ballot-21', [202.5, 80, 6, 40], pen, seed, Math.PI / 2)]).toEqual([seed, ['writing']]);
});

test('the shadow of a hand over the page is no writing', async () => {
  const { width, height, data } = scanned(await markedSheet({ page: 2 }), 3, { severity: 1 });
  const perMm = width / 210;
  for (const [deep, soft, slope] of [
    [0.22, 2, 0.6],
    [0.22, 5, 1.2],
    [0.3, 9, 0.6],
  ] as const) {
    const shaded = data.map((value, at) => {
      const off = ((at % width) - slope * Math.floor(at / width)) / perMm / Math.hypot(1, slope);
      return value * (1 - deep * Math.min(1, Math.max(0, 0.5 + (off - 10) / soft)));
    });
    expect((await read({ width, height, data: shaded }, 'ballot-21')).flags).toEqual([]);
  }
});
