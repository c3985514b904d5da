// A speck of dirt on the glass of a feeder draws a line down the whole sheet.
import type { GreyImage } from '../image/grey-image.ts';

/** A line is a streak when it runs over so much of the height: the sides of 28 boxes come to less than half of it. */
const share = 0.6;
/** So much darker than the paper on both sides of it, of 255. */
const darker = 14;
/** Widest streak, pixels of the shrunk picture. */
const widest = 4;

/** Columns of the shrunk picture that are streaks, as runs. */
export function findStreaks({ width, height, data }: GreyImage): readonly (readonly [from: number, to: number])[] {
  const counts = new Uint16Array(width);
  for (let y = 0; y < height; y += 2) {
    const row = y * width;
    for (let x = widest; x < width - widest; x += 1) {
      const value = data[row + x] as number;
      if ((data[row + x - widest] as number) - value > darker && (data[row + x + widest] as number) - value > darker)
        counts[x] = (counts[x] as number) + 1;
    }
  }
  const least = (height / 2) * share;
  const found: [number, number][] = [];
  for (let x = 0; x < width; x += 1) {
    if ((counts[x] as number) < least) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === x - 1) last[1] = x;
    else found.push([x, x]);
  }
  return found.filter(([from, to]) => to - from < widest);
}

/** Paints streaks over with what stands beside them, in place. `streaks` in pixels of the picture shrunk by `factor`. */
export function repairStreaks(
  { width, height, data }: GreyImage,
  streaks: readonly (readonly [from: number, to: number])[],
  factor: number,
): void {
  for (const [from, to] of streaks) {
    const left = Math.max(0, from * factor - factor);
    const right = Math.min(width - 1, (to + 2) * factor - 1);
    for (let y = 0; y < height; y += 1) {
      const row = y * width;
      const before = data[row + left] as number;
      const after = data[row + right] as number;
      for (let x = left + 1; x < right; x += 1) {
        const paper = before + ((after - before) * (x - left)) / (right - left);
        if ((data[row + x] as number) < paper) data[row + x] = paper;
      }
    }
  }
}
