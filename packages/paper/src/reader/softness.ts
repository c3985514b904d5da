// How soft a picture is, out of focus or moved; and print as it looks in such a picture: its soft edges must not be taken for ink that was added.
import type { BallotPage, Rect } from '../layout/layout.ts';
import { median } from './median.ts';
import { type CleanPrint, leftOut } from './print-cell.ts';
import { type Laid, type Piece, rectify } from './rectify.ts';

/** How far edges are spread, as the standard deviation of what spreads them, millimetres: those that stand upright, and those that lie level. */
export interface Softness {
  readonly across: number;
  readonly down: number;
}

/** Every limit of softness, with what it was measured against (docs/decisions/024). */
export const softLimits = {
  /**
   * Pictures are as soft as this at most, mm, unless the camera moved or is out of focus: of 85 scans and photographs at tilt 0 to 2 none was softer
   * but those nine whose names all had ink beyond their print.
   */
  sharp: 0.165,
  /** So soft a picture may be before its print, as it is compared, has edges that are too narrow, mm. */
  allowed: 0.12,
  /** Softer than this, mm, nothing is believed to be: softer print would hide a line through a name. The softest that was measured and read is 0.25. */
  most: 0.3,
  /** Print is made softer in steps of this, mm. */
  step: 0.04,
} as const;

/** Pixels per millimetre at which edges are looked at, and how far around a square, millimetres. */
const scale = 8;
const around = 2;
/** Between a quarter and three quarters of the way from paper to black lie so many standard deviations. */
const between = { from: 0.25, to: 0.75, deviations: 1.349 } as const;

/** How soft the corner squares of a page are. */
export function softnessOf(sight: Laid, { fiducials }: BallotPage): Softness {
  const edges = fiducials.map((square) => edgesOf(sight, square));
  return {
    across: median(edges.flatMap(({ upright }) => upright)),
    down: median(edges.flatMap(({ level }) => level)),
  };
}

function edgesOf(sight: Laid, [x, y, w, h]: Rect): { readonly upright: number[]; readonly level: number[] } {
  const [width, height] = [w + 2 * around, h + 2 * around].map((mm) => Math.round(mm * scale)) as [number, number];
  const piece = rectify(sight, x - around, y - around, width, height, scale);
  const columns = Float32Array.from({ length: width }, (_, column) => middleMean(piece, column, height, width));
  const rows = Float32Array.from({ length: height }, (_, row) => middleMean(piece, row * width, width, 1));
  return {
    upright: [spreadOf(columns), spreadOf(columns.toReversed())],
    level: [spreadOf(rows), spreadOf(rows.toReversed())],
  };
}

/** Mean of the middle third of `count` pixels from `first` on, each so many after the other. */
function middleMean({ ink }: Piece, first: number, count: number, stride: number): number {
  const [from, to] = [Math.floor(count / 3), Math.ceil((2 * count) / 3)];
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += ink[first + at * stride] as number;
  return sum / (to - from);
}

/** How far the first edge of a profile is spread, millimetres. */
function spreadOf(profile: Float32Array): number {
  const black = profile[profile.length >> 1] as number;
  const placeOf = (share: number): number => {
    const at = profile.findIndex((ink) => ink >= share * black);
    const [below, above] = [profile[at - 1] ?? 0, profile[at] ?? black];
    return at - (above === below ? 0 : (above - share * black) / (above - below));
  };
  return (placeOf(between.to) - placeOf(between.from)) / between.deviations / scale;
}

/** How much further edges are spread than those of a sharp picture, millimetres. */
export function beyondSharp(spread: number): number {
  const { sharp, allowed, most } = softLimits;
  return spread <= sharp ? 0 : Math.sqrt(Math.min(spread, most) ** 2 - allowed ** 2);
}

/** Print as it was softened last: most pages of a batch are alike. */
const softened = new WeakMap<CleanPrint, { readonly steps: string; readonly print: CleanPrint }>();

/** The print as it looks in a picture that is so soft. */
export function softPrint(clean: CleanPrint, { across, down }: Softness): CleanPrint {
  const steps = [across, down].map((spread) => Math.ceil(beyondSharp(spread) / softLimits.step)) as [number, number];
  if (steps[0] === 0 && steps[1] === 0) return clean;
  const known = softened.get(clean);
  if (known?.steps === steps.join()) return known.print;
  const [wide, high] = steps.map((step) => step * softLimits.step * clean.scale) as [number, number];
  const { width, height } = clean;
  const soft = blurred(blurred(clean.spread, width, height, wide, 1, width), height, width, high, width, 1);
  const spread = clean.spread.map((ink, at) => (ink === leftOut ? ink : (soft[at] as number)));
  const print = { ...clean, spread };
  softened.set(clean, { steps: steps.join(), print });
  return print;
}

/** Every line of `length` pixels, each `stride` after the other, spread by so many pixels (a Gaussian); the next line begins `next` further on. */
function blurred(
  ink: Uint8Array,
  length: number,
  lines: number,
  deviation: number,
  stride: number,
  next: number,
): Uint8Array {
  if (deviation === 0) return ink;
  const reach = Math.ceil(2.5 * deviation);
  const shares = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / deviation ** 2 / 2),
  );
  const all = shares.reduce((sum, share) => sum + share, 0);
  const out = new Uint8Array(ink.length);
  for (let line = 0; line < lines; line += 1)
    for (let place = 0; place < length; place += 1) {
      let sum = 0;
      for (let at = -reach; at <= reach; at += 1) {
        const from = place + at;
        if (from >= 0 && from < length)
          sum += (shares[at + reach] as number) * (ink[line * next + from * stride] as number);
      }
      out[line * next + place * stride] = Math.round(sum / all);
    }
  return out;
}
