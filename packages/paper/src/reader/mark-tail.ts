// Ink on the page where a mark leaves the place that is looked at around its box.
import type { Rect } from '../layout/layout.ts';
import { pieceOrigin } from './box-shape.ts';
import type { RowShape } from './read-row.ts';
import type { Spot } from './spots.ts';

/**
 * The tail of a mark is no longer than this, longer where it is one thin stroke (mm² for each mm), and begins so near the place where its box was
 * looked at, millimetres (docs/decisions/024). Pieces of it, of a pen that skips, are no wider than this share of their length, which a tick is, or specks.
 */
const tail = {
  longest: 9,
  near: 0.8,
  stroke: { longest: 15, thin: 0.7 },
  piece: { wide: 0.6, speck: 0.8 },
} as const;

/** Where the mark in this box of a row comes to the edge of that place, millimetres on the page. */
export function exitsOf({ prepared, shapes }: RowShape, column: number): readonly Rect[] {
  const box = prepared.boxes[column]?.rect;
  if (box === undefined) return [];
  const [X, Y] = pieceOrigin(box);
  return (shapes[column]?.exits ?? []).map(([x, y, w, h]) => [X + x, Y + y, w, h]);
}

/** Which of the spots go on where the mark in this box of the row leaves that place. */
export function tailsOf(spots: readonly Spot[], row: RowShape, column: number): readonly Spot[] {
  const exits = row.kinds[column] === 'empty' ? [] : exitsOf(row, column);
  if (exits.length === 0) return [];
  const tails = spots.filter((spot) => isStroke(spot) && exits.some((exit) => touches(spot.rect, exit)));
  const ends = [...exits, ...tails.map(({ rect }) => rect)];
  const others = spots.filter((spot) => isStroke(spot) && isPiece(spot) && !tails.includes(spot));
  for (const end of ends)
    for (const spot of others)
      if (!tails.includes(spot) && touches(spot.rect, end) && isNear(spot, exits)) {
        tails.push(spot);
        ends.push(spot.rect);
      }
  return tails;
}

/** Whether a piece of a stroke lies as a tail does, not as a mark of its own. */
const isPiece = ({ rect: [, , w, h] }: Spot): boolean =>
  Math.max(w, h) <= tail.piece.speck || Math.min(w, h) <= tail.piece.wide * Math.max(w, h);

/** Whether the tail with this piece is no longer than one stroke may be. */
function isNear({ rect: [x, y, w, h] }: Spot, exits: readonly Rect[]): boolean {
  return exits.some(
    ([left, top, width, height]) =>
      Math.hypot(Math.max(x + w, left + width) - Math.min(x, left), Math.max(y + h, top + height) - Math.min(y, top)) <=
      tail.stroke.longest,
  );
}

function isStroke({ rect: [, , w, h], area }: Spot): boolean {
  const length = Math.hypot(w, h);
  return length <= (area <= tail.stroke.thin * length ? tail.stroke.longest : tail.longest);
}

function touches(a: Rect, b: Rect): boolean {
  return (
    a[0] <= b[0] + b[2] + tail.near &&
    a[0] + a[2] >= b[0] - tail.near &&
    a[1] <= b[1] + b[3] + tail.near &&
    a[1] + a[3] >= b[1] - tail.near
  );
}
