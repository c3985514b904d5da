// A printed name against the clean page: is it struck out?
import type { BallotRow } from '../layout/layout.ts';
import { median } from './median.ts';
import type { CleanInk } from './prepare.ts';
import { type AddedToPrint, type CleanPrint, cleanPrint } from './print-cell.ts';

/** Pixels per millimetre at which names are compared. */
const scale = 8;
/** What is looked at around the printed words, millimetres. */
const around = { x: 1.5, y: 0.6 } as const;

export function cleanName(clean: CleanInk, { nameRect: [x, y, w, h] }: BallotRow): CleanPrint {
  return cleanPrint(clean, [x - around.x, y - around.y, w + 2 * around.x, h + 2 * around.y], scale);
}

/** Every limit of the name, with what it was measured against (docs/decisions/024). */
export const nameLimits = {
  /** So many millimetres that something crosses make a name struck out. */
  length: 3,
  /** Ink beyond the print there: so much more than half of the names of this page have, */
  crossed: 0.034,
  /** and more by what this share of the names have above that, at most so much: the ragged print of black-and-white scans. */
  ragged: { share: 0.7, most: 0.02 },
  /**
   * Where something crosses at least half of the names, the usual is no measure: then this much is. Clean pages with half of their names
   * above it: none of 198 scans (severity 2 to 5, 1-bit), 1 of 40 photographs at tilt 2, 20 of 39 at tilt 4.
   */
  crossedAnyhow: 0.07,
} as const;

/** Which names are struck out, of all names of a page: how sharp and how black a page is shows in what most of its names have. */
export function struckOut(names: readonly AddedToPrint[]): boolean[] {
  const { length, crossed, ragged, crossedAnyhow } = nameLimits;
  const crossing = names.map((name) => [...name].sort((a, b) => b - a)[Math.min(length, name.length) - 1] ?? 0);
  const usual = median(crossing);
  const upper = [...crossing].sort((a, b) => a - b)[Math.floor(ragged.share * names.length)] ?? usual;
  const limit = usual + crossed + Math.min(ragged.most, upper - usual);
  const most = 2 * crossing.filter((ink) => ink > crossedAnyhow).length >= names.length;
  return crossing.map((ink) => ink > (most ? Math.min(limit, crossedAnyhow) : limit));
}
