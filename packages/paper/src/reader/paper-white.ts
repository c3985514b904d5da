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

/** Share of a window that is brighter than what is taken for paper: print covers far less than the rest. */
const brighter = 0.08;

/** Darker than this share of the windows around it a window is full of ink; else a shadow falls on it. */
const shadow = 0.6;

/** Side of a cell in pixels of the shrunk picture (4 mm); a window is two cells wide and high, more than the ink of a box that is full. */
const side = 8;

/** So many brightnesses a picture has. */
const levels = 256;

/**
 * The brightness of the paper under the print. Per window a high quantile of brightness; a window full of ink takes the paper of those around it.
 * A cell takes the darkest of the windows that it lies in: where the edge of a shadow runs, one of them lies in the shadow as the cell does.
 * `small` is the picture shrunk by `factor`.
 */
export function paperWhite(small: GreyImage, factor: number): PaperWhite {
  const columns = Math.max(2, Math.ceil(small.width / side));
  const rows = Math.max(2, Math.ceil(small.height / side));
  const [across, down] = [columns - 1, rows - 1];
  const quantiles = windowQuantiles(small, cellHistograms(small, columns, rows), columns, rows);
  const paper = new Uint8Array(quantiles.length);
  const near = new Uint8Array(9);
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1) {
      let count = 0;
      for (let y = row - 2; y <= row + 2; y += 2)
        for (let x = column - 2; x <= column + 2; x += 2)
          if (y >= 0 && y < down && x >= 0 && x < across) near[count++] = quantiles[y * across + x] as number;
      near.fill(0, count).sort();
      const own = quantiles[row * across + column] as number;
      const usual = near[near.length - 1 - Math.floor(count / 3)] as number;
      paper[row * across + column] = own < usual * shadow ? usual : own;
    }
  const white = new Float32Array(columns * rows).fill(255);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      let darkest = 255;
      for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row); y += 1)
        for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column); x += 1)
          darkest = Math.min(darkest, paper[y * across + x] as number);
      white[row * columns + column] = Math.max(1, darkest);
    }
  return { cell: side * factor, columns, rows, white };
}

/** How often each brightness lies in each cell. */
function cellHistograms(small: GreyImage, columns: number, rows: number): Uint8Array {
  const histograms = new Uint8Array(columns * rows * levels);
  for (let y = 0; y < small.height; y += 1) countLine(small, y, histograms, Math.floor(y / side) * columns * levels);
  return histograms;
}

/** Adds a line of the picture to the histograms of a row of cells, which begin at `first`. */
function countLine({ width, data }: GreyImage, y: number, histograms: Uint8Array, first: number): void {
  for (let x = 0, from = y * width; x < width; x += 1) {
    const at = first + ((x / side) | 0) * levels + (data[from + x] as number);
    histograms[at] = (histograms[at] as number) + 1;
  }
}

/** Per window of two by two cells the brightness that only the brightest share of it exceeds. */
function windowQuantiles(
  { width, height }: GreyImage,
  histograms: Uint8Array,
  columns: number,
  rows: number,
): Uint8Array {
  const across = columns - 1;
  const quantiles = new Uint8Array(across * (rows - 1));
  for (let at = 0; at < quantiles.length; at += 1) {
    const column = at % across;
    const row = Math.floor(at / across);
    const first = (row * columns + column) * levels;
    const cells = [first, first + levels, first + columns * levels, first + (columns + 1) * levels] as const;
    const size =
      (Math.min(width, (column + 2) * side) - column * side) * (Math.min(height, (row + 2) * side) - row * side);
    let above = 0;
    let value = levels - 1;
    while (value > 0) {
      for (const cell of cells) above += histograms[cell + value] as number;
      if (above > size * brighter) break;
      value -= 1;
    }
    quantiles[at] = value;
  }
  return quantiles;
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
