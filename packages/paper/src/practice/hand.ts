// One voter's habit: nearly everybody marks all rows of a sheet in the same way, with the same pen.
import { dryPen, feltTip, ordinaryPen, type Pen, pencil, thinPen } from './pens.ts';
import { between, chance, gaussian, pickWeighted, type Random, whole } from './random.ts';

/** Marks that are a clear vote. */
export const markKinds = [
  'tick',
  'cross',
  'filled',
  'scribble',
  'circle',
  'thin',
  'dry',
  'pencil',
  'felt',
  'overflow',
  'double-tick',
] as const;
export type MarkKind = (typeof markKinds)[number];

/** What is drawn, whatever it is drawn with. */
export type MarkShape = 'tick' | 'cross' | 'filled' | 'scribble' | 'circle';

export interface Hand {
  readonly kind: MarkKind;
  readonly shape: MarkShape;
  /** Which of the many ways to draw that shape. */
  readonly style: number;
  readonly pen: Pen;
  /** Radians, clockwise. */
  readonly slant: number;
  /** 1 just fills the box. */
  readonly size: number;
  /** Wider (above 1) or higher (below 1). */
  readonly stretch: number;
  /** Trembling, millimetres. */
  readonly tremor: number;
  /** How far marks usually miss the middle of the box, millimetres. */
  readonly sloppiness: number;
  /** Where they usually lie off the middle, millimetres. */
  readonly lean: readonly [number, number];
  readonly leftHanded: boolean;
}

/** How often each kind of mark is somebody's habit. */
export const usualKinds: Readonly<Record<MarkKind, number>> = {
  tick: 0.29,
  cross: 0.33,
  filled: 0.06,
  scribble: 0.05,
  circle: 0.04,
  thin: 0.05,
  dry: 0.04,
  pencil: 0.05,
  felt: 0.05,
  overflow: 0.04,
  // By itself, in a set of its own.
  'double-tick': 0,
};

function shapeOf(kind: MarkKind, random: Random): MarkShape {
  switch (kind) {
    case 'thin':
    case 'dry':
      return pickWeighted(random, { tick: 0.5, cross: 0.42, circle: 0.08 });
    case 'pencil':
    case 'felt':
      return pickWeighted(random, { tick: 0.42, cross: 0.42, filled: 0.1, scribble: 0.06 });
    case 'overflow':
      return pickWeighted(random, { tick: 0.5, cross: 0.4, scribble: 0.1 });
    case 'double-tick':
      return 'tick';
    default:
      return kind;
  }
}

function penOf(kind: MarkKind, random: Random): Pen {
  if (kind === 'thin') return thinPen(random);
  if (kind === 'dry') return dryPen(random);
  if (kind === 'pencil') return pencil(random);
  if (kind === 'felt') return feltTip(random);
  return ordinaryPen(random);
}

/** Somebody who votes. `kinds`: how often each kind of mark is drawn; the usual ones by default. */
export function drawHand(random: Random, kinds: Readonly<Partial<Record<MarkKind, number>>> = usualKinds): Hand {
  const kind = pickWeighted(random, kinds);
  const shape = shapeOf(kind, random);
  // Some draw their cross upright, as a plus sign.
  const upright = shape === 'cross' && chance(random, 0.03);
  const small = kind !== 'overflow' && chance(random, 0.08);
  const least = small ? 0.5 : 0.68;
  const most = small ? 0.68 : kind === 'filled' ? 1 : 1.2;
  return {
    kind,
    shape,
    style: whole(random, 0, 99),
    pen: penOf(kind, random),
    slant: 0.14 * gaussian(random) + (upright ? Math.PI / 4 : 0),
    size: kind === 'overflow' ? between(random, 1.3, 1.9) : between(random, least, most),
    stretch: Math.exp(0.13 * gaussian(random)),
    tremor: chance(random, 0.08) ? between(random, 0.12, 0.28) : between(random, 0.02, 0.1),
    sloppiness: between(random, 0.1, 0.55),
    lean: [0.3 * gaussian(random), 0.3 * gaussian(random)],
    leftHanded: chance(random, 0.1),
  };
}

/** The same hand on another row: a little different every time, sometimes quite different. */
export function again(hand: Hand, random: Random): Hand {
  const hasty = chance(random, 0.04);
  return {
    ...hand,
    style: chance(random, 0.06) ? whole(random, 0, 99) : hand.style,
    slant: hand.slant + 0.07 * gaussian(random),
    size: hand.size * Math.exp((hasty ? 0.16 : 0.07) * gaussian(random)),
    stretch: hand.stretch * Math.exp(0.07 * gaussian(random)),
    pen: {
      ...hand.pen,
      press: Math.max(0.25, Math.min(1, hand.pen.press * Math.exp(0.06 * gaussian(random)))),
    },
  };
}
