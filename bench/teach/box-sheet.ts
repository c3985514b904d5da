// A sheet full of boxes with nothing else in its table: some four hundred marks that went through printer, pen and scanner at once.
import sharp from 'sharp';
import type { GreyImage } from '../../packages/paper/src/image/grey-image.ts';
import {
  type BallotPage,
  cleanPixelsPerMm,
  type LayoutFile,
  type Rect,
} from '../../packages/paper/src/layout/layout.ts';

/** Side of a box and its line, and how far boxes stand apart, millimetres. */
const side = 5;
const line = 0.35;
const apart = 11;

export interface BoxSheet {
  readonly file: LayoutFile;
  readonly page: BallotPage;
  readonly print: GreyImage;
  readonly boxes: readonly Rect[];
}

/** Makes the sheet of a printed ballot page: its corners, codes and bars stay, rows of boxes take the place of its table. */
export async function boxSheet(style: string, page: BallotPage, print: GreyImage): Promise<BoxSheet> {
  const perMm = print.width / page.widthMm;
  const data = print.data.slice();
  const fill = ([x, y, w, h]: Rect, value: number): void => {
    for (let row = Math.round(y * perMm); row < Math.round((y + h) * perMm); row += 1)
      data.fill(value, row * print.width + Math.round(x * perMm), row * print.width + Math.round((x + w) * perMm));
  };
  const first = page.bars[0];
  const last = page.bars.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a page without bars');
  const left = first[0][0] + first[0][2] + 3;
  const right = first[1][0] - 3;
  fill([left - 2, first[0][1] - 5, right - left + 4, last[0][1] - first[0][1] + 12], 255);
  const perLine = Math.floor((right - left - 2 - side) / apart / 3) * 3;
  const rows: BallotPage['rows'][number][] = [];
  for (const [bar] of page.bars) {
    const y = bar[1] + bar[3] / 2 - side / 2;
    fill([left - 2, y + side + (7.2 - side) / 2, right - left + 4, 0.1], 60);
    for (let start = 0; start < perLine; start += 3) {
      const three = [0, 1, 2].map((column): Rect => [left + 3 + (start + column) * apart, y, side, side]);
      for (const box of three) {
        fill(box, 0);
        fill([box[0] + line, box[1] + line, side - 2 * line, side - 2 * line], 255);
      }
      const [high, confidence, low] = three;
      if (high === undefined || confidence === undefined || low === undefined)
        throw new RangeError('three boxes a row');
      const row = rows.length + 1;
      rows.push({ row, person: `P${row}`, name: '', nameRect: [left - 1, y, 1, 1], boxes: { high, confidence, low } });
    }
  }
  const boxed = { ...page, rows, freeRects: [], stampRect: null, signatureRect: null };
  const sheet: GreyImage = { width: print.width, height: print.height, data };
  const clean = shrunkTo(
    sheet,
    Math.round(page.widthMm * cleanPixelsPerMm),
    Math.round(page.heightMm * cleanPixelsPerMm),
  );
  const png = await sharp(clean.data, { raw: { width: clean.width, height: clean.height, channels: 1 } })
    .png()
    .toBuffer();
  return {
    file: { style, pages: [{ ...boxed, clean: png.toString('base64') }] },
    page: boxed,
    print: sheet,
    boxes: rows.flatMap(({ boxes }) => [boxes.high, boxes.confidence, boxes.low]),
  };
}

function shrunkTo(image: GreyImage, width: number, height: number): GreyImage {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [x0, x1] = [Math.floor((x * image.width) / width), Math.ceil(((x + 1) * image.width) / width)];
      const [y0, y1] = [Math.floor((y * image.height) / height), Math.ceil(((y + 1) * image.height) / height)];
      let sum = 0;
      for (let py = y0; py < y1; py += 1)
        for (let px = x0; px < x1; px += 1) sum += image.data[py * image.width + px] ?? 255;
      data[y * width + x] = sum / ((x1 - x0) * (y1 - y0));
    }
  return { width, height, data };
}
