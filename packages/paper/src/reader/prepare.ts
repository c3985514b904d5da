// A layout made ready for reading: its clean pages as ink.
import sharp from 'sharp';
import { type BallotPage, cleanPixelsPerMm, columns, type LayoutFile, type Rect } from '../layout/layout.ts';
import { type Landmark, landmarksOf } from './bend.ts';
import { boxScale, cleanRim } from './box-frame.ts';
import { type CleanBox, pieceOrigin, pieceSize } from './box-shape.ts';
import { cleanName } from './name-cell.ts';
import type { CleanPrint } from './print-cell.ts';
import { cleanTexts } from './printed-text.ts';
import { levelRules, type Rule } from './rules.ts';
import { twiceAlike } from './twice-alike.ts';
import { type WritingMask, writingMask } from './writing.ts';

/** The picture of a clean page as ink: 0 white, 255 black; `perMm` pixels a millimetre. */
export interface CleanInk {
  readonly width: number;
  readonly height: number;
  readonly perMm: number;
  readonly ink: Uint8Array;
}

export interface PreparedRow {
  readonly row: BallotPage['rows'][number];
  readonly boxes: readonly { readonly rect: Rect; readonly clean: CleanBox }[];
  readonly name: CleanPrint;
}

export interface PreparedPage {
  readonly page: BallotPage;
  readonly rows: readonly PreparedRow[];
  readonly writing: WritingMask;
  readonly rules: readonly Rule[];
  /** The printed text outside of names, place by place. */
  readonly texts: readonly CleanPrint[];
  readonly landmarks: readonly Landmark[];
}

export interface PreparedLayout {
  readonly style: string;
  readonly pages: readonly PreparedPage[];
}

/** Decodes the clean pages and cuts out what the reading compares with, twice. Throws where a picture cannot be decoded. */
export function prepareLayout(file: LayoutFile): Promise<PreparedLayout> {
  return twiceAlike(() => prepared(file));
}

async function prepared(file: LayoutFile): Promise<PreparedLayout> {
  const pages = await Promise.all(
    file.pages.map(async ({ clean, ...page }) => {
      const ink = await cleanInk(Buffer.from(clean, 'base64'), page);
      const writing = writingMask(ink, page);
      const rules = levelRules(ink);
      return {
        page,
        rows: page.rows.map((row) => ({
          row,
          boxes: columns
            .map((column) => row.boxes[column])
            .map((rect) => ({
              rect,
              clean: cleanBox(ink, rect),
            })),
          name: cleanName(ink, row, rules),
        })),
        writing,
        rules,
        texts: cleanTexts(ink, page, writing, rules),
        landmarks: landmarksOf(ink, page),
      };
    }),
  );
  return { style: file.style, pages };
}

async function cleanInk(png: Uint8Array, page: BallotPage): Promise<CleanInk> {
  const { data, info } = await sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const expected = Math.round(page.widthMm * cleanPixelsPerMm);
  if (Math.abs(info.width - expected) > 2 || info.channels !== 1)
    throw new RangeError(`page ${page.page}: a clean picture of ${info.width} pixels, not ${expected}`);
  const ink = new Uint8Array(data.length);
  for (let at = 0; at < ink.length; at += 1) ink[at] = 255 - (data[at] as number);
  return { width: info.width, height: info.height, perMm: info.width / page.widthMm, ink };
}

/** How far printed lines spread when they are printed and scanned, in pixels of the piece. */
const spread = 2;
/** Darker than this, of 255, is print: the edges of letters are drawn in grey. */
const printed = 60;

function cleanBox(clean: CleanInk, rect: Rect): CleanBox {
  const size = pieceSize(rect);
  const [X, Y] = pieceOrigin(rect).map((origin) => origin - cleanRim / boxScale) as [number, number];
  const side = size + 2 * cleanRim;
  const ink = new Uint8Array(side * side);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      ink[y * side + x] = darkest(clean, X + (x + 0.5) / boxScale, Y + (y + 0.5) / boxScale, spread / boxScale);
  return { size, ink };
}

/** 255 where print is within `reach` millimetres, else 0. */
function darkest(clean: CleanInk, X: number, Y: number, reach: number): number {
  const x0 = Math.max(0, Math.floor((X - reach) * clean.perMm));
  const x1 = Math.min(clean.width - 1, Math.floor((X + reach) * clean.perMm));
  const y1 = Math.min(clean.height - 1, Math.floor((Y + reach) * clean.perMm));
  for (let y = Math.max(0, Math.floor((Y - reach) * clean.perMm)); y <= y1; y += 1)
    for (let x = x0; x <= x1; x += 1) if ((clean.ink[y * clean.width + x] as number) > printed) return 255;
  return 0;
}
