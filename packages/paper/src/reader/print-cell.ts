// A place with print on it against the clean page: what ink is there that was not printed?
import type { Rect } from '../layout/layout.ts';
import type { CleanInk } from './prepare.ts';
import { type Piece, rectify, type Sight } from './rectify.ts';

/** How far the words may lie from where the map has them, millimetres. */
const wander = 0.625;

export interface CleanPrint {
  /** Where the piece begins, millimetres. */
  readonly X: number;
  readonly Y: number;
  /** Pixels per millimetre at which the print is compared. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** Printed ink, the darkest within a pixel. */
  readonly spread: Uint8Array;
  readonly columns: Float32Array;
  readonly rows: Float32Array;
}

/** Ink that is not printed, mm² per millimetre of the place's width. */
export type AddedToPrint = Float32Array;

/** Print so near a place that it spreads into it, pixels. */
const rim = 1;

export function cleanPrint(clean: CleanInk, [X, Y, w, h]: Rect, scale: number): CleanPrint {
  const width = Math.round(w * scale);
  const height = Math.round(h * scale);
  const [wide, high] = [width + 2 * rim, height + 2 * rim];
  const ink = new Uint8Array(wide * high);
  const columns = pixelsOf(X, scale, wide, clean.perMm, clean.width);
  const rows = pixelsOf(Y, scale, high, clean.perMm, clean.height);
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) ink[y * wide + x] = areaMean(clean, columns, 2 * x, rows, 2 * y);
  return {
    X,
    Y,
    scale,
    width,
    height,
    spread: withoutRim(darkestAround(ink, wide, high), width, height),
    ...profiles(withoutRim(ink, width, height), width, height),
  };
}

/** No ink is beyond this. */
export const leftOut = 255;

/** Leaves a place of the page out of the piece, millimetres: what is there is judged elsewhere, or not at all. */
export function leaveOut({ X, Y, scale, width, height, spread }: CleanPrint, [x, y, w, h]: Rect): void {
  const left = Math.max(0, Math.round((x - X) * scale));
  const right = Math.min(width, Math.round((x + w - X) * scale));
  if (right <= left) return;
  const bottom = Math.min(height, Math.round((y + h - Y) * scale));
  for (let row = Math.max(0, Math.round((y - Y) * scale)); row < bottom; row += 1)
    spread.fill(leftOut, row * width + left, row * width + right);
}

function withoutRim(ink: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const start = (y + rim) * (width + 2 * rim) + rim;
    out.set(ink.subarray(start, start + width), y * width);
  }
  return out;
}

/** For each of `count` pixels of a piece from `start` millimetres on, one more before it: the first pixel of the clean page that lies in it, and the one after the last. */
function pixelsOf(start: number, scale: number, count: number, perMm: number, length: number): Int32Array {
  const bounds = new Int32Array(2 * count);
  for (let at = 0; at < count; at += 1) {
    const from = start + (at - rim) / scale;
    const first = Math.max(0, Math.floor(from * perMm));
    bounds[2 * at] = first;
    bounds[2 * at + 1] = Math.min(length, Math.max(first + 1, Math.round((from + 1 / scale) * perMm)));
  }
  return bounds;
}

/** The mean ink of the pixels that two pairs of `pixelsOf` name. */
function areaMean({ ink, width }: CleanInk, columns: Int32Array, across: number, rows: Int32Array, down: number) {
  const [x0, x1] = [columns[across] as number, columns[across + 1] as number];
  const [y0, y1] = [rows[down] as number, rows[down + 1] as number];
  let sum = 0;
  for (let y = y0; y < y1; y += 1) for (let x = x0; x < x1; x += 1) sum += ink[y * width + x] as number;
  return sum / Math.max(1, (x1 - x0) * (y1 - y0));
}

function darkestAround(ink: Uint8Array, width: number, height: number): Uint8Array {
  const across = new Uint8Array(ink.length);
  const out = new Uint8Array(ink.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const before = x > 0 ? (ink[at - 1] as number) : 0;
      const after = x < width - 1 ? (ink[at + 1] as number) : 0;
      across[at] = Math.max(before, ink[at] as number, after);
    }
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const above = y > 0 ? (across[at - width] as number) : 0;
      const below = y < height - 1 ? (across[at + width] as number) : 0;
      out[at] = Math.max(above, across[at] as number, below);
    }
  return out;
}

