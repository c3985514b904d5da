// Whether a mark still stands: its own strokes, and the other marks of the page, made by the same hand with the same pen.
import { boxLimits } from './box-kind.ts';
import type { BoxShape } from './box-shape.ts';
import { lookOf } from './mark-look.ts';
import { type Mark, notStanding } from './marks-together.ts';
import { median } from './median.ts';
import { hasLevelLine } from './struck-level.ts';

/** So many marks show what is usual. */
const enoughMarks = 4;

/** Every limit of the comparison, with what it was measured against (docs/decisions/024). */
export const usualLimits = {
  /** Odds (as logarithms) from which a mark may not stand (`marks-together.ts`), */
  doubt: -2.75,
  /** and from which it may not where it is much smaller than the others (`dot`), pale among marks of many pens, or they are so clear that it stands out: */
  hinted: -5,
  /** half of them have odds below this. */
  clear: -10.5,
  filled: { fill: 0.9, beyond: 0.1 },
  /**
   * A mark that leaves its box to the left and to the right by so much, mm, where half of the marks do by less than the second on one side, may not stand from
   * these odds on: a line may strike it out. Of 43,000 clear votes 120 have higher ones, 30 of them such as are asked about anyway.
   */
  through: { beyond: 0.8, usually: 0.4, odds: -6 },
  /**
   * So may not one of a thick pen, which covers so much of its box, whatever the others do: on a cross of a felt tip a short line hardly shows. Of 1,145 clear votes of felt tips two are
   * asked about for it, of 31 that were struck out and passed, on sheets of which every other mark was, 20.
   */
  thick: { fill: 0.7, odds: -5.5 },
  /**
   * So may one through which a level line runs and leaves its box on both sides (`struck-level.ts`), where less than half of the marks have one: of 34,500 clear votes 15 are asked about for it, of
   * three crosses that an independent maker struck so, in 860 rows with traps, all.
   */
  level: -5,
  /**
   * A mark with so many times the usual ink, as dark as usual but for this share (no thicker pen), where half of the marks differ in ink by no more than the
   * next, may not stand from these odds on: of 34,000 clear votes 21 are asked about for it, of 14 struck marks that passed three.
   */
  heavy: { times: 1.5, darkness: 0.12, usually: 0.1, odds: -7.5 },
  /**
   * A box as full of ink as this, up to its frame and beyond on two sides by so much, mm, where half of the marks cover less of theirs than the last, may
   * be a mark that was blotted out, unless its odds are as low as this: of 9,400 clear votes five are so, of 200 on ballots of which every mark is
   * another's one.
   */
  blot: { fill: 0.8, beyond: 0.05, usually: 0.6, odds: -8 },
  /**
   * Where half of the marks differ in darkness by more than this share of it, they were not made with one pen: one of a hundred usual pages, three of
   * five of which every mark has a pen of its own.
   */
  onePen: 0.13,
  /** Where they were not, what is as light as this may be the rest of a mark that was rubbed out: of 3,500 clear votes of many pens 12 are asked about for it. */
  pale: 0.3,
  /**
   * A mark paler than this share of the usual, and so many times further from it than half of the marks are, was perhaps rubbed out, unless its odds are
   * as low as this: of 128 marks that were rubbed out none had odds below −1.5.
   */
  faded: { share: 0.6, apart: 6, odds: -6 },
  /** Odds below which what looks like a dot, or too faint or slight for a mark, is one as this voter makes them, */
  surely: -3,
  /**
   * and reaches over so much of the inside, covers so much of it, and has no more than this share of its ink outside; a narrow upright
   * line may be dirt in the feeder.
   */
  least: { reach: 0.28, wide: 0.25, fill: 0.028, outside: 0.5 },
  /**
   * What reaches over less than this share of the usual, and does not stand, is a dot; so is what covers more than so much of what it reaches over, unless
   * its odds are as low as this: of 28 dots of an independent maker the lowest were −5.2.
   */
  dot: 0.65,
  solid: { share: 0.6, odds: -7 },
  /** what does not stand and is lighter than this share of the usual was perhaps rubbed out. */
  light: 0.76,
} as const;

/** Whether enough marks show how dark this voter's are, and most are nearly as dark. */
export function showsUsual(marks: readonly BoxShape[]): boolean {
  if (marks.length < enoughMarks) return false;
  const { darkness, usually } = darknessOf(marks);
  return usually <= usualLimits.onePen * darkness;
}

/** How dark half of the marks are at most, and how far half of them are from that at most. */
function darknessOf(marks: readonly BoxShape[]) {
  const darkness = median(marks.map((shape) => shape.darkness));
  return { darkness, usually: median(marks.map((shape) => Math.abs(shape.darkness - darkness))) };
}

const reachOf = ({ wide, high }: Pick<BoxShape, 'wide' | 'high'>): number => Math.max(wide, high);

/** How far what is drawn leaves its box both to the left and to the right, millimetres. */
const throughOf = ({ tails: [left, right] }: Pick<BoxShape, 'tails'>): number => Math.min(left, right);

/** What half of the marks of a page are at most. */
export interface Usual {
  /** How far they reach, as a share of the inside, and how far they leave their boxes on both sides, millimetres. */
  readonly reach: number;
  readonly ends: number;
  /** Ink, mm², and how far they are from that. */
  readonly ink: number;
  readonly inkApart: number;
  /** Darkness, 0 to 1, and whether it shows (`showsUsual`). */
  readonly darkness: number;
  readonly onePen: boolean;
  /** Odds (`marks-together.ts`). */
  readonly odds: number;
}

