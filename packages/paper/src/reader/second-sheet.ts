// Two sheets that went through the feeder together show more corner squares than one has.
import type { BallotPage, Rect } from '../layout/layout.ts';
import type { Point, PossibleSquare } from './fiducials.ts';
import { homography, project } from './page-map.ts';
import type { PagePlace } from './reading.ts';

/** A corner square of another sheet looks as large as those of this one, within this share. */
const alike = 0.12;
/** Ink may be where boxes, stamps, signatures and codes are; room around them in millimetres. */
const room = 3;

/** Whether one of the squares that were seen can only belong to another sheet. `side`: of this page's squares, in pixels. */
export function showsSecondSheet(
  seen: readonly PossibleSquare[],
  side: number,
  place: PagePlace,
  page: BallotPage,
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
  return seen.some((square) => {
    if (Math.abs(square.side / side - 1) > alike || square.squareness < 0.85) return false;
    const [X, Y] = project(back, square.x, square.y);
    return !known.some(([x, y, w, h]) => X > x - room && X < x + w + room && Y > y - room && Y < y + h + room);
  });
}
