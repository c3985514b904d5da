// Two sheets that went through the feeder together show more corner squares than one has.
import type { GreyImage } from '../image/grey-image.ts';
import type { BallotPage, Rect } from '../layout/layout.ts';
import type { Point, PossibleSquare } from './fiducials.ts';
import { homography, project } from './page-map.ts';
import { type PaperWhite, whiteAt } from './paper-white.ts';
import type { PagePlace } from './reading.ts';

/** A corner square of another sheet looks as large as those of this one, within this share. */
const alike = 0.12;
/** Ink may be where boxes, stamps, signatures and codes are; room around them in millimetres. */
const room = 3;
/** The paper around a square: so far from its middle, in sides, and so bright, as a share of the paper of this page. Tables have patterns too. */
const paper = { away: 0.85, bright: 0.7 } as const;

/** Whether one of the squares that were seen can only belong to another sheet. `side`: of this page's squares, in pixels. */
export function showsSecondSheet(
  seen: readonly PossibleSquare[],
  side: number,
  place: PagePlace,
  page: BallotPage,
  { image, white }: { readonly image: GreyImage; readonly white: PaperWhite },
): boolean {
  const corners: Point[] = [
    [0, 0],
    [page.widthMm, 0],
    [page.widthMm, page.heightMm],
    [0, page.heightMm],
  ];
  const back = homography(
    corners.map(([X, Y]) => project(place, X, Y)),
    corners,
  );
  if (back === undefined) return false;
  const known: readonly Rect[] = [
    ...page.protectRects,
    ...page.rows.flatMap(({ boxes }) => [boxes.high, boxes.confidence, boxes.low]),
    ...(page.stampRect === null ? [] : [page.stampRect]),
    ...(page.signatureRect === null ? [] : [page.signatureRect]),
  ];
  const bright = paper.bright * whiteAt(white, ...project(place, page.widthMm / 2, page.heightMm / 2));
  return seen.some((square) => {
    if (Math.abs(square.side / side - 1) > alike || square.squareness < 0.85) return false;
    if (!liesOnPaper(image, square, bright)) return false;
    const [X, Y] = project(back, square.x, square.y);
    return !known.some(([x, y, w, h]) => X > x - room && X < x + w + room && Y > y - room && Y < y + h + room);
  });
}

/** Whether all around the square it is at least as bright as `least`. What lies outside of the picture is not seen. */
function liesOnPaper({ width, height, data }: GreyImage, { x, y, side }: PossibleSquare, least: number): boolean {
  for (const across of [-1, 0, 1])
    for (const down of [-1, 0, 1]) {
      const px = Math.round(x + across * paper.away * side);
      const py = Math.round(y + down * paper.away * side);
      const outside = px < 0 || py < 0 || px >= width || py >= height;
      if ((across !== 0 || down !== 0) && !outside && (data[py * width + px] as number) < least) return false;
    }
  return true;
}
