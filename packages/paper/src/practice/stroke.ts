// Lines as a hand draws them: a path through a few points, made smooth, shaken, pressed more here and less there.
import type { Pen } from './pens.ts';
import { between, type Random, smoothNoise } from './random.ts';

/** A place on the page, millimetres from the top left. */
export type Point = readonly [x: number, y: number];

/** One place under the pen. Radius in millimetres; pressure 0…1. */
export interface PenPoint {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly pressure: number;
}

/** From setting the pen down to lifting it. */
export interface PenStroke {
  readonly pen: Pen;
  readonly points: readonly PenPoint[];
}

/** How surely a line is drawn. */
export interface Steadiness {
  /** Trembling to either side, millimetres. */
  readonly tremor: number;
  /** How much the pressure falls off towards the end: 0 not, 1 to nothing. */
  readonly lift?: number;
}

const step = 0.12;

/** Draws a smooth line through `path`. A corner is a point given twice. */
export function penStroke(path: readonly Point[], pen: Pen, steadiness: Steadiness, random: Random): PenStroke {
  const line = evenly(smooth(path), step);
  const length = Math.max(step, line.length * step);
  const sideways = smoothNoise(random, between(random, 0.9, 1.8));
  const shiver = smoothNoise(random, 0.45);
  const pressing = smoothNoise(random, between(random, 2, 6));
  const flow = smoothNoise(random, between(random, 0.5, 1.4));
  const lift = steadiness.lift ?? between(random, 0.05, 0.5);
  const points = line.map(([x, y], index): PenPoint => {
    const at = index * step;
    const [ahead, behind] = [line[index + 1] ?? [x, y], line[index - 1] ?? [x, y]];
    const [dx, dy] = [ahead[0] - behind[0], ahead[1] - behind[1]];
    const norm = Math.hypot(dx, dy) || 1;
    const shake = steadiness.tremor * (sideways(at) + 0.35 * shiver(at));
    const ending = Math.max(0, (at / length - 0.6) / 0.4);
    const force = Math.min(1, 0.75 + at * 0.8) * (1 - lift * ending * ending) * (1 + 0.14 * pressing(at));
    const dry = pen.dryness > 0 && flow(at) + between(random, -0.25, 0.25) < 2.2 * pen.dryness - 1.05;
    return {
      x: x - (dy / norm) * shake,
      y: y + (dx / norm) * shake,
      radius: (pen.width / 2) * (0.82 + 0.2 * Math.min(1.2, force)) * (dry ? 0.7 : 1),
      pressure: Math.max(0, Math.min(1, pen.press * force * (dry ? between(random, 0.03, 0.35) : 1))),
    };
  });
  return { pen, points };
}

/** The pen set down and lifted: a dot, a little smeared. */
export function penDot([x, y]: Point, pen: Pen, diameter: number, random: Random): PenStroke {
  const smear: Point = [x + between(random, -0.35, 0.35) * diameter, y + between(random, -0.35, 0.35) * diameter];
  const radius = diameter / 2;
  const points = evenly([[x, y], smear], step / 2).map(
    ([px, py]): PenPoint => ({ x: px, y: py, radius: radius * between(random, 0.75, 1.05), pressure: pen.press }),
  );
  return { pen, points };
}

/** A curve through all points (Catmull and Rom), as many short straight pieces. */
function smooth(path: readonly Point[]): readonly Point[] {
  const [first, last] = [path[0], path.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a stroke needs a point');
  const curve: Point[] = [first];
  for (let index = 0; index + 1 < path.length; index += 1) {
    const b = path[index] ?? first;
    const c = path[index + 1] ?? last;
    const a = path[index - 1] ?? b;
    const d = path[index + 2] ?? c;
    const pieces = Math.max(2, Math.ceil(Math.hypot(c[0] - b[0], c[1] - b[1]) / 0.3));
    for (let piece = 1; piece <= pieces; piece += 1) {
      const t = piece / pieces;
      curve.push([catmull(a[0], b[0], c[0], d[0], t), catmull(a[1], b[1], c[1], d[1], t)]);
    }
  }
  return curve;
}

function catmull(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}

/** The same line with its points `spacing` apart. */
function evenly(line: readonly Point[], spacing: number): readonly Point[] {
  const points: Point[] = [];
  let owed = 0;
  for (let index = 0; index + 1 < line.length; index += 1) {
    const [from, to] = [line[index], line[index + 1]];
    if (from === undefined || to === undefined) break;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    for (; owed < length; owed += spacing) {
      const share = owed / length;
      points.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
    }
    owed -= length;
  }
  const last = line.at(-1);
  if (last !== undefined) points.push(last);
  return points;
}

/** The smallest upright rectangle around the ink of strokes, `[left, top, right, bottom]` in millimetres. */
export function extentOf(strokes: readonly PenStroke[]): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points } of strokes)
    for (const { x, y, radius } of points) {
      left = Math.min(left, x - radius);
      top = Math.min(top, y - radius);
      right = Math.max(right, x + radius);
      bottom = Math.max(bottom, y + radius);
    }
  return [left, top, right, bottom];
}
