// The picture of a mark by which its strokes are told apart: the box in the middle, every mark as dark as the next.
import type { BoxShape } from './box-shape.ts';

/** Pixels of the piece for one of the picture, and the picture's side. */
const step = 2;
/** Reach beyond the outer edge of the frame, pixels of the picture. */
const around = 6;
export const strokeSide = 32;
/** How dark the darker half of a mark's ink becomes, of 255. */
const asDark = 200;

/** `strokeSide`² values, row by row: 0 paper to 255. A box of another size is brought to the same. */
export function strokePicture({ mask: { size, ink, frame }, darkness }: BoxShape): Uint8Array {
  const [left, right, top, bottom] = frame;
  const picture = new Uint8Array(strokeSide * strokeSide);
  const perPixel = (right - left) / (strokeSide - 2 * around);
  const gain = asDark / Math.max(0.15, darkness) / 255;
  const x0 = left - around * perPixel;
  const y0 = (top + bottom) / 2 - (strokeSide / 2) * perPixel;
  for (let row = 0; row < strokeSide; row += 1)
    for (let column = 0; column < strokeSide; column += 1) {
      let sum = 0;
      for (let sy = 0; sy < step; sy += 1)
        for (let sx = 0; sx < step; sx += 1) {
          const x = Math.floor(x0 + (column + (sx + 0.5) / step) * perPixel);
          const y = Math.floor(y0 + (row + (sy + 0.5) / step) * perPixel);
          if (x >= 0 && y >= 0 && x < size && y < size) sum += ink[y * size + x] as number;
        }
      picture[row * strokeSide + column] = Math.min(255, (sum / (step * step)) * gain);
    }
  return picture;
}
