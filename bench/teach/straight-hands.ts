// A voter whose marks are made of plain lines, and what such a voter draws when a mark is to stand no longer: lines again.
import { pick, type Random } from '@tinnhiem/paper/practice';
import type { Rect } from '../../packages/paper/src/layout/layout.ts';
import type { Pen } from '../../packages/paper/src/practice/pens.ts';
import { between, chance, gaussian, pickWeighted, whole } from '../../packages/paper/src/practice/random.ts';
import { type PenStroke, type Point, penStroke } from '../../packages/paper/src/practice/stroke.ts';
import type { DrawnKind } from './habits.ts';

type Shape = 'tick' | 'cross' | 'circle' | 'filled' | 'scribble';
type Flat = readonly (readonly [number, number])[];

export interface StraightHand {
  readonly shape: Shape;
  readonly pen: Pen;
  /** Half the width of a mark as a share of half the box, how far marks miss the middle, mm, and how much one differs from the next. */
  readonly reach: number;
  readonly miss: number;
  readonly loose: number;
  readonly tremor: number;
  /** The lines of the mark, 1 half its width. */
  readonly lines: readonly Flat[];
}

export function straightHand(shape: Shape, pen: Pen, random: Random): StraightHand {
  return {
    shape,
    pen,
    reach: chance(random, 0.22) ? between(random, 1, 1.9) : between(random, 0.45, 1),
    miss: between(random, 0.05, 0.5),
    loose: between(random, 0.02, 0.16),
    tremor: chance(random, 0.5) ? 0.01 : between(random, 0.02, 0.15),
    lines: linesOf(shape, random),
  };
}

function linesOf(shape: Shape, random: Random): readonly Flat[] {
  const b = (from: number, to: number): number => between(random, from, to);
  switch (shape) {
    case 'tick': {
      if (chance(random, 0.1)) return [stroke(random)];
      const foot = [b(-0.6, 0), b(0.4, 0.9)] as const;
      return [[[foot[0] - b(0.2, 0.6), foot[1] - b(0.2, 0.9)], foot, [b(0.6, 1.1), b(-1.1, -0.5)]]];
    }
    case 'cross': {
      const upright = chance(random, 0.15) ? Math.PI / 4 : 0;
      const [cos, sin] = [Math.cos(upright), Math.sin(upright)];
      const turned = (x: number, y: number) => [x * cos - y * sin, x * sin + y * cos] as const;
      return [
        [turned(-b(0.6, 1), -b(0.6, 1)), turned(b(0.6, 1), b(0.6, 1))],
        [turned(b(0.6, 1), -b(0.6, 1)), turned(-b(0.6, 1), b(0.6, 1))],
      ];
    }
    case 'circle':
      return [round(b(0.6, 1), b(0.6, 1), b(0.95, 1.1), random)];
    case 'filled':
      // As full as a stamp, or hatched.
      return [
        chance(random, 0.5) ? zigzag(40, b(0.8, 1), pick(random, [0, Math.PI / 2] as const)) : hatching(random, 1),
      ];
    case 'scribble':
      return [
        chance(random, 0.5)
          ? zigzag(whole(random, 3, 7), b(0.7, 1), b(0, Math.PI))
          : Array.from({ length: whole(random, 7, 16) }, () => [b(-1, 1), b(-1, 1)] as const),
      ];
  }
}

/** No more than one slanted line, as a tick in a hurry is. */
function stroke(random: Random): Flat {
  const [wide, high] = [between(random, 0.3, 1), between(random, 0.6, 1)];
  return [
    [-wide, high],
    [wide, -high],
  ];
}

function round(wide: number, high: number, turns: number, random: Random): Flat {
  const start = between(random, 0, 2 * Math.PI);
  return Array.from({ length: 17 }, (_, at) => {
    const angle = start - (2 * Math.PI * turns * at) / 16;
    return [wide * Math.cos(angle), high * Math.sin(angle)] as const;
  });
}

function zigzag(lines: number, half: number, angle: number): Flat {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return Array.from({ length: lines + 1 }, (_, at) => {
    const [x, y] = [at % 2 === 0 ? -half : half, half * (-1 + (2 * at) / lines)];
    return [x * cos - y * sin, x * sin + y * cos] as const;
  });
}

/** To and fro over the whole box. */
function hatching(random: Random, half: number): Flat {
  const angle = chance(random, 0.5) ? pick(random, [0, Math.PI / 2] as const) : between(random, 0, Math.PI);
  return zigzag(whole(random, 7, 20), half * between(random, 0.85, 1), angle);
}

