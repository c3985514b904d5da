// Marks of one row that reach a little into the place that is looked at around the boxes of the next.
import type { Rect } from '../layout/layout.ts';
import { type BoxKind, boxLimits } from './box-kind.ts';
import type { BoxShape } from './box-shape.ts';
import { pieceOrigin } from './box-shape.ts';
import type { RowShape } from './read-row.ts';
import { ringAround } from './ring.ts';
import { gapBetween } from './spots.ts';

/** Ink so near a mark of the next row, millimetres, goes on with it: the line of the table between them hides what crosses it. */
const joined = 1.25;

/**
 * The rows, with nothing beside an empty box that is the end of a mark in the row above or below: of a mark that hangs together with that box, or of a ring around it.
 * What belongs to no other box stays, since it may be a mark of either row.
 */
export function withoutOverflow(rows: readonly RowShape[]): RowShape[] {
  return rows.map((row, index) => ({
    ...row,
    kinds: row.kinds.map((kind, column): BoxKind => {
      const shape = row.shapes[column];
      if (kind !== 'outside' || shape === undefined || shape.fill > boxLimits.empty) return kind;
      const [X, Y] = pieceOrigin(boxOf(row, column));
      const marks = [rows[index - 1], rows[index + 1]].flatMap((other) =>
        other === undefined ? [] : markIn(other, column),
      );
      const foreign = shape.strays.filter(({ rect: [x, y, w, h] }) =>
        marks.some((mark) => gapBetween([X + x, Y + y, w, h], mark) <= joined),
      );
      return shape.outside - foreign.reduce((sum, { area }) => sum + area, 0) <= boxLimits.outside ? 'empty' : kind;
    }),
  }));
}

/** Where the mark in this box lies with the ends that leave it, or the ring around it; millimetres on the page. */
function markIn(row: RowShape, column: number): Rect[] {
  const shape = row.shapes[column];
  if (shape === undefined) return [];
  const box = boxOf(row, column);
  if (ringAround(shape.mask) > boxLimits.ring) return [grown(box, shape.leaves)];
  return shape.fill > boxLimits.empty ? [grown(box, shape.tails)] : [];
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
