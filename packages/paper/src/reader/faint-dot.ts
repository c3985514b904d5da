// A dot that is too small or too pale to be ink by itself, as a worn pencil leaves it.
import type { BoxMask } from './strokes.ts';

/**
 * Every limit of a faint dot, with what it was measured against (docs/decisions/024). Of 10,000 votes on scans 0 to 3 and photographs at tilt 0 to 2 three
 * had so much dust beside them.
 */
const limits = {
  /** Lighter than this share of the voter's marks nothing belongs to it, nor lighter than the second needs to be, of 255. */
  share: 0.3,
  ink: 34,
  /** Pixels of the piece it has at least, and reaches over at most each way: a longer one is a hair or dirt in the feeder. */
  pixels: 6,
  reach: 8,
  /** So near the outside of the frame all is the frame's own, pixels. */
  rim: 6,
} as const;

/** Whether a faint dot lies in a box, on a page of which the marks are as dark as `darkness`, 0 to 1. */
export function hasFaintDot({ size, ink, frame: [left, right, top, bottom] }: BoxMask, darkness: number): boolean {
  const { share, ink: most, pixels, reach, rim } = limits;
  const level = Math.min(most, share * darkness * 255);
  const seen = new Set<number>();
  for (let y = top + rim; y < bottom - rim; y += 1)
    for (let x = left + rim; x < right - rim; x += 1) {
      const start = y * size + x;
      if ((ink[start] as number) < level || seen.has(start)) continue;
      const members = [start];
      seen.add(start);
      let [first, last, upper, lower] = [x, x, y, y];
      for (let next = 0; next < members.length; next += 1) {
        const at = members[next] as number;
        const [column, row] = [at % size, Math.floor(at / size)];
        [first, last] = [Math.min(first, column), Math.max(last, column)];
        [upper, lower] = [Math.min(upper, row), Math.max(lower, row)];
        for (let ny = Math.max(top + rim, row - 1); ny <= Math.min(bottom - rim - 1, row + 1); ny += 1)
          for (let nx = Math.max(left + rim, column - 1); nx <= Math.min(right - rim - 1, column + 1); nx += 1) {
            const other = ny * size + nx;
            if ((ink[other] as number) < level || seen.has(other)) continue;
            seen.add(other);
            members.push(other);
          }
      }
      if (members.length >= pixels && last - first < reach && lower - upper < reach) return true;
    }
  return false;
}
