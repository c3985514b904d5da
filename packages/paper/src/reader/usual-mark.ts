// Whether a mark still stands: its own strokes, and the other marks of the page, made by the same hand with the same pen.
import { boxLimits } from './box-kind.ts';
import type { BoxShape } from './box-shape.ts';
import { lookOf } from './mark-look.ts';
import { type Mark, notStanding } from './marks-together.ts';
import { median } from './median.ts';

/** So many marks show what is usual. */
export const enoughMarks = 4;

/** Every limit of the comparison, with what it was measured against (docs/decisions/024). */
export const usualLimits = {
  /** Odds (as logarithms) from which a mark may not stand (`marks-together.ts`). */
  doubt: -2.5,
  /**
   * A mark paler than this share of the usual, and so many times further from it than half of the marks are, was perhaps rubbed out: of 9,400
   * clear votes of hands that keep to one pen 16 are, of 61 marks that were rubbed out and would be marks by themselves 48.
   */
  faded: { share: 0.6, apart: 6 },
  /** Odds below which what looks like a dot, or too faint or slight for a mark, is one as this voter makes them, */
  surely: -3,
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
  const { doubt, surely, dot, light, faded } = usualLimits;
  const seen = shapes.map((shape): Mark => ({ shape, look: lookOf(shape) }));
  const odds = notStanding(seen);
  const marks = shapes.filter((_, index) => marked[index] === true);
  const reach = median(marks.map(reachOf));
  const darkness = median(marks.map((shape) => shape.darkness));
  const usually = median(marks.map((shape) => Math.abs(shape.darkness - darkness)));
  const isFaded = (shape: BoxShape): boolean =>
    shape.darkness < faded.share * darkness && darkness - shape.darkness > faded.apart * usually;
  return shapes.map((shape, index) => {
    const own = odds[index] as number;
    if (marks.length >= enoughMarks && isFaded(shape)) return 'doubtful';
    if (marked[index] === true) {
      if (own <= doubt) return 'stands';
      if (reachOf(shape) < dot * reach) return 'dot';
      return shape.darkness < light * darkness ? 'doubtful' : 'struck';
    }
    return marks.length >= enoughMarks && own < surely && isWhole(shape) ? 'stands' : 'doubtful';
  });
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
