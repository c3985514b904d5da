// A voter who marks much alike from box to box, by hands of `other-marks.ts`, and what goes wrong with a mark.
import { drawHand, type Hand, pick, plainMark, type Random, seededRandom } from '@tinnhiem/paper/practice';
import type { Rect } from '../../packages/paper/src/layout/layout.ts';
import { oddMark } from '../../packages/paper/src/practice/odd-marks.ts';
import { type OtherHand, otherHand, otherMark } from '../../packages/paper/src/practice/other-marks.ts';
import { type Pen, seeThroughPen } from '../../packages/paper/src/practice/pens.ts';
import { between, chance, gaussian, pickWeighted } from '../../packages/paper/src/practice/random.ts';
import { type PenStroke, type Point, penDot, penStroke } from '../../packages/paper/src/practice/stroke.ts';
import { otherRubbedMark, otherStruckMark } from '../../packages/paper/src/practice/withdrawn-marks.ts';
import { anyPen } from './devices.ts';
import { drawStraight, type StraightHand, straightHand, straightStrike } from './straight-hands.ts';

export interface Voter {
  /** Of which family this hand is: of `other-marks.ts`, of the practice sheets, or of plain lines. */
  readonly family: 'other' | 'practice' | 'straight';
  readonly practice: Hand;
  readonly straight: StraightHand;
  readonly pen: Pen;
  readonly shape: 'tick' | 'cross' | 'circle' | 'filled' | 'scribble';
  readonly seed: number;
  /** How much one mark differs from the next, and how often a draw is wholly another; `null`: no two marks are alike. */
  readonly habit: { readonly spread: number; readonly fresh: number } | null;
  /** Marks every box twice, side by side, so far to the left and to the right, as a share of its width. */
  readonly twice: readonly [number, number] | null;
}

/** Somebody who votes; with this pen, where one is given. */
export function anyVoter(random: Random, given?: Pen): Voter {
  const family = pickWeighted(random, { other: 0.45, practice: 0.3, straight: 0.25 });
  const drawn = drawHand(random);
  const pen = given ?? (family === 'practice' ? drawn.pen : anyPen(random));
  const practice = { ...drawn, pen };
  const shape =
    family === 'practice'
      ? practice.shape
      : pickWeighted(random, { tick: 0.38, cross: 0.38, circle: 0.07, filled: 0.09, scribble: 0.08 });
  return {
    family,
    practice,
    straight: straightHand(shape, pen, random),
    pen,
    shape,
    seed: Math.floor(random() * 2 ** 30),
    habit: chance(random, 0.2)
      ? null
      : { spread: between(random, 0.01, 0.06), fresh: pick(random, [0.01, 0.03, 0.08, 0.25]) },
    twice: shape === 'tick' && chance(random, 0.25) ? [between(random, 0.05, 0.3), between(random, 0.1, 0.35)] : null,
  };
}

/** The draws a voter's mark is drawn with: the same every time, a little different. */
function draws({ seed, habit }: Voter, random: Random): Random {
  if (habit === null) return random;
  const own = seededRandom(seed);
  return () => {
    const value = own() + habit.spread * gaussian(random);
    return chance(random, habit.fresh) ? random() : Math.min(0.999_999, Math.max(0, value));
  };
}

/** The hand for one box, and the draws that go on from it. */
function handIn(box: Rect, voter: Voter, pen: Pen, random: Random): { hand: OtherHand; drawn: Random } {
  const drawn = draws(voter, random);
  const press = Math.max(0.25, Math.min(1, pen.press * Math.exp(0.06 * gaussian(random))));
  return { hand: otherHand(box, { ...pen, press }, drawn), drawn };
}

/** What is drawn in a box: a mark that stands, or what is none. */
export const drawnKinds = ['plain', 'struck', 'over', 'rubbed', 'dot', 'touch'] as const;
export type DrawnKind = (typeof drawnKinds)[number];

export function drawIn(box: Rect, kind: DrawnKind, voter: Voter, random: Random): readonly PenStroke[] {
  if (kind === 'dot') return [dot(box, voter.pen, random)];
  if (kind === 'touch') return [touch(box, voter.pen, random)];
  if (voter.twice === null) return drawMark(box, kind, voter, random);
  const [x, y, width, height] = box;
  const [left, right] = voter.twice;
  // What takes a double mark back goes over the middle.
  return [
    ...drawMark([x - left * width, y, width, height], kind === 'rubbed' ? 'rubbed' : 'plain', voter, random),
    ...drawMark([x + (kind === 'plain' ? right : 0) * width, y, width, height], kind, voter, random),
  ];
}

