// Ink where the clean page has none: added words, lines, drawings (S16: a place for a signature is exempt).

import type { GreyImage } from '../image/grey-image.ts';
import type { BallotPage, Rect } from '../layout/layout.ts';
import { beyond as lookedAt } from './box-shape.ts';
import { type EvenPart, evenParts } from './even-parts.ts';
import { type Fold, foldLimits, foldsIn, liesIn, noTraces, type Traces } from './folds.ts';
import type { PageMap } from './page-map.ts';
import type { PaperWhite } from './paper-white.ts';
import { planeAt } from './plane.ts';
import type { CleanInk } from './prepare.ts';
import { fixed } from './rectify.ts';
import { edged, paleSpots, pixel, type Spot, spots } from './spots.ts';

/** Pixels per millimetre at which the page is looked over. */
export const maskScale = 4;
/** How far print spreads and wanders, millimetres. */
const spread = 0.8;
/** Darker than this, of 255, is print or its soft edge. */
const printedInk = 40;
/** Nothing is judged so near the edge of the paper, millimetres. */
export const edge = 3;
/** What is judged elsewhere, or may carry ink, with room around it, millimetres. */
export const aside = { protect: 1.2, box: lookedAt, stamp: 3, signature: 0.5 } as const;

/** Where ink beside boxes is a mark of this row. */
export function besideBoxes({ high, low }: BallotPage['rows'][number]['boxes']): Rect {
  const around = lookedAt + 4;
  return [high[0] - around, high[1] - lookedAt, low[0] + low[2] - high[0] + 2 * around, high[3] + 2 * lookedAt];
}

/** Where nothing may stand: 1, between the boxes of a row 2, else 0. */
export interface WritingMask {
  readonly width: number;
  readonly height: number;
  readonly bare: Uint8Array;
  /** How many pixels of that there are in each line within each tile, across the page and down it (`folds.ts`). */
  readonly open: { readonly across: Uint8Array; readonly down: Uint8Array };
}

export function writingMask(clean: CleanInk, page: BallotPage): WritingMask {
  const width = Math.floor(page.widthMm * maskScale);
  const height = Math.floor(page.heightMm * maskScale);
  const printed = new Uint8Array(width * height);
  for (let y = 0; y < clean.height; y += 1)
    for (let x = 0; x < clean.width; x += 1)
      if ((clean.ink[y * clean.width + x] as number) > printedInk) {
        const px = Math.min(width - 1, Math.floor((x / clean.perMm) * maskScale));
        const py = Math.min(height - 1, Math.floor((y / clean.perMm) * maskScale));
        printed[py * width + px] = 1;
      }
  const bare = new Uint8Array(width * height).fill(1);
  for (const { boxes } of page.rows) {
    const [x, y, w, h] = besideBoxes(boxes);
    const from = Math.max(0, Math.floor(x * maskScale));
    for (let row = Math.floor(y * maskScale); row < Math.min(height, Math.ceil((y + h) * maskScale)); row += 1)
      bare.fill(2, row * width + from, row * width + Math.min(width, Math.ceil((x + w) * maskScale)));
  }
  const reach = Math.round(spread * maskScale);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (printed[y * width + x] !== 1) continue;
      const from = x;
      while (x + 1 < width && printed[y * width + x + 1] === 1) x += 1;
      clear(bare, width, height, from - reach, y - reach, x + reach + 1, y + reach + 1);
    }
  const rects: [Rect, number][] = [
    ...page.protectRects.map((rect): [Rect, number] => [rect, aside.protect]),
    ...page.rows.flatMap(({ boxes }) =>
      [boxes.high, boxes.confidence, boxes.low].map((rect): [Rect, number] => [rect, aside.box]),
    ),
    ...(page.signatureRect === null ? [] : [[page.signatureRect, aside.signature] as [Rect, number]]),
  ];
  for (const [[x, y, w, h], room] of rects)
    clear(
      bare,
      width,
      height,
      Math.floor((x - room) * maskScale),
      Math.floor((y - room) * maskScale),
      Math.ceil((x + w + room) * maskScale),
      Math.ceil((y + h + room) * maskScale),
    );
  if (page.stampRect !== null) clearDisk(bare, width, height, page.stampRect, aside.stamp);
  const rim = edge * maskScale;
  clear(bare, width, height, 0, 0, width, rim);
  clear(bare, width, height, 0, height - rim, width, height);
  clear(bare, width, height, 0, 0, rim, height);
  clear(bare, width, height, width - rim, 0, width, height);
  return { width, height, bare, open: openOf(bare, width, height) };
}

/** Pixels of the side of a part of the page that is taken for flat, a tile. */
const step = 24;

