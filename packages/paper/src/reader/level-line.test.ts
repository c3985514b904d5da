import { expect, test } from 'vitest';
import { between, type Random } from '../practice/random.ts';
import { penStroke } from '../practice/stroke.ts';
import { hasLevelLine } from './level-line.ts';
import { type DrawRow, flaggedRows, levelOf, markedSheet, read, scanned, vote } from './testing/ballots.ts';

/** A line of the thinnest pen that writes pale, from `from` to `to` (shares of the name's width), `off` millimetres lower at its end. */
function paleLine(index: number, from: number, to: number, off: number): DrawRow {
  return (row, hand, random: Random) => {
    const [x, y, w, h] = row.nameRect;
    const level = y + Math.min(h, 4) * between(random, 0.45, 0.6);
    const pen = { kind: 'pencil', ink: [0.3, 0.3, 0.3], width: 0.3, press: 0.45, dryness: 0.1 } as const;
    const path = [
      [x + from * w - 1, level],
      [x + to * w, level + off],
    ] as const;
    return [...vote(levelOf(index))(row, hand, random), penStroke(path, pen, { tremor: 0.05 }, random)];
  };
}

test('a pale thin line through a name is seen where it goes on between the words', async () => {
  const struck = [2, 5, 8];
  const rows = Object.fromEntries(struck.map((index) => [index, paleLine(index, 0, 0.6, (index - 5) / 10)]));
  const sheet = await markedSheet({ page: 2, rows });
  const named = struck.map((index) => sheet.page.rows[index]?.row ?? 0);
  for (const severity of [1, 2] as const)
    expect(flaggedRows(await read(scanned(sheet, severity, { severity })))).toEqual(
      Object.fromEntries(named.map((row) => [row, ['name-struck']])),
    );
});

test('a line counts from its length on: dark whatever is printed, pale where nothing is', () => {
  const [width, height, limits] = [80, 40, { length: 52, bare: 10, rim: 9 }];
  const lineOf = (long: number, level: number, bare: number): boolean => {
    const ink = new Uint8Array(width * height);
    ink.fill(level, 20 * width + 10, 20 * width + 10 + long);
    return hasLevelLine({ width, height, ink }, new Uint8Array(width * height).fill(bare), limits);
  };
  expect([lineOf(52, 100, 0), lineOf(51, 100, 0)]).toEqual([true, false]);
  expect([lineOf(52, 30, 1), lineOf(51, 30, 1), lineOf(52, 30, 0)]).toEqual([true, false, false]);
});

test('a short stroke beside a name, as the tail of a letter, is no line through it', async () => {
  const rows = Object.fromEntries([2, 5].map((index) => [index, paleLine(index, 0, 0.05, 0.2)]));
  expect(flaggedRows(await read(scanned(await markedSheet({ page: 2, rows }))))).toEqual({});
});
