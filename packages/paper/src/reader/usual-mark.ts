// A voter marks a ballot with one hand and one pen: what differs from the usual mark of the page waits for a person.
import { median } from './bars.ts';
import type { BoxShape } from './box-shape.ts';
import { boxScale } from './box-shape.ts';
import { crossings, levelStroke } from './strokes.ts';

/** So many marks show what is usual. */
export const enoughMarks = 4;

/** Every limit of the comparison, with what it was measured against (docs/decisions/024). */
export const usualLimits = {
  /** Ink lighter than this share of the usual may have been rubbed out. */
  light: 0.7,
  /** Less ink than this share of the usual may be a slip of the pen. */
  little: 0.36,
  /** Sum of the ways in which a mark is more than the usual one: then it may be struck out. */
  more: 3.3,
  /** One way counts no more than this. */
  most: 4,
} as const;

/** What one spread is worth where all marks are alike: millimetres of the level stroke, share of ink, shares of crossings. */
const least = { level: 0.5, ink: 0.15, two: 0.1, three: 0.06 } as const;

interface Mark {
  readonly shape: BoxShape;
  readonly level: number;
  readonly two: number;
  readonly three: number;
}

export type Unlike = 'struck' | 'doubtful' | null;

/** For each of the marks of a page, whether it is unlike the others. */
export function unlikeUsual(shapes: readonly BoxShape[]): Unlike[] {
  if (shapes.length < enoughMarks) return shapes.map(() => null);
  const marks = shapes.map((shape): Mark => {
    const line = levelStroke(shape.mask, 0.42);
    return { shape, level: line === undefined ? 0 : (line.to - line.from) / boxScale, ...crossings(shape.mask) };
  });
  const level = usual(marks.map((mark) => mark.level));
  const ink = usual(shapes.map((shape) => shape.ink));
  const two = usual(marks.map((mark) => mark.two));
  const three = usual(marks.map((mark) => mark.three));
  const darkness = median(shapes.map((shape) => shape.darkness));
  return marks.map((mark) => {
    const more =
      above(mark.level, level, least.level) +
      above(mark.shape.ink, ink, least.ink * ink.value) +
      above(mark.two, two, least.two) / 2 +
      above(mark.three, three, least.three);
    if (more > usualLimits.more) return 'struck';
    const faint = mark.shape.darkness < usualLimits.light * darkness;
    return faint || mark.shape.ink < usualLimits.little * ink.value ? 'doubtful' : null;
  });
}

/** The usual value, and the usual distance from it. */
function usual(values: readonly number[]): { readonly value: number; readonly spread: number } {
  const value = median(values);
  return { value, spread: median(values.map((other) => Math.abs(other - value))) };
}

function above(value: number, { value: middle, spread }: { value: number; spread: number }, one: number): number {
  return Math.min(usualLimits.most, Math.max(0, (value - middle) / (1.5 * spread + one)));
}