function openOf(bare: Uint8Array, width: number, height: number): WritingMask['open'] {
  const across = new Uint8Array(Math.ceil(width / step) * height);
  const down = new Uint8Array(Math.ceil(height / step) * width);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (bare[y * width + x] === 0) continue;
      const line = Math.floor(x / step) * height + y;
      const column = Math.floor(y / step) * width + x;
      across[line] = (across[line] as number) + 1;
      down[column] = (down[column] as number) + 1;
    }
  return { across, down };
}

function clear(mask: Uint8Array, width: number, height: number, x0: number, y0: number, x1: number, y1: number): void {
  const left = Math.max(0, x0);
  const right = Math.min(width, x1);
  for (let y = Math.max(0, y0); y < Math.min(height, y1); y += 1) mask.fill(0, y * width + left, y * width + right);
}

/** Clears the disk in a place, and `room` around it: stamps are round. */
function clearDisk(mask: Uint8Array, width: number, height: number, [x, y, w, h]: Rect, room: number): void {
  const radius = (Math.min(w, h) / 2 + room) * maskScale;
  const [middleX, middleY] = [(x + w / 2) * maskScale, (y + h / 2) * maskScale];
  for (let row = Math.ceil(middleY - radius); row <= middleY + radius; row += 1) {
    const half = Math.sqrt(radius ** 2 - (row - middleY) ** 2);
    clear(mask, width, height, Math.round(middleX - half), row, Math.round(middleX + half), row + 1);
  }
}

/** Ink from here on is written: share of printed black; between boxes a faint mark must not fall into dots, and words of a pale pencil not anywhere. */
const written = 0.2;
const faint = 0.12;
const palest = 0.09;
/** From here on it is bold: a hair on the glass hardly is anywhere. */
const boldest = 0.45;

/** Pale strokes are no wider, millimetres. */
const widest = 1;
/** So far from ink it is brighter by at least so much of printed black, from pale ink by less: the edges of ink are seen in every picture that is read, those of a stain, a shadow or a finger before the lens are soft. */
const brighterBeside = { ink: 0.16, pale: 0.08 } as const;

/** What the clean page does not have. */
export interface Added {
  /** Spots of ink, specks of dust too. */
  readonly spots: readonly Spot[];
  /** Spots of anything that is not as white as the paper: ink with its soft edges, and paler ones. */
  readonly pale: readonly Spot[];
  readonly folds: readonly Fold[];
}

/** What the clean page does not have. `small`: the picture shrunk by `factor`. */
export function added(
  small: GreyImage,
  factor: number,
  white: PaperWhite,
  black: number,
  map: PageMap,
  { width, height, bare, open }: WritingMask,
): Added {
  const kinds = new Uint8Array(width * height);
  const edges = new Uint8Array(width * height);
  const across = noTraces(open.across, height);
  const down = noTraces(open.down, width);
  const seen: Seen = { small, factor, black, width, bare, kinds, edges, across, down };
  for (let tileY = 0; tileY < height; tileY += step)
    for (let tileX = 0; tileX < width; tileX += step) {
      const w = Math.min(step, width - tileX);
      const h = Math.min(step, height - tileY);
      const plane = planeAt(map, (tileX + 0.5) / maskScale, (tileY + 0.5) / maskScale, w, h, maskScale);
      for (const part of evenParts(white, plane, w, h, maskScale)) seePart(seen, part, tileX, tileY, height);
    }
  const [tile, line] = [step / maskScale, 1 / maskScale];
  const folds = [...foldsIn(across, 'across', tile, line), ...foldsIn(down, 'down', tile, line)];
  const size = [width / maskScale, height / maskScale] as const;
  const apart = ({ rect }: Spot): boolean => !folds.some((fold) => liesIn(fold, rect, size));
  const marks = { width, height, perMm: maskScale, kinds, edges };
  return { spots: spots(marks).filter(apart), pale: paleSpots(marks).filter(apart), folds };
}

/** What is looked at, and what was seen so far. */
interface Seen {
  readonly small: GreyImage;
  readonly factor: number;
  readonly black: number;
  readonly width: number;
  readonly bare: Uint8Array;
  readonly kinds: Uint8Array;
  readonly edges: Uint8Array;
  readonly across: Traces;
  readonly down: Traces;
}

