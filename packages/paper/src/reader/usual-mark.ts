// A voter marks a ballot with one hand and one pen: what differs from the usual mark of the page waits for a person.
import { leavesBothSides } from './box-kind.ts';
import { type BoxShape, boxScale } from './box-shape.ts';
import { median } from './median.ts';
import { freeShare, inkBeside, levelLength, levelStroke, threeStrokes } from './strokes.ts';

/** So many marks show what is usual. */
export const enoughMarks = 4;

/** Every limit of the comparison, with what it was measured against (docs/decisions/024). */
export const usualLimits = {
  /** Ink lighter than this share of the usual may have been rubbed out. */
  light: 0.7,
  /** Less ink than this share of the usual may be a slip of the pen. */
  little: 0.36,
  /** Sum of the ways in which a mark is more than the usual one, and for filled boxes in ink alone: then it may be struck out. */
  more: 4.2,
  moreInk: 3.3,
  /** One way counts no more than this. */
  most: 4,
  /** Where the usual mark covers more of its box, boxes are filled: there is nothing to tell strokes apart. */
  filled: 0.45,
  /** A level line through the middle part of the box, from side to side, millimetres and shares. */
  line: { length: 3.2, fromSide: 0.72, middle: 0.3, free: 0.3, steep: 0.21, beside: 0.5 },
  /** Somebody who marks with such lines does so more often than in this share of the rows. */
  habit: 0.3,
} as const;

/** What one spread is worth where all marks are alike: millimetres of level strokes, share of ink, share of crossings. */
const least = { level: 0.5, ink: 0.15, three: 0.06 } as const;

interface Mark {
  readonly shape: BoxShape;
  readonly level: number;
  /** All level strokes together. */
  readonly levels: number;
  readonly three: number;
  /** Whether a line runs through it from side to side. */
  readonly crossed: boolean;
}

export type Unlike = 'struck' | 'doubtful' | null;

/** For each of the marks of a page, whether it is unlike the others. */
export function unlikeUsual(shapes: readonly BoxShape[]): Unlike[] {
  if (shapes.length < enoughMarks) return shapes.map(() => null);
  const marks = shapes.map((shape): Mark => {
    const line = levelStroke(shape.mask, 0.42);
    return {
      shape,
      level: line === undefined ? 0 : (line.to - line.from) / boxScale,
      levels: levelLength(shape.mask, shape.darkness) / boxScale,
      three: threeStrokes(shape.mask),
      crossed: isCrossed(shape),
    };
  });
  const habit = marks.filter(({ crossed }) => crossed).length > Math.max(1, usualLimits.habit * marks.length);
  const level = usual(marks.map((mark) => mark.level));
  const ink = usual(shapes.map((shape) => shape.ink));
  const levels = usual(marks.map((mark) => mark.levels));
  const three = usual(marks.map((mark) => mark.three));
  const filled = median(shapes.map((shape) => shape.fill)) > usualLimits.filled;
  const darkness = median(shapes.map((shape) => shape.darkness));
  return marks.map((mark) => {
    const strokes = filled
      ? 0
      : above(mark.level, level, least.level) +
        above(mark.levels, levels, least.level) +
        above(mark.three, three, least.three);
    const more = above(mark.shape.ink, ink, least.ink * ink.value) + strokes;
    if (
      more > (filled ? usualLimits.moreInk : usualLimits.more) ||
      leavesBothSides(mark.shape) ||
      (mark.crossed && !habit)
    )
      return 'struck';
    const faint = mark.shape.darkness < usualLimits.light * darkness;
    return faint || mark.shape.ink < usualLimits.little * ink.value ? 'doubtful' : null;
  });
}

/** Whether a line runs level through the middle of the box, almost from side to side, and something lies beside it. */
function isCrossed({ mask }: BoxShape): boolean {
  const { length, fromSide, middle, free, steep, beside } = usualLimits.line;
  const line = levelStroke(mask, steep);
  if (line === undefined) return false;
  const [left, right, top, bottom] = mask.frame;
  const heights = [left, right].map((x) => (line.y + line.slope * x - top) / (bottom - top));
  return (
    line.to - line.from >= length * boxScale &&
    line.from - left <= fromSide * boxScale &&
    right - line.to <= fromSide * boxScale &&
    heights.every((height) => height > middle && height < 1 - middle) &&
    freeShare(mask, line) >= free &&
    inkBeside(mask, line) >= beside * boxScale * boxScale
  );
}

/** The usual value, and the usual distance from it. */
function usual(values: readonly number[]): { readonly value: number; readonly spread: number } {
  const value = median(values);
  return { value, spread: median(values.map((other) => Math.abs(other - value))) };
}

function above(value: number, { value: middle, spread }: { value: number; spread: number }, one: number): number {
  return Math.min(usualLimits.most, Math.max(0, (value - middle) / (1.5 * spread + one)));
}
