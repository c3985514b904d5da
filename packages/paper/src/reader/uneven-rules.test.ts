import sharp from 'sharp';
import { expect, test } from 'vitest';
import { prepareLayout } from './prepare.ts';
import { readPage } from './read-page.ts';
import { levelRules } from './rules.ts';
import { ballot, flaggedRows, markedSheet, plainVotes, printScale, readings, scanned } from './testing/ballots.ts';

/** Printers snap hairlines to their dots: one comes out fine, the next twice as thick. */
test('a line of the table that is printed bold is no line through the names beside it', async () => {
  const sheet = await markedSheet({ page: 2, kind: 'tick' });
  const { file, prepared } = await ballot('ballot-21');
  const lines = prepared.pages[1]!.rules.map(({ y }) => y);
  const above = (top: number): number => lines.findLast((y) => y < top)!;
  const below = (top: number): number => lines.find((y) => y > top)!;
  // Names fill the place between two lines, as where forty stand on a ballot.
  const pages = file.pages.slice(1).map((page) => ({
    ...page,
    rows: page.rows.map((row) => {
      const [x, y, w] = row.nameRect;
      return { ...row, nameRect: [x, above(y) + 0.3, w, below(y) - above(y) - 0.5] as const };
    }),
  }));
  const dense = await prepareLayout({ ...file, pages });
  const { width, data } = sheet.picture;
  for (const { nameRect } of sheet.page.rows.filter((_, index) => index % 3 === 0)) {
    const [x, y, w] = nameRect;
    for (const line of [above(y), below(y)])
      for (let mm = line - 0.04; mm < line + 0.28; mm += 1 / printScale) {
        const start = Math.round(mm * printScale) * width + Math.round(x * printScale);
        data.fill(0, start, start + Math.round(w * printScale));
      }
  }
  for (const severity of [0, 1] as const) {
    const reading = await readPage(scanned(sheet, 1, { severity }), [dense]);
    expect(readings(reading)).toEqual(plainVotes(sheet));
    expect([flaggedRows(reading), reading.flags]).toEqual([{}, []]);
  }
});

test('a line of the table close above the boxes is no ink beside them where they lie lower than their place', async () => {
  const sheet = await markedSheet({ page: 2 });
  const { file } = await ballot('ballot-21');
  const rows = sheet.page.rows.map(({ boxes }) => boxes);
  const [left, right] = [rows[0]!.high[0] - 6, rows[0]!.low[0] + rows[0]!.low[2] + 6];
  /** Draws a line above each row of boxes, as close as where thirty stand on a page. */
  const drawLines = (data: Uint8Array, width: number, perMm: number, black: number): void => {
    for (const { high } of rows)
      for (let mm = high[1] - 2.45; mm < high[1] - 2.3; mm += 1 / perMm) {
        const start = Math.round(mm * perMm) * width;
        data.fill(black, start + Math.round(left * perMm), start + Math.round(right * perMm));
      }
  };
  const pages = await Promise.all(
    file.pages.slice(1).map(async (page) => {
      const { data, info } = await sharp(Buffer.from(page.clean, 'base64'))
        .toColourspace('b-w')
        .raw()
        .toBuffer({ resolveWithObject: true });
      drawLines(data, info.width, info.width / page.widthMm, 0);
      const png = await sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } })
        .png()
        .toBuffer();
      return { ...page, clean: png.toString('base64') };
    }),
  );
  const { width, data } = sheet.picture;
  drawLines(data, width, printScale, 0);
  const [x0, x1] = [Math.round(left * printScale), Math.round(right * printScale)];
  const lower = Math.round(0.5 * printScale);
  const last = Math.round((rows.at(-1)!.high[1] + 9) * printScale);
  for (let y = last; y > Math.round((rows[0]!.high[1] - 4) * printScale); y -= 1)
    data.copyWithin(y * width + x0, (y - lower) * width + x0, (y - lower) * width + x1);
  const reading = await readPage(scanned(sheet, 1, { severity: 1 }), [await prepareLayout({ ...file, pages })]);
  expect(readings(reading)).toEqual(plainVotes(sheet));
  expect([flaggedRows(reading), reading.flags]).toEqual([{}, []]);
});

test('rules of the table are found where they are printed', () => {
  const [width, height, perMm] = [600, 40, 10];
  const ink = new Uint8Array(width * height);
  ink.fill(255, 12 * width + 100, 12 * width + 500);
  ink.fill(255, 30 * width + 100, 30 * width + 300);
  expect(levelRules({ width, height, perMm, ink })).toEqual([{ left: 10, right: 49.9, y: 1.2 }]);
});
