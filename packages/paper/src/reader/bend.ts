// How a bent sheet lies between the bars at both ends of its rows: seen at its own print, all over the page (docs/decisions/024).
import type { BallotPage } from '../layout/layout.ts';
import { nearestSum, sumOf } from './least-squares.ts';
import { median } from './median.ts';
import { bendTerms, type PageMap } from './page-map.ts';
import type { CleanInk } from './prepare.ts';
import { type CleanPrint, cleanPrint, profiles } from './print-cell.ts';
import { type Laid, rectify } from './rectify.ts';

/** Pixels per millimetre at which print is looked for. */
const scale = 3;
/** A place with print that is looked for, and how far around it, millimetres: lines of text lie further apart. */
const place = { width: 12, height: 7 } as const;
const reach = 2;
/** So many such places are chosen across the page, and so many below each other, of those that begin every so many millimetres, so far from the edge of the paper. */
const columns = 5;
const bands = 6;
const step = 1.5;
const edge = 8;
/** The lines of a place have so much ink, of 255, and are no more like themselves than this so many millimetres further up or down. */
const distinct = { ink: 6, likeness: 0.8, off: 1 } as const;

/** Every limit of a bend, with what it was measured against (docs/decisions/024). */
export const bendLimits = {
  /** The lines of a place are found where they are so much like those of the clean page; a bend is a sum of so many terms where it is seen at so many places for each, or of fewer, or none. */
  found: 0.7,
  places: 2,
  terms: [8, 5],
  /** A quarter of one in three places lie further off than this, mm: the others are looked at as well. Of 60 scans one has so much, of 42 photographs at tilt 2 28. */
  hint: 0.12,
  /** A sheet is bent where its print lies so far off somewhere, mm, and where the bend leaves no more than this share of that in the places. */
  least: 0.2,
  left: 0.6,
} as const;

/** A place by which a bend is seen: how much ink its columns and rows have. */
export type Landmark = Pick<CleanPrint, 'X' | 'Y' | 'columns' | 'rows'>;

/** One place in so many is looked at first: in every other column another one, so that they lie all over the page. */
const fewOf = 3;

export function landmarksOf(clean: CleanInk, page: BallotPage): Landmark[] {
  const high = (page.heightMm - 2 * (edge + reach)) / bands;
  return Array.from({ length: columns * bands }, (_, at): Landmark[] => {
    const X = (page.widthMm * ((at % columns) + 1)) / (columns + 1) - place.width / 2;
    const top = edge + reach + Math.floor(at / columns) * high;
    let [best, most]: [Landmark | undefined, number] = [undefined, distinct.ink];
    for (let Y = top; Y + place.height <= top + high; Y += step) {
      const { rows, columns } = cleanPrint(clean, [X, Y, place.width, place.height], scale);
      const ink = rows.reduce((sum, row) => sum + row, 0) / rows.length / (place.width * scale);
      if (ink <= most || !isDistinct(clean, X, Y, rows)) continue;
      [best, most] = [{ X, Y, rows, columns }, ink];
    }
    return best === undefined ? [] : [best];
  }).flat();
}

function isDistinct(clean: CleanInk, X: number, Y: number, rows: Float32Array): boolean {
  const around = cleanPrint(clean, [X, Y - reach, place.width, place.height + 2 * reach], scale).rows;
  return likenesses(around, rows).every(
    (like, at) => like <= distinct.likeness || Math.abs(at / scale - reach) < distinct.off,
  );
}

/** The map of the page with its bend, where it has one. */
export function bentMap(laid: Laid, landmarks: readonly Landmark[]): PageMap {
  const { map, size } = laid;
  const down = (landmark: Landmark): Found[] => {
    const { ink, width, height } = pieceAround(laid, landmark, 0, reach);
    return found(landmark, profiles(ink, width, height).rows, landmark.rows);
  };
  // Most sheets are flat, as a few places tell.
  const few = landmarks.filter((_, at) => at % fewOf === 0).flatMap(down);
  const offs = few.map(({ off }) => Math.abs(off)).sort((a, b) => a - b);
  if (!((offs[Math.floor(0.75 * offs.length)] ?? 0) > bendLimits.hint)) return map;
  const others = landmarks.filter((_, at) => at % fewOf !== 0).flatMap(down);
  const Y = bendOf([...few, ...others], map, size);
  if (Y === undefined) return map;
  const bent = { ...map, bend: { X: Y.map(() => 0), Y, height: size[1] } };
  const across = landmarks.flatMap((landmark) => {
    const { ink, width, height } = pieceAround({ ...laid, map: bent }, landmark, reach, 0);
    return found(landmark, profiles(ink, width, height).columns, landmark.columns);
  });
  const X = bendOf(across, map, size);
  return X === undefined ? bent : { ...map, bend: { X, Y, height: size[1] } };
}

const pieceAround = (laid: Laid, { X, Y }: Landmark, besides: number, above: number) =>
  rectify(
    laid,
    X - besides,
    Y - above,
    Math.round((place.width + 2 * besides) * scale),
    Math.round((place.height + 2 * above) * scale),
    scale,
  );

/** Where the middle of a place is on paper, and how far off its print lies, millimetres. */
interface Found {
  readonly X: number;
  readonly Y: number;
  readonly off: number;
}

function found({ X, Y }: Landmark, seen: Float32Array, printed: Float32Array): Found[] {
  const likes = likenesses(seen, printed);
  const most = Math.max(...likes);
  if (most < bendLimits.found) return [];
  const at = likes.indexOf(most);
  const [before, after] = [likes[at - 1], likes[at + 1]];
  if (before === undefined || after === undefined) return [];
  // Between pixels: where the parabola through the three is highest.
  const between = (after - before) / Math.max(1e-6, 2 * (2 * most - before - after));
  return [{ X: X + place.width / 2, Y: Y + place.height / 2, off: (at + between) / scale - reach }];
}

/** How much a profile is like each part of a longer one, −1 to 1. */
function likenesses(seen: Float32Array, printed: Float32Array): number[] {
  const count = printed.length;
  const mean = printed.reduce((sum, value) => sum + value, 0) / count;
  const own = Math.hypot(...printed.map((value) => value - mean));
  return Array.from({ length: seen.length - count + 1 }, (_, from) => {
    let [sum, squares, product] = [0, 0, 0];
    for (let at = 0; at < count; at += 1) {
      const value = seen[from + at] as number;
      sum += value;
      squares += value * value;
      product += value * ((printed[at] as number) - mean);
    }
    return product / Math.max(1, own * Math.sqrt(Math.max(0, squares - (sum * sum) / count)));
  });
}

/** The bend that the places show. */
function bendOf(places: readonly Found[], map: PageMap, size: Laid['size']): number[] | undefined {
  const count = bendLimits.terms.find((each) => places.length >= bendLimits.places * each);
  if (count === undefined) return undefined;
  const terms = places.map(({ X, Y }) => bendTerms(map, X, Y, size[1]).slice(0, count));
  const offs = places.map(({ off }) => off);
  const bend = nearestSum(terms, offs);
  const bends = terms.map((each) => sumOf(each, bend));
  if (Math.max(...bends.map(Math.abs)) < bendLimits.least) return undefined;
  const left = median(offs.map((off, index) => Math.abs(off - (bends[index] as number))));
  return left <= bendLimits.left * median(offs.map(Math.abs)) ? bend : undefined;
}
