// A ring drawn around a box: what is marked in it is meant to be left out, or to be seen above all. Nobody but a person can tell.
import type { BoxMask } from './strokes.ts';

/** Directions in which is looked, and bare paper between the box and the ring, pixels of the piece (0.4 mm). */
const directions = 72;
const gap = 3;

const ways = Array.from({ length: directions }, (_, each) => {
  const turn = (2 * Math.PI * each) / directions;
  return [Math.cos(turn), Math.sin(turn)] as const;
});

/** In which share of all directions ink lies around a box with bare paper between: 1 is a whole ring. */
export function ringAround(mask: BoxMask): number {
  let found = 0;
  for (const [across, down] of ways) if (liesBeyond(mask, across, down)) found += 1;
  return found / directions;
}

/** Whether ink lies beyond bare paper in one direction from the frame outwards. */
function liesBeyond({ size, pixels, frame }: BoxMask, across: number, down: number): boolean {
  const [left, right, top, bottom] = frame;
  const start = Math.min((right - left) / 2 / Math.abs(across), (bottom - top) / 2 / Math.abs(down)) + 1;
  // Places are rounded as whole numbers: half a pixel is added, and what lies before the first pixel is below one.
  let x = (left + right) / 2 + across * start + 1.5;
  let y = (top + bottom) / 2 + down * start + 1.5;
  let bare = 0;
  for (; x >= 1 && y >= 1 && x < size + 1 && y < size + 1; x += across, y += down) {
    if (pixels[((y | 0) - 1) * size + (x | 0) - 1] !== 1) bare += 1;
    else if (bare >= gap) return true;
    else bare = 0;
  }
  return false;
}
