// Marks that are no clear vote: a person has to look at them.
import type { Rect } from '../layout/index.ts';
import { again, type Hand } from './hand.ts';
import type { Pen } from './pens.ts';
import { exactMark, plainMark } from './plain-marks.ts';
import { between, chance, gaussian, pick, type Random, whole } from './random.ts';
import { type PenStroke, type Point, penDot, penStroke } from './stroke.ts';

export const oddKinds = [
  /** The pen rested in the box. */
  'dot',
  /** A ring around the box. */
  'ring',
  /** A mark next to the box, not in it. */
  'beside',
  /** Pencil, rubbed out. */
  'erased',
  /** A mark struck through; the strike leaves the box on both sides. */
  'struck-out',
  /** A mark struck through by a line that hardly leaves the box. */
  'struck-out-inside',
  /** A mark scribbled over. */
  'scribbled-out',
  /** One short line in the box: begun and left, or slipped. */
  'touch',
  /** One line from corner to corner. */
  'slash',
  /** A mark that lies half outside. */
  'astride',
] as const;
export type OddKind = (typeof oddKinds)[number];

/** `around`: the blank room left and right of the box that a mark beside it may take, millimetres. */
export function oddMark(kind: OddKind, box: Rect, hand: Hand, random: Random): readonly PenStroke[] {
  const [x, y, width, height] = box;
  const middle: Point = [x + width / 2, y + height / 2];
  const draw = (path: readonly Point[], pen: Pen = hand.pen): PenStroke =>
    penStroke(path, pen, { tremor: hand.tremor }, random);
  switch (kind) {
    case 'dot': {
      const place: Point = [middle[0] + between(random, -1.5, 1.5), middle[1] + between(random, -1.5, 1.5)];
      return [
        penDot(
          place,
          { ...hand.pen, press: Math.max(0.6, hand.pen.press) },
          Math.max(hand.pen.width, between(random, 0.5, 1.3)),
          random,
        ),
      ];
    }
    case 'ring':
      return ring(box, draw, random);
    case 'beside': {
      const side = chance(random, 0.5) ? -1 : 1;
      const moved: Rect = [
        x + side * (width + between(random, 1.4, 3.2)),
        y + between(random, -0.6, 0.6),
        width * 0.8,
        height * 0.8,
      ];
      return plainMark(moved, { ...hand, size: Math.min(hand.size, 0.9), lean: [0, 0], sloppiness: 0.1 }, random);
    }
    case 'erased':
      return erased(box, hand, random);
    case 'struck-out':
    case 'struck-out-inside': {
      const shown = seeThrough(again(hand, random), random);
      const beyond = kind === 'struck-out' ? between(random, 0.7, 2.6) : between(random, -0.5, 0.25);
      const steepest = shown.shape === 'tick' ? 0.7 : 1.6;
      return [
        ...exactMark(box, shown, random),
        ...strikes(box, (path) => draw(path, shown.pen), { beyond, steepest }, random),
      ];
    }
    case 'scribbled-out':
      return [...plainMark(box, hand, random), scribbleOver(box, draw, random)];
    case 'touch': {
      const angle = between(random, 0, 6.28);
      const reach = between(random, 0.5, 1.1);
      const from: Point = [middle[0] + between(random, -1.2, 1.2), middle[1] + between(random, -1.2, 1.2)];
      return [draw([from, [from[0] + reach * Math.cos(angle), from[1] + reach * Math.sin(angle)]])];
    }
    case 'slash': {
      const up = chance(random, 0.75) ? 1 : -1;
      const reach = (): number => between(random, 1.6, 2.9);
      return [
        draw([
          [middle[0] - reach(), middle[1] + up * reach()],
          middle,
          [middle[0] + reach(), middle[1] - up * reach()],
        ]),
      ];
    }
    case 'astride': {
      const angle = pick(random, [0, Math.PI]) + 0.3 * gaussian(random);
      const far = between(random, 0.42, 0.62) * width;
      const moved: Rect = [x + far * Math.cos(angle), y + far * Math.sin(angle), width, height];
      return plainMark(moved, { ...hand, size: Math.min(hand.size, 0.9), lean: [0, 0], sloppiness: 0.1 }, random);
    }
  }
}

