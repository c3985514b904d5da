import { expect, test } from 'vitest';
import { creasePage } from '../practice/crease.ts';
import { seededRandom } from '../practice/random.ts';
import { strikeName } from '../practice/struck-names.ts';
import { type Fold, foldsIn, noTraces, withoutFold } from './folds.ts';
import { type DrawRow, flaggedRows, levelOf, markedSheet, read, type Sheet, scanned, vote } from './testing/ballots.ts';

function folded(sheet: Sheet, seed: number): Sheet {
  creasePage(sheet.picture, sheet.page, seededRandom(seed));
  return sheet;
}

test('a fold through names and boxes makes no row doubtful', async () => {
  for (const seed of [3, 5, 7, 12]) {
    const reading = await read(scanned(folded(await markedSheet({ seed }), seed), seed));
    expect(flaggedRows(reading)).toEqual({});
    expect(reading).toMatchObject({ status: 'read', flags: [] });
  }
});

test('a name struck out is seen beside a fold, and on it', async () => {
  const rows = Object.fromEntries(
    [2, 3, 4].map((index): [number, DrawRow] => [
      index,
      (row, hand, random) => [...vote(levelOf(index))(row, hand, random), ...strikeName('single', row, hand, random)],
    ]),
  );
  const reading = await read(scanned(folded(await markedSheet({ seed: 12, rows }), 12), 12));
  expect(Object.keys(flaggedRows(reading))).toEqual(['3', '4', '5']);
});

test('a fold is a pale line from edge to edge; a dark one was drawn, a short one is none', () => {
  const [tiles, lines] = [35, 1188];
  const white = new Uint8Array(tiles * lines).fill(24);
  const line = (from: number, to: number, ink: number): Fold[] => {
    const traces = noTraces(white, lines);
    for (let tile = from; tile < to; tile += 1) {
      const at = tile * lines + 600 + Math.round(tile / 10);
      traces.grey[at] = 24;
      traces.ink[at] = 24 * ink;
    }
    return foldsIn(traces, 'across', 6, 0.25);
  };
  expect(line(0, 35, 40)).toHaveLength(1);
  expect(line(0, 35, 40)[0]?.at).toBeCloseTo(150.5, 0);
  expect(line(0, 35, 150)).toEqual([]);
  expect(line(0, 7, 40)).toEqual([]);
});

test('taking a fold off leaves what is drawn on it', () => {
  const fold = { way: 'across', at: 100, slope: 0, ink: 40 } as const;
  const piece = { width: 80, height: 80, ink: new Uint8Array(80 * 80) };
  for (let x = 0; x < 80; x += 1) piece.ink[40 * 80 + x] = x < 40 ? 50 : 220;
  withoutFold(fold, piece, [50, 95, 8], [210, 297]);
  expect(piece.ink[40 * 80 + 10]).toBe(0);
  expect(piece.ink[40 * 80 + 60]).toBeGreaterThan(140);
});
