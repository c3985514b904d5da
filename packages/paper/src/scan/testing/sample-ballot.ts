// A ballot of invented people with real codes, its layout file, and scans of it, for tests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { GreyImage } from '../../image/grey-image.ts';
import { type BallotPage, cleanPixelsPerMm, type LayoutFile, type Rect } from '../../layout/layout.ts';
import { styleCodeText } from '../../layout/style-code.ts';
import { encode } from '../../practice/encode.ts';
import { markPage } from '../../practice/mark-page.ts';
import { planSheet } from '../../practice/plan-sheet.ts';
import { seededRandom } from '../../practice/random.ts';
import { cleanRates } from '../../practice/rates.ts';
import { scan } from '../../practice/scan.ts';
import { samplePage, samplePrint } from '../../practice/testing/sample-page.ts';

const codeRects: readonly Rect[] = [
  [169.7, 20, 17.5, 17.5],
  [29, 262, 17.5, 17.5],
];

/** A page of the ballot `style`, as in a layout file. */
function ballotPage(style: string, page: number, of: number): BallotPage {
  const sample = samplePage(12);
  const first = 12 * (page - 1);
  return {
    ...sample,
    page,
    rows: sample.rows.map((row) => ({ ...row, row: row.row + first, person: `${style}-${row.row + first}` })),
    protectRects: [...sample.protectRects, ...codeRects],
    codes: codeRects.map((rect) => ({ rect, text: styleCodeText(style, page, of) })),
  };
}

/** The page as printed, with its codes. */
export async function printed(page: BallotPage, pixelsPerMm: number): Promise<GreyImage> {
  const print = samplePrint(page, pixelsPerMm);
  for (const { rect, text } of page.codes) await drawCode(print, rect, text, pixelsPerMm);
  return print;
}

/** Draws a QR code into a picture. */
export async function drawCode(picture: GreyImage, [x, y, w, h]: Rect, text: string, perMm: number): Promise<void> {
  prepare();
  const { symbol } = await writeBarcode(text, { format: 'QRCode', ecLevel: 'M' });
  const margin = 1;
  const left = Math.round((x - margin) * perMm);
  for (let row = Math.round((y - margin) * perMm); row < (y + h + margin) * perMm; row += 1)
    for (let column = left; column < (x + w + margin) * perMm; column += 1) {
      const u = Math.floor(((column + 0.5) / perMm - x) * (symbol.width / w));
      const v = Math.floor(((row + 0.5) / perMm - y) * (symbol.height / h));
      const inside = u >= 0 && v >= 0 && u < symbol.width && v < symbol.height;
      picture.data[row * picture.width + column] = inside ? (symbol.data[v * symbol.width + u] ?? 255) : 255;
    }
}

let ready = false;
function prepare(): void {
  if (ready) return;
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
  });
  ready = true;
}

/** The layout of a ballot of `pages` pages. */
export async function sampleLayout(style: string, pages: number): Promise<LayoutFile> {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  return {
    style,
    pages: await Promise.all(
      numbers.map(async (number) => {
        const page = ballotPage(style, number, pages);
        const { width, height, data } = await printed(page, cleanPixelsPerMm);
        const png = await sharp(data, { raw: { width, height, channels: 1 } })
          .png()
          .toBuffer();
        return { ...page, clean: png.toString('base64') };
      }),
    ),
  };
}

/** A JPEG of one page that a voter has marked plainly, and the levels of its rows; `feed` is another scan of the same sheet. */
export async function sampleScan(
  page: BallotPage,
  voter: number,
  feed = 1,
): Promise<{ readonly jpeg: Buffer; readonly readings: readonly string[] }> {
  const random = seededRandom(voter);
  const plan = planSheet(page, { ...cleanRates, stamp: 0, signature: 0, kinds: { tick: 1, cross: 1 } }, random);
  const marked = markPage(await printed(page, 8), page, plan, random, { colour: 'grey' });
  const picture = scan(marked, page, { severity: 1, dpi: 150, colour: 'grey' }, seededRandom(1000 * feed + voter));
  return {
    jpeg: await encode(picture, 'jpeg', { dpi: 150, quality: 88 }),
    readings: plan.truth.rows.map(({ reading }) => reading),
  };
}
