// A ring drawn around a box: what is marked in it is meant to be left out, or to be seen above all. Nobody but a person can tell.
import type { BoxMask } from './strokes.ts';

/** Directions in which is looked, and bare paper between the box and the ring, pixels of the piece (0.4 mm). */
const directions = 72;
const gap = 3;

/** In which share of all directions ink lies around a box with bare paper between: 1 is a whole ring. */
export function ringAround({ size, pixels, frame: [left, right, top, bottom] }: BoxMask): number {
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  let found = 0;
  for (let each = 0; each < directions; each += 1) {
    const turn = (2 * Math.PI * each) / directions;
    const [across, down] = [Math.cos(turn), Math.sin(turn)];
    const start = Math.min((right - left) / 2 / Math.abs(across), (bottom - top) / 2 / Math.abs(down)) + 1;
    let bare = 0;
    for (let far = start; ; far += 1) {
      const [x, y] = [Math.round(middleX + across * far), Math.round(middleY + down * far)];
      if (x < 0 || y < 0 || x >= size || y >= size) break;
      if (pixels[y * size + x] !== 1) bare += 1;
      else if (bare >= gap) {
        found += 1;
        break;
      } else bare = 0;
    }
  }
  return found / directions;
}
