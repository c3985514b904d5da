// Where a picture is not white. Most of a page is, and white stays white however it is moved or blurred.
import type { Picture } from './picture.ts';

/** Pixels along the side of a cell. */
export const inkCell = 8;

export interface InkMap {
  readonly columns: number;
  readonly rows: number;
  /** 1 for each cell that is not all white, row by row. */
  readonly cells: Uint8Array;
}

export function inkMap({ width, height, channels, data }: Picture): InkMap {
  const columns = Math.ceil(width / inkCell);
  const rows = Math.ceil(height / inkCell);
  const cells = new Uint8Array(columns * rows);
  const row = width * channels;
  for (let y = 0; y < height; y += 1) {
    const first = Math.floor(y / inkCell) * columns;
    const end = (y + 1) * row;
    for (let column = 0, at = y * row; column < columns; column += 1) {
      const next = Math.min(end, at + inkCell * channels);
      if (cells[first + column] === 0) {
        let all = 255;
        for (; at < next; at += 1) all &= data[at] as number;
        if (all !== 255) cells[first + column] = 1;
      }
      at = next;
    }
  }
  return { columns, rows, cells };
}

/** Whether there is ink in a cell that this rectangle touches, in pixels. */
export function hasInk(
  { columns, rows, cells }: InkMap,
  left: number,
  top: number,
  right: number,
  bottom: number,
): boolean {
  const lastRow = Math.min(rows - 1, Math.floor(bottom / inkCell));
  const lastColumn = Math.min(columns - 1, Math.floor(right / inkCell));
  const firstColumn = Math.max(0, Math.floor(left / inkCell));
  for (let row = Math.max(0, Math.floor(top / inkCell)); row <= lastRow; row += 1)
    for (let column = firstColumn; column <= lastColumn; column += 1)
      if (cells[row * columns + column] !== 0) return true;
  return false;
}
