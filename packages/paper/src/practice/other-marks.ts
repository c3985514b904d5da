// Marks of many other hands than those of `plain-marks.ts`: what the reading of strokes is taught with, so that the usual practice
// sheets can say how well it reads hands that it has not seen.
import type { Rect } from '../layout/index.ts';
import type { Pen } from './pens.ts';
import { between, chance, gaussian, pickWeighted, type Random, whole } from './random.ts';
import { type PenStroke, type Point, penStroke } from './stroke.ts';

export const otherShapes = ['tick', 'cross', 'circle', 'filled', 'scribble', 'slash'] as const;
export type OtherShape = (typeof otherShapes)[number];

/** How one voter draws in one box. */
export interface OtherHand {
  readonly pen: Pen;
  readonly tremor: number;
  /** Half the width of a mark, millimetres. */
  readonly reach: number;
  readonly middle: Point;
}

/** A hand for a mark in this box: of any size, somewhere on the box, sure or shaky. */
export function otherHand([x, y, width, height]: Rect, pen: Pen, random: Random): OtherHand {
  const size = pickWeighted(random, { small: 0.12, usual: 0.73, large: 0.15 });
  const reach = {
    small: between(random, 0.45, 0.65),
    usual: between(random, 0.65, 1.1),
    large: between(random, 1.1, 1.7),
  };
  const off = size === 'large' ? 0.35 : 0.5;
  return {
    pen,
    tremor: chance(random, 0.15) ? between(random, 0.1, 0.26) : between(random, 0, 0.09),
    reach: (reach[size] * Math.min(width, height)) / 2,
    middle: [
      x + width / 2 + Math.max(-1, Math.min(1, off * gaussian(random))),
      y + height / 2 + Math.max(-1, Math.min(1, off * gaussian(random))),
    ],
  };
}

export type Draw = (...path: readonly Point[]) => PenStroke;

export function drawing({ pen, tremor, reach, middle }: OtherHand, random: Random) {
  const turn = 0.12 * gaussian(random);
  const stretch = Math.exp(0.16 * gaussian(random));
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const at = (u: number, v: number): Point => {
    const [a, b] = [u * reach * stretch, (v * reach) / stretch];
    return [middle[0] + a * cos - b * sin, middle[1] + a * sin + b * cos];
  };
  const draw: Draw = (...path) => penStroke(path, pen, { tremor, lift: between(random, 0, 0.6) }, random);
  return { at, draw };
}

/** A plain mark of this shape. */
export function otherMark(shape: OtherShape, hand: OtherHand, random: Random): readonly PenStroke[] {
  const { at, draw } = drawing(hand, random);
  switch (shape) {
    case 'tick':
      return tick(at, draw, random);
    case 'cross':
      return cross(at, draw, random);
    case 'circle':
      return [circle(at, draw, random)];
    case 'filled':
      return filled(at, draw, hand, random);
    case 'scribble':
      return scribble(at, draw, random);
    case 'slash': {
      const angle = between(random, 0.4, 1.2) * (chance(random, 0.7) ? -1 : 1);
      const bend = 0.1 * gaussian(random);
      return [draw(at(-Math.cos(angle), -Math.sin(angle)), at(bend, bend), at(Math.cos(angle), Math.sin(angle)))];
    }
  }
}

type At = (u: number, v: number) => Point;

