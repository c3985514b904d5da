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
export function struckOut(names: readonly AddedToPrint[]): boolean[] {
  const usual = median(names.map((name) => [...name].sort((a, b) => a - b)[Math.floor(0.9 * name.length)] ?? 0));
  const crossedBy = (limit: number): boolean[] =>
    names.map((name) => name.filter((share) => share > limit).length >= nameLimits.length);
  const unusual = crossedBy(usual * nameLimits.times + nameLimits.crossed);
  const anyhow = crossedBy(nameLimits.crossedAnyhow);
  if (2 * anyhow.filter(Boolean).length < names.length) return unusual;
  return unusual.map((struck, index) => struck || anyhow[index] === true);
}
