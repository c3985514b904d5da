// Holes of a punch for filing: dark, or as grey as what lay behind the sheet.
import type { BallotPage } from '../layout/layout.ts';
import type { Spot } from './spots.ts';
import { aside, maskScale } from './writing.ts';

/**
 * Punches make round holes of 5 to 7 mm whose middle lies 12 mm from the edge of the sheet (ISO 838: 6 and 12 mm), by hand within so many of it. So round, and so
 * full, nothing is that a hand writes, mm and the share of the disc that is seen beside bars and codes: a ring drawn with a felt tip has 0.56. It is less round only where so much of the disc, or less, is seen.
 * Its middle lies further from its edge than is looked for something brighter: no more than so much of it has an edge (of 57 punched sheets of a seventh maker at most 0.81, 0.63 away from bars; behind a bar up to 0.87), of a short word in a bold pen 0.96.
 */
const hole = { least: 4.5, most: 7.5, round: 1, fill: 0.64, near: 20, covered: 0.85, edged: 0.9 } as const;

type Sheet = Pick<BallotPage, 'widthMm' | 'heightMm' | 'protectRects'>;

/** Whether what the clean page does not have is a hole at the edge of the sheet. */
export function isPunchHole(
  { rect: [x, y, w, h], area, edged }: Pick<Spot, 'rect' | 'area' | 'edged'>,
  sheet: Sheet,
): boolean {
  const across = Math.max(w, h);
  if (across < hole.least || across > hole.most || edged > hole.edged * area) return false;
  const near = x + w <= hole.near || x >= sheet.widthMm - hole.near;
  if (!near && y + h > hole.near && y < sheet.heightMm - hole.near) return false;
  const isRound = Math.abs(w - h) <= hole.round;
  // Where a bar hides a side of it, its middle is known by the other side.
  const [middlesX, middlesY] = isRound
    ? [[x + w / 2], [y + h / 2]]
    : [
        [x + across / 2, x + w - across / 2],
        [y + across / 2, y + h - across / 2],
      ];
  return middlesX.some((middleX) =>
    middlesY.some((middleY) => {
      const seen = seenOfDisc(middleX, middleY, across / 2, sheet);
      const disc = (Math.PI * across ** 2) / 4;
      return area >= hole.fill * seen && (isRound || seen <= hole.covered * disc);
    }),
  );
}

/** How much of a disc is not hidden by bars, codes and corner squares, mm². */
function seenOfDisc(middleX: number, middleY: number, radius: number, { protectRects }: Sheet): number {
  const step = 1 / maskScale;
  const hidden = protectRects.map(([x, y, w, h]) => [x, y, x + w, y + h] as const);
  let seen = 0;
  for (let Y = middleY - radius + step / 2; Y < middleY + radius; Y += step)
    for (let X = middleX - radius + step / 2; X < middleX + radius; X += step)
      if (
        Math.hypot(X - middleX, Y - middleY) <= radius &&
        !hidden.some(
          ([left, top, right, bottom]) =>
            X > left - aside.protect &&
            X < right + aside.protect &&
            Y > top - aside.protect &&
            Y < bottom + aside.protect,
        )
      )
        seen += step ** 2;
  return seen;
}