function tick(frame: At, draw: Draw, random: Random): readonly PenStroke[] {
  const at: At = chance(random, 0.05) ? (u, v) => frame(-u, v) : frame;
  const foot = [between(random, -0.6, 0.15), between(random, 0.25, 0.95)] as const;
  const short = { angle: between(random, 0.15, 1.5), length: between(random, 0.2, 0.9) };
  const long = { angle: between(random, 0.35, 1.35), length: between(random, 0.9, 2.3) };
  const start = [
    foot[0] - short.length * Math.cos(short.angle),
    foot[1] - short.length * Math.sin(short.angle),
  ] as const;
  const end = [foot[0] + long.length * Math.cos(long.angle), foot[1] - long.length * Math.sin(long.angle)] as const;
  const between2 = (a: readonly [number, number], b: readonly [number, number], share: number, bend: number): Point =>
    at(a[0] + share * (b[0] - a[0]) - bend * (b[1] - a[1]), a[1] + share * (b[1] - a[1]) + bend * (b[0] - a[0]));
  const down = [at(...start), between2(start, foot, 0.5, 0.08 * gaussian(random))];
  if (chance(random, 0.25)) {
    // Set down with a little hook.
    const hook = between(random, 0.1, 0.3);
    down.unshift(at(start[0] - hook * between(random, 0, 1), start[1] + hook * between(random, -0.5, 1)));
  }
  const bow = 0.1 * gaussian(random);
  const up = [between2(foot, end, 0.35, bow), between2(foot, end, 0.7, bow), at(...end)];
  if (chance(random, 0.25)) {
    // Lifted with a flick to one side.
    const flick = between(random, 0.1, 0.4);
    up.push(at(end[0] + flick, end[1] + flick * between(random, -0.8, 0.9)));
  }
  if (chance(random, 0.12)) {
    const miss = at(foot[0] + 0.1 * gaussian(random), foot[1] + 0.1 * gaussian(random));
    return [draw(...down, at(...foot)), draw(miss, ...up)];
  }
  return [draw(...down, at(...foot), ...(chance(random, 0.6) ? [at(...foot)] : []), ...up)];
}

/** The same frame, turned. */
function turned(at: At, angle: number): At {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (u, v) => at(u * cos - v * sin, u * sin + v * cos);
}

function cross(frame: At, draw: Draw, random: Random): readonly PenStroke[] {
  const way = pickWeighted(random, { lines: 0.38, bows: 0.22, unlifted: 0.22, upright: 0.18 });
  // Written like an x, or like a plus sign, or anything between.
  const askew = way !== 'lines' && way !== 'upright' && chance(random, 0.5);
  const at = askew ? turned(frame, between(random, -Math.PI / 3, Math.PI / 3)) : frame;
  const n = (value: number, spread = 0.12): number => value + spread * gaussian(random);
  if (way === 'bows') {
    const wide = between(random, 0.5, 0.9);
    const [top, foot] = [between(random, 0.5, 0.9), between(random, 0.5, 0.9)];
    // From nearly straight to two hooks that lie back to back.
    const bulge = between(random, 0.15, 0.4);
    const level = between(random, 0.6, 1.1);
    const bow = (side: number): PenStroke =>
      draw(
        at(n(side * wide, 0.06), n(-top)),
        at(n(side * bulge, 0.06), n(-top * level)),
        at(n(side * 0.02, 0.05), n(0)),
        at(n(side * bulge, 0.06), n(foot * level)),
        at(n(side * wide, 0.06), n(foot)),
      );
    return [bow(-1), bow(1)];
  }
  if (way === 'unlifted') {
    const side = chance(random, 0.7) ? 1 : -1;
    const corner = chance(random, 0.4);
    return [
      draw(
        at(n(-0.8 * side), n(-0.8)),
        at(n(0), n(0)),
        at(n(0.8 * side), n(0.8)),
        // Along the edge, bowed out or nearly straight, now and then with corners.
        at(n(between(random, 0.7, 1.1) * side, 0.05), n(between(random, -0.3, 0.3))),
        at(n(0.8 * side), n(-0.7)),
        ...(corner ? [at(n(0.72 * side), n(-0.8))] : []),
        at(n(0), n(0)),
        at(n(-0.8 * side), n(0.8)),
      ),
    ];
  }
  const turn = way === 'upright' ? n(0, 0.1) : n(Math.PI / 4, 0.14);
  const open = n(Math.PI / 2, 0.22);
  const cut: readonly [number, number] = [0.16 * gaussian(random), 0.16 * gaussian(random)];
  return [turn, turn + open].map((angle) => {
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    const before = between(random, 0.45, 1.2);
    const after = between(random, 0.45, 1.2);
    const bend = 0.09 * gaussian(random);
    const path = [
      at(cut[0] - before * dx, cut[1] - before * dy),
      at(cut[0] - bend * dy, cut[1] + bend * dx),
      at(cut[0] + after * dx, cut[1] + after * dy),
    ];
    if (chance(random, 0.12)) {
      const hook = between(random, 0.1, 0.35);
      path.push(at(cut[0] + after * dx + hook * n(0, 0.7), cut[1] + after * dy + hook * n(0, 0.7)));
    }
    return draw(...path);
  });
}

