// The printed frame of a box, found again: feeders slip, and a map is right to a fraction of a millimetre only.

/** Pixels per millimetre of the piece around a box that is looked at. */
export const boxScale = 8;
/** The printed line of a frame, millimetres. */
export const frameLine = 0.35;
/** How far the printed frame may lie from where the map has it, millimetres. */
const wander = 0.8;

/** How far a frame lies from where the map has it, and how much higher it is than printed; pixels of the piece. */
export interface FramePlace {
  readonly dx: number;
  readonly dy: number;
  readonly longer: number;
}

/** Finds the four lines of the frame: their ink against that just outside of them. */
export function fitFrame(piece: Uint8Array, size: number, left: number, top: number, wide: number, high: number) {
  const columns = new Float32Array(size);
  const rows = new Float32Array(size);
  for (let y = top; y < top + high; y += 1)
    for (let x = 0; x < size; x += 1) columns[x] = (columns[x] as number) + (piece[y * size + x] as number);
  const across = bestOffset(columns, left, wide);
  for (let y = 0; y < size; y += 1) {
    const start = y * size + left + across.offset;
    let sum = 0;
    for (let at = start; at < start + wide; at += 1) sum += piece[at] as number;
    rows[y] = sum;
  }
  const down = bestEdges(rows, top, high);
  return {
    dx: across.offset,
    dy: down.offset,
    longer: down.longer,
    clear: Math.min(across.score / (high * 255), down.score / (wide * 255)),
  };
}

function bestOffset(profile: Float32Array, start: number, length: number) {
  const reach = Math.round(wander * boxScale);
  let best = { offset: 0, score: Number.NEGATIVE_INFINITY };
  for (let offset = -reach; offset <= reach; offset += 1) {
    const score = scoreOf(profile, start + offset, start + offset + length - 1, offset);
    if (score > best.score) best = { offset, score };
  }
  return best;
}

/** How clearly a frame shows that begins at `first` and ends at `last`. */
function scoreOf(profile: Float32Array, first: number, last: number, offset: number): number {
  const line = Math.round(frameLine * boxScale);
  let on = 0;
  for (let k = 0; k < line; k += 1) on += (profile[first + k] as number) + (profile[last - k] as number);
  let off = 0;
  for (let k = 2; k <= 3; k += 1) off += (profile[first - k] as number) + (profile[last + k] as number);
  // Of equally good places the nearest is meant.
  return on / (2 * line) - off / 4 - Math.abs(offset) * 0.002 * 255;
}

/** A slip of the feeder makes a box longer or shorter by so much at most, millimetres; so much clearer must its lines be then for each pixel, of 255 and the box's width. */
const slip = { most: 1, clearer: 12 } as const;

/** A frame lies so far from its place at most, pixels: print that near the piece, as a line of the table is in close rows, comes into it. */
export const cleanRim = Math.round(wander * boxScale) + Math.round(slip.most * boxScale);

/** Where the upper and the lower line are: a feeder that slips between them moves one against the other. */
function bestEdges(profile: Float32Array, start: number, length: number) {
  const straight = { ...bestOffset(profile, start, length), longer: 0 };
  const most = Math.round(slip.most * boxScale);
  let best = straight;
  for (let offset = straight.offset - most; offset <= straight.offset + most; offset += 1)
    for (let longer = -most; longer <= most; longer += 1) {
      const [first, last] = [start + offset, start + offset + length - 1 + longer];
      if (first < 3 || last + 3 >= profile.length) continue;
      const score = scoreOf(profile, first, last, offset) - Math.abs(longer) * slip.clearer * length;
      if (score > best.score) best = { offset, score, longer };
    }
  return best;
}

/** Gives a box whose frame begins at the row `top` and is `longer` by so many rows than `high` its height back. */
export function takeBack(piece: Uint8Array, size: number, top: number, high: number, longer: number): void {
  const before = piece.slice();
  const bottom = top + high - 1;
  for (let y = 0; y < size; y += 1) {
    const from =
      y <= top
        ? y
        : y >= bottom
          ? y + longer
          : top + Math.round(((y - top) * (bottom + longer - top)) / (bottom - top));
    const row = Math.min(size - 1, Math.max(0, from));
    piece.set(before.subarray(row * size, (row + 1) * size), y * size);
  }
}
