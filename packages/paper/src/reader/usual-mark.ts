// Whether a mark still stands: its own strokes, and the other marks of the page, made by the same hand with the same pen.
import { boxLimits } from './box-kind.ts';
import type { BoxShape } from './box-shape.ts';
import { notStanding } from './mark-stands.ts';
import { beyondUsual, fullness, markTraits, measureOf, struckBeyond, struckOdds } from './mark-traits.ts';
import { median } from './median.ts';

/** So many marks show what is usual. */
export const enoughMarks = 4;

/** Every limit of the comparison, with what it was measured against (docs/decisions/024). */
export const usualLimits = {
  /** Odds (as logarithms) from which a mark may not stand. */
  doubt: -2.25,
  /**
   * Odds that a mark is struck out, by its strokes alone, above which it does not stand, whatever the others are: where all marks of a page
   * were struck out those that would have stood had 4.6 and more; of 5,400 clear votes none that would had more than 3.4.
   */
  struck: 4,
  /** What is rather struck out than not, and by so much more surely than half of the marks, does not stand. */
  unlike: { struck: 0.5, beyond: 5 },
  /**
   * A box that is full of ink, and leaves its frame on both sides by so much, and so much further than half of the marks, and is darker by so
   * much (a logarithm), was full and was scribbled over: 4 of 10,230 clear votes are so, and two that were scribbled over which nothing
   * else tells from full boxes.
   */
  over: { full: 0.5, sides: 0.5, further: 0.4, darker: 0.09 },
  /**
   * What leaves its box on both sides by so much, mm, by so much further than half of the marks, and has so much more ink (a logarithm), has
   * a line drawn through it, or, with still more ink, is scribbled over. Of 2,900 clear votes of a maker of pages that taught nothing one left its box so
   * far as the first, with less ink; of marks that were struck out with felt tips and read all but one do. Of 10,500 clear votes six are as the second.
   */
  through: [
    { sides: 1.2, further: 0.9, more: 0.1 },
    { sides: 0.8, further: 0.6, more: 0.6 },
  ],
  /**
   * A mark paler than this share of the usual was perhaps rubbed out: of 11,500 clear votes fourteen are, of ten that were rubbed until they were
   * pale, and were read, all.
   */
  faded: 0.6,
  /** Odds below which what looks like a dot, or too faint or slight for a mark, is one as this voter makes them, */
  surely: -5,
  /**
   * and reaches over so much of the inside, covers so much of it, and has no more than this share of its ink outside; a narrow upright
   * line may be dirt in the feeder.
   */
  least: { reach: 0.28, wide: 0.25, fill: 0.028, outside: 0.5 },
  /** What does not stand, reaches over less of this share of the usual: a dot; is lighter than this share of it: perhaps rubbed out. */
  dot: 0.65,
  light: 0.76,
} as const;

const reachOf = ({ wide, high }: BoxShape): number => Math.max(wide, high);

/** What is drawn in a box, beside what else is drawn on the page. */
export type Standing = 'stands' | 'struck' | 'dot' | 'doubtful';

/** How all that is drawn in the boxes of a page stands. `marked`: which of it is a mark by itself. */
export function standings(shapes: readonly BoxShape[], marked: readonly boolean[]): Standing[] {
  const { doubt, struck, surely, dot, light, faded } = usualLimits;
  const traits = markTraits(shapes);
  const marks = shapes.filter((_, index) => marked[index] === true);
  const reach = median(marks.map(reachOf));
  const darkness = median(marks.map((shape) => shape.darkness));
  return shapes.map((shape, index) => {
    const own = traits[index] as Float64Array;
    const odds = notStanding(own);
    if (marks.length >= enoughMarks && shape.darkness < faded * darkness) return 'doubtful';
    if (marked[index] === true) {
      if (odds <= doubt && struckOdds(own) <= struck && !isUnlike(own) && !isOver(own) && !isThrough(own))
        return 'stands';
      if (reachOf(shape) < dot * reach) return 'dot';
      return shape.darkness < light * darkness ? 'doubtful' : 'struck';
    }
    return marks.length >= enoughMarks && odds < surely && isWhole(shape) ? 'stands' : 'doubtful';
  });
}

/** Whether a mark is rather struck out than not, and so by far among the marks of its page. */
export function isUnlike(traits: Float64Array): boolean {
  const { unlike } = usualLimits;
  return struckOdds(traits) > unlike.struck && struckBeyond(traits) > unlike.beyond;
}

/** Whether a full box was scribbled over. */
export function isOver(traits: Float64Array): boolean {
  const { over } = usualLimits;
  return (
    fullness(traits) > over.full &&
    measureOf(traits, 'bothSides') > over.sides &&
    beyondUsual(traits, 'bothSides') > over.further &&
    beyondUsual(traits, 'darkness') > over.darker
  );
}

/** Whether a line, or a scribble, was drawn over a mark and out of its box on both sides. */
export function isThrough(traits: Float64Array): boolean {
  return usualLimits.through.some(
    ({ sides, further, more }) =>
      measureOf(traits, 'bothSides') > sides &&
      beyondUsual(traits, 'bothSides') > further &&
      beyondUsual(traits, 'ink') > more,
  );
}

/** Whether what is by itself no mark may be one. */
function isWhole(shape: BoxShape): boolean {
  const { least } = usualLimits;
  return (
    reachOf(shape) >= least.reach &&
    shape.wide >= least.wide &&
    shape.fill >= least.fill &&
    shape.darkness >= boxLimits.light &&
    shape.outside <= least.outside * shape.ink
  );
}
