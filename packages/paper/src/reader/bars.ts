// The timing bars at both ends of every row: what survives a feeder that slips.
import type { GreyImage } from '../image/grey-image.ts';
import type { BallotPage, Rect } from '../layout/layout.ts';
import type { Point } from './fiducials.ts';
import { median } from './median.ts';
import { type PageMap, pageMap, pixelsPerMm, project, type Shift } from './page-map.ts';
import { type PaperWhite, whiteAt } from './paper-white.ts';
import type { PagePlace } from './reading.ts';

/** How far from its expected place a bar is looked for, in millimetres. */
const reach = { x: 1.6, y: 2.2 } as const;
/** A bar that differs from those around it by more, in millimetres, is not believed. */
const believable = 0.7;
/** Slips along and across differ by nature: those along may be larger by this. */
const along = 1.6;
/** Share of the bars of a page that must be found. */
const leastFound = 0.7;
/** Paler than this share of printed black is no bar; and a bar is covered with ink over this share of it. */
const faintest = 0.25;
const leastInk = 0.6;
/** Where a bar may have slipped to, millimetres, and how far from its middle paper is, in heights of the bar. */
const slips = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5] as const;
const paperBeside = 1.1;

const middleOf = ([x, y, w, h]: Rect): Point => [x + w / 2, y + h / 2];

/** The place of the page with the shifts at its bars, and whether enough of these were found to believe it. */
export interface BarReading {
  readonly map: PageMap;
  readonly enough: boolean;
}

export function readBars(
  image: GreyImage,
  white: PaperWhite,
  black: number,
  place: PagePlace,
  page: BallotPage,
): BarReading {
  const scale = pixelsPerMm(place, page.widthMm, page.heightMm);
  const sides = [0, 1].map((side) => {
    const seen: (Shift | undefined)[] = page.bars.map((pair) => {
      const rect = pair[side as 0 | 1];
      const expected = project(place, ...middleOf(rect));
      const found = findBar(image, white, black, expected, rect[2] * scale, rect[3] * scale, scale);
      return found === undefined
        ? undefined
        : { Y: rect[1] + rect[3] / 2, dx: found[0] - expected[0], dy: found[1] - expected[1] };
    });
    return believed(seen, believable * scale);
  });
  const [left = [], right = []] = sides;
  const corners = page.fiducials.map(middleOf);
  const ends = (side: number, shifts: readonly Shift[]): readonly Shift[] => {
    const upper = corners[side]?.[1] ?? 0;
    const lower = corners[side + 2]?.[1] ?? page.heightMm;
    return [{ Y: upper, dx: 0, dy: 0 }, ...shifts, { Y: lower, dx: 0, dy: 0 }];
  };
  const found = left.length + right.length;
  const of = page.bars.length * 2;
  const leftX = middleOf(page.bars[0]?.[0] ?? page.fiducials[0] ?? [0, 0, 0, 0])[0];
  const rightX = middleOf(page.bars[0]?.[1] ?? page.fiducials[1] ?? [0, 0, 0, 0])[0];
  return {
    map: pageMap(place, page.heightMm, { X: leftX, shifts: ends(0, left) }, { X: rightX, shifts: ends(1, right) }),
    enough: found >= of * leastFound && left.length > 0 && right.length > 0,
  };
}

/** How clearly bars stand where the page should have them: mean darkness there less that above and below, −1 to 1. */
export function barContrast(image: GreyImage, white: PaperWhite, place: PagePlace, page: BallotPage): number {
  let total = 0;
  let count = 0;
  for (const pair of page.bars)
    for (const rect of pair) {
      const [X, Y] = middleOf(rect);
      let best = -1;
      for (const slip of slips) {
        const inside = darkness(image, white, project(place, X, Y + slip));
        const above = darkness(image, white, project(place, X, Y + slip - rect[3] * paperBeside));
        const below = darkness(image, white, project(place, X, Y + slip + rect[3] * paperBeside));
        best = Math.max(best, inside - Math.max(above, below));
      }
      total += best;
      count += 1;
    }
  return count === 0 ? 0 : total / count;
}

