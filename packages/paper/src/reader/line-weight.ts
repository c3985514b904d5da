// How much ink a thin line has across it: a hair is a tenth of a millimetre thick, no pen writes finer than two.
import type { Rect } from '../layout/layout.ts';
import { hairLimits, isFineLine } from './hairs.ts';
import { median } from './median.ts';
import type { RowShape } from './read-row.ts';
import { type Laid, rectify } from './rectify.ts';

/** Pixels per millimetre at which lines are looked at. */
const perMm = 10;
/** Room around a line, and how far to both sides of it its ink is summed up, millimetres. */
const around = 0.6;
const reach = 0.4;
/** Points that are darker than this share of the darkest lie on the line. */
const ridge = 0.55;

const steps = Math.round(reach * perMm);
/** Across a line that runs in any of eight ways: the places to both sides, pixels. */
const ways = Array.from({ length: 8 }, (_, way) => {
  const angle = (way * Math.PI) / 8;
  return Array.from({ length: 2 * steps + 1 }, (__, at): readonly [number, number] => [
    (at - steps) * Math.cos(angle),
    (at - steps) * Math.sin(angle),
  ]);
});

/** A line that is drawn on a page. */
export interface LineWeight {
  /** Ink across it, mm of full black: as much as a quarter of its points have at most, each across the way in which it has least. 0 where nothing is. */
  readonly ink: number;
  /** How wide it would be if all of that were as dark as its darkest points, mm: a fine line is as wide as the picture is soft, a pale broad one wider. */
  readonly width: number;
}

/** How heavy what is drawn in this place of the page is, millimetres. */
export function lineWeight(sight: Laid, [x, y, w, h]: Rect): LineWeight {
  const width = Math.ceil((w + 2 * around) * perMm);
  const height = Math.ceil((h + 2 * around) * perMm);
  const { ink } = rectify(sight, x - around, y - around, width, height, perMm);
  const darkest = ink.toSorted()[Math.floor(0.998 * ink.length)] as number;
  const weights: number[] = [];
  const at = (px: number, py: number): number => {
    const [column, row] = [Math.round(px), Math.round(py)];
    return column < 0 || row < 0 || column >= width || row >= height ? 0 : (ink[row * width + column] as number);
  };
  for (let row = steps; row < height - steps; row += 1)
    for (let column = steps; column < width - steps; column += 1) {
      if ((ink[row * width + column] as number) <= ridge * darkest) continue;
      const sums = ways.map((way) => way.reduce((sum, [dx, dy]) => sum + at(column + dx, row + dy), 0));
      weights.push(Math.min(...sums) / 255 / perMm);
    }
  weights.sort((a, b) => a - b);
  const across = weights[Math.floor(weights.length / 4)] ?? 0;
  return { ink: across, width: darkest === 0 ? 0 : (255 * across) / darkest };
}

/** So far from the edge of its box no more of the frame is seen, millimetres. */
const inside = 1.4;

/** Whether a line on this page is finer than what is drawn in the boxes; nothing is where none is marked. */
export function finerThanMarks(sight: Laid, rows: readonly RowShape[]): (rect: Rect) => boolean {
  let usual: number | undefined;
  const weigh = (): number => {
    const weights = rows.flatMap(({ prepared, kinds }) =>
      prepared.boxes.flatMap(({ rect: [x, y, w, h] }, column) =>
        kinds[column] === 'marked'
          ? [lineWeight(sight, [x + inside, y + inside, w - 2 * inside, h - 2 * inside]).ink]
          : [],
      ),
    );
    // Of a ring that runs along the frame nothing is seen there.
    const seen = weights.filter((ink) => ink > hairLimits.fine.ink.least);
    return seen.length === 0 ? 0 : median(seen);
  };
  return (rect) => {
    usual ??= weigh();
    return isFineLine(lineWeight(sight, rect), usual);
  };
}
