// Dots beside a vote: too pale to be ink by themselves, as a worn pencil leaves them, or so small that they are dust.
import { boxScale } from './box-frame.ts';
import type { BoxMask } from './strokes.ts';

/** Every limit of a dot beside a vote, with what it was measured against (docs/decisions/024). */
const limits = {
  /** Lighter than this share of the voter's marks nothing belongs to it, nor lighter than the second needs to be, of 255. */
  share: 0.3,
  ink: 34,
  /**
   * Pixels of the piece it has at least: less among marks that are so pale that the first of these is the lower one, and reaches over at most each way: a longer one is a
   * hair or dirt in the feeder. Of 462 dots of pens, from 0.5 mm on, the smallest had 16; dust that an independent maker strews has up to 15, beside 3 of 1,000 votes.
   */
  pixels: { pale: 6, dark: 14 },
  reach: 8,
  /** So near the outside of the frame all is the frame's own, pixels. */
  rim: 6,
} as const;

/** Whether a faint dot lies in a box, on a page of which the marks are as dark as `darkness`, 0 to 1. */
export function hasFaintDot({ size, ink, frame: [left, right, top, bottom] }: BoxMask, darkness: number): boolean {
  const { share, ink: most, pixels, reach, rim } = limits;
  const level = Math.min(most, share * darkness * 255);
  const least = isPale(darkness) ? pixels.pale : pixels.dark;
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
      if (members.length >= least && last - first < reach && lower - upper < reach) return true;
    }
  return false;
}

/** Whether so little ink, mm², in a box beside a vote is dust, on a page of which the marks are as dark as `darkness`. */
export const isDust = (ink: number, darkness: number): boolean =>
  !isPale(darkness) && ink * boxScale ** 2 < limits.pixels.dark;

const isPale = (darkness: number): boolean => limits.share * darkness * 255 < limits.ink;
