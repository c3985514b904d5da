// Spots of what the clean page does not have: pixels that hang together.
import type { Rect } from '../layout/layout.ts';

/** A spot of ink that the clean page does not have. */
export interface Spot {
  readonly rect: Rect;
  /** mm², how much of that is bold, and how much has something brighter beside it, as ink has and shade has not. */
  readonly area: number;
  readonly bold: number;
  readonly edged: number;
}

/** What was seen of a page, pixel by pixel. */
export interface Marks {
  readonly width: number;
  readonly height: number;
  readonly perMm: number;
  /** What each pixel holds. */
  readonly kinds: Uint8Array;
  /** Beside which it is brighter: by as much as beside pale ink 1, as beside ink 2. */
  readonly edges: Uint8Array;
}

/** What a pixel of the page holds: ink, ink that is one only between boxes, what is paler, bold ink, and each when it has been looked at. */
export const pixel = { ink: 1, faint: 2, pale: 3, bold: 4 } as const;
const seenInk = 5;
const seenFaint = 6;
const seenPale = 7;
export const edged = { pale: 1, ink: 2 } as const;

/** A faint mark is no longer than this and no narrower, millimetres: folds and streaks are. */
const faintMark = { longest: 7, narrowest: 1 } as const;

export function spots(marks: Marks): Spot[] {
  const { kinds } = marks;
  const found: Spot[] = [];
  const isInk = (value: number): boolean => value === pixel.ink || value === pixel.bold;
  for (const kind of [pixel.ink, pixel.bold])
    for (let start = kinds.indexOf(kind); start >= 0; start = kinds.indexOf(kind, start + 1))
      found.push(spotFrom(start, marks, isInk, seenInk, edged.ink));
  for (let start = kinds.indexOf(pixel.faint); start >= 0; start = kinds.indexOf(pixel.faint, start + 1)) {
    const isAny = (value: number): boolean => value === pixel.faint || value === seenInk;
    const spot = spotFrom(start, marks, isAny, seenFaint, edged.ink);
    if (isFaintMark(spot.rect)) found.push(spot);
  }
  return found;
}

/** Spots around pale ink, when `spots` have been looked at, of more than one pixel. */
export function paleSpots(marks: Marks): Spot[] {
  const { kinds } = marks;
  const found: Spot[] = [];
  for (let start = kinds.indexOf(pixel.pale); start >= 0; start = kinds.indexOf(pixel.pale, start + 1)) {
    const spot = spotFrom(start, marks, (value) => value !== 0 && value !== seenPale, seenPale, edged.pale);
    if (spot.area * marks.perMm ** 2 > 1) found.push(spot);
  }
  return found;
}

const isFaintMark = ([, , w, h]: Rect): boolean =>
  Math.hypot(w, h) <= faintMark.longest && Math.min(w, h) >= faintMark.narrowest;

/** All that hangs together with a pixel and `belongs`; it becomes `seen`. `edge`: what its edges are. */
function spotFrom(
  start: number,
  { width, height, perMm, kinds, edges }: Marks,
  belongs: (value: number) => boolean,
  seen: number,
  edge: number,
): Spot {
  const members = [start];
  let bold = kinds[start] === pixel.bold ? 1 : 0;
  let atEdge = 0;
  kinds[start] = seen;
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let next = 0; next < members.length; next += 1) {
    const here = members[next] as number;
    const y = Math.floor(here / width);
    const x = here - y * width;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
    if ((edges[here] as number) >= edge) atEdge += 1;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1)
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
        const other = ny * width + nx;
        if (!belongs(kinds[other] as number)) continue;
        if (kinds[other] === pixel.bold) bold += 1;
        kinds[other] = seen;
        members.push(other);
      }
  }
  return {
    rect: [left / perMm, top / perMm, (right - left + 1) / perMm, (bottom - top + 1) / perMm],
    area: members.length / perMm ** 2,
    bold: bold / perMm ** 2,
    edged: atEdge / perMm ** 2,
  };
}

/** How far two places lie from each other, across the page or down it, millimetres. */
export const gapBetween = (a: Rect, b: Rect): number =>
  Math.max(a[0] - b[0] - b[2], b[0] - a[0] - a[2], a[1] - b[1] - b[3], b[1] - a[1] - a[3]);

/** Each set of several spots that lie no further apart than this, millimetres, as one. */
export function joinedSpots(all: readonly Spot[], apart: number): readonly Spot[] {
  const left = new Set(all);
  const joined: Spot[] = [];
  for (const first of all) {
    if (!left.delete(first)) continue;
    const pieces = [first];
    for (const here of pieces)
      for (const other of left)
        if (gapBetween(here.rect, other.rect) <= apart) {
          left.delete(other);
          pieces.push(other);
        }
    if (pieces.length > 1) joined.push(pieces.reduce(both));
  }
  return joined;
}

function both(a: Spot, b: Spot): Spot {
  const [x, y] = [Math.min(a.rect[0], b.rect[0]), Math.min(a.rect[1], b.rect[1])];
  const right = Math.max(a.rect[0] + a.rect[2], b.rect[0] + b.rect[2]);
  const bottom = Math.max(a.rect[1] + a.rect[3], b.rect[1] + b.rect[3]);
  return {
    rect: [x, y, right - x, bottom - y],
    area: a.area + b.area,
    bold: a.bold + b.bold,
    edged: a.edged + b.edged,
  };
}
