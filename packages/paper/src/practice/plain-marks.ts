// Clear votes: ticks, crosses, filled and scribbled boxes, circles, in many hands.
import type { Rect } from '../layout/index.ts';
import { again, type Hand } from './hand.ts';
import type { Pen } from './pens.ts';
import { between, chance, gaussian, type Random, whole } from './random.ts';
import { type PenStroke, type Point, penStroke } from './stroke.ts';

/** From the box's own measure (−1…1 from edge to edge, y downwards) to millimetres on the page. */
export type Frame = (u: number, v: number) => Point;

/** A frame on `rect`, moved by `offset` millimetres, turned and stretched as the hand does. */
export function frameOf(rect: Rect, hand: Hand, offset: Point): Frame {
  const [x, y, width, height] = rect;
  const [cos, sin] = [Math.cos(hand.slant), Math.sin(hand.slant)];
  const half = (Math.min(width, height) / 2) * hand.size;
  return (u, v) => {
    const [a, b] = [
      (hand.leftHanded && hand.shape === 'tick' && hand.style % 5 === 0 ? -u : u) * half * hand.stretch,
      (v * half) / hand.stretch,
    ];
    return [x + width / 2 + offset[0] + a * cos - b * sin, y + height / 2 + offset[1] + a * sin + b * cos];
  };
}

/** A mark in the box as this voter makes it: whoever sees it knows which box is meant. */
export function plainMark(box: Rect, voter: Hand, random: Random): readonly PenStroke[] {
  let hand = again(voter, random);
  for (;;) {
    const strokes = exactMark(box, hand, random);
    if (hand.size < 0.6 || isClear(strokes, box, hand.kind === 'overflow' ? 0.36 : 0.5)) return strokes;
    hand = {
      ...hand,
      size: hand.size * 0.92,
      lean: [hand.lean[0] * 0.7, hand.lean[1] * 0.7],
      sloppiness: hand.sloppiness * 0.8,
    };
  }
}

/** Whether the middle of the line lies in the box, and at least this share of it. */
function isClear(strokes: readonly PenStroke[], [x, y, width, height]: Rect, least: number): boolean {
  const points = strokes.flatMap((stroke) => stroke.points);
  const inside = (px: number, py: number): boolean => px > x && px < x + width && py > y && py < y + height;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return (
    inside(mean(points.map((point) => point.x)), mean(points.map((point) => point.y))) &&
    points.filter((point) => inside(point.x, point.y)).length >= least * points.length
  );
}

/** A mark in the box with just this hand. */
export function exactMark(box: Rect, hand: Hand, random: Random): readonly PenStroke[] {
  // A mark of normal size may lie off the middle, not outside.
  const most = box[2] * 0.26;
  const drift = (lean: number): number => Math.max(-most, Math.min(most, lean + gaussian(random) * hand.sloppiness));
  const off: Point = [drift(hand.lean[0]), drift(hand.lean[1])];
  const frame = frameOf(box, hand, off);
  switch (hand.shape) {
    case 'tick':
      return hand.kind === 'double-tick' ? twoTicks(box, hand, off, random) : tick(frame, hand, random);
    case 'cross':
      return cross(frame, hand, random);
    case 'filled':
      return filled(frame, hand, random);
    case 'scribble':
      return scribble(frame, hand, random);
    case 'circle':
      return circle(frame, hand, random);
  }
}

const near = (random: Random, value: number, spread = 0.08): number => value + spread * gaussian(random);

function tick(at: Frame, hand: Hand, random: Random): readonly PenStroke[] {
  const n = (value: number, spread?: number): number => near(random, value, spread);
  const draw = (path: readonly Point[], pen: Pen = hand.pen): PenStroke =>
    penStroke(path, pen, { tremor: hand.tremor, lift: between(random, 0.1, 0.8) }, random);
  const foot = at(n(-0.2), n(0.62));
  const start = at(n(-0.75), n(0.02));
  // The tail of a quick tick leaves the box, now and then through its right side.
  const tail = chance(random, 0.2) ? at(n(1.35, 0.25), n(-0.75, 0.3)) : at(n(0.82, 0.12), n(-0.8, 0.14));
  const way = hand.style % 10;
  if (way < 3) return [draw([start, foot, foot, tail])];
  if (way < 5) return [draw([start, at(n(-0.45), n(0.45)), foot, at(n(0.05), n(0.35)), at(n(0.4), n(-0.25)), tail])];
  if (way === 5) {
    const [x, y] = foot;
    const miss: Point = [x + 0.25 * gaussian(random), y + 0.25 * gaussian(random)];
    return [draw([start, foot]), draw([miss, at(n(0.3), n(-0.1)), tail])];
  }
  if (way === 6)
    return [draw([at(n(-0.85), n(0.28)), at(n(-0.4), n(0.5)), at(n(-0.4), n(0.5)), at(n(1.25, 0.2), n(-0.55, 0.2))])];
  if (way === 7)
    return [draw([at(n(-0.3), n(-0.35)), at(n(-0.15), n(0.6)), at(n(-0.15), n(0.6)), at(n(0.6, 0.15), n(-0.9, 0.15))])];
  if (way === 8) {
    const hook = at(n(-0.62), n(-0.18));
    return [draw([at(n(-0.8), n(0.05)), hook, foot, foot, at(n(0.5), n(-0.3)), tail, at(n(1), n(-0.95))])];
  }
  // Hardly more than a slanted line with a small hook at its foot.
  return [draw([at(n(-0.5), n(0.3)), at(n(-0.35), n(0.6)), at(n(-0.35), n(0.6)), tail])];
}

