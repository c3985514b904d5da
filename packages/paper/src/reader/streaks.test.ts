import { expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { findStreaks, repairStreaks } from './streaks.ts';
import { copied, flaggedRows, levelOf, markedSheet, plainVotes, read, readings, scanned } from './testing/ballots.ts';

/** A line down the whole picture, `wide` pixels, as dirt on the glass draws it. */
function streaked({ width, height, data }: GreyImage, column: number, wide: number, darkness: number): GreyImage {
  const out = data.slice();
  for (let y = 0; y < height; y += 1)
    for (let x = column; x < column + wide; x += 1) out[y * width + x] = (out[y * width + x] ?? 0) * (1 - darkness);
  return { width, height, data: out };
}

test('a streak through a column of boxes changes nothing', async () => {
  const sheet = await markedSheet({ page: 2, kind: 'tick' });
  const image = scanned(sheet, 1, { severity: 1 });
  const { high, confidence } = sheet.page.rows[0]!.boxes;
  for (const [place, darkness] of [
    [confidence[0] + 2.5, 0.35],
    [high[0] + 1.2, 0.6],
    [high[0] + high[2] + 1.5, 0.9],
  ] as const) {
    const reading = await read(streaked(image, Math.round((place / 210) * image.width), 2, darkness));
    expect(readings(reading)).toEqual(plainVotes(sheet));
    expect([flaggedRows(reading), reading.flags]).toEqual([{}, []]);
  }
});

test('a short pale line of dirt through an empty box is no mark', async () => {
  const sheet = await markedSheet({ page: 2, kind: 'tick' });
  const image = scanned(sheet, 1, { severity: 1 });
  const row = sheet.page.rows[4]!;
  const empty = row.boxes[levelOf(4) === 'high' ? 'low' : 'high'];
  const column = Math.round(((empty[0] + 2) / 210) * image.width);
  const lines = streaked(image, column, 2, 0.25);
  const [from, to] = [empty[1] - 2.6, empty[1] + 7.6].map((mm) => Math.round((mm / 297) * image.height) * image.width);
  image.data.set(lines.data.subarray(from, to), from);
  const reading = await read(image);
  expect(readings(reading)).toEqual(plainVotes(sheet));
  expect(flaggedRows(reading)).toEqual({});
});

test('a streak that ends in the middle of the sheet, between the boxes, changes nothing', async () => {
  const sheet = await markedSheet({ page: 2, kind: 'tick' });
  const image = scanned(sheet, 1, { severity: 1 });
  const { high } = sheet.page.rows[0]!.boxes;
  const column = Math.round(((high[0] + high[2] + 7) / 210) * image.width);
  const half = Math.round(image.height / 2) * image.width;
  image.data.set(streaked(image, column, 2, 0.5).data.subarray(0, half));
  const reading = await read(image);
  expect(readings(reading)).toEqual(plainVotes(sheet));
  expect([flaggedRows(reading), reading.flags]).toEqual([{}, []]);
});

test('several streaks change nothing', async () => {
  const sheet = await markedSheet({ page: 1 });
  let image = copied(sheet);
  for (const place of [30, 60, 139, 141, 160]) image = streaked(image, place * 6, 2, 0.5);
  const reading = await read(image);
  expect(readings(reading)).toEqual(plainVotes(sheet));
  expect([flaggedRows(reading), reading.flags]).toEqual([{}, []]);
});

const paper = (width: number, height: number): GreyImage => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(240),
});

test('a streak is found and painted over with the paper beside it', () => {
  const image = streaked(paper(60, 100), 30, 2, 0.5);
  expect(findStreaks(image)).toEqual([{ from: 30, to: 31, top: 0, bottom: 99 }]);
  repairStreaks(image, findStreaks(image), 1);
  expect(new Set(image.data)).toEqual(new Set([240]));
});

test('no more than the streak hides is painted over', () => {
  const image = streaked(paper(120, 200), 60, 2, 0.5);
  for (let y = 80; y < 120; y += 1) image.data[y * 120 + 63] = 60;
  repairStreaks(image, [{ from: 30, to: 30, top: 0, bottom: 99 }], 2);
  expect([...image.data.subarray(100 * 120 + 58, 100 * 120 + 65)]).toEqual([240, 240, 240, 240, 240, 60, 240]);
});

test('two streaks side by side are found, however near they are', () => {
  for (const apart of [3, 4, 5, 6])
    expect(findStreaks(streaked(streaked(paper(60, 100), 30, 1, 0.5), 30 + apart, 1, 0.5))).toEqual([
      { from: 30, to: 30, top: 0, bottom: 99 },
      { from: 30 + apart, to: 30 + apart, top: 0, bottom: 99 },
    ]);
});

test('what runs over part of the height, or is broad, is no streak', () => {
  const image = paper(60, 100);
  for (let y = 0; y < 50; y += 1) image.data[y * 60 + 30] = 0;
  expect(findStreaks(image)).toEqual([]);
  expect(findStreaks(streaked(paper(60, 100), 20, 12, 0.8))).toEqual([]);
  expect(findStreaks({ width: 0, height: 0, data: new Uint8Array(0) })).toEqual([]);
});

/** A streak in some rows only, with what covers it now and then. */
function partly(image: GreyImage, column: number, wide: number, isThere: (y: number) => boolean): GreyImage {
  const { width, data } = streaked(image, column, wide, 0.5);
  return {
    ...image,
    data: image.data.map((value, at) => (isThere(Math.floor(at / width)) ? (data[at] ?? value) : value)),
  };
}

test('a streak two pixels wide that ends in the middle of the sheet is painted over whole', () => {
  const image = partly(paper(60, 1100), 30, 2, (y) => y < 400);
  expect(findStreaks(image)).toEqual([{ from: 30, to: 31, top: 0, bottom: 398 }]);
  repairStreaks(image, findStreaks(image), 1);
  expect(new Set(image.data.subarray(0, 398 * 60))).toEqual(new Set([240]));
});

test('a streak that lies on timing bars is one, the sides of boxes that stand above each other are none', () => {
  // Rows of 8 mm, four pixels a millimetre: bars of 2 mm, boxes of 5.3 mm.
  const found = (hidden: number) =>
    findStreaks(partly(paper(60, 1100), 30, 1, (y) => y > 300 && y < 700 && y % 32 >= hidden));
  expect(found(8)).toHaveLength(1);
  expect(found(11)).toEqual([]);
});