/** Looks at a part of the tile that begins at (`tileX`, `tileY`), line by line. */
function seePart(seen: Seen, part: EvenPart, tileX: number, tileY: number, height: number): void {
  const { small, factor, black, width, bare, across, down } = seen;
  const { plane, paper } = part;
  const limits = limitsOn(paper, black);
  const toInk = 255 / Math.max(1, paper * (1 - black));
  const one = 2 ** fixed / factor;
  const [ax, ay] = [Math.round(plane.across[0] * one), Math.round(plane.across[1] * one)];
  const beside = Math.round((widest * maskScale * Math.hypot(...plane.across)) / factor);
  for (let row = 0; row < part.height; row += 1) {
    const x = Math.round((plane.x + plane.down[0] * row) * one);
    const y = Math.round((plane.y + plane.down[1] * row) * one);
    const [left, top] = [tileX + part.x, tileY + part.y + row];
    const start = top * width + left;
    const greys = greyPixels(small, bare, start, part.width, x, y, ax, ay, limits.folded);
    const line = (tileX / step) * height + top;
    const column = (tileY / step) * width + left;
    for (let each = 0; each < greys; each += 1) {
      const offset = greyOffsets[each] as number;
      const at = greyPlaces[each] as number;
      const value = small.data[at] as number;
      const grey = Math.round((paper - value) * toInk);
      trace(across, line, grey);
      trace(down, column + offset, grey);
      if (value < limits.least) seePixel(seen, start + offset, at, limits, beside);
    }
  }
}

function trace({ grey, ink }: Traces, at: number, value: number): void {
  grey[at] = (grey[at] as number) + 1;
  ink[at] = (ink[at] as number) + value;
}

/** Brightnesses on paper as bright as this: darker than these it is bold, ink, faint ink, anything; grey as a fold. How much brighter it is beside a ridge, and beside edges. */
function limitsOn(paper: number, black: number) {
  const darker = (share: number) => Math.ceil(paper * (1 - share * (1 - black)));
  const by = (share: number) => paper * share * (1 - black);
  return {
    bold: darker(boldest),
    strong: darker(written),
    weak: darker(faint),
    least: darker(palest),
    folded: darker(foldLimits.pale),
    rise: by(palest) / 2,
    paleEdge: by(brighterBeside.pale),
    inkEdge: by(brighterBeside.ink),
  };
}

/** What the pixel `at` of the picture is, which lies in the place `out` of the page. */
function seePixel(seen: Seen, out: number, at: number, limits: ReturnType<typeof limitsOn>, beside: number): void {
  const { small, bare, kinds, edges } = seen;
  const value = small.data[at] as number;
  if (value < limits.strong) kinds[out] = value < limits.bold ? pixel.bold : pixel.ink;
  else if (value < limits.weak && bare[out] === 2) kinds[out] = pixel.faint;
  else if (isRidge(small, at, beside, value + limits.rise)) kinds[out] = pixel.pale;
  else return;
  const brighter = brightestBeside(small, at, beside) - value;
  if (brighter >= limits.paleEdge) edges[out] = brighter >= limits.inkEdge ? edged.ink : edged.pale;
}

/** Those of a line of a part of the page that are grey: where they are in the line, and in the picture. */
const greyOffsets = new Int32Array(step);
const greyPlaces = new Int32Array(step);

/** How many of a line of `count` pixels, where something is looked for, are darker than `folded`; few are, so that this loop is short. */
function greyPixels(
  { width, height, data }: GreyImage,
  bare: Uint8Array,
  start: number,
  count: number,
  x0: number,
  y0: number,
  ax: number,
  ay: number,
  folded: number,
): number {
  let found = 0;
  for (let offset = 0, x = x0, y = y0; offset < count; offset += 1, x += ax, y += ay) {
    if (bare[start + offset] === 0) continue;
    const px = x >> fixed;
    const py = y >> fixed;
    if (px < 0 || py < 0 || px >= width || py >= height) continue;
    const place = py * width + px;
    if ((data[place] as number) >= folded) continue;
    greyOffsets[found] = offset;
    greyPlaces[found] = place;
    found += 1;
  }
  return found;
}

/** Whether it is brighter than this on both sides, left and right or above and below: a stroke is, no part of a shadow. */
function isRidge({ width, data }: GreyImage, at: number, beside: number, bright: number): boolean {
  const far = beside * width;
  return (
    ((data[at - beside] ?? 0) > bright && (data[at + beside] ?? 0) > bright) ||
    ((data[at - far] ?? 0) > bright && (data[at + far] ?? 0) > bright)
  );
}

/** How bright it is at most so far to the left or right, above or below: the mean of three pixels, since one may be grain. */
function brightestBeside({ width, data }: GreyImage, at: number, beside: number): number {
  const mean = (middle: number, step: number): number =>
    ((data[middle - step] ?? 0) + (data[middle] ?? 0) + (data[middle + step] ?? 0)) / 3;
  const far = beside * width;
  return Math.max(mean(at - beside, width), mean(at + beside, width), mean(at - far, 1), mean(at + far, 1));
}
