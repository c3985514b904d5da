// Whether a mark still stands: its own strokes, and the other marks of the page, made by the same hand with the same pen.
import { boxLimits, leavesBothSides } from './box-kind.ts';
import type { BoxShape } from './box-shape.ts';
import { type MarkStrokes, strokesOf } from './mark-strokes.ts';
import { median } from './median.ts';

/** So many marks show what is usual. */
export const enoughMarks = 4;

/** Every limit of the comparison, with what it was measured against (docs/decisions/024). */
export const usualLimits = {
  /** Odds (as logarithms) from which a mark is struck out: whatever the others are, and where there are too few others; */
  struck: 1.25,
  struckAlone: 1,
  /** where it is so much more likely struck out than this share of the marks of the page: of a page full of struck marks some still stand; */
  struckUnlike: 0.5,
  unlike: 3.2,
  usual: 1 / 3,
  /**
   * and where a line leaves the box on both sides (of 41 lines struck through marks none had odds below 1.8, but scribbling over has),
   * unless so many of the marks do, of so many.
   */
  struckAcross: { lines: -0.8, full: -2.2 },
  across: { share: 1 / 3, marks: 8 },
  /**
   * Ink lighter than this share of the usual, and than this, may have been rubbed out where the odds are higher than the second: of 36
   * rubbed marks none was darker than 0.27, and none had odds below −4. Among pale marks such odds are doubted.
   */
  light: 0.76,
  pale: [
    { darkness: 0.29, odds: -5.5 },
    { darkness: 0.36, odds: -3 },
  ],
  rubbed: 1,
  /** Less ink than this share of the usual may be a slip of the pen, unless it reaches and covers so much, and is so surely a mark. */
  little: 0.36,
  whole: { reach: 0.75, fill: 0.13, odds: -6 },
  /** So much more ink than the usual mark, and odds so high, in a full box where the usual mark is drawn with lines: scribbled over. */
  more: 1.5,
  scribbledOver: -5.5,
  /** Where the usual marks are full boxes: so much more ink alone, or less with odds so high and so unlike the others'. */
  mostFull: 2,
  moreFull: 1.3,
  scribbledFull: -2.5,
  /** A blot so much rounder than a mark, with so little of the usual reach and ink, is a dot of a wide pen. */
  blot: { round: 0.62, reach: 0.65, ink: 0.55 },
  /** Where so many of the other marks fill their boxes, that is how this voter marks. */
  habit: 0.3,
} as const;

/** Every limit of small marks: of 79 dots that the pen left none was so little round. */
export const smallLimits = {
  /** Where marks reach over no more of the inside than this, of so many marks, the voter draws small ones. */
  usual: 0.65,
  marks: 8,
  /** A stroke reaches over so much of the inside, covers so much of it, and so much of the square around itself at most; a dot is round. */
  long: 0.28,
  fill: 0.028,
  round: 0.62,
  /** It has so much of the usual mark's ink: less may be a slip of the pen. */
  ink: 0.5,
} as const;

const reachOf = ({ wide, high }: BoxShape): number => Math.max(wide, high);

/** Of the marks and dots of a page, which are as small as this voter's marks usually are: there a small stroke is no dot. */
export function smallMarks(shapes: readonly BoxShape[]): boolean[] {
  const small = shapes.length >= smallLimits.marks && median(shapes.map(reachOf)) <= smallLimits.usual;
  const ink = median(shapes.map((shape) => shape.ink));
  return shapes.map(
    (shape) =>
      small &&
      reachOf(shape) >= smallLimits.long &&
      shape.fill >= smallLimits.fill &&
      shape.fill <= smallLimits.round * shape.wide * shape.high &&
      shape.ink >= smallLimits.ink * ink &&
      shape.darkness >= boxLimits.light,
  );
}

export type Unlike = 'struck' | 'dot' | 'doubtful' | null;

const isFull = ({ plain }: MarkStrokes): boolean => plain === 'filled' || plain === 'scribble';

/** Whether this voter's marks leave their boxes on both sides as a rule, so that one that does tells nothing. */
function drawsLarge(shapes: readonly BoxShape[]): boolean {
  const { share, marks } = usualLimits.across;
  return shapes.length >= marks && shapes.filter(leavesBothSides).length >= share * shapes.length;
}

/** So many times the usual ink a full box may have, with these odds, before it may be a mark that was scribbled over. */
function fullestOf(struck: number, fills: boolean, usualOdds: number): number {
  const { scribbledOver, more, scribbledFull, unlike, moreFull, mostFull } = usualLimits;
  if (!fills) return struck > scribbledOver ? more : Number.POSITIVE_INFINITY;
  return struck > Math.max(scribbledFull, usualOdds + unlike) ? moreFull : mostFull;
}

/** `usual`: how dark marks of this page are. */
function mayBeRubbedOut({ darkness }: BoxShape, struck: number, usual: number): boolean {
  const { light, pale, rubbed } = usualLimits;
  if (darkness < pale[0].darkness && struck > rubbed) return true;
  return darkness < light * usual && pale.some((limit) => darkness < limit.darkness && struck > limit.odds);
}

function isWhole(shape: BoxShape, struck: number): boolean {
  const { reach, fill, odds } = usualLimits.whole;
  return reachOf(shape) >= reach && shape.fill >= fill && struck < odds;
}

/** `reach`, `ink`: those of the usual mark. */
function isBlot(shape: BoxShape, reach: number, ink: number): boolean {
  const { blot } = usualLimits;
  const { fill, wide, high } = shape;
  return fill >= blot.round * wide * high && reachOf(shape) <= blot.reach * reach && shape.ink <= blot.ink * ink;
}

/** For each of the marks of a page, whether it does not stand for sure. */
export function unlikeUsual(shapes: readonly BoxShape[]): Unlike[] {
  const marks = shapes.map(strokesOf);
  const enough = shapes.length >= enoughMarks;
  const odds =
    marks.map(({ struck }) => struck).sort((a, b) => a - b)[Math.floor(usualLimits.usual * marks.length)] ?? 0;
  const ink = median(shapes.map((shape) => shape.ink));
  const darkness = median(shapes.map((shape) => shape.darkness));
  const reach = median(shapes.map(reachOf));
  const fills = marks.filter(isFull).length > Math.max(1, usualLimits.habit * marks.length);
  return shapes.map((shape, index) => {
    const strokes = marks[index] as MarkStrokes;
    if (strokes.struck > usualLimits.struck) return 'struck';
    const { lines, full } = usualLimits.struckAcross;
    if (strokes.struck > (isFull(strokes) ? full : lines) && leavesBothSides(shape)) {
      const usual = strokes.plain === 'cross' && strokes.struck <= usualLimits.struckUnlike && drawsLarge(shapes);
      if (!usual) return 'struck';
    }
    if (!enough) return strokes.struck > usualLimits.struckAlone ? 'struck' : null;
    if (strokes.struck > usualLimits.struckUnlike && strokes.struck > odds + usualLimits.unlike) return 'struck';
    if (isFull(strokes) && shape.ink > fullestOf(strokes.struck, fills, odds) * ink) return 'struck';
    if (isBlot(shape, reach, ink)) return 'dot';
    if (mayBeRubbedOut(shape, strokes.struck, darkness)) return 'doubtful';
    return shape.ink < usualLimits.little * ink && !isWhole(shape, strokes.struck) ? 'doubtful' : null;
  });
}
