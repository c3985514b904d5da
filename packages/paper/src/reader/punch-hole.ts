// Holes of a punch for filing: dark, or as grey as what lay behind the sheet.
import type { BallotPage } from '../layout/layout.ts';
import type { Spot } from './writing.ts';

/**
 * Punches make round holes of 5 to 7 mm whose middle lies 12 mm from the edge of the sheet (ISO 838: 6 and 12 mm), by hand within so many of it. So round, and so
 * full, nothing is that a hand writes, mm and shares of the square around it: a disc fills 0.785 of it, less where a bar of the page hides a part, a ring drawn with a felt tip 0.44.
 */
const hole = { least: 4.5, most: 7.5, round: 1, fill: 0.5, near: 20 } as const;

/** Whether what the clean page does not have is a hole at the edge of the sheet. */
export function isPunchHole(
  { rect: [x, y, w, h], area }: Pick<Spot, 'rect' | 'area'>,
  { widthMm, heightMm }: Pick<BallotPage, 'widthMm' | 'heightMm'>,
): boolean {
  if (Math.min(w, h) < hole.least || Math.max(w, h) > hole.most) return false;
  if (Math.abs(w - h) > hole.round || area < hole.fill * w * h) return false;
  return x + w <= hole.near || x >= widthMm - hole.near || y + h <= hole.near || y >= heightMm - hole.near;
}
