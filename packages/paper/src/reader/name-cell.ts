// A printed name against the clean page: is it struck out?
import type { BallotPage, BallotRow } from '../layout/layout.ts';
import type { CleanInk } from './prepare.ts';
import { rectify, type Sight } from './rectify.ts';

/** Pixels per millimetre at which names are compared. */
const scale = 6;
/** What is looked at around the printed words, millimetres. */
const around = { x: 1.5, y: 0.6 } as const;
/** How far the words may lie from where the map has them, pixels. */
const wander = 4;

export interface CleanName {
  /** Where the piece begins, millimetres. */
  readonly X: number;
  readonly Y: number;
  readonly width: number;
  readonly height: number;
  /** Printed ink, and the darkest within a pixel. */
  readonly ink: Uint8Array;
  readonly spread: Uint8Array;
  readonly columns: Float32Array;
  readonly rows: Float32Array;
  /** Longest straight run of printed ink, millimetres. */
  readonly run: number;
}

/** What lies over a name. */
export interface NameShape {
  /** Ink that is not printed, per millimetre of the name's width, 0 to 1 (a column full of ink). */
  readonly perMm: Float32Array;
  /** Ink of the name as a share of what is printed. */
  readonly ratio: number;
  /** Longest straight run of ink less that of the print, millimetres; only measured where there is something. */
  readonly run: number;
}

export function cleanName(clean: CleanInk, _page: BallotPage, { nameRect }: BallotRow): CleanName {
  const X = nameRect[0] - around.x;
  const Y = nameRect[1] - around.y;
  const width = Math.round((nameRect[2] + 2 * around.x) * scale);
  const height = Math.round((nameRect[3] + 2 * around.y) * scale);
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) ink[y * width + x] = areaMean(clean, X + x / scale, Y + y / scale, 1 / scale);
  return {
    X,
    Y,
    width,
    height,
    ink,
    spread: darkestAround(ink, width, height),
    columns: sums(ink, width, height, 'columns'),
    rows: sums(ink, width, height, 'rows'),
    run: longestRun(ink, width, height, 0) / scale,
  };
}

function areaMean(clean: CleanInk, X: number, Y: number, side: number): number {
  const x0 = Math.max(0, Math.floor(X * clean.perMm));
  const x1 = Math.min(clean.width, Math.max(x0 + 1, Math.round((X + side) * clean.perMm)));
  const y0 = Math.max(0, Math.floor(Y * clean.perMm));
  const y1 = Math.min(clean.height, Math.max(y0 + 1, Math.round((Y + side) * clean.perMm)));
  let sum = 0;
  for (let y = y0; y < y1; y += 1) for (let x = x0; x < x1; x += 1) sum += clean.ink[y * clean.width + x] as number;
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

function sums(ink: Uint8Array, width: number, height: number, which: 'columns' | 'rows'): Float32Array {
  const out = new Float32Array(which === 'columns' ? width : height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const index = which === 'columns' ? x : y;
      out[index] = (out[index] as number) + (ink[y * width + x] as number);
    }
  return out;
}

/** The shift at which two profiles agree best. */
function agreeing(seen: Float32Array, printed: Float32Array): number {
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

/** Ink beyond the print from here on is written, of 255. */
const written = 70;
/** A name with less ink beyond its print than this, in all, is not looked at further (share of a full column, summed over millimetres). */
const suspicious = 0.25;

/** Room for the largest piece. */
let room = new Uint8Array(1);

export function nameShape(sight: Sight, clean: CleanName): NameShape {
  const { width, height } = clean;
  if (room.length < width * height) room = new Uint8Array(width * height);
  const { ink } = rectify(sight, clean.X, clean.Y, width, height, scale, room);
  const dx = agreeing(sums(ink, width, height, 'columns'), clean.columns);
  const dy = agreeing(sums(ink, width, height, 'rows'), clean.rows);
  const perMm = new Float32Array(Math.ceil(width / scale));
  let seen = 0;
  let printed = 0;
  for (let y = Math.max(0, -dy); y < Math.min(height, height - dy); y += 1)
    for (let x = Math.max(0, -dx); x < Math.min(width, width - dx); x += 1) {
      const at = y * width + x;
      const value = ink[at + dy * width + dx] as number;
      seen += value;
      printed += clean.ink[at] as number;
      const more = value - (clean.spread[at] as number);
      if (more > written) {
        const bin = Math.floor(x / scale);
        perMm[bin] = (perMm[bin] as number) + more;
      }
    }
  const full = height * scale * 255;
  let total = 0;
  for (let bin = 0; bin < perMm.length; bin += 1) {
    perMm[bin] = (perMm[bin] as number) / full;
    total += perMm[bin] as number;
  }
  return {
    perMm,
    ratio: printed === 0 ? 1 : seen / printed,
    run: total < suspicious ? 0 : longestRun(ink, width, height, 100) / scale - clean.run,
  };
}

const slopes = [0, 0.04, -0.04, 0.08, -0.08, 0.12, -0.12, 0.17, -0.17, 0.22, -0.22];

/** Longest straight, nearly level run of ink, in pixels. */
function longestRun(ink: Uint8Array, width: number, height: number, least: number): number {
  const dark = least === 0 ? 128 : least;
  let longest = 0;
  for (const slope of slopes)
    for (let start = -Math.ceil(Math.max(0, slope * width)); start < height - Math.min(0, slope * width); start += 1) {
      let run = 0;
      for (let x = 0; x < width; x += 1) {
        const y = Math.round(start + slope * x);
        if (y >= 0 && y < height && (ink[y * width + x] as number) >= dark) {
          run += 1;
          if (run > longest) longest = run;
        } else run = 0;
      }
    }
  return longest;
}

/** Every limit of the name (docs/decisions/024). */
export const nameLimits = {
  /** A millimetre of the name with more ink beyond the print is crossed by something. */
  crossed: 0.045,
  /** So many crossed millimetres make a name struck out. */
  length: 4,
  /** So long a straight run, beyond that of the print, millimetres. */
  run: 4.5,
  /** Ink against the usual name of this page. */
  ratio: 1.27,
} as const;

/** Whether a name is struck out. `usual`: the ink ratio of the usual name of this page. */
export function isStruckOut(shape: NameShape, usual: number): boolean {
  let crossed = 0;
  for (const share of shape.perMm) if (share > nameLimits.crossed) crossed += 1;
  return crossed >= nameLimits.length || shape.run > nameLimits.run || shape.ratio > usual * nameLimits.ratio;
}
