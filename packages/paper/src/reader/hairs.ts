// Hairs on the glass of a scanner, or on the sheet.
import type { Rect } from '../layout/layout.ts';
import type { LineWeight } from './line-weight.ts';
import { gapBetween, type Spot } from './spots.ts';

/** Every limit of a hair, with what it was measured against (docs/decisions/024). */
export const hairLimits = {
  /** So thin, mm² for a mm from end to end, since letters turn back, so long, mm, and hardly bold, mm². Longer hairs cannot be told from what a pen of 0.2 mm draws, which is as wide. */
  thin: 0.45,
  shortest: 3,
  /** One shorter than this is as thin as that, or it may be a dash or a digit (`addedLimits.small`). */
  short: { below: 3.5, thin: 0.33 },
  longest: 11.5,
  bold: 0.0625,
  /** So few are hairs wherever they lie: of 243 pages with words none had such alone. */
  few: 2,
  /** So are up to so many, each thinner than any straight line of a pen of 0.2 mm (0.35) and alone: nothing longer than `speck` lies within so many mm, as the other letters of a word do. */
  lonely: { most: 5, thin: 0.33, apart: 15, speck: 1.5 },
  /**
   * However bent, up to so many are hairs that are finer than the pen of this page (`isFineLine`), so long and so thin for a mm from end to end, and so many mm apart: the letters of a
   * word lie nearer. Beside boxes they are longer, or one might be the small tick of a pale pencil.
   */
  fine: {
    most: 3,
    apart: 10,
    shortest: 1.5,
    beside: 3,
    thin: 0.6,
    ink: { least: 0.03, most: 0.105, share: 0.5 },
    width: 0.225,
  },
} as const;

/** Hairs, each with its soft edges. `pale`: all that is not white; `spots`: what is ink. */
export function hairsAmong(pale: readonly Spot[], spots: readonly Spot[]): readonly Spot[] {
  const { few, lonely, short } = hairLimits;
  const thin = pale.filter(
    (spot) =>
      lengthOf(spot) >= hairLimits.shortest &&
      lengthOf(spot) <= hairLimits.longest &&
      isThin(spot) &&
      (lengthOf(spot) >= short.below || spot.area <= short.thin * lengthOf(spot)) &&
      boldWithin(spot.rect, spots) <= hairLimits.bold,
  );
  const alone = thin.filter(
    (spot) => spot.area <= lonely.thin * lengthOf(spot) && liesAlone(spot, [...pale, ...spots]),
  );
  const lone = alone.length <= lonely.most ? alone : [];
  const others = thin.filter((spot) => !lone.includes(spot));
  return others.length <= few ? thin : lone;
}

/** Lines finer than the pen of this page. */
export function fineHairs(
  pale: readonly Spot[],
  spots: readonly Spot[],
  isFine: (rect: Rect) => boolean,
): readonly Spot[] {
  const { most, apart, shortest, thin } = hairLimits.fine;
  const lines = pale.filter(
    (spot) =>
      lengthOf(spot) >= shortest &&
      lengthOf(spot) <= hairLimits.longest &&
      spot.area <= thin * lengthOf(spot) &&
      boldWithin(spot.rect, spots) <= hairLimits.bold,
  );
  const fine = lines.length > lineLimit ? [] : lines.filter(({ rect }) => isFine(rect));
  const isAlone = (line: Spot): boolean =>
    fine.every((other) => other === line || gapBetween(line.rect, other.rect) > apart);
  return fine.length <= most ? fine.filter(isAlone) : [];
}

/**
 * Whether a line may be a hair: no wider than one looks, with no more ink across it than one, and far less than what is drawn in the boxes, millimetres of full black (`lineWeight`). Hairs of two makers
 * of pages have 0.05 to 0.1 and look 0.12 to 0.23 mm wide, pencils 0.04 to 0.13 and 0.24 or more, pens 0.13 or more, but for needle-fine ones that hardly press, which have 0.05 to 0.08
 * themselves: a page marked with one of these has no fine line. What has less is no ink, as pieces of a pale streak.
 */
export function isFineLine({ ink, width }: LineWeight, usual: number): boolean {
  const { fine } = hairLimits;
  return ink >= fine.ink.least && ink <= Math.min(fine.ink.most, fine.ink.share * usual) && width <= fine.width;
}

/** A page with more thin lines is written on, or too dirty to tell. */
const lineLimit = 40;

export const isLongHair = (hair: Spot): boolean => lengthOf(hair) >= hairLimits.fine.beside;

export const isThin = (spot: Spot): boolean => spot.area <= hairLimits.thin * lengthOf(spot);

const lengthOf = ({ rect: [, , w, h] }: Spot): number => Math.hypot(w, h);

const boldWithin = (rect: Rect, spots: readonly Spot[]): number =>
  spots.reduce((sum, spot) => sum + (holds(rect, spot.rect) ? spot.bold : 0), 0);

export const holds = ([x, y, w, h]: Rect, inner: Rect): boolean =>
  inner[0] >= x && inner[1] >= y && inner[0] + inner[2] <= x + w && inner[1] + inner[3] <= y + h;

function liesAlone({ rect }: Spot, spots: readonly Spot[]): boolean {
  const { apart, speck } = hairLimits.lonely;
  const [x, y, w, h] = rect;
  return spots.every(
    ({ rect: other }) =>
      holds(rect, other) ||
      Math.max(other[2], other[3]) <= speck ||
      Math.max(x - other[0] - other[2], other[0] - x - w, y - other[1] - other[3], other[1] - y - h) > apart,
  );
}
