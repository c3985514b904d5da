// What is paper here: the white of the sheet differs from place to place (uneven light, shadow, curl).
import type { GreyImage } from '../image/grey-image.ts';

/** Brightness of the bare paper on a grid over a picture. */
export interface PaperWhite {
  /** Pixels of the full picture per cell of the grid. */
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  readonly white: Float32Array;
}

/** Share of a cell that is brighter than what is taken for paper: print covers far less than the rest. */
const brighter = 0.15;

/** Darker than this share of the cells around it a cell is full of ink; else a shadow falls on it. */
const shadow = 0.6;

/** Side of a cell in pixels of the shrunk picture. */
const side = 16;

/**
 * The brightness of the paper under the print: per cell a high quantile of brightness; a cell full of ink takes the paper of those
 * around it.
 * `small` is the picture shrunk by `factor`.
 */
export function paperWhite(small: GreyImage, factor: number): PaperWhite {
  const columns = Math.ceil(small.width / side);
  const rows = Math.ceil(small.height / side);
  const quantiles = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      histogram.fill(0);
      const right = Math.min(small.width, (column + 1) * side);
      const bottom = Math.min(small.height, (row + 1) * side);
      let count = 0;
      for (let y = row * side; y < bottom; y += 1)
        for (let at = y * small.width + column * side, end = y * small.width + right; at < end; at += 1) {
          const value = small.data[at] as number;
          histogram[value] = (histogram[value] as number) + 1;
          count += 1;
        }
      let above = 0;
      let value = 255;
      while (value > 0) {
        above += histogram[value] as number;
        if (above > count * brighter) break;
        value -= 1;
      }
      quantiles[row * columns + column] = value;
    }
  }
  const white = new Float32Array(quantiles.length);
  const near = new Uint8Array(9);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      let count = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
          near[count++] = quantiles[y * columns + x] as number;
      near.fill(0, count).sort();
      const own = quantiles[row * columns + column] as number;
      const usual = near[near.length - 1 - Math.floor(count / 3)] as number;
      white[row * columns + column] = Math.max(1, own < usual * shadow ? usual : own);
    }
  return { cell: side * factor, columns, rows, white };
}

/** White at a point of the full picture, between the middles of the cells. */
export function whiteAt({ cell, columns, rows, white }: PaperWhite, x: number, y: number): number {
  const gx = Math.min(columns - 1, Math.max(0, x / cell - 0.5));
  const gy = Math.min(rows - 1, Math.max(0, y / cell - 0.5));
  const left = Math.floor(gx);
  const top = Math.floor(gy);
  const right = Math.min(columns - 1, left + 1);
  const bottom = Math.min(rows - 1, top + 1);
  const fx = gx - left;
  const fy = gy - top;
  const upper = (white[top * columns + left] as number) * (1 - fx) + (white[top * columns + right] as number) * fx;
  const lower =
    (white[bottom * columns + left] as number) * (1 - fx) + (white[bottom * columns + right] as number) * fx;
  return upper * (1 - fy) + lower * fy;
}
