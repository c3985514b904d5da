// Marks drawn far more wildly than by `other-marks.ts`: any pen, any size, any turn, lines that a hand hurries or shakes, strikes of every
// sort. What reads strokes is taught with them so that it knows hands that no generator has thought of.
import type { Random } from '@tinnhiem/paper/practice';
import type { Rect } from '../../packages/paper/src/layout/layout.ts';
import type { Ink, Pen } from '../../packages/paper/src/practice/pens.ts';
import { between, chance, gaussian, pick, pickWeighted, whole } from '../../packages/paper/src/practice/random.ts';
import { type PenStroke, type Point, penStroke } from '../../packages/paper/src/practice/stroke.ts';

export const wildShapes = ['tick', 'cross', 'circle', 'filled', 'scribble', 'slash'] as const;
export type WildShape = (typeof wildShapes)[number];

/** Points of one line, in a frame in which the box reaches from −1 to 1. */
type Line = readonly Point[];
/** Draws lines of that frame on the page. */
type Draw = (...lines: readonly Line[]) => readonly PenStroke[];

/** Any pen that leaves more than a trace. `sharp`: one whose lines can be told apart where they cross. */
export function wildPen(random: Random, sharp: boolean): Pen {
  const kind = pickWeighted(random, { ballpoint: 0.5, gel: 0.2, felt: 0.12, pencil: 0.18 });
  const shade = between(random, 0.05, kind === 'pencil' ? 0.55 : 0.35);
  const tint = (): number => Math.min(0.8, Math.max(0.03, shade + 0.12 * gaussian(random)));
  const ink: Ink = kind === 'pencil' ? [shade, shade, shade] : [tint(), tint(), tint() + between(random, 0, 0.3)];
  const widest = sharp ? 0.85 : 2.2;
  return {
    kind,
    ink,
    width:
      kind === 'felt' ? between(random, 0.6, widest) : 0.15 * Math.exp(random() * Math.log((sharp ? 0.8 : 1) / 0.15)),
    press: kind === 'felt' ? between(random, 0.8, 1) : between(random, 0.35, 1),
    dryness: chance(random, 0.2) ? between(random, 0, sharp ? 0.2 : 0.5) : 0,
  };
}

/** How one mark lies on its box: size, turn, slant, place, and how surely it is drawn. */
function drawOn([x, y, width, height]: Rect, pen: Pen, random: Random): Draw {
  const size = Math.exp(0.25 * gaussian(random)) * 0.85;
  const turn = 0.18 * gaussian(random);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [stretch, slant] = [Math.exp(0.2 * gaussian(random)), 0.2 * gaussian(random)];
  const off = chance(random, 0.2) ? 0.55 : 0.22;
  const [ox, oy] = [off * gaussian(random), off * gaussian(random)];
  const tremor = chance(random, 0.2) ? between(random, 0.1, 0.35) : between(random, 0, 0.08);
  const place = ([u, v]: Point): Point => {
    const [a, b] = [size * stretch * (u + slant * v), (size / stretch) * v];
    return [x + (width / 2) * (1 + ox + a * cos - b * sin), y + (height / 2) * (1 + oy + a * sin + b * cos)];
  };
  const twice = chance(random, 0.07);
  return (...lines) =>
    lines.flatMap((line) => {
      const drawn = (): PenStroke =>
        penStroke(
          line.map((point) => place([point[0] + 0.03 * gaussian(random), point[1] + 0.03 * gaussian(random)])),
          pen,
          { tremor, lift: between(random, 0, 0.8) },
          random,
        );
      // Some go over every line once more.
      return twice ? [drawn(), drawn()] : [drawn()];
    });
}

const turnedBy = (line: Line, angle: number): Line =>
  line.map(([u, v]): Point => [u * Math.cos(angle) - v * Math.sin(angle), u * Math.sin(angle) + v * Math.cos(angle)]);
const mirrored = (line: Line): Line => line.map(([u, v]): Point => [-u, v]);
const corner = (point: Point, random: Random, often: number): Line =>
  chance(random, often) ? [point, point] : [point];