/** How much ink every column and every row has. */
export function profiles(
  ink: Uint8Array,
  width: number,
  height: number,
): { columns: Float32Array; rows: Float32Array } {
  const columns = new Float32Array(width);
  const rows = new Float32Array(height);
  for (let y = 0, at = 0; y < height; y += 1) {
    let sum = 0;
    for (let x = 0; x < width; x += 1, at += 1) {
      const value = ink[at] as number;
      if (value === 0) continue;
      sum += value;
      columns[x] = (columns[x] as number) + value;
    }
    rows[y] = sum;
  }
  return { columns, rows };
}

/** The shift at which two profiles agree best. */
function agreeing(seen: Float32Array, printed: Float32Array, wander: number): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let shift = -wander; shift <= wander; shift += 1) {
    let sum = 0;
    for (let i = Math.max(0, -shift); i < Math.min(seen.length, seen.length - shift); i += 1)
      sum += (seen[i + shift] as number) * (printed[i] as number);
    if (sum > most) {
      most = sum;
      best = shift;
    }
  }
  return best;
}

/** How far the print of a piece lies off as a whole, pixels right and down. */
function lieOf(seen: Pick<CleanPrint, 'columns' | 'rows'>, clean: CleanPrint): readonly [number, number] {
  const reach = Math.round(wander * clean.scale);
  return [agreeing(seen.columns, clean.columns, reach), agreeing(seen.rows, clean.rows, reach)];
}

/** Soft edges of print are this dark, of 255. */
const softEdge = 12;

/** 1 where no print is within `far` pixels, in a piece as it is seen: `spread` as it lies there. */
export function bareOf({ ink }: Piece, clean: CleanPrint, far: number): Uint8Array {
  const { width, height, spread } = clean;
  const [dx, dy] = lieOf(profiles(ink, width, height), clean);
  const bare = new Uint8Array(width * height).fill(1);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if ((spread[y * width + x] as number) <= softEdge) continue;
      const left = Math.max(0, x + dx - far);
      const right = Math.min(width, x + dx + far + 1);
      for (let row = Math.max(0, y + dy - far); row <= Math.min(height - 1, y + dy + far); row += 1)
        if (left < right) bare.fill(0, row * width + left, row * width + right);
    }
  return bare;
}

/** Ink beyond the print from here on is written, of 255. */
const written = 35;

/** `bent`: print may lie a little off from word to word, as where no bars are beside it. */
export function addedToPrint(sight: Sight, clean: CleanPrint, bent = false): AddedToPrint {
  const { width, height, scale } = clean;
  const reach = Math.round(wander * scale);
  if (piece.length < width * height) piece = new Uint8Array(width * height);
  const { ink } = rectify(sight, clean.X, clean.Y, width, height, scale, piece);
  const seen = profiles(ink, width, height);
  const [dx, dy] = lieOf(seen, clean);
  const still = new Int8Array(height).fill(dy);
  const columns = Math.ceil(width / scale);
  const cells = new Float32Array(columns * Math.ceil(height / (line * scale)));
  beyondPrint(ink, clean, dx, still, cells);
  // The map is a little off from word to word: each part counts where it fits best.
  const shifted = new Float32Array(cells.length);
  const isWell = (most: number): boolean => cells.reduce((sum, share) => sum + share, 0) < most;
  const tryOut = (rows: Int8Array, shifts: typeof around8) => {
    if (isWell(suspicious)) return;
    for (const [x, y] of shifts) {
      if (bent && isWell(settled)) return;
      beyondPrint(
        ink,
        clean,
        dx + x,
        rows.map((row) => row + y),
        shifted,
      );
      for (let cell = 0; cell < cells.length; cell += 1)
        cells[cell] = Math.min(cells[cell] as number, shifted[cell] as number);
    }
  };
  tryOut(still, around8);
  if (bent) tryOut(still, around16);
  // A feeder that slips within the line stretches its letters.
  tryOut(followed(seen.rows, clean.rows, reach), beside);
  return Float32Array.from({ length: columns }, (_, column) => {
    let sum = 0;
    for (let cell = column; cell < cells.length; cell += columns) sum += cells[cell] as number;
    return sum;
  });
}

