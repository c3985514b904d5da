// Straight strokes that run across a box or through it.

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

/** Fainter than this, of 255, nothing runs on. */
const faintest = 20;
/** Share of the rows above and below the box in which it does. */
const runsOn = 0.75;

/** Whether what is in the box is one upright line that runs on above and below it: dirt in the feeder draws such lines, voters do not. */
export function runsThrough({ size, pixels, ink, frame: [left, right, top, bottom] }: BoxMask): boolean {
  let [first, last] = [size, -1];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1)
      if (pixels[y * size + x] === 1) {
        if (x < first) first = x;
        if (x > last) last = x;
      }
  const runs = (from: number, to: number): boolean => {
    let rows = 0;
    for (let y = from; y < to; y += 1) {
      let darkest = 0;
      for (let x = Math.max(0, first - 1); x <= Math.min(size - 1, last + 1); x += 1)
        darkest = Math.max(darkest, ink[y * size + x] as number);
      if (darkest >= faintest) rows += 1;
    }
    return rows >= runsOn * (to - from);
  };
  return runs(0, top - 2) && runs(bottom + 2, size);
}