/**
 * A mark on which a strike of the same pen still shows, and shows as one: no box full of ink, no blob, no line with holes, and of the
 * ticks only those with a sharp angle, because a bent line struck through is a cross.
 */
function seeThrough(hand: Hand, random: Random): Hand {
  const shape =
    hand.shape === 'filled' || hand.shape === 'scribble' ? pick(random, ['tick', 'cross'] as const) : hand.shape;
  const pen = { ...hand.pen, width: Math.min(0.7, hand.pen.width), dryness: Math.min(0.15, hand.pen.dryness) };
  return { ...hand, shape, pen, style: shape === 'tick' ? whole(random, 0, 2) : hand.style };
}

/** What the rubber leaves: a trace of the line, and graphite smeared around it. */
function erased(box: Rect, hand: Hand, random: Random): readonly PenStroke[] {
  const shade = between(random, 0.3, 0.45);
  const rubbed: Pen = {
    kind: 'pencil',
    ink: [shade, shade, shade],
    press: between(random, 0.22, 0.4),
    dryness: between(random, 0, 0.3),
    width: between(random, 0.5, 0.9),
  };
  const smear: Pen = {
    kind: 'gel',
    ink: [0.6, 0.6, 0.6],
    width: between(random, 1.8, 3.5),
    press: between(random, 0.03, 0.14),
    dryness: 0,
  };
  const [x, y, width, height] = box;
  const place = (): Point => [x + between(random, -0.2, 1.2) * width, y + between(random, 0, 1) * height];
  return [
    ...plainMark(box, { ...hand, pen: rubbed }, random),
    penStroke([place(), place(), place()], smear, { tremor: 0.3, lift: 0.8 }, random),
  ];
}

type Draw = (path: readonly Point[]) => PenStroke;

/** Around the box without touching it, closed or nearly. */
function ring([x, y, width, height]: Rect, draw: Draw, random: Random): readonly PenStroke[] {
  const [wide, high] = [width / 2 + between(random, 1.2, 2.6), height / 2 + between(random, 1, 1.8)];
  const start = between(random, -2.4, 0);
  const sweep = 2 * Math.PI + between(random, -0.4, 0.6);
  const path = Array.from({ length: 19 }, (_, index): Point => {
    const angle = start - (sweep * index) / 18;
    return [
      x + width / 2 + (wide + 0.15 * gaussian(random)) * Math.cos(angle),
      y + height / 2 + (high + 0.1 * gaussian(random)) * Math.sin(angle),
    ];
  });
  return [draw(path)];
}

interface Strike {
  /** How far past the edges of the box, on both sides, millimetres; less than 0: inside. */
  readonly beyond: number;
  /** How far one end may be above the middle, millimetres. */
  readonly steepest: number;
}

/** One or two lines across. */
function strikes(
  [x, y, width, height]: Rect,
  draw: Draw,
  { beyond, steepest }: Strike,
  random: Random,
): readonly PenStroke[] {
  const slope = 0.5 * gaussian(random);
  const count = chance(random, 0.35) ? 2 : 1;
  return Array.from({ length: count }, (_, index) => {
    const level = y + height / 2 + between(random, -0.7, 0.7) + index * between(random, 0.5, 0.9);
    const rise = Math.max(-steepest, Math.min(steepest, slope + 0.2 * gaussian(random)));
    return draw([
      [x - beyond - between(random, 0, 0.4), level + rise],
      [x + width / 2, level + 0.15 * gaussian(random)],
      [x + width + beyond + between(random, 0, 0.4), level - rise],
    ]);
  });
}

function scribbleOver([x, y, width, height]: Rect, draw: Draw, random: Random): PenStroke {
  const zigs = whole(random, 7, 13);
  const path = Array.from({ length: zigs + 1 }, (_, zig): Point => {
    const along = x - 0.5 + ((width + 1) * zig) / zigs;
    return [along + 0.2 * gaussian(random), y + height / 2 + (zig % 2 === 0 ? -1 : 1) * between(random, 1.4, 3)];
  });
  return draw(path);
}
