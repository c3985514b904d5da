// A printed name against the clean page: is it struck out?
import type { BallotRow } from '../layout/layout.ts';
import { median } from './median.ts';
import type { CleanInk } from './prepare.ts';
import { rectify, type Sight } from './rectify.ts';

/** Pixels per millimetre at which names are compared. */
const scale = 8;
/** What is looked at around the printed words, millimetres. */
const around = { x: 1.5, y: 0.6 } as const;
/** How far the words may lie from where the map has them, pixels. */
const wander = 5;

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
}

/** Ink that is not printed over a name, mm² per millimetre of its width. */
export type NameShape = Float32Array;

export function cleanName(clean: CleanInk, { nameRect }: BallotRow): CleanName {
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
const written = 35;

export function nameShape(sight: Sight, clean: CleanName): NameShape {
  const { width, height } = clean;
  const { ink } = rectify(sight, clean.X, clean.Y, width, height, scale);
  const dx = agreeing(sums(ink, width, height, 'columns'), clean.columns);
  const dy = agreeing(sums(ink, width, height, 'rows'), clean.rows);
  const cells = beyondPrint(ink, clean, dx, dy);
  if (cells.reduce((sum, share) => sum + share, 0) >= suspicious)
    // A slip in the middle of the row moves a line of text against the next: each part counts where it fits best.
    for (const [x, y] of around8)
      for (const [cell, share] of beyondPrint(ink, clean, dx + x, dy + y).entries())
        if (share < (cells[cell] as number)) cells[cell] = share;
  const columns = Math.ceil(width / scale);
  return Float32Array.from({ length: columns }, (_, column) => {
    let sum = 0;
    for (let cell = column; cell < cells.length; cell += columns) sum += cells[cell] as number;
    return sum;
  });
}

const around8 = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
] as const;
/** Names with less ink beyond their print, in all, lie where they were looked for. */
const suspicious = 0.15;

/** Height of a part that is laid over the print by itself, pixels: about a line of text. */
const band = 32;

/** Ink beyond the print when the words lie `dx`, `dy` pixels off: per band and millimetre, mm². */
function beyondPrint(ink: Uint8Array, { spread, width, height }: CleanName, dx: number, dy: number): Float32Array {
  const columns = Math.ceil(width / scale);
  const cells = new Float32Array(columns * Math.ceil(height / band));
  const left = Math.max(0, -dx);
  const right = Math.min(width, width - dx);
  for (let y = Math.max(0, -dy); y < Math.min(height, height - dy); y += 1) {
    const first = Math.floor(y / band) * columns;
    for (let x = left, at = y * width + left, seen = at + dy * width + dx; x < right; x += 1, at += 1, seen += 1) {
      const more = (ink[seen] as number) - (spread[at] as number);
      if (more <= written) continue;
      const cell = first + ((x / scale) | 0);
      cells[cell] = (cells[cell] as number) + more;
    }
  }
  const full = scale * scale * 255;
  for (let cell = 0; cell < cells.length; cell += 1) cells[cell] = (cells[cell] as number) / full;
  return cells;
}

/** Every limit of the name, with what it was measured against (docs/decisions/024). */
export const nameLimits = {
  /** Ink beyond the print in a millimetre that something crosses: so much more than the usual of this page. */
  crossed: 0.034,
  times: 1.5,
  /** So many crossed millimetres make a name struck out. */
  length: 3,
  /**
   * Where something crosses at least half of the names, the usual is no measure: then this much is. Clean pages with half of their names
   * above it: none of 198 scans (severity 2 to 5, 1-bit), 1 of 40 photographs at tilt 2, 20 of 39 at tilt 4.
   */
  crossedAnyhow: 0.07,
} as const;

/** Which names are struck out, of all names of a page: how sharp and how black a page is shows in what most of its names have. */
export function struckOut(names: readonly NameShape[]): boolean[] {
  const usual = median(names.map((name) => [...name].sort((a, b) => a - b)[Math.floor(0.9 * name.length)] ?? 0));
  const crossedBy = (limit: number): boolean[] =>
    names.map((name) => name.filter((share) => share > limit).length >= nameLimits.length);
  const unusual = crossedBy(usual * nameLimits.times + nameLimits.crossed);
  const anyhow = crossedBy(nameLimits.crossedAnyhow);
  if (2 * anyhow.filter(Boolean).length < names.length) return unusual;
  return unusual.map((struck, index) => struck || anyhow[index] === true);
}
