// A staple in the corner of the sheet, or the shadow where one was.
import type { BallotPage } from '../layout/layout.ts';
import type { Spot } from './spots.ts';
import { aside } from './writing.ts';

/**
 * Staples are 9 to 13 mm long (ISO 6 mm wire: No. 10, 24/6, 26/6), seen with their ends and shadows so long, mm; their middle lies so near two edges of the sheet. So straight,
 * as the standard deviation to the sides, mm, no word is: staples and their shadows have 0.13 to 0.38, letters from 2.6 mm on 0.7. Pieces of it, cut by the corner square, lie so near one line,
 * mm; of a piece that ends within `cut` of the square the rest may be hidden there. Where anything else lies within `alone`, it is no staple but a stroke of a word.
 */
const staple = { least: 7, most: 14.5, near: 26, wide: 0.42, apart: 0.6, cut: 0.75, alone: 5 } as const;

type Sheet = Pick<BallotPage, 'widthMm' | 'heightMm' | 'fiducials'>;

/** Which of the spots are one staple: a single straight stroke near a corner; a sheet has one. */
export function stapleAmong(spots: readonly Spot[], sheet: Sheet): readonly Spot[] {
  const pieces = spots.filter((spot) => spot.wide <= staple.wide && liesInCorner(spot, sheet));
  const first = pieces.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  if (first === undefined) return [];
  const [x, y] = first.middle;
  const [along, down] = first.way;
  const offsetOf = ({ middle }: Spot): number => (middle[0] - x) * along + (middle[1] - y) * down;
  const own = pieces.filter(
    (piece) =>
      Math.abs((piece.middle[1] - y) * along - (piece.middle[0] - x) * down) <= staple.apart &&
      Math.abs(offsetOf(piece)) <= staple.most,
  );
  const ends = own.flatMap((piece) => [-1, 1].map((end) => offsetOf(piece) + (end * lengthOf(piece)) / 2));
  const long = Math.max(...ends) - Math.min(...ends);
  const isWhole = long >= staple.least || own.some((piece) => meetsSquare(piece, sheet));
  const isAlone = spots.every(
    (spot) => own.includes(spot) || own.every((piece) => gapBetween(spot, piece) > staple.alone),
  );
  return isWhole && isAlone && long <= staple.most ? own : [];
}

/** How long a straight stroke is. */
const lengthOf = ({ rect: [, , w, h], way: [along, down] }: Spot): number => Math.abs(along) * w + Math.abs(down) * h;

function gapBetween({ rect: [ax, ay, aw, ah] }: Spot, { rect: [bx, by, bw, bh] }: Spot): number {
  return Math.max(ax - bx - bw, bx - ax - aw, ay - by - bh, by - ay - ah);
}

function liesInCorner({ middle: [x, y] }: Spot, { widthMm, heightMm }: Sheet): boolean {
  return Math.min(x, widthMm - x) <= staple.near && Math.min(y, heightMm - y) <= staple.near;
}

function meetsSquare({ rect: [x, y, w, h] }: Spot, { fiducials }: Sheet): boolean {
  const room = aside.protect + staple.cut;
  return fiducials.some(
    ([left, top, width, height]) =>
      x + w >= left - room && x <= left + width + room && y + h >= top - room && y <= top + height + room,
  );
}
