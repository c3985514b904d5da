// What comes a little into the place that is looked at around a box, and is another's: marks of the next row, and the line of the table before it.
import type { Rect } from '../layout/layout.ts';
import { type BoxKind, boxLimits } from './box-kind.ts';
import { type BoxShape, pieceOrigin } from './box-shape.ts';
import type { RowShape } from './read-row.ts';
import { ringAround } from './ring.ts';
import { gapBetween } from './spots.ts';

/** A mark goes on where it leaves its own box by so much; what lies so near it, millimetres, is its end: the line of the table between the rows hides what crosses it. */
const limits = { leaves: 0.5, joined: 1.25 } as const;
/** The rim of a line of the table, which printers and feeders move, is so high, millimetres, or twice that where it crosses the whole place; what a pen draws is not. */
const rim = { high: 0.125, wide: 8.5 } as const;
/** Where the sides of a box stand in `tails` and `leaves`. */
const upper = 2;
const lower = 3;

/**
 * The rows, with nothing above or below an empty box that is the end of a mark in the next row, of a mark that hangs together with the box there or of a ring around that, or the rim of a line of the table.
 * What belongs to no other box stays, since it may be a mark of either row.
 */
export function withoutOverflow(rows: readonly RowShape[]): RowShape[] {
  return rows.map((row, index) => ({
    ...row,
    kinds: row.kinds.map((kind, column): BoxKind => {
      const shape = row.shapes[column];
      if (kind !== 'outside' || shape === undefined || shape.fill > boxLimits.empty) return kind;
      const box = boxOf(row, column);
      const [X, Y] = pieceOrigin(box);
      const above = markIn(rows[index - 1], column, lower);
      const below = markIn(rows[index + 1], column, upper);
      const isForeign = ([x, y, w, h]: Rect): boolean => {
        const place: Rect = [X + x, Y + y, w, h];
        const isNear = (mark: Rect | undefined): boolean =>
          mark !== undefined && gapBetween(place, mark) <= limits.joined;
        if (Y + y + h <= box[1]) return isRim(place) || isNear(above);
        return Y + y >= box[1] + box[3] && (isRim(place) || isNear(below));
      };
      const foreign = shape.strays.reduce((sum, { area, rect }) => sum + (isForeign(rect) ? area : 0), 0);
      return shape.outside - foreign <= boxLimits.outside ? 'empty' : kind;
    }),
  }));
}

const isRim = ([, , w, h]: Rect): boolean => h <= rim.high || (h <= 2 * rim.high && w >= rim.wide);

/** Where the mark in this box lies that goes on to this side, with its ends, or the ring around it; millimetres on the page. */
function markIn(row: RowShape | undefined, column: number, side: typeof upper | typeof lower): Rect | undefined {
  const shape = row?.shapes[column];
  if (row === undefined || shape === undefined) return undefined;
  const box = boxOf(row, column);
  if (ringAround(shape.mask) > boxLimits.ring) return grown(box, shape.leaves);
  return shape.fill > boxLimits.empty && shape.tails[side] >= limits.leaves ? grown(box, shape.tails) : undefined;
}

const grown = ([x, y, w, h]: Rect, [left, right, top, bottom]: BoxShape['tails']): Rect => [
  x - left,
  y - top,
  w + left + right,
  h + top + bottom,
];

function boxOf({ prepared }: RowShape, column: number): Rect {
  const box = prepared.boxes[column]?.rect;
  if (box === undefined) throw new RangeError(`no box in column ${column}`);
  return box;
}
