// The picture of a mark that the network looks at: the box in the middle, every mark as dark as the next.
import type { BoxShape } from './box-shape.ts';

/** Each pixel of the picture is looked at in so many places, each way. */
const step = 2;
/** Reach beyond the outer edge of the frame, and how wide the box is, pixels of the picture. */
export const around = 9;
export const pictureSide = 48;
/** How dark the darker half of a mark's ink becomes, of 255; what is paler than the second is not made so dark. */
const asDark = 200;
const palest = 0.15;

/** `pictureSide`² values, row by row: 0 paper to 255. A box of another size is brought to the same. */
export function markPicture({ mask: { size, ink, frame }, darkness }: BoxShape): Uint8Array {
  const [left, right, top, bottom] = frame;
  const picture = new Uint8Array(pictureSide * pictureSide);
  const perPixel = (right - left) / (pictureSide - 2 * around);
  const gain = asDark / Math.max(palest, darkness) / 255;
  const x0 = left - around * perPixel;
  const y0 = (top + bottom) / 2 - (pictureSide / 2) * perPixel;
  const columns = placesOf(x0, perPixel, size);
  const lines = placesOf(y0, perPixel, size);
  for (let row = 0; row < pictureSide; row += 1)
    for (let column = 0; column < pictureSide; column += 1) {
      const sum = sumOf(ink, size, lines, row * step, columns, column * step);
      picture[row * pictureSide + column] = Math.min(255, (sum / (step * step)) * gain);
    }
  return picture;
}

/** The ink of `step` × `step` places. */
function sumOf(ink: Uint8Array, size: number, lines: Int32Array, top: number, columns: Int32Array, left: number) {
  let sum = 0;
  for (let sy = top; sy < top + step; sy += 1) {
    const y = lines[sy] as number;
    if (y < 0) continue;
    for (let sx = left; sx < left + step; sx += 1) {
      const x = columns[sx] as number;
      if (x >= 0) sum += ink[y * size + x] as number;
    }
  }
  return sum;
}

/** Which pixel of the piece each place of a row or a column lies in; −1 beyond it. */
function placesOf(start: number, perPixel: number, size: number): Int32Array {
  return Int32Array.from({ length: pictureSide * step }, (_, at) => {
    const x = Math.floor(start + ((at + 0.5) / step) * perPixel);
    return x >= 0 && x < size ? x : -1;
  });
}