function circle(at: At, draw: Draw, random: Random): PenStroke {
  const start = between(random, 0, 2 * Math.PI);
  const sweep = 2 * Math.PI * (chance(random, 0.12) ? between(random, 1.2, 2.1) : between(random, 0.9, 1.12));
  const way = chance(random, 0.75) ? -1 : 1;
  const [wide, high] = [between(random, 0.5, 1), between(random, 0.5, 1)];
  const drift = 0.05 * gaussian(random);
  const points = Math.round(sweep * 2.4);
  const path = Array.from({ length: points }, (_, index): Point => {
    const angle = start + (way * sweep * index) / (points - 1);
    const grow = 1 + (drift * index) / points + 0.03 * gaussian(random);
    return at(wide * grow * Math.cos(angle), high * grow * Math.sin(angle));
  });
  return draw(...path);
}

/** Back and forth in one direction, from side to side of the mark. */
function hatch(at: At, draw: Draw, lines: number, angle: number, random: Random): PenStroke {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const reach = between(random, 0.7, 0.98);
  const round = chance(random, 0.4);
  const path: Point[] = [];
  for (let line = 0; line <= lines; line += 1) {
    const along = reach * (-1 + (2 * line) / lines);
    const half = round ? Math.sqrt(Math.max(0.05, 1 - along * along)) * reach : reach;
    const across = (line % 2 === 0 ? -1 : 1) * half * (1 + 0.08 * gaussian(random));
    path.push(at(across * dx - along * dy, across * dy + along * dx));
  }
  return draw(...path);
}

function spiral(at: At, draw: Draw, turns: number, random: Random): PenStroke {
  const start = between(random, 0, 2 * Math.PI);
  const points = Math.round(turns * 9);
  const [inner, outer] = [between(random, 0, 0.2), between(random, 0.7, 0.98)];
  return draw(
    ...Array.from({ length: points + 1 }, (_, index): Point => {
      const angle = start + (2 * Math.PI * turns * index) / points;
      const radius = inner + ((outer - inner) * index) / points + 0.03 * gaussian(random);
      return at(radius * Math.cos(angle), radius * Math.sin(angle));
    }),
  );
}

/** More or less full of ink: hatched any way, hatched twice, wound up; often with an outline. */
function filled(at: At, draw: Draw, { pen, reach }: OtherHand, random: Random): readonly PenStroke[] {
  const step = pen.width * between(random, 0.7, 1.7);
  const lines = Math.max(5, Math.min(24, Math.round((2 * reach) / Math.max(0.25, step))));
  const way = pickWeighted(random, { hatch: 0.6, twice: 0.2, spiral: 0.2 });
  const angle = between(random, 0, Math.PI);
  const strokes =
    way === 'spiral' ? [spiral(at, draw, Math.max(2.5, lines / 2), random)] : [hatch(at, draw, lines, angle, random)];
  if (way === 'twice')
    strokes.push(hatch(at, draw, Math.max(4, Math.round(lines * 0.7)), angle + between(random, 0.6, 2.4), random));
  if (chance(random, 0.4)) strokes.push(circle(at, draw, random));
  return strokes;
}

/** A few turns of the pen, so that something of the paper shows. */
function scribble(at: At, draw: Draw, random: Random): readonly PenStroke[] {
  const way = pickWeighted(random, { zigzag: 0.35, spiral: 0.2, coil: 0.25, wild: 0.2 });
  if (way === 'zigzag') return [hatch(at, draw, whole(random, 3, 8), between(random, 0, Math.PI), random)];
  if (way === 'spiral') return [spiral(at, draw, between(random, 1.6, 4), random)];
  if (way === 'coil') {
    const turns = whole(random, 2, 5);
    const [across, high] = [between(random, 0.2, 0.45), between(random, 0.5, 0.9)];
    const path = Array.from({ length: turns * 8 + 1 }, (_, index): Point => {
      const angle = (index * Math.PI) / 4;
      return at(
        -0.7 + (1.4 * index) / (turns * 8) + across * Math.sin(angle),
        high * Math.cos(angle) * (1 + 0.1 * gaussian(random)),
      );
    });
    return [draw(...path)];
  }
  return [
    draw(
      ...Array.from({ length: whole(random, 7, 14) }, () =>
        at(between(random, -0.95, 0.95), between(random, -0.95, 0.95)),
      ),
    ),
  ];
}
