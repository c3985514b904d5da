import { between, chance, pick, pickWeighted, type Random } from './random.ts';

/** How much red, green and blue light comes back through ink at full pressure: 0 none … 1 all. */
export type Ink = readonly [number, number, number];

/** What somebody writes with. Lengths in millimetres. */
export interface Pen {
  readonly kind: 'ballpoint' | 'gel' | 'felt' | 'pencil';
  readonly ink: Ink;
  readonly width: number;
  /** How hard it is pressed: 0.2 barely … 1 fully. */
  readonly press: number;
  /** 0 writes without gaps … 1 almost empty. */
  readonly dryness: number;
}

const blues: readonly Ink[] = [
  [0.16, 0.22, 0.58],
  [0.1, 0.16, 0.46],
  [0.24, 0.34, 0.7],
  [0.2, 0.24, 0.5],
];
const blacks: readonly Ink[] = [
  [0.13, 0.13, 0.15],
  [0.2, 0.2, 0.22],
  [0.08, 0.08, 0.09],
];
const others: readonly Ink[] = [
  [0.75, 0.15, 0.18],
  [0.12, 0.42, 0.28],
  [0.4, 0.2, 0.5],
];

const inkOf = (random: Random): Ink =>
  pick(
    random,
    pickWeighted(random, { blue: 0.68, black: 0.29, other: 0.03 }) === 'blue'
      ? blues
      : chance(random, 0.9)
        ? blacks
        : others,
  );

/** An everyday ballpoint or gel pen, 0.3–0.9 mm. */
export function ordinaryPen(random: Random): Pen {
  const gel = chance(random, 0.3);
  return {
    kind: gel ? 'gel' : 'ballpoint',
    ink: inkOf(random),
    width: gel ? between(random, 0.35, 0.9) : between(random, 0.3, 0.65),
    press: gel ? between(random, 0.9, 1) : between(random, 0.65, 1),
    dryness: gel ? 0 : Math.max(0, between(random, -0.3, 0.18)),
  };
}

/** A needle-fine pen held lightly. */
export function thinPen(random: Random): Pen {
  return {
    kind: 'ballpoint',
    ink: inkOf(random),
    width: between(random, 0.18, 0.3),
    press: between(random, 0.5, 0.85),
    dryness: between(random, 0, 0.15),
  };
}

/** A ballpoint that is nearly empty. */
export function dryPen(random: Random): Pen {
  return {
    kind: 'ballpoint',
    ink: inkOf(random),
    width: between(random, 0.3, 0.6),
    press: between(random, 0.55, 0.9),
    dryness: between(random, 0.25, 0.52),
  };
}

/** From a hard pencil barely pressed to a soft one. */
export function pencil(random: Random): Pen {
  const shade = between(random, 0.25, 0.45);
  return {
    kind: 'pencil',
    ink: [shade, shade, shade * 1.03],
    width: between(random, 0.4, 0.9),
    press: between(random, 0.38, 0.95),
    dryness: 0,
  };
}

/** A felt tip of 1–1.8 mm. */
export function feltTip(random: Random): Pen {
  return {
    kind: 'felt',
    ink: inkOf(random),
    width: between(random, 1, 1.8),
    press: between(random, 0.88, 1),
    dryness: chance(random, 0.15) ? between(random, 0.1, 0.3) : 0,
  };
}

/** The same pen, no blunter and no drier than that a line through a mark shows as one. */
export function seeThroughPen(pen: Pen): Pen {
  return { ...pen, width: Math.min(0.8, pen.width), dryness: Math.min(0.2, pen.dryness) };
}
