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
export function hasLevelLine(piece: Piece, bare: Uint8Array, limits: LineLimits): boolean {
  const { width, height } = piece;
  const kinds = kindsOf(piece, bare);
  const down = new Int16Array(width);
  for (let slope = -steepest; slope < steepest + step / 2; slope += step) {
    for (let x = 0; x < width; x += 1) down[x] = Math.round(slope * (x - width / 2));
    for (let row = limits.rim; row < height - limits.rim; row += 1)
      if (goesOn(kinds, width, height, row, down, limits)) return true;
  }
  return false;
}

/** Whether a line runs through the middle of `row`, `down` pixels below it in each column. */
function goesOn(
  kinds: Uint8Array,
  width: number,
  height: number,
  row: number,
  down: Int16Array,
  { length, bare: seen, rim }: LineLimits,
): boolean {
  let darkRun = 0;
  let paleFrom = -1;
  let paleSeen = 0;
  for (let x = 0; x < width; x += 1) {
    const y = row + (down[x] as number);
    const kind = y >= rim && y < height - rim ? (kinds[y * width + x] as number) : isBare;
    darkRun = (kind & isDark) === 0 ? 0 : darkRun + 1;
    if (darkRun >= length) return true;
    if ((kind & isBare) === 0) continue;
    if ((kind & isPale) === 0) paleFrom = -1;
    else {
      if (paleFrom < 0) {
        paleFrom = x;
        paleSeen = 0;
      }
      paleSeen += 1;
      if (paleSeen >= seen && x - paleFrom + 1 >= length) return true;
    }
  }
  return false;
}

function kindsOf(piece: Piece, bare: Uint8Array): Uint8Array {
  const kinds = new Uint8Array(piece.width * piece.height);
  for (let at = 0; at < kinds.length; at += 1) kinds[at] = kindOf(piece, bare, at);
  return kinds;
}

function kindOf({ width, ink }: Piece, bare: Uint8Array, at: number): number {
  const own = ink[at] as number;
  const kind = own >= dark ? isDark : 0;
  if (bare[at] === 0) return kind;
  if (own < pale.least) return kind | isBare;
  const far = beside * width;
  const around = Math.max(bareInk(ink, bare, at - far), bareInk(ink, bare, at + far));
  return kind | isBare | (own - around >= pale.more ? isPale : 0);
}

const bareInk = (ink: Uint8Array, bare: Uint8Array, at: number): number =>
  at < 0 || at >= ink.length || bare[at] === 0 ? 0 : (ink[at] as number);
