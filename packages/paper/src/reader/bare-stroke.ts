// A short stroke between and beside printed words, where nothing is printed: the piece of a tick or cross that does not lie on letters.
import type { Piece } from './rectify.ts';

/** From here on ink is part of it, of 255. */
const dark = 50;

/** What a stroke must have, in pixels: its length, how many of its pixels for each of that, since the rim of print is thinner, and how many rows and columns at the edge are left out. */
export interface StrokeLimits {
  readonly length: number;
  readonly thick: number;
  readonly rim: number;
}

/** Whether ink that hangs together where `bare` is 1, that is, where no print is near, is a stroke. */
export function hasBareStroke({ width, height, ink }: Piece, bare: Uint8Array, limits: StrokeLimits): boolean {
  const { length: least, thick, rim } = limits;
  const open = new Uint8Array(width * height);
  for (let y = rim; y < height - rim; y += 1)
    for (let at = y * width + rim; at < (y + 1) * width - rim; at += 1)
      open[at] = bare[at] === 1 && (ink[at] as number) >= dark ? 1 : 0;
  for (let start = open.indexOf(1); start >= 0; start = open.indexOf(1, start + 1)) {
    const members = [start];
    open[start] = 0;
    let [left, right, top, bottom] = [width, 0, height, 0];
    for (const at of members) {
      const y = Math.floor(at / width);
      const x = at - y * width;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      for (const row of [at - width, at, at + width])
        for (let beside = row - 1; beside <= row + 1; beside += 1)
          if (open[beside] === 1) {
            open[beside] = 0;
            members.push(beside);
          }
    }
    const length = Math.hypot(right - left + 1, bottom - top + 1);
    if (length >= least && members.length >= thick * length) return true;
  }
  return false;
}