/** Lines that take a mark back: level, slanted or from corner to corner, once or more; a zigzag; a second cross. 1: half the box. */
function strikeLines(random: Random): readonly Flat[] {
  const way = pickWeighted(random, { lines: 0.59, zigzag: 0.2, cross: 0.06, wave: 0.15 });
  const half = between(random, 0.65, 1.9);
  if (way === 'zigzag') return [zigzag(whole(random, 4, 12), between(random, 0.7, 1.4), between(random, 0, Math.PI))];
  if (way === 'cross')
    return [
      [
        [-half, -half * 0.7],
        [half, half * 0.7],
      ],
      [
        [half, -half * 0.7],
        [-half, half * 0.7],
      ],
    ];
  if (way === 'wave') return [wave(half, random)];
  const slope = pickWeighted(random, { level: 0.5, slanted: 0.15, steep: 0.1, upright: 0.25 });
  const tilt = {
    level: 0.14 * gaussian(random),
    slanted: between(random, -0.8, 0.8),
    steep: between(random, -1.5, 1.5),
    upright: Math.PI / 2 + 0.14 * gaussian(random),
  }[slope];
  const count = pickWeighted(random, { one: 0.62, two: 0.28, three: 0.1 });
  const lines = { one: 1, two: 2, three: 3 }[count];
  const first = 0.25 * gaussian(random) - (lines - 1) * 0.15;
  return Array.from({ length: lines }, (_, line): Flat => {
    const across = first + line * between(random, 0.2, 0.4);
    const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
    const ends = [-half * between(random, 0.8, 1.1), half * between(random, 0.8, 1.1)];
    return ends.map((along) => [along * cos - across * sin, along * sin + across * cos] as const);
  });
}

/** A line that goes up and down, more or less. */
function wave(half: number, random: Random): Flat {
  const bends = whole(random, 3, 9);
  const [high, tilt] = [between(random, 0.1, 0.5), 0.25 * gaussian(random)];
  return Array.from({ length: 4 * bends + 1 }, (_, at) => {
    const along = half * (-1 + at / (2 * bends));
    return [along, along * tilt + high * Math.sin((Math.PI * at) / 4)] as const;
  });
}

/** Plain lines over whatever mark is in the box. */
export function straightStrike([x, y, width, height]: Rect, pen: Pen, random: Random): readonly PenStroke[] {
  const half = Math.min(width, height) / 2;
  const middle: Point = [x + width / 2 + 0.4 * gaussian(random), y + height / 2 + 0.4 * gaussian(random)];
  const tremor = between(random, 0, 0.1);
  return strikeLines(random).map((line) => {
    const path = line.map(([u, v]): Point => [middle[0] + half * u, middle[1] + half * v]);
    return penStroke(path, pen, { tremor, lift: between(random, 0, 0.4) }, random);
  });
}

/**
 * What such a voter draws in a box: the mark, or the mark and what takes it back; rubbed out, the mark as the pen of `hand` leaves it. Of a full box
 * a line must be seen: it goes beyond.
 */
export function drawStraight(
  [x, y, width, height]: Rect,
  kind: Exclude<DrawnKind, 'dot' | 'touch'>,
  hand: StraightHand,
  random: Random,
): readonly PenStroke[] {
  const half = Math.min(width, height) / 2;
  const middle: Point = [x + width / 2 + hand.miss * gaussian(random), y + height / 2 + hand.miss * gaussian(random)];
  const scale = hand.reach * half * Math.exp(0.08 * gaussian(random));
  const turn = 0.06 * gaussian(random);
  const lay = (line: Flat, size: number, loose: number): PenStroke => {
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const path = line.map(([u, v]): Point => {
      const [a, b] = [u + loose * gaussian(random), v + loose * gaussian(random)];
      return [middle[0] + size * (a * cos - b * sin), middle[1] + size * (a * sin + b * cos)];
    });
    return penStroke(path, hand.pen, { tremor: hand.tremor, lift: between(random, 0, 0.4) }, random);
  };
  const full = hand.shape === 'filled' || hand.shape === 'scribble';
  // One line struck out by another is a cross.
  const isStroke = hand.lines.length === 1 && hand.lines[0]?.length === 2;
  const marked =
    kind !== 'plain' && (isStroke || (full && chance(random, 0.7)))
      ? linesOf(isStroke ? 'cross' : pick(random, ['tick', 'cross'] as const), random)
      : hand.lines;
  const mark = marked.map((line) => lay(line, scale, hand.loose));
  if (kind === 'plain' || kind === 'rubbed') return mark;
  const over = kind === 'over' ? [hatching(random, between(random, 1, 1.35))] : strikeLines(random);
  const beyond = full && marked === hand.lines ? 1.5 : 1;
  return [...mark, ...over.map((line) => lay(line, half * beyond, 0.03))];
}
