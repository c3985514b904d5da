// Marks that no longer stand, by many other hands than those of `odd-marks.ts`: struck out or rubbed out.
import type { Rect } from '../layout/index.ts';
import { drawing, type OtherHand, type OtherShape, otherMark } from './other-marks.ts';
import type { Pen } from './pens.ts';
import { between, chance, gaussian, pickWeighted, type Random, whole } from './random.ts';
import { type PenStroke, type Point, penStroke } from './stroke.ts';

/** One line or more through a mark, from within its box to beyond it. */
function otherStrike(
  [x, y, width, height]: Rect,
  hand: OtherHand,
  ends: 'inside' | 'beyond',
  random: Random,
): readonly PenStroke[] {
  const angle = pickWeighted(random, { level: 0.78, slanted: 0.17, any: 0.05 });
  const slope = {
    level: 0.16 * gaussian(random),
    slanted: between(random, -0.75, 0.75),
    any: between(random, -1.57, 1.57),
  }[angle];
  const [dx, dy] = [Math.cos(slope), Math.sin(slope)];
  const middle: Point = [
    x + width / 2 + 0.7 * (hand.middle[0] - x - width / 2),
    y + height / 2 + 0.8 * (hand.middle[1] - y - height / 2),
  ];
  const end = (): number => (ends === 'inside' ? between(random, 1.7, 2.9) : between(random, 3.1, 5));
  const count = pickWeighted(random, { one: 0.68, two: 0.24, more: 0.08 });
  const way = pickWeighted(random, { straight: 0.78, wavy: 0.14, loop: 0.08 });
  const lines = { one: 1, two: 2, more: 3 }[count];
  const first = between(random, -0.6, 0.6) * Math.min(1, hand.reach / 2.2) - (lines - 1) * 0.3;
  const { draw } = drawing(hand, random);
  const place = (along: number, across: number): Point => [
    middle[0] + along * dx - across * dy,
    middle[1] + along * dy + across * dx,
  ];
  if (way === 'loop' && lines > 1) {
    // There and back without lifting the pen.
    const path: Point[] = [];
    for (let line = 0; line <= lines; line += 1)
      path.push(place((line % 2 === 0 ? -1 : 1) * end(), first + line * between(random, 0.4, 0.8)));
    return [draw(...path)];
  }
  return Array.from({ length: lines }, (_, line) => {
    const shift = first + line * between(random, 0.45, 0.9);
    const [from, to] = [-end(), end()];
    if (way === 'wavy') {
      const waves = whole(random, 3, 7);
      const high = between(random, 0.15, 0.4);
      return draw(
        ...Array.from({ length: waves + 1 }, (_, wave) =>
          place(from + ((to - from) * wave) / waves, shift + (wave % 2 === 0 ? -1 : 1) * high),
        ),
      );
    }
    return draw(
      place(from, shift + 0.15 * gaussian(random)),
      place((from + to) / 2, shift + 0.12 * gaussian(random)),
      place(to, shift + 0.15 * gaussian(random)),
    );
  });
}

/** How a voter marks: what is drawn, and the draws it is drawn with. */
export interface OtherHabit {
  readonly shape: OtherShape;
  readonly drawn: Random;
}

/**
 * A mark that was struck out: one whose strokes a line can be told from, or a full box with lines that leave it on both sides. `habit`:
 * of this voter's marks one; by default any.
 */
export function otherStruckMark(box: Rect, hand: OtherHand, random: Random, habit?: OtherHabit): readonly PenStroke[] {
  const shape =
    habit?.shape ?? pickWeighted(random, { tick: 0.43, cross: 0.35, circle: 0.12, filled: 0.05, scribble: 0.05 });
  const mark = otherMark(shape, hand, habit?.drawn ?? random);
  const full = shape === 'filled' || shape === 'scribble';
  if (shape === 'tick' && chance(random, 0.12))
    return [...mark, ...otherMark('cross', { ...hand, reach: hand.reach * between(random, 0.9, 1.3) }, random)];
  return [...mark, ...otherStrike(box, hand, full ? 'beyond' : chance(random, 0.6) ? 'inside' : 'beyond', random)];
}

/** A pencil mark that was rubbed out: what is left of its lines, and graphite wiped over the box in one direction. `habit`: as above. */
export function otherRubbedMark(
  [x, y, width, height]: Rect,
  hand: OtherHand,
  random: Random,
  habit?: OtherHabit,
): readonly PenStroke[] {
  const shade = between(random, 0.25, 0.5);
  const pencil: Pen = {
    kind: 'pencil',
    ink: [shade, shade, shade],
    width: between(random, 0.4, 1),
    press: between(random, 0.16, 0.45),
    dryness: between(random, 0, 0.35),
  };
  const shape =
    habit?.shape ?? pickWeighted(random, { tick: 0.44, cross: 0.4, circle: 0.06, filled: 0.06, scribble: 0.04 });
  const left = otherMark(shape, { ...hand, pen: pencil }, habit?.drawn ?? random);
  const graphite = between(random, 0.45, 0.7);
  const angle = between(random, 0, Math.PI);
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const wipes = Array.from({ length: whole(random, 1, 4) }, () => {
    const wiped: Pen = {
      kind: 'gel',
      ink: [graphite, graphite, graphite],
      width: between(random, 1.5, 4),
      press: between(random, 0.03, 0.16),
      dryness: 0,
    };
    const middle: Point = [x + between(random, 0.1, 0.9) * width, y + between(random, 0.1, 0.9) * height];
    const [before, after] = [between(random, 1, 4), between(random, 1, 4)];
    return penStroke(
      [
        [middle[0] - before * dx, middle[1] - before * dy],
        [middle[0] + 0.4 * gaussian(random), middle[1] + 0.4 * gaussian(random)],
        [middle[0] + after * dx, middle[1] + after * dy],
      ],
      wiped,
      { tremor: 0.2, lift: between(random, 0.3, 0.9) },
      random,
    );
  });
  return [...left, ...wipes];
}
