// Hairs on the glass of a scanner, or on the sheet.
import type { Rect } from '../layout/layout.ts';
import type { Spot } from './spots.ts';

/** Every limit of a hair, with what it was measured against (docs/decisions/024). */
export const hairLimits = {
  /** So thin, mm² for a mm from end to end, since letters turn back, so long, mm, and hardly bold, mm². */
  thin: 0.45,
  shortest: 3,
  bold: 0.0625,
  /** So few, none longer than this, mm, are hairs wherever they lie: of 243 pages with words none had such alone. */
  few: { most: 2, longest: 11.5 },
  /**
   * So are longer ones, and more of them, where each lies alone and is thinner: nothing longer than `speck` lies within so many mm, as the other letters of a word do. Hairs of 6 to 22 mm
   * were 0.36 mm wide at most with their soft edges, pale pencils are 0.5.
   */
  lonely: { most: 5, longest: 24, thin: 0.4, apart: 15, speck: 1.5 },
} as const;

/** Hairs, each with its soft edges. `pale`: all that is not white; `spots`: what is ink. */
export function hairsAmong(pale: readonly Spot[], spots: readonly Spot[]): readonly Spot[] {
  const { few, lonely } = hairLimits;
  const thin = pale.filter(
    (spot) =>
      lengthOf(spot) >= hairLimits.shortest &&
      lengthOf(spot) <= lonely.longest &&
      isThin(spot) &&
      boldWithin(spot.rect, spots) <= hairLimits.bold,
  );
  const alone = thin.filter(
    (spot) => spot.area <= lonely.thin * lengthOf(spot) && liesAlone(spot, [...pale, ...spots]),
  );
  const short = thin.filter(
    (spot) => lengthOf(spot) <= few.longest && !(alone.length <= lonely.most && alone.includes(spot)),
  );
  return [...(alone.length <= lonely.most ? alone : []), ...(short.length <= few.most ? short : [])];
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
