// What a box is taken for. One threshold is never safe: between empty and marked lies a band that a person decides.
import { type BoxMask, type BoxShape, boxScale } from './box-shape.ts';

export type BoxKind = 'empty' | 'marked' | 'struck' | 'dot' | 'outside' | 'doubtful';

/** Every limit of the box, with what it was measured against (docs/decisions/024). */
export const boxLimits = {
  /** A frame less clear than this is not this box. */
  frame: 0.16,
  /** Covered share of the inside: at most this is empty. */
  empty: 0.012,
  /** Covered share from which a mark is a mark. */
  marked: 0.07,
  /** A mark reaches over so much of the inside one way, and the other way. */
  long: 0.5,
  short: 0.28,
  /** Lighter ink may be a mark that was rubbed out. */
  light: 0.27,
  /** Ink outside an empty box that is not dust, mm². */
  outside: 0.45,
  /** Ink so small, in both directions, is a dot: share of the inside. */
  dot: 0.4,
  /** A line through a mark leaves the box by so much on both sides, millimetres. */
  leaves: 0.3,
  /** A line through a mark is so long, millimetres, and as steep as this at most. */
  line: 3.3,
  steep: 0.42,
  /** Ink that does not belong to the line, mm²: the mark that it strikes out. */
  underLine: 0.8,
} as const;

export function boxKind(shape: BoxShape): BoxKind {
  const { fill, wide, high, outside } = shape;
  if (shape.frame < boxLimits.frame) return 'doubtful';
  if (fill <= boxLimits.empty) return outside > boxLimits.outside ? 'outside' : 'empty';
  const [long, short] = wide > high ? [wide, high] : [high, wide];
  if (long < boxLimits.dot) return outside > boxLimits.outside ? 'doubtful' : 'dot';
  if (fill < boxLimits.marked || long < boxLimits.long || short < boxLimits.short) return 'doubtful';
  if (shape.darkness < boxLimits.light) return 'doubtful';
  return isStruck(shape) ? 'struck' : 'marked';
}

/**
 * Whether a line is drawn through the mark: the longest straight stroke that is nearly level leaves the box on both
 * sides, or crosses most of it and leaves another mark beside itself.
 */
function isStruck(shape: BoxShape): boolean {
  const { mask } = shape;
  const [left, right] = mask.frame;
  const line = longestLevelLine(mask);
  if (line === undefined) return false;
  const length = (line.to - line.from) / boxScale;
  const leavesLeft = (left - line.from) / boxScale;
  const leavesRight = (line.to - right) / boxScale;
  const rest = inkBeside(mask, line) / (boxScale * boxScale);
  if (leavesLeft > boxLimits.leaves && leavesRight > boxLimits.leaves) return true;
  return length >= boxLimits.line && rest >= boxLimits.underLine && isThin(mask, line);
}

interface Line {
  readonly from: number;
  readonly to: number;
  readonly slope: number;
  /** Height at the left edge of the piece. */
  readonly y: number;
}

const slopes = [0, 0.07, -0.07, 0.14, -0.14, 0.21, -0.21, 0.28, -0.28, 0.35, -0.35, 0.42, -0.42];
/** So many pixels may be missing in a stroke. */
const gap = 2;

function longestLevelLine({ size, pixels }: BoxMask): Line | undefined {
  let best: Line | undefined;
  let longest = 0;
  for (const slope of slopes)
    for (let y = -Math.round(Math.max(0, slope * size)); y < size - Math.min(0, slope * size); y += 1) {
      let start = -1;
      let last = -1;
      let ink = 0;
      for (let x = 0; x <= size; x += 1) {
        const row = Math.round(y + slope * x);
        const value = x < size && row >= 0 && row < size ? (pixels[row * size + x] as number) : 0;
        if (value === 1) {
          if (start < 0) {
            start = x;
            ink = 0;
          }
          last = x;
          ink += 1;
        } else if (start >= 0 && value === 0 && x - last > gap) {
          // Printed lines bridge a stroke, they do not make one.
          if (last - start + 1 > longest && ink > 0.75 * (last - start + 1)) {
            longest = last - start + 1;
            best = { from: start, to: last + 1, slope, y };
          }
          start = -1;
        }
      }
    }
  return best;
}

/** Half the width of a pen's stroke, in pixels. */
const halfStroke = 4;

function inkBeside({ size, pixels }: BoxMask, line: Line): number {
  let beside = 0;
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (pixels[y * size + x] === 1 && Math.abs(y - (line.y + line.slope * x)) > halfStroke) beside += 1;
  return beside;
}

/** Whether the line stands free over most of its length: within a filled box everything is a line. */
function isThin({ size, pixels }: BoxMask, line: Line): boolean {
  let free = 0;
  for (let x = line.from; x < line.to; x += 1) {
    const middle = Math.round(line.y + line.slope * x);
    const above = middle - halfStroke - 1;
    const below = middle + halfStroke + 1;
    if (above >= 0 && below < size && pixels[above * size + x] !== 1 && pixels[below * size + x] !== 1) free += 1;
  }
  return free > 0.6 * (line.to - line.from);
}
