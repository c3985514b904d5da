// One box and what is drawn in and around it, measured.
import type { Rect } from '../layout/layout.ts';
import { boxScale, cleanRim, type FramePlace, fitFrame, frameLine, takeBack } from './box-frame.ts';
import { markReach, type Stray } from './mark-reach.ts';
import { rectify, type Sight } from './rectify.ts';
import { beyondSharp } from './softness.ts';
import type { BoxMask } from './strokes.ts';

/** How far the piece that is looked at reaches beyond the box, millimetres. */
export const beyond = 2;
/** The blur around the printed line of a frame that is not counted as ink, millimetres. */
const frameBlur = 0.27;
/** Ink from here on belongs to a mark, of 255; thin and light strokes are about 0.3 of black. */
const inked = 34;
/** Smaller specks are dust, in pixels of the piece (0.1 mm²). */
const speck = 7;

export interface BoxShape {
  /** How surely the printed frame was found: 0 none, about 1 as printed. */
  readonly frame: number;
  /** Where it was found. */
  readonly place: FramePlace;
  /** Share of the inside that is covered with ink. */
  readonly fill: number;
  /** Darkness of that ink, 0 to 1: of its darker half. */
  readonly darkness: number;
  /** Width and height of what is drawn inside, as a share of the inside. */
  readonly wide: number;
  readonly high: number;
  /** How far what is drawn leaves the frame: left, right, top, bottom; millimetres. */
  readonly leaves: readonly [number, number, number, number];
  /** How far that hangs together with the inside or the frame, the same way. */
  readonly tails: readonly [number, number, number, number];
  /** Where that comes to the edge of the place that is looked at, and may go on; millimetres from where the piece begins. */
  readonly exits: readonly Rect[];
  /** Ink that does not hang together with that; mm², millimetres from where the piece begins. */
  readonly strays: readonly Stray[];
  /** Ink outside of the frame, mm². */
  readonly outside: number;
  /** Ink left and right of the box that does not hang together with what is in it, mm². */
  readonly apart: number;
  /** Where the middle of all ink lies, right and down from the middle of the box: 0 in it, 1 on the frame; and how far off, the way it lies further. */
  readonly middle: readonly [number, number];
  readonly off: number;
  /** All ink, inside and out, mm². */
  readonly ink: number;
  /** Mean ink inside before anything is left out, 0 to 255; for comparing the three boxes of a row. */
  readonly grey: number;
  /** The mask of the ink, its frame taken for ink where a stroke passes under it. */
  readonly mask: BoxMask;
}

/** The clean picture of a box in the same piece, and `cleanRim` pixels around it. */
export interface CleanBox {
  readonly size: number;
  readonly ink: Uint8Array;
}

/** Side of the piece of a box in pixels. */
export function pieceSize(box: Rect): number {
  return Math.round((Math.max(box[2], box[3]) + 2 * beyond) * boxScale);
}

/** Where the piece of a box begins, in millimetres. */
export function pieceOrigin(box: Rect): readonly [number, number] {
  const size = pieceSize(box) / boxScale;
  return [box[0] + box[2] / 2 - size / 2, box[1] + box[3] / 2 - size / 2];
}

/** Measures a box, against the clean page in the same place. `known`: where its frame lies, if it need not be looked for. */
export function boxShape(sight: Sight, box: Rect, clean: CleanBox, known?: FramePlace): BoxShape {
  const size = clean.size;
  const { ink: piece } = rectify(sight, ...pieceOrigin(box), size, size, boxScale);
  const from = Math.round((size - box[2] * boxScale) / 2);
  const upper = Math.round((size - box[3] * boxScale) / 2);
  const fit = fitFrame(piece, size, from, upper, Math.round(box[2] * boxScale), Math.round(box[3] * boxScale));
  const place: FramePlace = known ?? { dx: fit.dx, dy: fit.dy, longer: fit.longer };
  if (place.longer !== 0) takeBack(piece, size, upper + place.dy, Math.round(box[3] * boxScale), place.longer);
  const left = from + place.dx;
  const top = upper + place.dy;
  const right = left + Math.round(box[2] * boxScale);
  const bottom = top + Math.round(box[3] * boxScale);
  const pixels = excess(piece, clean.ink, size, place.dx, place.dy);
  dropSpecks(pixels, size);
  const insets = [sight.softness.across, sight.softness.down].map((spread) =>
    Math.round((frameLine + frameBlur + beyondSharp(spread)) * boxScale),
  ) as [number, number];
  return { ...measure(piece, pixels, size, [left, right, top, bottom], insets), frame: fit.clear, place };
}