/** What it costs to go one pixel further off from one row to the next, in rows that tryOut not at all. */
const slipping = 0.1;

/**
 * How far each row of the print lies off where a feeder slipped, pixels down: at most `reach`, and by at most one pixel from a row to the next,
 * so that the rows have ink where the print has it (dynamic programming over rows and shifts).
 */
function followed(seen: Float32Array, printed: Float32Array, reach: number): Int8Array {
  const height = printed.length;
  const shifts = 2 * reach + 1;
  const most = Math.max(1, ...printed);
  const unlike = (row: number, shift: number) =>
    Math.abs((seen[row + shift - reach] ?? 0) - (printed[row] as number)) / most;
  let costs = Float32Array.from({ length: shifts }, (_, shift) => unlike(0, shift));
  const came = new Int8Array(height * shifts);
  for (let row = 1; row < height; row += 1)
    costs = costs.map((straight, shift, all) => {
      const less = (all[shift - 1] ?? Number.POSITIVE_INFINITY) + slipping;
      const more = (all[shift + 1] ?? Number.POSITIVE_INFINITY) + slipping;
      const least = Math.min(straight, less, more);
      came[row * shifts + shift] = least === straight ? 0 : least === less ? -1 : 1;
      return least + unlike(row, shift);
    });
  const out = new Int8Array(height);
  let shift = costs.indexOf(Math.min(...costs));
  for (let row = height - 1; row >= 0; row -= 1) {
    out[row] = shift - reach;
    shift += came[row * shifts + shift] as number;
  }
  return out;
}

/** Memory for the piece that is compared, used for one place after the other: a page has two hundred. */
let piece = new Uint8Array(0);

/** Shifts of one pixel and of two; and of both where each row goes its own way. */
const around8 = ring(1);
const around16 = ring(2);
const beside = [-2, -1, 0, 1, 2].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const));

function ring(far: number): readonly (readonly [number, number])[] {
  const steps = Array.from({ length: 2 * far + 1 }, (_, at) => at - far);
  return steps
    .flatMap((x) => steps.filter((y) => Math.max(Math.abs(x), Math.abs(y)) === far).map((y) => [x, y] as const))
    .sort(([a, b], [c, d]) => Math.hypot(a, b) - Math.hypot(c, d));
}

/** With less ink beyond the print, in all, mm², it lies where it was looked for; where only words matter, it has been found with so little. */
const suspicious = 0.15;
const settled = 0.1;

/** Height of a part that is laid over the print by itself, millimetres: half a line of text, so that no part has the foot of one line and the head of the next. */
const line = 2;

/** Ink beyond the print when the words lie `dx` pixels off, and each of their rows as many as `rows` says: per band and millimetre, mm², into `cells`. */
function beyondPrint(
  ink: Uint8Array,
  { spread, width, height, scale }: CleanPrint,
  dx: number,
  rows: Int8Array,
  cells: Float32Array,
): void {
  const columns = Math.ceil(width / scale);
  const band = line * scale;
  const left = Math.max(0, -dx);
  const right = Math.min(width, width - dx);
  const full = scale * scale * 255;
  cells.fill(0);
  for (let y = 0; y < height; y += 1) {
    const dy = rows[y] as number;
    if (y + dy < 0 || y + dy >= height) continue;
    const first = Math.floor(y / band) * columns;
    for (let x = left, at = y * width + left, seen = at + dy * width + dx; x < right; x += 1, at += 1, seen += 1) {
      const more = (ink[seen] as number) - (spread[at] as number);
      if (more <= written) continue;
      const cell = first + Math.floor(x / scale);
      cells[cell] = (cells[cell] as number) + more / full;
    }
  }
}
