// One stroke in the boxes of two rows: the mark of one person reaches into the box of the next, which may be a vote there or none.
import { columns } from '../layout/layout.ts';
import { beyond } from './box-shape.ts';
import { isTailOf } from './mark-tail.ts';
import type { RowShape } from './read-row.ts';
import type { Spot } from './writing.ts';

/** A stroke that ends so near the other box, or the end of the place that is looked at around its own, reaches it, millimetres. */
const nearly = 0.25;

/** Rows, by index, that share a stroke with the row above or below; both may be meant. */
export function crossingRows(rows: readonly RowShape[], spots: readonly Spot[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, upper] of rows.entries()) {
    const lower = rows[index + 1];
    if (lower === undefined) continue;
    for (const column of columns.keys())
      if (isMarked(upper, column) && isMarked(lower, column) && meet(upper, lower, column, spots))
        found.add(index).add(index + 1);
  }
  return found;
}

const isMarked = ({ kinds }: RowShape, column: number): boolean => kinds[column] === 'marked';

function meet(upper: RowShape, lower: RowShape, column: number, spots: readonly Spot[]): boolean {
  const [above, below] = [upper.prepared.boxes[column]?.rect, lower.prepared.boxes[column]?.rect];
  if (above === undefined || below === undefined) return false;
  const gap = below[1] - above[1] - above[3];
  const reach = Math.min(beyond, gap) - nearly;
  if ((upper.shapes[column]?.tails[3] ?? 0) < reach || (lower.shapes[column]?.tails[2] ?? 0) < reach) return false;
  return gap <= 2 * beyond || spots.some((spot) => isTailOf(spot, upper, column) && isTailOf(spot, lower, column));
}
