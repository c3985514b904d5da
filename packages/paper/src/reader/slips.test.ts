import { expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { writtenWords } from '../practice/handwriting.ts';
import { penStroke } from '../practice/stroke.ts';
import { prepareLayout } from './prepare.ts';
import { readPage } from './read-page.ts';
import type { PageReading } from './reading.ts';
import { isOfRule } from './rules.ts';
import {
  ballot,
  type DrawRow,
  flaggedRows,
  levelOf,
  markedSheet,
  plainVotes,
  read,
  readings,
  type SheetOptions,
  scanned,
  vote,
} from './testing/ballots.ts';

/** A feeder that hesitates and catches up between the codes: lines lie off by at most so many millimetres, to and fro within so many. */
function slipped({ width, height, data }: GreyImage, most: number, within: number): GreyImage {
  const perMm = height / 297;
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const slips = y > 95 * perMm && y < 225 * perMm ? most * perMm : 0;
    const from = y + slips * Math.sin((2 * Math.PI * y) / (within * perMm));
    const above = Math.min(height - 2, Math.max(0, Math.floor(from)));
    const share = Math.min(1, Math.max(0, from - above));
    for (let x = 0; x < width; x += 1) {
      const [upper, lower] = [data[above * width + x] as number, data[(above + 1) * width + x] as number];
      out[y * width + x] = upper + (lower - upper) * share;
    }
  }
  return { width, height, data: out };
}

/** A feeder that slips in the head of a page, where no bars tell of it: what lies between there and there is seen so much lower, millimetres. */
function lowered({ width, height, data }: GreyImage, from: number, to: number, by: number): GreyImage {
  const perMm = height / 297;
  const [first, last, rows] = [from, to, by].map((mm) => Math.round(mm * perMm) * width) as [number, number, number];
  const out = data.slice();
  out.copyWithin(first + rows, first, last - rows);
  return { width, height, data: out };
}

/** A thin pen over the letters of a name, level with their middles. */
const thinLine: DrawRow = (row, hand, random) => {
  const [x, y] = row.nameRect;
  const pen = { ...hand.pen, width: 0.35, press: 0.75, dryness: 0 };
  const line = penStroke(
    [
      [x, y + 2.7],
      [x + 12, y + 2.8],
    ],
    pen,
    { tremor: 0.03 },
    random,
  );
  return [...vote(levelOf(row.row - 1))(row, hand, random), line];
};

const struck = ({ rows }: PageReading): readonly number[] =>
  rows.flatMap(({ row, reasons }) => (reasons.includes('name-struck') ? [row] : []));

test('letters that a slip of the feeder stretches are no line through a name, and rules of the table no writing', async () => {
  for (const [most, within] of [
    [0.5, 14],
    [0.3, 9],
  ] as const) {
    const reading = await read(slipped(scanned(await markedSheet({ seed: 3 }), 3, { severity: 1 }), most, within));
    expect(struck(reading)).toEqual([]);
    expect(reading.flags).toEqual([]);
    expect(reading.rows).toHaveLength(9);
  }
});

test('a thin line that shows only between the bold letters of a name strikes it out, and is seen where a feeder slips', async () => {
  const sheet = await markedSheet({ seed: 4, rows: { 1: thinLine, 4: thinLine, 6: thinLine } });
  for (const image of [scanned(sheet, 4), slipped(scanned(sheet, 4), 0.3, 14)])
    expect(struck(await read(image))).toEqual([2, 5, 7]);
});

test('text beside the place of the stamp that a slip moved is no writing, a word over it is', async () => {
  const { file } = await ballot('ballot-21');
  const stampRect = [25, 13, 42, 42] as const;
  const near = await prepareLayout({ ...file, pages: file.pages.map((page) => ({ ...page, stampRect })) });
  const over: SheetOptions['strokes'] = (_, hand, random) => writtenWords([29, 59, 16, 5], hand.pen, random);
  const flags = async (by: number, strokes: SheetOptions['strokes'] = () => []): Promise<readonly string[]> =>
    (await readPage(lowered(scanned(await markedSheet({ seed: 3, strokes }), 3), 30, 75, by), [near])).flags;
  for (const by of [0.5, 0.6]) expect([by, await flags(by), await flags(by, over)]).toEqual([by, [], ['writing']]);
});

test('a word beside a rule, and a line that is no piece of one, are writing', () => {
  const rules = [{ left: 20, right: 190, y: 100 }];
  expect(isOfRule([50, 100.8, 5, 0.25], rules)).toBe(true);
  expect(isOfRule([50, 101.9, 5, 0.25], rules)).toBe(false);
  expect(isOfRule([50, 100.8, 5, 0.75], rules)).toBe(false);
  expect(isOfRule([188, 100.8, 5, 0.25], rules)).toBe(false);
});

test('boxes that a slip makes longer or shorter hold what was marked in them, and no part of their frames', async () => {
  for (const seed of [3, 5]) {
    const sheet = await markedSheet({ seed });
    const reading = await read(slipped(scanned(sheet, seed, { severity: 1 }), 0.4, 14));
    expect(readings(reading)).toEqual(plainVotes(sheet));
    expect(flaggedRows(reading)).toEqual({});
  }
});
