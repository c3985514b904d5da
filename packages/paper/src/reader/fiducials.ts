// The four corner squares of a page.
import type { GreyImage } from '../image/grey-image.ts';
import { type PaperWhite, whiteAt } from './paper-white.ts';

/** A point of the full picture, in pixels. */
export type Point = readonly [x: number, y: number];

/** Something dark and compact that may be a corner square. Pixels of the full picture. */
export interface PossibleSquare {
  readonly x: number;
  readonly y: number;
  /** Side of a square of the same area. */
  readonly side: number;
  /** Share of its upright box that it fills, less where it is longer than wide: 1 for a square. */
  readonly squareness: number;
}

/** How dark, compared with the paper, something must be to belong to a square: first black, then pale print, then what touches a shadow. */
export const darkness = [0.55, 0.75, 0.35] as const;
/** Share of its upright box that a square fills: 0.6 when turned by 20°. */
const leastFill = 0.58;
/** How much longer than wide a square may look: photographs are tilted. */
const mostStretch = 1.45;
/** So many of the squarest are tried as corners, and beside them so many that lie furthest out towards each corner of the picture: a voter may fill box after box. */
const mostPossible = { squarest: 14, outermost: 2 } as const;

/** Dark compact spots between `least` and `most` pixels of `small`, which is the picture shrunk by `factor`. */
export function possibleSquares(
  small: GreyImage,
  factor: number,
  white: PaperWhite,
  least: number,
  most: number,
  dark: number,
): PossibleSquare[] {
  const mask = darkPixels(small, factor, white, dark);
  const stack = new Int32Array(mask.length);
  const found: PossibleSquare[] = [];
  for (let start = 0; start < mask.length; start += 1) {
    if (mask[start] !== 1) continue;
    const { area, wide, high, x, y } = takeSpot(mask, small.width, start, stack);
    const stretch = Math.max(wide, high) / Math.min(wide, high);
    const fill = area / (wide * high);
    const side = Math.sqrt(area);
    if (side < least || side > most || stretch > mostStretch || fill < leastFill) continue;
    found.push({ x: (x + 0.5) * factor, y: (y + 0.5) * factor, side: side * factor, squareness: fill / stretch });
  }
  return likeliest(found.sort((a, b) => b.squareness - a.squareness));
}

function likeliest(squarest: readonly PossibleSquare[]): PossibleSquare[] {
  const likely = new Set(squarest.slice(0, mostPossible.squarest));
  for (const [across, down] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ] as const) {
    const outwards = ({ x, y }: PossibleSquare) => across * x + down * y;
    const outermost = squarest.toSorted((a, b) => outwards(b) - outwards(a));
    for (const square of outermost.slice(0, mostPossible.outermost)) likely.add(square);
  }
  return [...likely];
}

/** 1 where the picture is darker than the share `dark` of the paper around. */
function darkPixels({ width, height, data }: GreyImage, factor: number, white: PaperWhite, dark: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  const perCell = white.cell / factor;
  for (let y = 0; y < height; y += 1) {
    const gridRow = Math.min(white.rows - 1, Math.floor(y / perCell)) * white.columns;
    for (let column = 0, from = 0; from < width; column += 1) {
      const to = column === white.columns - 1 ? width : Math.min(width, Math.ceil((column + 1) * perCell));
      const least = (white.white[gridRow + column] as number) * dark;
      darken(data, mask, y * width + from, y * width + to, least);
      from = to;
    }
  }
  return mask;
}

function darken(data: Uint8Array, mask: Uint8Array, from: number, to: number, least: number): void {
  for (let at = from; at < to; at += 1) if ((data[at] as number) < least) mask[at] = 1;
}

/** Area, size and middle of the spot that `start` belongs to; its pixels become 2. `stack`: room for every pixel. */
function takeSpot(mask: Uint8Array, width: number, start: number, stack: Int32Array) {
  const height = mask.length / width;
  let [left, right, upper, lower] = [width, 0, height, 0];
  let [area, sumX, sumY] = [0, 0, 0];
  let top = 0;
  const take = (at: number): void => {
    if (mask[at] !== 1) return;
    mask[at] = 2;
    stack[top] = at;
    top += 1;
  };
  take(start);
  while (top > 0) {
    top -= 1;
    const at = stack[top] as number;
    const y = Math.floor(at / width);
    const x = at - y * width;
    area += 1;
    sumX += x;
    sumY += y;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < upper) upper = y;
    if (y > lower) lower = y;
    if (x > 0) take(at - 1);
    if (x < width - 1) take(at + 1);
    if (y > 0) take(at - width);
    if (y < height - 1) take(at + width);
  }
  return { area, wide: right - left + 1, high: lower - upper + 1, x: sumX / area, y: sumY / area };
}

/** Four corners clockwise from the top left of the picture. */
export interface Corners {
  readonly points: readonly [Point, Point, Point, Point];
  /** Of a corner square, in pixels. */
  readonly side: number;
  /** How badly they fit the page; 0: exactly. */
  readonly misfit: number;
  /** Whether the page stands upright in the picture, or upside down; otherwise it lies on its side. */
  readonly upright: boolean;
}

const mostMisfit = 0.55;

