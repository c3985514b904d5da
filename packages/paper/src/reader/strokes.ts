// How a mark is drawn: its level strokes, and how many strokes lie above each other.

/** The ink of a box's piece. */
export interface BoxMask {
  readonly size: number;
  /** 0 nothing, 1 ink, 2 printed frame. */
  readonly pixels: Uint8Array;
  /** How dark every pixel is, 0 to 255. */
  readonly ink: Uint8Array;
  /** Outer edges of the frame in pixels. */
  readonly frame: readonly [left: number, right: number, top: number, bottom: number];
}

/** A straight stroke that is nearly level, in pixels of the piece. */
export interface LevelStroke {
  readonly from: number;
  readonly to: number;
  readonly slope: number;
  /** Height at the left edge of the piece. */
  readonly y: number;
}

/** The most level first: of strokes of one length it is meant. */
const slopes = [0, 0.07, -0.07, 0.14, -0.14, 0.21, -0.21, 0.28, -0.28, 0.35, -0.35, 0.42, -0.42];
/** So many pixels may be missing in a stroke. */
const gap = 2;
/** Printed lines bridge a stroke, they do not make one. */
const leastInk = 0.75;

/** The longest straight stroke whose slope is `steepest` at most. */
export function levelStroke({ size, pixels }: BoxMask, steepest: number): LevelStroke | undefined {
  let best: LevelStroke | undefined;
  let longest = 0;
  for (const slope of slopes) {
    if (Math.abs(slope) > steepest) continue;
    for (let y = -Math.round(Math.max(0, slope * size)); y < size - Math.min(0, slope * size); y += 1) {
      let start = -1;
      let last = -1;
      let ink = 0;
      for (let x = 0; x <= size; x += 1) {
        const row = Math.round(y + slope * x);
        const value = x < size && row >= 0 && row < size ? (pixels[row * size + x] as number) : 0;
        if (value === 1) {
          if (start < 0) {
            start = x;
            ink = 0;
          }
          last = x;
          ink += 1;
        } else if (start >= 0 && value === 0 && x - last > gap) {
          if (last - start + 1 > longest && ink > leastInk * (last - start + 1)) {
            longest = last - start + 1;
            best = { from: start, to: last + 1, slope, y };
          }
          start = -1;
        }
      }
    }
  }
  return best;
}

/** Half the width of a pen's stroke, in pixels of the piece. */
const halfStroke = 4;

/** Ink that does not belong to the stroke, in pixels. */
export function inkBeside({ size, pixels }: BoxMask, { y: start, slope }: LevelStroke): number {
  let beside = 0;
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (pixels[y * size + x] === 1 && Math.abs(y - (start + slope * x)) > halfStroke) beside += 1;
  return beside;
}

/** Share of its length over which nothing lies above and below the stroke: within a filled box everything is a stroke. */
export function freeShare({ size, pixels }: BoxMask, { from, to, y, slope }: LevelStroke): number {
  let free = 0;
  for (let x = from; x < to; x += 1) {
    const middle = Math.round(y + slope * x);
    const above = middle - halfStroke - 1;
    const below = middle + halfStroke + 1;
    if (above >= 0 && below < size && pixels[above * size + x] !== 1 && pixels[below * size + x] !== 1) free += 1;
  }
  return free / (to - from);
}

/** Pixels between the frame's outer edge and what is counted. */
const inset = 4;
/** A stroke stands out from what is beside it by so much, of 255 and as a share of the darkest in the column. */
const standsOut = { least: 18, share: 0.16 } as const;
const faintest = 46;

/** Share of the columns of the inside in which at least three strokes lie above each other. */
export function threeStrokes({ size, ink, frame: [left, right, top, bottom] }: BoxMask): number {
  let three = 0;
  for (let x = left + inset; x < right - inset; x += 1)
    if (strokesInColumn(ink, size, x, top + inset, bottom - inset) >= 3) three += 1;
  return three / (right - left - 2 * inset);
}

/** Peaks of darkness in a column, each parted from the next by something lighter. */
function strokesInColumn(ink: Uint8Array, size: number, x: number, from: number, to: number): number {
  let darkest = 0;
  for (let y = from; y < to; y += 1) darkest = Math.max(darkest, ink[y * size + x] as number);
  const step = Math.max(standsOut.least, darkest * standsOut.share);
  let peaks = 0;
  let rising = true;
  let turn = 0;
  for (let y = from; y <= to; y += 1) {
    const value = y < to ? (ink[y * size + x] as number) : 0;
    if (rising) {
      if (value >= turn) turn = value;
      else if (turn <= faintest) turn = value;
      else if (value < turn - step) {
        peaks += 1;
        rising = false;
        turn = value;
      }
    } else if (value < turn) turn = value;
    else if (value > turn + step) {
      rising = true;
      turn = value;
    }
  }
  return peaks;
}

/** A stroke this steep at most is level: tangent of 15°. */
const level = 0.268;
/** Smaller differences between neighbours are noise, of 255. */
const noise = 6;

/**
 * How long all level strokes inside the box are together, in pixels of the piece: the edges of level strokes, taken by their
 * height, so that a crooked or broken line counts as much as a straight one. `darkness`: of the ink, 0 to 1.
 */
export function levelLength({ size, ink, frame: [left, right, top, bottom] }: BoxMask, darkness: number): number {
  let edges = 0;
  for (let y = top + inset + 1; y < bottom - inset - 1; y += 1)
    for (let x = left + inset + 1; x < right - inset - 1; x += 1) {
      const at = y * size + x;
      const across = Math.abs((ink[at + 1] as number) - (ink[at - 1] as number)) / 2;
      const down = Math.abs((ink[at + size] as number) - (ink[at - size] as number)) / 2;
      if (across < level * down && down >= noise) edges += down;
    }
  // Every stroke has an upper and a lower edge, and each is as high as the stroke is dark.
  return darkness === 0 ? 0 : edges / (2 * 255 * darkness);
}