/** From one place to another, straight or bent, its end turned aside now and then. */
function arm(from: Point, to: Point, random: Random): Line {
  const bend = 0.12 * gaussian(random);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const middle: Point = [from[0] + dx / 2 - bend * dy, from[1] + dy / 2 + bend * dx];
  const hook = between(random, 0.1, 0.4);
  const flick: Line = chance(random, 0.12) ? [[to[0] + hook * gaussian(random), to[1] + hook * gaussian(random)]] : [];
  const serif: Line = chance(random, 0.1)
    ? [[from[0] + hook * gaussian(random), from[1] + hook * gaussian(random)]]
    : [];
  return [...serif, from, middle, to, ...flick];
}

function tick(random: Random): readonly Line[] {
  const foot: Point = [between(random, -0.6, 0.3), between(random, 0.2, 1)];
  const reach = (angle: number, length: number): Point => [
    foot[0] + length * Math.cos(angle),
    foot[1] - length * Math.sin(angle),
  ];
  const start = reach(Math.PI - between(random, 0, 1.55), between(random, 0.15, 1.3));
  const end = reach(between(random, 0.3, 1.45), between(random, 0.7, chance(random, 0.2) ? 3 : 1.9));
  const down = arm(start, foot, random);
  const up = arm(foot, end, random).slice(1);
  if (chance(random, 0.08))
    return [down, arm([foot[0] + 0.12 * gaussian(random), foot[1] + 0.12 * gaussian(random)], end, random)];
  const line = [...down, ...corner(foot, random, 0.5), ...up];
  return [chance(random, 0.05) ? mirrored(line) : line];
}

function cross(random: Random): readonly Line[] {
  const turn = chance(random, 0.6) ? 0.25 * gaussian(random) : between(random, -Math.PI / 2, Math.PI / 2);
  const n = (value: number, spread = 0.12): number => value + spread * gaussian(random);
  const way = pickWeighted(random, { lines: 0.4, bows: 0.22, unlifted: 0.3, knot: 0.08 });
  const lines = ((): readonly Line[] => {
    if (way === 'lines') {
      const first = n(Math.PI / 4, 0.2);
      const cut: Point = [0.2 * gaussian(random), 0.2 * gaussian(random)];
      return [first, first + n(Math.PI / 2, 0.28)].map((angle) => {
        const [before, after] = [between(random, 0.4, 1.4), between(random, 0.4, 1.4)];
        return arm(
          [cut[0] - before * Math.cos(angle), cut[1] - before * Math.sin(angle)],
          [cut[0] + after * Math.cos(angle), cut[1] + after * Math.sin(angle)],
          random,
        );
      });
    }
    if (way === 'bows') {
      // Two arcs back to back: apart, touching or through each other; half circles or nearly straight.
      const [high, wide] = [between(random, 0.55, 1), between(random, 0.35, 0.95)];
      const gap = between(random, -0.15, 0.08);
      const full = between(random, 0.35, 1.15);
      return [-1, 1].map(
        (side): Line => [
          [n(side * wide, 0.07), n(-high, 0.1)],
          [n(side * (wide * 0.35 + gap), 0.05), n(-high * 0.62 * full, 0.06)],
          [n(side * gap, 0.04), n(0, 0.08)],
          [n(side * (wide * 0.35 + gap), 0.05), n(high * 0.62 * full, 0.06)],
          [n(side * wide, 0.07), n(high, 0.1)],
        ],
      );
    }
    // One line: through the middle, round on one side, through the middle again.
    const arms = [0, 1, 2, 3].map(() => between(random, 0.5, 1.15));
    const at = (quarter: number, reach: number): Point => {
      const angle = Math.PI / 4 + (quarter * Math.PI) / 2 + 0.12 * gaussian(random);
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    };
    const middle = (): Line => [[n(0, 0.09), n(0, 0.09)]];
    const round: Line =
      way === 'knot'
        ? [at(0.5, between(random, 0.9, 1.5)), at(0.9, between(random, 0.9, 1.4))]
        : chance(random, 0.7)
          ? [at(0.5, between(random, 0.5, 1.15))]
          : [];
    return [
      [
        at(2, arms[0] ?? 1),
        ...middle(),
        ...corner(at(0, arms[1] ?? 1), random, 0.3),
        ...round,
        ...corner(at(1, arms[2] ?? 1), random, 0.3),
        ...middle(),
        at(3, arms[3] ?? 1),
        ...(chance(random, 0.1) ? [at(3.2, between(random, 0.5, 1))] : []),
      ],
    ];
  })();
  return lines.map((line) => turnedBy(chance(random, 0.5) ? mirrored(line) : line, turn));
}

