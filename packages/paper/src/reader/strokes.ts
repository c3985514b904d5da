// A line down the feeder that runs across a box.

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