/** Ink that the clean page does not have: 1 ink, 2 printed. */
function excess(piece: Uint8Array, clean: Uint8Array, size: number, dx: number, dy: number): Uint8Array {
  const pixels = new Uint8Array(size * size);
  const cleanSize = size + 2 * cleanRim;
  for (let y = 0; y < size; y += 1) {
    const cleanRow = (y - dy + cleanRim) * cleanSize + cleanRim - dx;
    for (let x = 0; x < size; x += 1) {
      const at = y * size + x;
      if ((clean[cleanRow + x] as number) > 0) pixels[at] = 2;
      else if ((piece[at] as number) >= inked) pixels[at] = 1;
    }
  }
  return pixels;
}

/** Takes out what is smaller than a speck; ink that the printed line divides is one. */
function dropSpecks(pixels: Uint8Array, size: number): void {
  const seen = new Uint8Array(pixels.length);
  const members: number[] = [];
  for (let start = 0; start < pixels.length; start += 1) {
    if (pixels[start] !== 1 || seen[start] === 1) continue;
    members.length = 0;
    members.push(start);
    seen[start] = 1;
    for (let next = 0; next < members.length; next += 1) {
      const at = members[next] as number;
      const x = at % size;
      for (let ny = -1; ny <= 1; ny += 1)
        for (let nx = -1; nx <= 1; nx += 1) {
          if (x + nx < 0 || x + nx >= size) continue;
          const other = at + ny * size + nx;
          if (other < 0 || other >= pixels.length || pixels[other] !== 1 || seen[other] === 1) continue;
          seen[other] = 1;
          members.push(other);
        }
    }
    if (members.length < speck) for (const at of members) pixels[at] = 0;
  }
}

/** Mean of the darker half of so many values, 0 to 1. */
function darkerHalf(histogram: Uint16Array, count: number): number {
  const half = Math.ceil(count / 2);
  let left = half;
  let sum = 0;
  for (let value = 255; value > 0 && left > 0; value -= 1) {
    const taken = Math.min(left, histogram[value] as number);
    sum += taken * value;
    left -= taken;
  }
  return half === 0 ? 0 : sum / half / 255;
}

const inMm = ([x, y, w, h]: Rect): Rect => [x / boxScale, y / boxScale, w / boxScale, h / boxScale];

const fromMiddle = (place: number, from: number, to: number): number =>
  (place + 0.5 - (from + to) / 2) / ((to - from) / 2);

function measure(
  piece: Uint8Array,
  pixels: Uint8Array,
  size: number,
  frame: readonly [number, number, number, number],
  [acrossInset, downInset]: readonly [number, number],
) {
  const [left, right, top, bottom] = frame;
  const [inLeft, inRight, inTop, inBottom] = [
    left + acrossInset,
    right - acrossInset,
    top + downInset,
    bottom - downInset,
  ];
  let inside = 0;
  let outside = 0;
  const darks = new Uint16Array(256);
  let grey = 0;
  let [sumX, sumY, all] = [0, 0, 0];
  let [minX, maxX, minY, maxY] = [size, -1, size, -1];
  let [outLeft, outRight, outTop, outBottom] = [left, right - 1, top, bottom - 1];
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const at = y * size + x;
      const isInside = x >= inLeft && x < inRight && y >= inTop && y < inBottom;
      if (isInside) grey += piece[at] as number;
      if (pixels[at] !== 1) continue;
      sumX += x;
      sumY += y;
      all += 1;
      if (isInside) {
        inside += 1;
        const value = piece[at] as number;
        darks[value] = (darks[value] as number) + 1;
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
      } else if (x < left || x >= right || y < top || y >= bottom) {
        outside += 1;
        if (x < outLeft) outLeft = x;
        if (x > outRight) outRight = x;
        if (y < outTop) outTop = y;
        if (y > outBottom) outBottom = y;
      }
    }
  const insideArea = (inRight - inLeft) * (inBottom - inTop);
  const perMm2 = boxScale * boxScale;
  const { tails, exits, apart, strays } = markReach(pixels, size, frame);
  const middle: readonly [number, number] =
    all === 0 ? [0, 0] : [fromMiddle(sumX / all, left, right), fromMiddle(sumY / all, top, bottom)];
  return {
    fill: inside / insideArea,
    darkness: darkerHalf(darks, inside),
    wide: maxX < 0 ? 0 : (maxX - minX + 1) / (inRight - inLeft),
    high: maxY < 0 ? 0 : (maxY - minY + 1) / (inBottom - inTop),
    leaves: [
      (left - outLeft) / boxScale,
      (outRight - right + 1) / boxScale,
      (top - outTop) / boxScale,
      (outBottom - bottom + 1) / boxScale,
    ] as const,
    tails: tails.map((far) => far / boxScale) as [number, number, number, number],
    exits: exits.map(inMm),
    strays: strays.map(({ area, rect }) => ({ area: area / perMm2, rect: inMm(rect) })),
    outside: outside / perMm2,
    apart: apart / perMm2,
    middle,
    off: Math.max(...middle.map(Math.abs)),
    ink: (inside + outside) / perMm2,
    grey: grey / insideArea,
    mask: { size, pixels, ink: piece, frame },
  };
}