/** Once around or more, an ellipse or along the sides of the box. */
function circle(random: Random): readonly Line[] {
  const around = chance(random, 0.35);
  const [wide, high] = around
    ? [between(random, 0.9, 1.3), between(random, 0.9, 1.3)]
    : [between(random, 0.3, 1), between(random, 0.3, 1)];
  const square = chance(random, 0.25) ? between(random, 0.5, 0.9) : 1;
  const sweep =
    2 * Math.PI * pick(random, [between(random, 0.8, 1.15), between(random, 0.95, 1.1), between(random, 1.2, 2.2)]);
  const start = between(random, 0, 2 * Math.PI);
  const way = chance(random, 0.7) ? -1 : 1;
  const drift = 0.1 * gaussian(random);
  const steps = Math.round(sweep * 2.2);
  const round = (value: number): number => Math.sign(value) * Math.abs(value) ** square;
  return [
    Array.from({ length: steps + 1 }, (_, step): Point => {
      const angle = start + (way * sweep * step) / steps;
      const grow = 1 + (drift * step) / steps;
      return [wide * grow * round(Math.cos(angle)), high * grow * round(Math.sin(angle))];
    }),
  ];
}

/** To and fro across, `legs` times, from −1 to 1 the long way. */
function zigzag(legs: number, half: () => number, random: Random, round = 0.3): Line {
  return Array.from({ length: legs + 1 }, (_, leg) =>
    corner([-1 + (2 * leg) / legs + 0.04 * gaussian(random), (leg % 2 === 0 ? -1 : 1) * half()], random, 1 - round),
  ).flat();
}

