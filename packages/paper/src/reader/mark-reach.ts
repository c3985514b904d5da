// How far what is drawn in a box goes on beyond it, and what lies beside the box without belonging to that.

import type { Rect } from '../layout/layout.ts';

/** A pen that skips leaves gaps no longer than this, pixels of the piece (0.4 mm). */
const bridge = 3;
/** What lies so far above or below a box, pixels (1 mm), belongs to the marks of other rows. */
const aside = 8;
/** What comes so near the edge of the piece, pixels (0.8 mm), may go on beyond it. */
const rim = 6;

export interface MarkReach {
  /** How far what hangs together with the inside or the frame leaves the frame: left, right, top, bottom; pixels. */
  readonly tails: readonly [number, number, number, number];
  /** Where it comes to the edge of the piece: at most one place a side, pixels. */
  readonly exits: readonly Rect[];
  /** Ink to the left and right of the box that does not, pixels. */
  readonly apart: number;
  /** All ink that does not, wherever it lies. */
  readonly strays: readonly Stray[];
}

/** Ink around a box that does not hang together with what is in it: how much, and where; pixels. */
export interface Stray {
  readonly area: number;
  readonly rect: Rect;
}

/** Printed, of `pixels`. */
const printed = 2;

/** `pixels`: 1 ink, 2 printed; the frame from `left` to `right` and `top` to `bottom`. */
export function markReach(
  pixels: Uint8Array,
  size: number,
  [left, right, top, bottom]: readonly [number, number, number, number],
): MarkReach {
  const belongs = new Uint8Array(pixels.length);
  const seeds: number[] = [];
  for (let y = Math.max(0, top - bridge); y < Math.min(size, bottom + bridge); y += 1)
    for (let x = Math.max(0, left - bridge); x < Math.min(size, right + bridge); x += 1) {
      const at = y * size + x;
      if (pixels[at] !== 1) continue;
      belongs[at] = 1;
      if (x < left || x >= right || y < top || y >= bottom || touchesPrint(pixels, at, size)) seeds.push(at);
    }
  const mark = spread(pixels, size, seeds, belongs);
  let [outLeft, outRight, outTop, outBottom] = [left, right - 1, top, bottom - 1];
  const sides = Array.from({ length: 4 }, () => nowhere(size));
  for (const at of mark) {
    const y = Math.floor(at / size);
    const x = at - y * size;
    outLeft = Math.min(outLeft, x);
    outRight = Math.max(outRight, x);
    outTop = Math.min(outTop, y);
    outBottom = Math.max(outBottom, y);
    for (const [side, far] of [x, size - 1 - x, y, size - 1 - y].entries()) if (far < rim) widen(sides[side], x, y);
  }
  let apart = 0;
  for (let y = Math.max(0, top - aside); y < Math.min(size, bottom + aside); y += 1)
    for (let x = 0; x < size; x += 1) {
      const at = y * size + x;
      if (pixels[at] === 1 && belongs[at] === 0 && (x < left || x >= right)) apart += 1;
    }
  return {
    tails: [left - outLeft, outRight - right + 1, top - outTop, outBottom - bottom + 1],
    exits: sides.filter(([, , x]) => x >= 0).map(rectOf),
    apart,
    strays: straysOf(pixels, size, belongs),
  };
}

/** Everything that hangs together with the seeds, these with it; `taken` holds what already does, and is added to. */
function spread(pixels: Uint8Array, size: number, seeds: readonly number[], taken: Uint8Array): readonly number[] {
  const members = [...seeds];
  const take = (x: number, y: number): void => {
    for (let ny = Math.max(0, y - bridge); ny <= Math.min(size - 1, y + bridge); ny += 1)
      for (let nx = Math.max(0, x - bridge); nx <= Math.min(size - 1, x + bridge); nx += 1) {
        const other = ny * size + nx;
        if (pixels[other] !== 1 || taken[other] === 1) continue;
        taken[other] = 1;
        members.push(other);
      }
  };
  for (let next = 0; next < members.length; next += 1) {
    const at = members[next] as number;
    const y = Math.floor(at / size);
    const x = at - y * size;
    take(x, y);
    // A line, of the table or of the frame, hides what crosses it.
    for (const way of [-1, 1]) {
      let beyond = y + way;
      while (pixels[beyond * size + x] === printed) beyond += way;
      if (beyond !== y + way && beyond >= 0 && beyond < size) take(x, beyond);
    }
  }
  return members;
}

/** What hangs together with itself alone, piece by piece; `taken` holds what belongs to the box. */
function straysOf(pixels: Uint8Array, size: number, taken: Uint8Array): Stray[] {
  const strays: Stray[] = [];
  for (let at = 0; at < pixels.length; at += 1) {
    if (pixels[at] !== 1 || taken[at] === 1) continue;
    taken[at] = 1;
    const members = spread(pixels, size, [at], taken);
    const extent = nowhere(size);
    for (const member of members) widen(extent, member % size, Math.floor(member / size));
    strays.push({ area: members.length, rect: rectOf(extent) });
  }
  return strays;
}

/** From the first column and row to the last of what was seen so far. */
type Extent = [left: number, top: number, right: number, bottom: number];

const nowhere = (size: number): Extent => [size, size, -1, -1];

function widen(extent: Extent | undefined, x: number, y: number): void {
  if (extent === undefined) return;
  extent[0] = Math.min(extent[0], x);
  extent[1] = Math.min(extent[1], y);
  extent[2] = Math.max(extent[2], x);
  extent[3] = Math.max(extent[3], y);
}

const rectOf = ([left, top, right, bottom]: Extent): Rect => [left, top, right - left + 1, bottom - top + 1];

const touchesPrint = (pixels: Uint8Array, at: number, size: number): boolean =>
  pixels[at - size] === printed || pixels[at + size] === printed;
