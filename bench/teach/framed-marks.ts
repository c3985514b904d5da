// Voters who draw a frame of their own around what they mark.
import type { Random } from '@tinnhiem/paper/practice';
import type { Rect } from '../../packages/paper/src/layout/layout.ts';
import type { Pen } from '../../packages/paper/src/practice/pens.ts';
import { between, chance, gaussian } from '../../packages/paper/src/practice/random.ts';
import { type PenStroke, type Point, penStroke } from '../../packages/paper/src/practice/stroke.ts';

/** How somebody draws frames: the sides off the box, as shares of its width, and whether the pen is lifted between them. */
export interface FrameHand {
  readonly sides: readonly [left: number, top: number, right: number, bottom: number];
  readonly lifted: boolean;
  readonly jitter: number;
  readonly tremor: number;
}

export function frameHand(random: Random): FrameHand {
  const side = (): number => between(random, -0.3, 0.2);
  return {
    sides: [side(), side(), side(), side()],
    lifted: chance(random, 0.4),
    jitter: between(random, 0.02, 0.1),
    tremor: between(random, 0, 0.1),
  };
}

/** Four sides, which meet more or less. */
export function ownFrame([x, y, width, height]: Rect, hand: FrameHand, pen: Pen, random: Random): readonly PenStroke[] {
  const n = (): number => hand.jitter * width * gaussian(random);
  const [left, top, right, bottom] = hand.sides;
  const at = (u: number, v: number): Point => [
    x + n() + (u === 0 ? -left * width : width + right * width),
    y + n() + (v === 0 ? -top * height : height + bottom * height),
  ];
  const draw = (...path: readonly Point[]): PenStroke => penStroke(path, pen, { tremor: hand.tremor }, random);
  if (hand.lifted)
    return [draw(at(0, 0), at(0, 1)), draw(at(0, 0), at(1, 0)), draw(at(1, 0), at(1, 1)), draw(at(0, 1), at(1, 1))];
  const corners = [at(0, 0), at(0, 1), at(1, 1), at(1, 0)];
  return [draw(at(0, 0), ...corners.slice(1).flatMap((corner): Point[] => [corner, corner]), at(0, 0))];
}