function darkness({ width, height, data }: GreyImage, white: PaperWhite, [x, y]: Point): number {
  const px = Math.round(x - 0.5);
  const py = Math.round(y - 0.5);
  if (px < 1 || py < 0 || px >= width - 1 || py >= height) return 0;
  const value =
    ((data[py * width + px - 1] as number) +
      (data[py * width + px] as number) +
      (data[py * width + px + 1] as number)) /
    3;
  return 1 - value / whiteAt(white, x, y);
}

/** Middle of the bar near `expected`, found by the sums of its columns and rows; lengths in pixels. */
function findBar(
  image: GreyImage,
  white: PaperWhite,
  black: number,
  expected: Point,
  wide: number,
  high: number,
  scale: number,
): Point | undefined {
  const paper = whiteAt(white, expected[0], expected[1]);
  const range = paper * (1 - black);
  const left = Math.max(0, Math.round(expected[0] - wide / 2 - reach.x * scale));
  const right = Math.min(image.width - 1, Math.round(expected[0] + wide / 2 + reach.x * scale));
  const top = Math.max(0, Math.round(expected[1] - high / 2 - reach.y * scale));
  const bottom = Math.min(image.height - 1, Math.round(expected[1] + high / 2 + reach.y * scale));
  if (right - left < wide || bottom - top < high) return undefined;
  const rows = new Float32Array(bottom - top + 1);
  const columns = new Float32Array(right - left + 1);
  const ink = (x: number, y: number): number => {
    const value = (paper - (image.data[y * image.width + x] as number)) / range;
    return value < faintest ? 0 : value > 1 ? 1 : value;
  };
  for (let y = top; y <= bottom; y += 1)
    for (let x = left; x <= right; x += 1) rows[y - top] = (rows[y - top] as number) + ink(x, y);
  const upper = window(rows, Math.round(high));
  if (upper.sum < wide * high * leastInk) return undefined;
  const firstRow = Math.max(0, upper.start - 2);
  const lastRow = Math.min(rows.length - 1, upper.start + Math.round(high) + 1);
  let sum = 0;
  let weighted = 0;
  for (let y = firstRow; y <= lastRow; y += 1) {
    sum += rows[y] as number;
    weighted += (rows[y] as number) * y;
    for (let x = left; x <= right; x += 1) columns[x - left] = (columns[x - left] as number) + ink(x, top + y);
  }
  const middleY = top + weighted / sum + 0.5;
  const across = window(columns, Math.round(wide));
  const firstColumn = Math.max(0, across.start - 2);
  const lastColumn = Math.min(columns.length - 1, across.start + Math.round(wide) + 1);
  sum = 0;
  weighted = 0;
  for (let x = firstColumn; x <= lastColumn; x += 1) {
    sum += columns[x] as number;
    weighted += (columns[x] as number) * x;
  }
  return [left + weighted / sum + 0.5, middleY];
}

/** The window of `length` with the largest sum. */
function window(values: Float32Array, length: number): { readonly start: number; readonly sum: number } {
  let sum = 0;
  for (let i = 0; i < length; i += 1) sum += values[i] as number;
  let best = { start: 0, sum };
  for (let i = length; i < values.length; i += 1) {
    sum += (values[i] as number) - (values[i - length] as number);
    if (sum > best.sum) best = { start: i - length + 1, sum };
  }
  return best;
}

/** The shifts that agree with those of the three bars above and below. */
function believed(seen: readonly (Shift | undefined)[], most: number): readonly Shift[] {
  const there = seen.filter((shift) => shift !== undefined);
  return there.filter((shift, index) => {
    const near = there.slice(Math.max(0, index - 3), index + 4);
    if (near.length < 4) return true;
    return (
      Math.abs(shift.dx - median(near.map(({ dx }) => dx))) <= most &&
      Math.abs(shift.dy - median(near.map(({ dy }) => dy))) <= most * along
    );
  });
}
