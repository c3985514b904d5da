// A straight, nearly level line through printed words: it bridges the gaps between letters, as print does not.
import type { Piece } from './rectify.ts';

/** From here on ink is part of a line, of 255: a thin pen between letters. */
const inked = 80;
/** How steep a line may be, pixels down for each across, and in which steps. */
const steepest = 0.2;
const step = 0.02;

/** Whether a line of at least `least` pixels crosses the piece without a gap; the first and last `rim` rows are left out, where rules of the table may lie. */
export function hasLevelLine({ width, height, ink }: Piece, least: number, rim: number): boolean {
  for (let slope = -steepest; slope < steepest + step / 2; slope += step)
    for (let row = rim; row < height - rim; row += 1) {
      const isInked = (x: number): boolean => {
        const y = Math.round(row + slope * (x - width / 2));
        return y >= rim && y < height - rim && (ink[y * width + x] as number) >= inked;
      };
      // Every run of `least` pixels holds one of these.
      for (let x = least - 1; x < width; x += least) {
        if (!isInked(x)) continue;
        let [first, last] = [x, x];
        while (first > 0 && isInked(first - 1)) first -= 1;
        while (last < width - 1 && isInked(last + 1)) last += 1;
        if (last - first + 1 >= least) return true;
      }
    }
  return false;
}
