// A printed name struck through: under some rules that voids the row, so a person must see it.
import type { BallotRow } from '../layout/index.ts';
import type { Hand } from './hand.ts';
import { between, chance, gaussian, type Random } from './random.ts';
import { type PenStroke, type Point, penStroke } from './stroke.ts';

export const strikeKinds = ['single', 'double', 'zigzag', 'wavy', 'partial', 'thin'] as const;
export type StrikeKind = (typeof strikeKinds)[number];

/** Strikes through the name of a row. */
export function strikeName(
  kind: StrikeKind,
  { name, nameRect }: BallotRow,
  hand: Hand,
  random: Random,
): readonly PenStroke[] {
  const [x, y, width, height] = nameRect;
  // The name stands in the first line; its post, if any, below.
  const lines = height > 6.2 ? 2 : 1;
  const level = y + (height / lines) * between(random, 0.5, 0.76);
  const long = Math.min(width, Math.max(14, name.length * between(random, 1.9, 2.3)));
  const from = x + between(random, -2, 1.5);
  const to =
    kind === 'partial'
      ? from + Math.max(8, long * between(random, 0.4, 0.65))
      : x + Math.min(width, long) + between(random, -1, 4);
  const pen =
    kind === 'thin'
      ? { ...hand.pen, width: Math.min(hand.pen.width, 0.25), press: Math.min(hand.pen.press, 0.7) }
      : hand.pen;
  const draw = (path: readonly Point[]): PenStroke => penStroke(path, pen, { tremor: hand.tremor }, random);
  const slope = between(random, -0.02, 0.02) * (to - from);
  const across = (shift: number): PenStroke =>
    draw([
      [from + gaussian(random) * 0.5, level + shift - slope],
      [(from + to) / 2, level + shift + 0.2 * gaussian(random)],
      [to + gaussian(random) * 0.8, level + shift + slope],
    ]);
  switch (kind) {
    case 'single':
    case 'partial':
    case 'thin':
      return [across(0)];
    case 'double':
      return [across(-0.4), across(between(random, 0.4, 0.9))];
    case 'zigzag':
      return [
        draw(
          swinging(
            from,
            to,
            level,
            { every: between(random, 1, 2.2), high: between(random, 1, 1.8), corner: true },
            random,
          ),
        ),
      ];
    case 'wavy':
      return [
        draw(
          swinging(
            from,
            to,
            level,
            { every: between(random, 1.6, 3.4), high: between(random, 0.5, 1.1), corner: chance(random, 0.1) },
            random,
          ),
        ),
      ];
  }
}

interface Swing {
  /** Half a wave, millimetres. */
  readonly every: number;
  readonly high: number;
  readonly corner: boolean;
}

function swinging(
  from: number,
  to: number,
  level: number,
  { every, high, corner }: Swing,
  random: Random,
): readonly Point[] {
  const path: Point[] = [[from, level]];
  let side = chance(random, 0.5) ? 1 : -1;
  for (let x = from + every; x < to; x += every * between(random, 0.75, 1.25)) {
    const point: Point = [x, level + side * high * between(random, 0.7, 1.2)];
    path.push(point);
    if (corner) path.push(point);
    side = -side;
  }
  path.push([to, level]);
  return path;
}