/** What is drawn in a box, beside what else is drawn on the page. */
export type Standing = 'stands' | 'struck' | 'dot' | 'doubtful';

/** How all that is drawn in the boxes of a page stands. `marked`: which of it is a mark by itself. */
export function standings(shapes: readonly BoxShape[], marked: readonly boolean[]): Standing[] {
  const { surely, dot, solid, light, faded, blot, level } = usualLimits;
  const seen = shapes.map((shape): Mark => ({ shape, look: lookOf(shape) }));
  const odds = notStanding(seen);
  const marks = shapes.filter((_, index) => marked[index] === true);
  const fill = median(marks.map((shape) => shape.fill));
  const usual = usualOf(marks, marks.length >= enoughMarks ? odds.filter((_, index) => marked[index] === true) : []);
  const { darkness, usually } = darknessOf(marks);
  const leastDarkness = showsUsual(marks) ? boxLimits.light : boxLimits.lightAlone;
  const isFaded = (shape: BoxShape): boolean =>
    shape.darkness < faded.share * darkness && darkness - shape.darkness > faded.apart * usually;
  const isSolid = (shape: BoxShape): boolean => shape.fill > solid.share * shape.wide * shape.high;
  let levelLines: readonly boolean[] | undefined;
  const isStruckLevel = (index: number): boolean => {
    levelLines ??= shapes.map((shape, at) => marked[at] === true && hasLevelLine(shape));
    return levelLines[index] === true && 2 * levelLines.filter(Boolean).length < marks.length;
  };
  return shapes.map((shape, index) => {
    const own = odds[index] as number;
    if (marks.length >= enoughMarks && own > faded.odds && isFaded(shape)) return 'doubtful';
    const isSmall = reachOf(shape) < dot * usual.reach;
    if (isSmall && own > solid.odds && isSolid(shape)) return 'dot';
    const limit = doubtFrom(shape, usual);
    if (marked[index] === true) {
      const isStruck = (own > blot.odds && isBlot(shape, fill)) || (own > level && isStruckLevel(index));
      if (own <= limit && !isStruck) return 'stands';
      if (isSmall) return 'dot';
      return shape.darkness < light * darkness ? 'doubtful' : 'struck';
    }
    const isSure = own < Math.min(limit, surely);
    return marks.length >= enoughMarks && isSure && isWhole(shape, leastDarkness) ? 'stands' : 'doubtful';
  });
}

/** `odds` of the marks, none where too few show what is usual. */
function usualOf(marks: readonly BoxShape[], odds: readonly number[]): Usual {
  const ink = median(marks.map((shape) => shape.ink));
  const few = odds.length === 0;
  return {
    reach: median(marks.map(reachOf)),
    ends: median(marks.map(throughOf)),
    ink,
    inkApart: few ? Number.POSITIVE_INFINITY : median(marks.map((shape) => Math.abs(shape.ink - ink))),
    darkness: median(marks.map(({ darkness }) => darkness)),
    onePen: showsUsual(marks),
    odds: few ? 0 : median(odds),
  };
}

/** Odds from which a mark may not stand, on a page of which half of the marks are so. */
export function doubtFrom(
  shape: Pick<BoxShape, 'wide' | 'high' | 'tails' | 'ink' | 'darkness' | 'fill' | 'leaves'>,
  usual: Usual,
): number {
  const { doubt, hinted, clear, dot, through, thick, heavy, pale } = usualLimits;
  const isOnePen = Math.abs(shape.darkness - usual.darkness) <= heavy.darkness * usual.darkness;
  if (shape.ink > heavy.times * usual.ink && isOnePen && usual.inkApart <= heavy.usually * usual.ink) return heavy.odds;
  if (throughOf(shape) > through.beyond && usual.ends < through.usually) return through.odds;
  if (throughOf(shape) > through.beyond && shape.fill > thick.fill) return thick.odds;
  const isSmall = reachOf(shape) < dot * usual.reach;
  const isPale = !usual.onePen && shape.darkness < pale;
  const standsOut = usual.odds < clear && !isFilled(shape);
  return isSmall || isPale || standsOut ? hinted : doubt;
}

const isFilled = ({ fill, leaves }: Pick<BoxShape, 'fill' | 'leaves'>): boolean =>
  fill >= usualLimits.filled.fill && Math.max(...leaves) <= usualLimits.filled.beyond;

/** Whether a mark may have been blotted out, where half of the marks of its page cover so much of their boxes. */
export function isBlot({ fill, leaves: [left, right, top, bottom] }: BoxShape, usualFill: number): boolean {
  const { blot } = usualLimits;
  const beyond = Math.max(Math.min(left, right), Math.min(top, bottom));
  return fill > blot.fill && beyond > blot.beyond && usualFill < blot.usually;
}

/** Whether what is by itself no mark may be one. */
function isWhole(shape: BoxShape, leastDarkness: number): boolean {
  const { least } = usualLimits;
  return (
    reachOf(shape) >= least.reach &&
    shape.wide >= least.wide &&
    shape.fill >= least.fill &&
    shape.darkness >= leastDarkness &&
    shape.outside <= least.outside * shape.ink
  );
}
