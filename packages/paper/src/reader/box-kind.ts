// What a box is taken for, by itself. One threshold is never safe: between empty and marked lies a band that a person decides.
import type { BoxShape } from './box-shape.ts';
import { ringAround } from './ring.ts';
import { runsThrough } from './strokes.ts';

export type BoxKind = 'empty' | 'marked' | 'struck' | 'dot' | 'outside' | 'doubtful';

/** Every limit of the box, with what it was measured against (docs/decisions/024). */
export const boxLimits = {
  /** A frame less clear than this is not this box. */
  frame: 0.1,
  /** Covered share of the inside: at most this is empty. */
  empty: 0.012,
  /** Beside a mark, so much may be the rest of a second one of which the scanner saw hardly anything, */
  trace: 0.008,
  /** unless it reaches over no more than this, as dust does. */
  speck: 0.15,
  /**
   * So may be what goes on beyond the frame: share of the inside, mm² and mm outside. Of 8,700 votes one had such ink beside it, a second mark of a
   * thin pen of which most lay on the frame.
   */
  across: { fill: 0.002, outside: 0.1, reach: 0.3 },
  /** So may be what hangs together with the frame alone, and goes so far from it: of 10,000 votes one had such ink beside it. */
  onFrame: { outside: 0.2, reach: 0.75 },
  /** Covered share from which a mark is a mark. */
  marked: 0.045,
  /** A mark reaches over so much of the inside, the way it is narrower. */
  short: 0.25,
  /** Lighter ink may be a mark that was rubbed out; the second where the voter's usual mark is not known. */
  light: 0.15,
  lightAlone: 0.25,
  /** Ink outside an empty box that is not dust, mm², and how far it reaches: nearer the frame it is the frame's own, smeared. */
  outside: 0.45,
  outsideReach: 0.75,
  /**
   * A mark whose ink has its middle so near the frame (1: on it) lies half outside: of 7,270 clear votes two were further off, of 38 marks drawn
   * half outside two were nearer.
   */
  off: 0.77,
  /**
   * So much ink left and right of a mark, mm², that does not hang together with it, is a second mark or a word; more where the mark leaves the place
   * that is looked at: its tail may turn back.
   */
  apart: { least: 0.45, tailed: 1 },
  /** Ink in so many of the directions around a marked box, with paper between, is a ring: of 2,500 clear votes one had more, of 72 marked boxes with a ring around them two had less. */
  ring: 0.4,
  /** What reaches over less of the inside, both ways, is a dot. */
  dot: 0.5,
  /** A line down the feeder: narrow, from edge to edge, and pale. */
  streak: { wide: 0.2, high: 0.9, darkness: 0.35 },
} as const;

/** `usual`: how dark this voter's marks are shows on this page (`showsUsual`); where it does not, light ink is doubted. */
export function boxKind(shape: BoxShape, usual: boolean): BoxKind {
  const { fill, wide, high, outside } = shape;
  if (shape.frame < boxLimits.frame) return 'doubtful';
  if (fill <= boxLimits.empty) return isOutside(shape) ? 'outside' : 'empty';
  if (isStreak(shape)) return 'empty';
  const [long, short] = wide > high ? [wide, high] : [high, wide];
  if (long < boxLimits.dot) return outside > boxLimits.outside ? 'doubtful' : 'dot';
  if (fill < boxLimits.marked || short < boxLimits.short) return 'doubtful';
  if (shape.darkness < (usual ? boxLimits.light : boxLimits.lightAlone)) return 'doubtful';
  return shape.off > boxLimits.off ? 'outside' : 'marked';
}

/** Whether there is so little in an empty box that it may be the rest of a mark, and it is neither dust nor a line down the feeder. */
export function isTrace(shape: BoxShape): boolean {
  const { trace, empty, speck, across, onFrame } = boxLimits;
  if (shape.fill > empty) return false;
  if (shape.outside > onFrame.outside && Math.max(...shape.tails) > onFrame.reach) return true;
  if (shape.fill > across.fill && shape.outside > across.outside && Math.max(...shape.leaves) > across.reach)
    return true;
  return shape.fill > trace && Math.max(shape.wide, shape.high) > speck && !isStreak(shape);
}

/** Whether all there is in a box is a line down the feeder. */
export const isStreak = ({ wide, high, darkness, mask }: BoxShape): boolean =>
  wide <= boxLimits.streak.wide &&
  high >= boxLimits.streak.high &&
  darkness < boxLimits.streak.darkness &&
  runsThrough(mask);

const isOutside = ({ outside, leaves }: BoxShape): boolean =>
  outside > boxLimits.outside && Math.max(...leaves) > boxLimits.outsideReach;

/** Whether ink lies beside a mark that is no part of it, or a ring around it. */
export function hasInkApart({ apart, exits, mask }: BoxShape): boolean {
  const { least, tailed } = boxLimits.apart;
  return apart > (exits.length > 0 ? tailed : least) || ringAround(mask) > boxLimits.ring;
}
