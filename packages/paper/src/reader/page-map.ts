// From millimetres on the paper to pixels of the picture: a homography through the corner squares, and between them the
// small shifts that a feeder makes, measured at the timing bars (docs/decisions/024).
import type { Point } from './fiducials.ts';
import { sumOf } from './least-squares.ts';
import type { PagePlace } from './reading.ts';

/** The homography that carries four points onto four others. */
export function homography(from: readonly Point[], to: readonly Point[]): PagePlace | undefined {
  // Eight linear equations, solved by elimination with the largest pivot.
  const rows: number[][] = [];
  for (let i = 0; i < 4; i += 1) {
    const [X, Y] = from[i] as Point;
    const [x, y] = to[i] as Point;
    rows.push([X, Y, 1, 0, 0, 0, -X * x, -Y * x, x], [0, 0, 0, X, Y, 1, -X * y, -Y * y, y]);
  }
  for (let column = 0; column < 8; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < 8; row += 1)
      if (Math.abs(rows[row]?.[column] as number) > Math.abs(rows[pivot]?.[column] as number)) pivot = row;
    const chosen = rows[pivot] as number[];
    if (Math.abs(chosen[column] as number) < 1e-9) return undefined;
    [rows[pivot], rows[column]] = [rows[column] as number[], chosen];
    for (let row = 0; row < 8; row += 1) {
      if (row === column) continue;
      const current = rows[row] as number[];
      const factor = (current[column] as number) / (chosen[column] as number);
      if (factor === 0) continue;
      for (let k = column; k < 9; k += 1) current[k] = (current[k] as number) - factor * (chosen[k] as number);
    }
  }
  return rows.map((row, index) => (row[8] as number) / (row[index] as number)) as unknown as PagePlace;
}

export function project(h: PagePlace, X: number, Y: number): Point {
  const w = h[6] * X + h[7] * Y + 1;
  return [(h[0] * X + h[1] * Y + h[2]) / w, (h[3] * X + h[4] * Y + h[5]) / w];
}

/** A shift seen at a height of the page, in pixels. */
export interface Shift {
  /** Millimetres from the top. */
  readonly Y: number;
  readonly dx: number;
  readonly dy: number;
}

/** Where a point of the paper lies in the picture. */
export interface PageMap {
  readonly place: PagePlace;
  /** Millimetres between the two columns of bars. */
  readonly left: number;
  readonly right: number;
  /** Shifts per whole millimetre from the top, at the left and the right column: dx, dy, dx, dy. */
  readonly shifts: Float32Array;
  /** How a sheet that is bent lies between them (`bend.ts`). */
  readonly bend?: Bend;
}

/** How far the print of a bent sheet lies off, millimetres right and down: factors of `bendTerms`. `height`: that of the page. */
export interface Bend {
  readonly X: readonly number[];
  readonly Y: readonly number[];
  readonly height: number;
}

/**
 * What a bend is a sum of: nothing at the bars; a bow, more of it to one side, steeper at its ends, and each of the first two differently up and down the page;
 * then, as sheets lie that wave, the third differently, too, and a bow that turns over between the bars.
 */
export function bendTerms({ left, right }: PageMap, X: number, Y: number, height: number): number[] {
  const across = (2 * (X - left)) / (right - left) - 1;
  const down = (2 * Y) / height - 1;
  const bow = 1 - across * across;
  const [side, ends] = [bow * across, bow * across * across];
  return [bow, side, ends, bow * down, side * down, ends * down, ends * across, ends * across * down];
}

/** Joins the homography and the shifts measured at the left and right edge. Each list goes from top to bottom. */
export function pageMap(
  place: PagePlace,
  heightMm: number,
  left: { readonly X: number; readonly shifts: readonly Shift[] },
  right: { readonly X: number; readonly shifts: readonly Shift[] },
): PageMap {
  const lines = Math.ceil(heightMm) + 2;
  const shifts = new Float32Array(lines * 4);
  for (const [side, { shifts: seen }] of [left, right].entries())
    for (let Y = 0; Y < lines; Y += 1) {
      const [dx, dy] = between(seen, Y);
      shifts[Y * 4 + side * 2] = dx;
      shifts[Y * 4 + side * 2 + 1] = dy;
    }
  return { place, left: left.X, right: right.X, shifts };
}

function between(seen: readonly Shift[], Y: number): readonly [number, number] {
  const next = seen.findIndex((shift) => shift.Y > Y);
  const after = seen[next === -1 ? seen.length - 1 : next];
  const before = seen[next === -1 ? seen.length - 1 : Math.max(0, next - 1)];
  if (before === undefined || after === undefined) return [0, 0];
  const share = after.Y === before.Y ? 0 : Math.min(1, Math.max(0, (Y - before.Y) / (after.Y - before.Y)));
  return [before.dx + share * (after.dx - before.dx), before.dy + share * (after.dy - before.dy)];
}

/** The pixel of a point in millimetres. */
export function at(map: PageMap, X: number, Y: number): Point {
  if (map.bend === undefined) return flat(map, X, Y);
  const terms = bendTerms(map, X, Y, map.bend.height);
  return flat(map, X + sumOf(terms, map.bend.X), Y + sumOf(terms, map.bend.Y));
}

/** The same as if the sheet were not bent. */
function flat({ place, left, right, shifts }: PageMap, X: number, Y: number): Point {
  const [x, y] = project(place, X, Y);
  const line = Math.min(shifts.length / 4 - 2, Math.max(0, Math.floor(Y)));
  const fy = Math.min(1, Math.max(0, Y - line));
  const fx = (X - left) / (right - left);
  const base = line * 4;
  const value = (offset: number): number =>
    (shifts[base + offset] as number) * (1 - fy) + (shifts[base + 4 + offset] as number) * fy;
  return [x + value(0) * (1 - fx) + value(2) * fx, y + value(1) * (1 - fx) + value(3) * fx];
}

/** Pixels per millimetre in the middle of the page. */
export function pixelsPerMm(place: PagePlace, widthMm: number, heightMm: number): number {
  const a = project(place, widthMm / 2 - 20, heightMm / 2 - 20);
  const b = project(place, widthMm / 2 + 20, heightMm / 2 + 20);
  return Math.hypot(b[0] - a[0], b[1] - a[1]) / Math.hypot(40, 40);
}