function spiral(turns: number, random: Random): Line {
  const start = between(random, 0, 2 * Math.PI);
  const steps = Math.round(turns * 8);
  const inner = between(random, 0, 0.3);
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const [angle, radius] = [start + (2 * Math.PI * turns * step) / steps, inner + ((0.95 - inner) * step) / steps];
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function coil(turns: number, random: Random): Line {
  const [across, high] = [between(random, 0.15, 0.6), between(random, 0.4, 1)];
  return Array.from({ length: turns * 7 + 1 }, (_, step): Point => {
    const angle = (2 * Math.PI * step) / 7;
    return [-0.75 + (1.5 * step) / (turns * 7) + across * Math.sin(angle), high * Math.cos(angle)];
  });
}

function filled(pen: Pen, random: Random): readonly Line[] {
  const half = between(random, 0.75, 1);
  const legs = Math.max(5, Math.min(26, Math.round(5 / Math.max(0.22, pen.width * between(random, 0.6, 1.6)))));
  const angle = between(random, 0, Math.PI);
  const hatched = (): Line =>
    turnedBy(
      zigzag(legs, () => half * (1 + 0.1 * gaussian(random)), random),
      angle,
    );
  const lines = chance(random, 0.2) ? [spiral(legs / 2, random)] : [hatched()];
  if (chance(random, 0.25)) lines.push(turnedBy(hatched(), between(random, 0.5, 2.5)));
  return chance(random, 0.3) ? [...lines, ...circle(random)] : lines;
}

function scribble(random: Random): readonly Line[] {
  const way = pickWeighted(random, { zigzag: 0.35, coil: 0.25, spiral: 0.15, wild: 0.25 });
  const angle = between(random, 0, Math.PI);
  if (way === 'zigzag')
    return [
      turnedBy(
        zigzag(whole(random, 3, 9), () => between(random, 0.3, 1), random, between(random, 0, 1)),
        angle,
      ),
    ];
  if (way === 'coil') return [turnedBy(coil(whole(random, 2, 6), random), chance(random, 0.5) ? 0 : angle)];
  if (way === 'spiral') return [spiral(between(random, 1.5, 5), random)];
  return [Array.from({ length: whole(random, 6, 16) }, (): Point => [between(random, -1, 1), between(random, -1, 1)])];
}

function linesOf(shape: WildShape, pen: Pen, random: Random): readonly Line[] {
  switch (shape) {
    case 'tick':
      return tick(random);
    case 'cross':
      return cross(random);
    case 'circle':
      return circle(random);
    case 'filled':
      return filled(pen, random);
    case 'scribble':
      return scribble(random);
    case 'slash': {
      const angle = between(random, 0.35, 1.25) * (chance(random, 0.7) ? -1 : 1);
      const [u, v] = [between(random, 0.6, 1.3) * Math.cos(angle), between(random, 0.6, 1.3) * Math.sin(angle)];
      return [arm([-u, -v], [u, v], random)];
    }
  }
}

/** What goes through a mark: lines of every sort, short or long, or the pen to and fro over it. */
function strike(random: Random): readonly Line[] {
  const way = pickWeighted(random, { lines: 0.56, wavy: 0.12, return: 0.1, coil: 0.06, over: 0.16 });
  const slope = pickWeighted(random, { level: 0.7, slanted: 0.24, any: 0.06 });
  const angle = {
    level: 0.15 * gaussian(random),
    slanted: between(random, -0.8, 0.8),
    any: between(random, -1.57, 1.57),
  }[slope];
  const end = (): number => (chance(random, 0.55) ? between(random, 0.7, 1.15) : between(random, 1.15, 2.2));
  const high = between(random, -0.45, 0.45);
  const lines = ((): readonly Line[] => {
    if (way === 'lines') {
      const count = pickWeighted(random, { 1: 0.6, 2: 0.27, 3: 0.1, 5: 0.03 });
      const apart = between(random, 0.15, 0.4);
      return Array.from({ length: Number(count) }, (_, line): Line => {
        const at = high + (line - (Number(count) - 1) / 2) * apart;
        return arm([-end(), at + 0.06 * gaussian(random)], [end(), at + 0.06 * gaussian(random)], random);
      });
    }
    const long = end();
    const scaled = (line: Line, up: number): Line => line.map(([u, v]): Point => [u * long, high + v * up]);
    if (way === 'wavy')
      return [
        scaled(
          zigzag(whole(random, 3, 9), () => 1, random, 1),
          between(random, 0.08, 0.25),
        ),
      ];
    if (way === 'coil') return [scaled(coil(whole(random, 3, 7), random), between(random, 0.2, 0.6))];
    if (way === 'return')
      return [
        Array.from(
          { length: whole(random, 3, 5) },
          (_, leg): Point => [(leg % 2 === 0 ? -1 : 1) * end(), high + leg * between(random, 0.12, 0.35) - 0.3],
        ),
      ];
    return [
      scaled(
        zigzag(whole(random, 5, 12), () => between(random, 0.5, 1.2), random),
        between(random, 0.6, 1),
      ),
    ];
  })();
  return lines.map((line) => turnedBy(line, angle));
}

/** A mark that stands, drawn as wildly as may be. */
export function wildMark(shape: WildShape, box: Rect, random: Random): readonly PenStroke[] {
  const pen = wildPen(random, false);
  return drawOn(box, pen, random)(...linesOf(shape, pen, random));
}

/** A mark struck out: whatever was drawn, a strike through it shows. */
export function wildStruckMark(box: Rect, random: Random): readonly PenStroke[] {
  const shape = pickWeighted(random, { tick: 0.43, cross: 0.42, circle: 0.15 });
  const pen = wildPen(random, true);
  const draw = drawOn(box, pen, random);
  const mark = draw(...linesOf(shape, pen, random));
  if (shape !== 'cross' && chance(random, 0.1)) return [...mark, ...draw(...cross(random))];
  return [...mark, ...draw(...strike(random))];
}
