// One stroke in the boxes of two rows: the mark of one person reaches into the box of the next, which may be a vote there or none.
import { columns, type Rect } from '../layout/layout.ts';
import { beyond } from './box-shape.ts';
import { exitsOf, tailsOf } from './mark-tail.ts';
import type { RowShape } from './read-row.ts';
import type { Spot } from './spots.ts';

/** A stroke that ends so near the other box, or the end of the place that is looked at around its own, reaches it, millimetres. */
const nearly = 0.25;

/** Around a line of the table no ink is looked for over so much, millimetres (`writing.ts`). */
const lineOfTable = 2.2;

/** Rows, by index, that share a stroke with the row above or below, where one of them may have no other mark. */
export function crossingRows(rows: readonly RowShape[], spots: readonly Spot[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, upper] of rows.entries()) {
    const lower = rows[index + 1];
    if (lower === undefined) continue;
    for (const column of columns.keys())
      if (
        isDrawn(upper, column) &&
        isDrawn(lower, column) &&
        !(isOwn(upper, column) && isOwn(lower, column)) &&
        meet(upper, lower, column, spots)
      )
        found.add(index).add(index + 1);
  }
  return found;
}

/**
 * What comes from another row is one stroke. A mark of its own has strokes side by side, so many pixels of the piece (0.5 mm) apart, over so much of its box's height, or fills so
 * much of it; its middle lies so near that of the box (1: on the frame).
 */
const own = { apart: 4, side: 0.25, fill: 0.5, off: 0.5 } as const;

/** Whether what is drawn in this box is a mark of its own, with or without what comes from another row. */
function isOwn({ shapes }: RowShape, column: number): boolean {
  const shape = shapes[column];
  if (shape === undefined || shape.off > own.off) return false;
  if (shape.fill >= own.fill) return true;
  const { size, pixels, frame } = shape.mask;
  const [, , top, bottom] = frame;
  let lines = 0;
  for (let y = top; y < bottom; y += 1) {
    let last = size;
    for (let x = 0; x < size; x += 1) {
      if (pixels[y * size + x] !== 1) continue;
      if (x - last > own.apart) {
        lines += 1;
        break;
      }
      last = x;
    }
  }
  return lines >= own.side * (bottom - top);
}

const isDrawn = ({ kinds }: RowShape, column: number): boolean => kinds[column] !== 'empty';

function meet(upper: RowShape, lower: RowShape, column: number, spots: readonly Spot[]): boolean {
  const [above, below] = [upper.prepared.boxes[column]?.rect, lower.prepared.boxes[column]?.rect];
  if (above === undefined || below === undefined) return false;
  const gap = below[1] - above[1] - above[3];
  const reach = Math.min(beyond, gap) - nearly;
  const [down, up] = [upper.shapes[column]?.tails[3] ?? 0, lower.shapes[column]?.tails[2] ?? 0];
  if (gap <= 2 * beyond) return down >= reach && down + up >= gap - nearly;
  if (down < reach || up < reach) return false;
  const endsOf = (row: RowShape): Rect[] => [
    ...exitsOf(row, column),
    ...tailsOf(spots, row, column).map(({ rect }) => rect),
  ];
  const others = endsOf(lower);
  return endsOf(upper).some((tail) => others.some((other) => hangTogether(tail, other)));
}

/** What is left of one stroke above and below a line of the table, where nothing is looked at. */
function hangTogether([ax, ay, aw, ah]: Rect, [bx, by, bw, bh]: Rect): boolean {
  const across = Math.max(ax, bx) - Math.min(ax + aw, bx + bw);
  const down = Math.max(ay, by) - Math.min(ay + ah, by + bh);
  return Math.max(across, down) <= lineOfTable;
}