function drawMark(
  box: Rect,
  kind: Exclude<DrawnKind, 'dot' | 'touch'>,
  voter: Voter,
  random: Random,
): readonly PenStroke[] {
  if (kind === 'struck' && chance(random, 0.25)) {
    const seen = {
      ...voter,
      pen: seeThroughPen(voter.pen),
      practice: { ...voter.practice, pen: seeThroughPen(voter.pen) },
    };
    return [...drawMark(box, 'plain', seen, random), ...straightStrike(box, seen.pen, random)];
  }
  if (voter.family === 'practice') return ofPractice(box, kind, voter.practice, random);
  if (voter.family === 'straight') {
    const { straight } = voter;
    // What is left of a mark that was rubbed out is a paler mark, or wiped graphite, as of the other hands.
    if (kind !== 'rubbed' || chance(random, 0.6))
      return drawStraight(box, kind, { ...straight, pen: penFor(kind, straight.pen, random) }, random);
  }
  const { hand, drawn } = handIn(
    box,
    voter,
    kind === 'struck' || kind === 'over' ? seeThroughPen(voter.pen) : voter.pen,
    random,
  );
  // Now and then a voter marks as other voters do.
  const own = chance(random, kind === 'plain' ? 0.02 : 0.1)
    ? pick(random, ['tick', 'cross', 'circle'] as const)
    : voter.shape;
  if (kind === 'plain') return otherMark(own, hand, drawn);
  if (kind === 'rubbed') return otherRubbedMark(box, hand, random, { shape: own, drawn });
  const full = own === 'filled' || own === 'scribble';
  if (kind === 'over' && !full) {
    const over = { ...hand, reach: hand.reach * between(random, 1, 1.5) };
    return [...otherMark(own, hand, drawn), ...otherMark(chance(random, 0.6) ? 'scribble' : 'filled', over, random)];
  }
  const shape = full && chance(random, 0.6) ? pick(random, ['tick', 'cross'] as const) : own;
  return otherStruckMark(box, hand, random, { shape, drawn });
}

function penFor(kind: DrawnKind, pen: Pen, random: Random): Pen {
  if (kind === 'plain') return pen;
  return kind === 'rubbed' ? { ...pen, press: pen.press * between(random, 0.12, 0.4) } : seeThroughPen(pen);
}

/** A mark of the practice sheets. */
function ofPractice(
  box: Rect,
  kind: Exclude<DrawnKind, 'dot' | 'touch'>,
  hand: Hand,
  random: Random,
): readonly PenStroke[] {
  if (kind === 'plain') return plainMark(box, hand, random);
  if (kind === 'rubbed') return oddMark('erased', box, hand, random);
  if (kind === 'over') return oddMark('scribbled-out', box, hand, random);
  return oddMark(chance(random, 0.7) ? 'struck-out-inside' : 'struck-out', box, hand, random);
}

/** The pen was set down: once, or round and round. */
function dot([x, y, width, height]: Rect, pen: Pen, random: Random): PenStroke {
  const middle: Point = [x + width / 2 + between(random, -1.7, 1.7), y + height / 2 + between(random, -1.7, 1.7)];
  if (chance(random, 0.5)) {
    const pressed = { ...pen, press: Math.max(0.6, pen.press) };
    return penDot(middle, pressed, Math.max(pen.width, between(random, 0.4, 1.4)), random);
  }
  const radius = between(random, 0.05, 0.35);
  const round = Array.from(
    { length: 6 },
    (_, at): Point => [middle[0] + radius * Math.cos(1.3 * at), middle[1] + radius * Math.sin(1.3 * at)],
  );
  return penStroke(round, { ...pen, width: Math.max(0.4, pen.width) }, { tremor: 0.02 }, random);
}

/** A short line, begun and left. */
function touch([x, y, width, height]: Rect, pen: Pen, random: Random): PenStroke {
  const angle = between(random, 0, 2 * Math.PI);
  const long = between(random, 0.3, 1.3);
  const from: Point = [x + width / 2 + between(random, -1.5, 1.5), y + height / 2 + between(random, -1.5, 1.5)];
  const bend = 0.08 * gaussian(random);
  const along = (share: number, aside: number): Point => [
    from[0] + share * long * Math.cos(angle) - aside * Math.sin(angle),
    from[1] + share * long * Math.sin(angle) + aside * Math.cos(angle),
  ];
  return penStroke([from, along(0.5, bend), along(1, 0)], pen, { tremor: between(random, 0, 0.1) }, random);
}