/** Two ticks side by side, the second over the tail of the first. */
function twoTicks(box: Rect, hand: Hand, [x, y]: Point, random: Random): readonly PenStroke[] {
  const smaller = { ...hand, size: hand.size * between(random, 0.7, 0.95) };
  const apart = box[2] * between(random, 0.1, 0.25);
  return [-apart, apart].flatMap((aside) =>
    tick(frameOf(box, smaller, [x + aside, y + 0.2 * gaussian(random)]), smaller, random),
  );
}

function cross(at: Frame, hand: Hand, random: Random): readonly PenStroke[] {
  const n = (value: number, spread?: number): number => near(random, value, spread);
  const draw = (path: readonly Point[]): PenStroke => penStroke(path, hand.pen, { tremor: hand.tremor }, random);
  const bend = (): number => n(0, 0.12);
  const way = hand.style % 10;
  if (way < 6) {
    const reach = (): number => n(0.78, 0.1);
    return [
      draw([at(-reach(), -reach()), at(bend(), bend()), at(reach(), reach())]),
      chance(random, 0.6)
        ? draw([at(reach(), -reach()), at(bend(), bend()), at(-reach(), reach())])
        : draw([at(-reach(), reach()), at(bend(), bend()), at(reach(), -reach())]),
    ];
  }
  if (way < 8) {
    // Two bows back to back, as x is written.
    return [
      draw([
        at(n(-0.7), n(-0.6)),
        at(n(-0.2), n(-0.65)),
        at(n(-0.02), n(0)),
        at(n(-0.25), n(0.6)),
        at(n(-0.72), n(0.55)),
      ]),
      draw([at(n(0.72), n(-0.6)), at(n(0.25), n(-0.6)), at(n(0.02), n(0)), at(n(0.22), n(0.62)), at(n(0.72), n(0.6))]),
    ];
  }
  if (way === 8) {
    // Without lifting the pen: down, along the edge, back.
    return [
      draw([
        at(n(-0.75), n(-0.75)),
        at(n(0.7), n(0.7)),
        at(n(0.85), n(0.3)),
        at(n(0.75), n(-0.6)),
        at(n(0.6), n(-0.7)),
        at(n(-0.75), n(0.75)),
      ]),
    ];
  }
  // One long, one short.
  return [
    draw([at(n(-0.95), n(-0.8)), at(bend(), bend()), at(n(1, 0.15), n(0.85, 0.12))]),
    draw([at(n(0.5), n(-0.55)), at(bend(), bend()), at(n(-0.55), n(0.55))]),
  ];
}

/** Hatched back and forth until the box is more or less full. */
function filled(at: Frame, hand: Hand, random: Random): readonly PenStroke[] {
  const lines = Math.max(5, Math.round(4.4 / Math.max(0.35, hand.pen.width * between(random, 0.8, 1.6))));
  const reach = between(random, 0.68, 0.97);
  const path: Point[] = [];
  for (let line = 0; line <= lines; line += 1) {
    const along = -reach + (2 * reach * line) / lines;
    const side = line % 2 === 0 ? -1 : 1;
    const across = side * near(random, reach, 0.07);
    path.push(hand.style % 2 === 0 ? at(across, near(random, along, 0.03)) : at(near(random, along, 0.03), across));
  }
  const strokes = [penStroke(path, hand.pen, { tremor: hand.tremor, lift: 0.1 }, random)];
  if (chance(random, 0.5)) strokes.push(...circle(at, { ...hand, style: 0 }, random));
  return strokes;
}

/** A few loops or zigzags in the box. */
function scribble(at: Frame, hand: Hand, random: Random): readonly PenStroke[] {
  const path: Point[] = [];
  if (hand.style % 2 === 0) {
    const turns = whole(random, 2, 5);
    const start = between(random, 0, 6.28);
    for (let point = 0; point <= turns * 8; point += 1) {
      const angle = start + (point * Math.PI) / 4;
      const radius = near(random, 0.25 + (0.5 * point) / (turns * 8), 0.06);
      path.push(at(radius * Math.cos(angle), radius * Math.sin(angle)));
    }
  } else {
    const zigs = whole(random, 3, 7);
    for (let zig = 0; zig <= zigs; zig += 1) {
      const along = -0.75 + (1.5 * zig) / zigs;
      path.push(at(near(random, along), near(random, zig % 2 === 0 ? -0.62 : 0.62, 0.14)));
    }
  }
  return [penStroke(path, hand.pen, { tremor: hand.tremor }, random)];
}

/** An O inside the box, closed or not quite. */
function circle(at: Frame, hand: Hand, random: Random): readonly PenStroke[] {
  const start = between(random, -2.2, -0.6);
  const sweep = 2 * Math.PI + between(random, -0.35, 0.5);
  const [wide, high] = [between(random, 0.45, 0.78), between(random, 0.45, 0.78)];
  const path = Array.from({ length: 15 }, (_, index): Point => {
    const angle = start - (sweep * index) / 14;
    return at(near(random, wide, 0.03) * Math.cos(angle), near(random, high, 0.03) * Math.sin(angle));
  });
  return [penStroke(path, hand.pen, { tremor: hand.tremor }, random)];
}
