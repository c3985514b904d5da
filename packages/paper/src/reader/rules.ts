// The printed lines of the table: where a feeder slips they are seen beside their place, and are no writing.
import type { Rect } from '../layout/layout.ts';
import type { CleanInk } from './prepare.ts';
import { type CleanPrint, leaveOut } from './print-cell.ts';

/** A level line of the printed page, millimetres: from `left` to `right`, its upper edge at `y`. */
export interface Rule {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** A line so long is a rule, no letter, millimetres. */
const shortest = 25;
/** Darker than this, of 255, is print. */
const printed = 40;
/** A rule is seen so far from its place, no thicker than this, and at least so many times as long as thick: a pen wavers. */
const seen = { off: 1.6, thickest: 0.5, times: 2 } as const;

export function levelRules({ width, height, perMm, ink }: CleanInk): Rule[] {
  const least = Math.round(shortest * perMm);
  const found: Rule[] = [];
  for (let y = 0; y < height; y += 1) {
    const isInked = (x: number): boolean => (ink[y * width + x] as number) > printed;
    // Every run of `least` pixels holds one of these.
    for (let x = least - 1; x < width; x += least) {
      if (!isInked(x)) continue;
      let [first, last] = [x, x];
      while (first > 0 && isInked(first - 1)) first -= 1;
      while (last < width - 1 && isInked(last + 1)) last += 1;
      if (last - first + 1 >= least) found.push({ left: first / perMm, right: last / perMm, y: y / perMm });
      x += Math.floor((last - x) / least) * least;
    }
  }
  return found;
}

/**
 * Printers draw one hairline of the table fine and the next bold, and a page may lie a little to one side: so near to one, and so far beyond its ends,
 * millimetres, nothing counts as ink beyond the print.
 */
const uneven = { beside: 0.3, ends: 0.7 } as const;

export const aroundRule = ({ left, right, y }: Rule): Rect => [
  left - uneven.ends,
  y - uneven.beside,
  right - left + 2 * uneven.ends,
  2 * uneven.beside,
];

export function leaveOutRules(print: CleanPrint, rules: readonly Rule[]): void {
  for (const rule of rules) leaveOut(print, aroundRule(rule));
}

/** Whether a spot is a piece of a rule that lies a little off. */
export function isOfRule([x, y, w, h]: Rect, rules: readonly Rule[]): boolean {
  if (h > seen.thickest || w < seen.times * h) return false;
  return rules.some(
    (rule) => Math.abs(rule.y - (y + h / 2)) <= seen.off && x >= rule.left - seen.off && x + w <= rule.right + seen.off,
  );
}
