import { expect, test } from 'vitest';
import type { Pen } from '../practice/pens.ts';
import { type Point, penStroke } from '../practice/stroke.ts';
import { type NameSeen, struckOut } from './name-cell.ts';
import type { AddedToPrint } from './print-cell.ts';
import { flaggedRows, markedSheet, read, type SheetOptions, scanned } from './testing/ballots.ts';

/** A name of 40 mm of which `long` millimetres have so much ink beyond the print, mm² each. */
function crossed(ink: number, long = 20): AddedToPrint {
  return Float32Array.from({ length: 40 }, (_, millimetre) => (millimetre < long ? ink : 0));
}
const found = (names: readonly AddedToPrint[], blackAndWhite = false, texts: readonly AddedToPrint[] = []): number[] =>
  struckOut(
    names.map((added): NameSeen => ({ added, line: false })),
    texts,
    blackAndWhite,
  ).flatMap((struck, index) => (struck ? [index] : []));

test('a line through a name is long or dark, a slip of the feeder and a speck are neither', () => {
  const clean = Array.from({ length: 8 }, () => crossed(0.002));
  expect(found([...clean, crossed(0.1), crossed(0.054)])).toEqual([8, 9]);
  expect(found([...clean, crossed(0.2, 3), crossed(0.02, 4)])).toEqual([8]);
  // As measured of small ticks of a dry pen, and of specks.
  const small = (...inks: readonly number[]) => Float32Array.from({ length: 40 }, (_, at) => inks[at] ?? 0.002);
  expect(found([...clean, small(0.106, 0.058, 0.015, 0.011), small(0.161, 0.047, 0.032, 0.031)])).toEqual([8, 9]);
  expect(found([...clean, small(0.092, 0.041), small(0.157), small(0.114, 0.014, 0.008)])).toEqual([]);
  // As measured where a thin line shows only between the bold letters of a short name, and of print blurred by a phone.
  const sharp = clean.map(() => crossed(0));
  expect(found([...sharp, crossed(0.0195, 5), crossed(0.013)])).toEqual([8]);
});

test('ragged print on most names is no line through some of them', () => {
  // As measured in black-and-white scans of names of one line and of two.
  const ragged = [0.009, 0.04, 0.05, 0.07, 0.078, 0.078, 0.079, 0.083, 0.107].map((ink) => crossed(ink));
  expect(found(ragged, true)).toEqual([]);
  expect(found([...ragged, crossed(0.21)], true)).toEqual([9]);
});

test('where all names are struck out all are found', () => {
  const all = [0.08, 0.1, 0.12, 0.3, 0.5, 0.6].map((ink) => crossed(ink));
  expect(found(all)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('of a single name the other text of the page shows what is usual', () => {
  const texts = Array.from({ length: 9 }, () => crossed(0.004));
  expect(found([crossed(0.05)], false, texts)).toEqual([0]);
  expect(found([crossed(0.015)], false, texts)).toEqual([]);
  expect(
    found(
      [crossed(0.05)],
      false,
      [...texts, ...texts].map(() => crossed(0.045)),
    ),
  ).toEqual([]);
});

const tick = '-1.9,0 -0.8,1.6 1.9,-2';

test.each<readonly [string, number, Partial<Pen>, string]>([
  ['a tick', 7, {}, tick],
  ['a tick that shows best between the lines', 4, { width: 0.22, press: 0.7, dryness: 0.1 }, tick],
  ['a cross', 7, {}, '-1.8,-1.6 1.8,1.6 | 1.8,-1.6 -1.8,1.6'],
])('%s, of four millimetres by a thin pen, on a name goes to a person', async (_, index, thinner, drawing) => {
  const pen: Pen = { kind: 'ballpoint', ink: [0.2, 0.24, 0.5], width: 0.3, press: 0.8, dryness: 0, ...thinner };
  for (const seed of [1, 2, 3]) {
    const strokes: SheetOptions['strokes'] = ({ rows }, { tremor }, random) => {
      const [x, y, , h] = rows[index]?.nameRect ?? [0, 0, 0, 0];
      const point = (at: string): Point => {
        const [across, down] = at.split(',').map(Number) as [number, number];
        return [x + 7.5 + across, y + 0.4 * h + down];
      };
      return drawing.split(' | ').map((path) => penStroke(path.split(' ').map(point), pen, { tremor }, random));
    };
    const reading = await read(scanned(await markedSheet({ page: 2, seed, strokes }), seed));
    expect([seed, flaggedRows(reading)]).toEqual([seed, { [index + 10]: ['name-struck'] }]);
  }
});
