// Parts of the page laid straight, as ink: 0 bare paper, 255 as black as this page is printed.
import type { GreyImage } from '../image/grey-image.ts';
import { evenParts } from './even-parts.ts';
import { type Fold, withoutFold } from './folds.ts';
import type { PageMap } from './page-map.ts';
import type { PaperWhite } from './paper-white.ts';
import { type Plane, planeAt } from './plane.ts';
import type { Softness } from './softness.ts';

/** Everything that is needed to lay any place of a page straight. */
export interface Laid {
  readonly image: GreyImage;
  readonly white: PaperWhite;
  readonly map: PageMap;
  /** Brightness of printed black, as a share of the paper's. */
  readonly black: number;
  /** Folds of the sheet, and its width and height in millimetres. */
  readonly folds: readonly Fold[];
  readonly size: readonly [number, number];
}

/** Everything that is needed to look at any place of a page. */
export interface Sight extends Laid {
  readonly softness: Softness;
}

/** A straight piece of the page: ink, row by row. */
export interface Piece {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** Within so many millimetres the page is taken for flat. */
const tile = 9;

/**
 * The piece of the page that begins at (`X`, `Y`) millimetres, `width` × `height` pixels at `perMm` pixels a millimetre. `into`: memory for
 * at least so many pixels, where the piece is needed for a moment only.
 */
export function rectify(
  sight: Laid,
  X: number,
  Y: number,
  width: number,
  height: number,
  perMm: number,
  into?: Uint8Array,
): Piece {
  const pieceInk = into?.subarray(0, width * height).fill(0) ?? new Uint8Array(width * height);
  const { image, white, map, black } = sight;
  const step = Math.round(tile * perMm);
  for (let tileY = 0; tileY < height; tileY += step)
    for (let tileX = 0; tileX < width; tileX += step) {
      const w = Math.min(step, width - tileX);
      const h = Math.min(step, height - tileY);
      const plane = planeAt(map, X + (tileX + 0.5) / perMm, Y + (tileY + 0.5) / perMm, w, h, perMm);
      for (const { paper, x, y, ...part } of evenParts(white, plane, w, h, perMm)) {
        const first = (tileY + y) * width + tileX + x;
        layFlat(image, part.plane, inksOn(paper, black), pieceInk, first, part.width, part.height, width);
      }
    }
  const piece = { width, height, ink: pieceInk };
  for (const fold of sight.folds) withoutFold(fold, piece, [X, Y, perMm], sight.size);
  return piece;
}

/** The ink of each brightness on paper as bright as `paper`. Valid until the next call. */
function inksOn(paper: number, black: number): Uint8ClampedArray {
  const scale = 255 / Math.max(1, paper * (1 - black));
  for (let value = 0; value < inks.length; value += 1) inks[value] = (paper - value) * scale;
  return inks;
}
const inks = new Uint8ClampedArray(256);

/** Places between pixels are whole numbers of 65,536ths in the inner loops: this is where a page is read at all. */
export const fixed = 16;
const half = 2 ** (fixed - 1);

/** Writes the ink of a flat part of the picture, each point between the four pixels around it. `out` begins at `first`, a row has `stride`. */
function layFlat(
  image: GreyImage,
  { x: x0, y: y0, across, down }: Plane,
  inks: Uint8ClampedArray,
  out: Uint8Array,
  first: number,
  w: number,
  h: number,
  stride: number,
): void {
  const one = 2 ** fixed;
  const [ax, ay] = [Math.round(across[0] * one), Math.round(across[1] * one)];
  const right = (image.width - 1) << fixed;
  const bottom = (image.height - 1) << fixed;
  const within = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < right && y < bottom;
  for (let row = 0; row < h; row += 1) {
    const x = Math.round((x0 + down[0] * row) * one) - half;
    const y = Math.round((y0 + down[1] * row) * one) - half;
    const to = first + row * stride;
    // A line whose two ends lie in the picture lies in it.
    if (within(x, y) && within(x + ax * (w - 1), y + ay * (w - 1))) layLine(image, inks, out, to, w, x, y, ax, ay);
    else
      for (let at = 0; at < w; at += 1)
        if (within(x + ax * at, y + ay * at)) layLine(image, inks, out, to + at, 1, x + ax * at, y + ay * at, ax, ay);
  }
}

/** Writes `count` points of a line that lies in the picture. */
function layLine(
  { width, data }: GreyImage,
  inks: Uint8ClampedArray,
  out: Uint8Array,
  to: number,
  count: number,
  x: number,
  y: number,
  ax: number,
  ay: number,
): void {
  for (const end = to + count; to < end; to += 1, x += ax, y += ay) {
    const fx = (x >> 8) & 255;
    const fy = (y >> 8) & 255;
    const upper = (y >> fixed) * width + (x >> fixed);
    const lower = upper + width;
    const above = (data[upper] as number) * (256 - fx) + (data[upper + 1] as number) * fx;
    const below = (data[lower] as number) * (256 - fx) + (data[lower + 1] as number) * fx;
    out[to] = inks[(above * (256 - fy) + below * fy + half) >> fixed] as number;
  }
}
