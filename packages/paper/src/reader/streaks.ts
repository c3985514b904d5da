// A speck of dirt on the glass of a feeder draws a line down the whole sheet.
import type { GreyImage } from '../image/grey-image.ts';

/** A line is a streak when it runs over so much of the height: the sides of 28 boxes come to less than half of it. */
const share = 0.6;
/** So much darker than the paper on both sides of it, of 255. */
const darker = 14;
/** Widest streak, pixels of the shrunk picture. */
const widest = 4;
/** Every so many rows are looked at. */
const step = 2;
/** Between two streaks side by side so far from the middle of each is paper. */
const between = 2;

/** Where dirt comes loose in the middle of a sheet the line ends there: so many rows of the shrunk picture make one, about 28 mm, */
const shortest = 110;
/** with no gap of more rows than this: the sides of boxes that stand above each other are further apart. */
const gap = 4;
/** Such a line goes on behind printed words and lines: over gaps of so many rows. */
const behindPrint = 24;

/**
 * So is one of so many rows, about 60 mm, of which so much is seen, as where timing bars lie on it: of 40 people's boxes that stand above each other,
 * as close as they come, the sides are two thirds.
 */
const broken = { rows: 240, share: 0.72 } as const;

/** A line straight down the picture: first and last column, first and last row. */
export interface Streak {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of the line that each column may hold: */
interface Columns {
  /** in how many rows of the picture it is darker than what lies beside it; */
  readonly counts: Uint16Array;
  /** where the line begins, where its unbroken end begins, and its last row; */
  readonly top: Int32Array;
  readonly unbroken: Int32Array;
  readonly last: Int32Array;
  /** its longest part without a gap, and how many rows were seen of it. */
  readonly longest: Int32Array;
  readonly held: Int32Array;
  /** Lines that have ended. */
  readonly pieces: Streak[];
}

/** The streaks of the shrunk picture: such as run down most of it, and pieces in which nothing is missing. No hand draws so straight along a column. */
export function findStreaks(image: GreyImage): readonly Streak[] {
  const { width, height } = image;
  const columns: Columns = {
    counts: new Uint16Array(width),
    top: new Int32Array(width),
    unbroken: new Int32Array(width),
    last: new Int32Array(width).fill(-height),
    longest: new Int32Array(width),
    held: new Int32Array(width),
    pieces: [],
  };
  for (let y = 0; y < height; y += step) lookAlong(image, y, columns);
  const least = (height / step) * share;
  const whole: Streak[] = [];
  for (let x = 0; x < width; x += 1) {
    if ((columns.counts[x] as number) < least) {
      end(columns, x);
      continue;
    }
    const before = whole.at(-1);
    if (before?.to === x - 1) whole[whole.length - 1] = { ...before, to: x };
    else whole.push({ from: x, to: x, top: 0, bottom: height - 1 });
  }
  return [...whole, ...sideBySide(columns.pieces)].filter(({ from, to }) => to - from < widest);
}

/** Goes on with the lines of all columns in row `y`. */
function lookAlong({ width, data }: GreyImage, y: number, columns: Columns): void {
  const row = y * width;
  for (let x = widest; x < width - widest; x += 1) {
    const at = row + x;
    const paper = (data[at] as number) + darker;
    if ((data[at - widest] as number) <= paper && (data[at - between] as number) <= paper) continue;
    if ((data[at + widest] as number) <= paper && (data[at + between] as number) <= paper) continue;
    goOn(columns, x, y);
  }
}

function goOn(columns: Columns, x: number, y: number): void {
  const { counts, top, unbroken, last, longest, held } = columns;
  counts[x] = (counts[x] as number) + 1;
  const missing = y - (last[x] as number);
  if (missing > behindPrint) {
    end(columns, x);
    top[x] = y;
    unbroken[x] = y;
    longest[x] = 0;
    held[x] = 0;
  } else if (missing > gap) {
    longest[x] = Math.max(longest[x] as number, (last[x] as number) - (unbroken[x] as number));
    unbroken[x] = y;
  }
  last[x] = y;
  held[x] = (held[x] as number) + 1;
}

function end({ top, unbroken, last, longest, held, pieces }: Columns, x: number): void {
  const [from, to] = [top[x] as number, last[x] as number];
  const isWhole = Math.max(longest[x] as number, to - (unbroken[x] as number)) >= shortest;
  const isBroken = to - from >= broken.rows && step * (held[x] as number) >= broken.share * (to - from);
  if (isWhole || isBroken) pieces.push({ from: x, to: x, top: from, bottom: to });
}

/** Pieces in neighbouring columns of the same rows as one: what lies beside one of them is no paper. */
function sideBySide(pieces: readonly Streak[]): readonly Streak[] {
  const joined: Streak[] = [];
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    const at = joined.findIndex(
      ({ to, top, bottom }) => to === piece.from - 1 && top <= piece.bottom && bottom >= piece.top,
    );
    const beside = joined[at];
    if (beside === undefined) joined.push(piece);
    else
      joined[at] = {
        ...beside,
        to: piece.to,
        top: Math.min(beside.top, piece.top),
        bottom: Math.max(beside.bottom, piece.bottom),
      };
  }
  return joined;
}

/** Paints streaks over with what stands beside them, in place. `streaks` in pixels of the picture shrunk by `factor`. */
export function repairStreaks(image: GreyImage, streaks: readonly Streak[], factor: number): void {
  const { width, height, data } = image;
  for (const { from, to, top, bottom } of streaks) {
    const [first, last] = [top * factor, Math.min(height, (bottom + 2) * factor)];
    const [left, right] = darkColumns(
      image,
      Math.max(0, (from - 1) * factor),
      Math.min(width - 1, (to + 2) * factor - 1),
      first,
      last,
    );
    for (let y = first; y < last; y += 1) {
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

/** A column that has no more than this share of the darkness of the darkest belongs to the paper beside the streak. */
const edge = 0.05;

/**
 * The columns beside a streak that lies between two columns: the nearest ones that are as bright as those, so that no more of a mark is painted over
 * than the streak hides.
 */
function darkColumns(
  { width, data }: GreyImage,
  left: number,
  right: number,
  first: number,
  last: number,
): [number, number] {
  const sums = new Float64Array(right - left + 1);
  for (let y = first; y < last; y += 1)
    for (let x = left; x <= right; x += 1)
      sums[x - left] = (sums[x - left] as number) + (data[y * width + x] as number);
  const [before, after] = [sums[0] as number, sums.at(-1) as number];
  const dark = sums.map((sum, at) => before + ((after - before) * at) / (right - left) - sum);
  const least = edge * Math.max(...dark);
  const isDark = (value: number): boolean => value > least;
  return [
    left + Math.max(0, dark.findIndex(isDark) - 1),
    left + Math.min(right - left, dark.findLastIndex(isDark) + 1),
  ];
}
