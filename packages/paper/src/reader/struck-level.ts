// A level line through a mark and beyond its box on both sides: a strike, where the voter's other marks have none.
import type { BoxShape } from './box-shape.ts';
import { around, markPicture, pictureSide } from './mark-picture.ts';

/** The line goes so far beyond the box on both sides, pixels of the picture (0.8 mm), and rises or falls by at most so much. */
const beyond = 5;
const steepest = Math.tan(Math.PI / 10);
const steps = 6;
/** Darker than this, of 255, is ink; so much of the line is, within a pixel above and below. */
const inked = 60;
const whole = 0.95;

const [from, to] = [around - beyond, pictureSide - around + beyond];

/** Whether such a line runs through this mark. */
export function hasLevelLine(shape: BoxShape): boolean {
  const picture = markPicture(shape);
  const isInk = (x: number, y: number): boolean =>
    [y - 1, y, y + 1].some(
      (row) => row >= 0 && row < pictureSide && (picture[row * pictureSide + x] as number) > inked,
    );
  for (let step = -steps; step <= steps; step += 1) {
    const rise = (steepest * step) / steps;
    for (let middle = around + 2; middle < pictureSide - around - 2; middle += 1) {
      let count = 0;
      for (let x = from; x < to; x += 1) if (isInk(x, Math.round(middle + rise * (x - pictureSide / 2)))) count += 1;
      if (count >= whole * (to - from)) return true;
    }
  }
  return false;
}
