// Hairs on the glass of a scanner, or on the sheet.
import type { Rect } from '../layout/layout.ts';
import type { Spot } from './spots.ts';

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
