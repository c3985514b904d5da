// A straight, nearly level line through printed words: where nothing is printed, between words and letters and beside them, it goes on, as print does not.
import type { Piece } from './rectify.ts';

/** From here on ink is part of a line, of 255, whatever is printed: a thin pen between bold letters. */
const dark = 80;
/** Away from print so much is, where what lies a little above and below is paler by so much: the palest places of a pencil line on the paper between words. */
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

/** What a pixel may be, of a line or of nothing: these together. */
const isDark = 1;
const isBare = 2;
const isPale = 4;

/**
 * Whether a line crosses the piece: dark without a gap, print or not; or pale without a gap wherever `bare` is 1, that is, where no print is near.
 */
export function hasLevelLine(piece: Piece, bare: Uint8Array, { length, bare: seen, rim }: LineLimits): boolean {
  const { width, height } = piece;
  const kinds = kindsOf(piece, bare);
  for (let slope = -steepest; slope < steepest + step / 2; slope += step) {
    const down = Int16Array.from({ length: width }, (_, x) => Math.round(slope * (x - width / 2)));
    for (let row = rim; row < height - rim; row += 1) {
      let [darkRun, paleFrom, paleSeen] = [0, -1, 0];
      for (let x = 0; x < width; x += 1) {
        const y = row + (down[x] as number);
        const kind = y >= rim && y < height - rim ? (kinds[y * width + x] as number) : isBare;
        darkRun = (kind & isDark) === 0 ? 0 : darkRun + 1;
        if (darkRun >= length) return true;
        if ((kind & isBare) === 0) continue;
        if ((kind & isPale) === 0) paleFrom = -1;
        else {
          if (paleFrom < 0) [paleFrom, paleSeen] = [x, 0];
          paleSeen += 1;
          if (paleSeen >= seen && x - paleFrom + 1 >= length) return true;
        }
      }
    }
  }
  return false;
}

function kindsOf({ width, height, ink }: Piece, bare: Uint8Array): Uint8Array {
  const bareInk = (at: number): number => (at < 0 || at >= ink.length || bare[at] === 0 ? 0 : (ink[at] as number));
  return Uint8Array.from({ length: width * height }, (_, at) => {
    const own = ink[at] as number;
    const around = Math.max(bareInk(at - beside * width), bareInk(at + beside * width));
    return (
      (own >= dark ? isDark : 0) |
      (bare[at] === 0 ? 0 : isBare) |
      (bare[at] !== 0 && own >= pale.least && own - around >= pale.more ? isPale : 0)
    );
  });
}
