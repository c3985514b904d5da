// Ink on the page where a mark leaves the place that is looked at around its box.
import type { Rect } from '../layout/layout.ts';
import { pieceOrigin } from './box-shape.ts';
import type { RowShape } from './read-row.ts';
import type { Spot } from './spots.ts';

/** The tail of a mark is no longer than this, and begins so near the place where its box was looked at, millimetres (docs/decisions/024). */
const tail = { longest: 9, near: 0.8 } as const;

/** Where the mark in this box of a row comes to the edge of that place, millimetres on the page. */
export function exitsOf({ prepared, shapes }: RowShape, column: number): readonly Rect[] {
  const box = prepared.boxes[column]?.rect;
  if (box === undefined) return [];
  const [X, Y] = pieceOrigin(box);
  return (shapes[column]?.exits ?? []).map(([x, y, w, h]) => [X + x, Y + y, w, h]);
}

/** Whether the spot goes on where the mark in this box of the row leaves that place. */
export function isTailOf({ rect }: Spot, row: RowShape, column: number): boolean {
  if (row.kinds[column] === 'empty' || Math.hypot(rect[2], rect[3]) > tail.longest) return false;
  return exitsOf(row, column).some((exit) => touches(rect, exit));
}

function touches(a: Rect, b: Rect): boolean {
  return (
    a[0] <= b[0] + b[2] + tail.near &&
    a[0] + a[2] >= b[0] - tail.near &&
    a[1] <= b[1] + b[3] + tail.near &&
    a[1] + a[3] >= b[1] - tail.near
  );
}