/**
 * The four of the possible squares that fit a page best whose corner squares are `across` and `down` apart and `side` wide
 * (millimetres).
 */
export function findCorners(
  possible: readonly PossibleSquare[],
  across: number,
  down: number,
  side: number,
): Corners | undefined {
  let best: Corners | undefined;
  const n = possible.length;
  for (let a = 0; a < n - 3; a += 1)
    for (let b = a + 1; b < n - 2; b += 1)
      for (let c = b + 1; c < n - 1; c += 1)
        for (let d = c + 1; d < n; d += 1) {
          const four = [possible[a], possible[b], possible[c], possible[d]] as PossibleSquare[];
          const corners = fitted(four, across, down, side);
          if (corners !== undefined && corners.misfit < (best?.misfit ?? mostMisfit)) best = corners;
        }
  return best;
}

function fitted(four: readonly PossibleSquare[], across: number, down: number, side: number): Corners | undefined {
  const centreX = four.reduce((sum, { x }) => sum + x, 0) / 4;
  const centreY = four.reduce((sum, { y }) => sum + y, 0) / 4;
  const around = [...four].sort(
    (p, q) => Math.atan2(p.y - centreY, p.x - centreX) - Math.atan2(q.y - centreY, q.x - centreX),
  ) as [PossibleSquare, PossibleSquare, PossibleSquare, PossibleSquare];
  const length = (i: number, j: number): number => {
    const p = around[i] as PossibleSquare;
    const q = around[j] as PossibleSquare;
    return Math.hypot(p.x - q.x, p.y - q.y);
  };
  const sides = [length(0, 1), length(1, 2), length(2, 3), length(3, 0)] as const;
  const sizes = around.map((square) => square.side);
  const meanSize = sizes.reduce((sum, size) => sum + size, 0) / 4;
  // The first side is the upper one in the picture.
  const upright = sides[0] + sides[2] < sides[1] + sides[3];
  const [wide, high] = upright
    ? [(sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2]
    : [(sides[1] + sides[3]) / 2, (sides[0] + sides[2]) / 2];
  const scale = (wide / across + high / down) / 2;
  const aspect = Math.abs(Math.log(high / wide / (down / across)));
  const opposite = Math.abs(Math.log(sides[0] / sides[2])) + Math.abs(Math.log(sides[1] / sides[3]));
  const diagonal = Math.abs(Math.log(length(0, 2) / length(1, 3)));
  const size = Math.abs(Math.log(meanSize / (scale * side)));
  const uneven = Math.log(Math.max(...sizes) / Math.min(...sizes));
  const misfit = aspect + opposite / 2 + diagonal + size + uneven / 2;
  if (!(misfit < mostMisfit)) return undefined;
  const points = around.map(({ x, y }): Point => [x, y]) as [Point, Point, Point, Point];
  return { points, side: scale * side, misfit, upright };
}

/** The part of a square that is surely black, how far its edges may be from its middle, in sides; and the palest that is its ink. */
const coreReach = 0.25;
const reachAround = 0.78;
const palest = 0.3;

/** The middle of a square to a fraction of a pixel, how dark it is printed, and whether it still is a square of that size. */
export interface ExactSquare {
  readonly point: Point;
  /** Brightness inside, as a share of the paper's. */
  readonly black: number;
  /** Area as a share of what it should be. */
  readonly area: number;
}

/** Weighs the dark pixels around `near`, whose square is about `side` pixels wide. */
export function exactSquare(image: GreyImage, white: PaperWhite, near: Point, side: number): ExactSquare {
  const { width, height, data } = image;
  const paper = whiteAt(white, near[0], near[1]);
  const core = meanAround(image, near, side * coreReach);
  // A frame around white has no darkness inside.
  const depth = Math.max(1, paper - core);
  let [x, y] = near;
  let weight = 0;
  for (let pass = 0; pass < 2; pass += 1) {
    const reach = side * reachAround;
    let sumX = 0;
    let sumY = 0;
    weight = 0;
    const left = Math.max(0, Math.round(x - reach));
    const right = Math.min(width - 1, Math.round(x + reach));
    const bottom = Math.min(height - 1, Math.round(y + reach));
    for (let py = Math.max(0, Math.round(y - reach)); py <= bottom; py += 1)
      for (let px = left, at = py * width + left; px <= right; px += 1, at += 1) {
        const ink = (paper - (data[at] as number)) / depth;
        if (ink < palest) continue;
        const share = ink > 1 ? 1 : ink;
        weight += share;
        sumX += share * px;
        sumY += share * py;
      }
    if (weight === 0) break;
    x = sumX / weight + 0.5;
    y = sumY / weight + 0.5;
  }
  return { point: [x, y], black: core / paper, area: weight / (side * side) };
}

function meanAround({ width, height, data }: GreyImage, [x, y]: Point, reach: number): number {
  let sum = 0;
  let count = 0;
  for (let py = Math.max(0, Math.round(y - reach)); py <= Math.min(height - 1, Math.round(y + reach)); py += 1)
    for (let px = Math.max(0, Math.round(x - reach)); px <= Math.min(width - 1, Math.round(x + reach)); px += 1) {
      sum += data[py * width + px] as number;
      count += 1;
    }
  return count === 0 ? 255 : sum / count;
}
