// A straight, nearly level line through printed words: where nothing is printed, between words and letters and beside them, it goes on, as print does not.
import type { Piece } from './rectify.ts';

/** From here on ink is part of a line, of 255, whatever is printed: a thin pen between bold letters. */
const dark = 80;
/** Away from print so much is, where what lies a little above and below is paler by so much: a pale pencil on the paper between words. */
const pale = { least: 24, more: 15 } as const;
/** Above and below a thin line, pixels. */
const beside = 4;
/** How steep a line may be, pixels down for each across, and in which steps. */
const steepest = 0.2;
const step = 0.02;

/** What a line must have, in pixels: its length, and how many of its pixels lie where nothing is printed, so that they are seen. */
export interface LineLimits {
  readonly length: number;
  readonly bare: number;
  /** The first and last rows are left out, where rules of the table may lie. */
  readonly rim: number;
}

/**
 * Whether a line crosses the piece: dark without a gap, print or not; or ink, however pale, without a gap wherever `bare` is 1, that is, where no print
 * is near.
 */
export function hasLevelLine({ width, height, ink }: Piece, bare: Uint8Array, limits: LineLimits): boolean {
  const { rim } = limits;
  const inkAt = (x: number, y: number): number => {
    const at = y * width + x;
    return y < 0 || y >= height || bare[at] === 0 ? 0 : (ink[at] as number);
  };
  const isPale = (x: number, y: number): boolean => {
    const own = inkAt(x, y);
    return own >= pale.least && own - Math.max(inkAt(x, y - beside), inkAt(x, y + beside)) >= pale.more;
  };
  for (let slope = -steepest; slope < steepest + step / 2; slope += step)
    for (let row = rim; row < height - rim; row += 1) {
      let [darkFrom, paleFrom, seen] = [0, -1, 0];
      for (let x = 0; x < width; x += 1) {
        const y = Math.round(row + slope * (x - width / 2));
        const inside = y >= rim && y < height - rim;
        if (!inside || (ink[y * width + x] as number) < dark) darkFrom = x + 1;
        else if (x - darkFrom >= limits.length) return true;
        if (inside && bare[y * width + x] === 0) continue;
        if (!inside || !isPale(x, y)) paleFrom = -1;
        else {
          if (paleFrom < 0) [paleFrom, seen] = [x, 0];
          seen += 1;
          if (seen >= limits.bare && x - paleFrom >= limits.length) return true;
        }
      }
    }
  return false;
}
