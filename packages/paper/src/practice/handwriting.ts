// What looks like handwriting: words of joined letters with the marks of Vietnamese above and below, and signatures.
import type { Rect } from '../layout/index.ts';
import type { Pen } from './pens.ts';
import { between, chance, gaussian, pick, type Random, whole } from './random.ts';
import { extentOf, type PenStroke, type Point, penStroke } from './stroke.ts';

/** Letters as paths: x in letter widths, y in heights of a small letter above (−) or below (+) the line. */
const letters: readonly (readonly Point[])[] = [
  [
    [0, 0],
    [0.15, -0.8],
    [0.3, -0.1],
    [0.45, -0.85],
    [0.7, -0.9],
    [0.75, 0],
  ],
  [
    [0, -0.8],
    [0.05, -0.1],
    [0.4, 0],
    [0.65, -0.85],
    [0.68, -0.1],
    [0.85, 0],
  ],
  [
    [0, -0.4],
    [0.55, -0.5],
    [0.4, -0.95],
    [0.05, -0.5],
    [0.35, 0],
    [0.8, -0.15],
  ],
  [
    [0.65, -0.75],
    [0.2, -0.9],
    [0.05, -0.35],
    [0.35, 0],
    [0.65, -0.7],
    [0.68, 0],
    [0.85, -0.1],
  ],
  [
    [0, -0.3],
    [0.5, -1.7],
    [0.3, -1.9],
    [0.2, -0.6],
    [0.35, 0],
    [0.7, -0.1],
  ],
  [
    [0.1, -1.8],
    [0.12, 0],
    [0.25, -0.7],
    [0.55, -0.85],
    [0.65, 0],
    [0.85, -0.1],
  ],
  [
    [0.6, -0.75],
    [0.15, -0.85],
    [0.1, -0.2],
    [0.5, -0.2],
    [0.62, -0.8],
    [0.6, 0.8],
    [0.2, 0.9],
    [0.3, 0.3],
    [0.9, -0.2],
  ],
  [
    [0.4, -0.9],
    [0.05, -0.5],
    [0.3, 0],
    [0.6, -0.45],
    [0.4, -0.9],
    [0.8, -0.85],
  ],
  [
    [0, -0.2],
    [0.3, -1.5],
    [0.28, -0.1],
    [0.5, 0],
    [0.75, -0.2],
  ],
  [
    [0.6, -0.8],
    [0.1, -0.8],
    [0.05, -0.2],
    [0.4, 0],
    [0.75, -0.25],
  ],
  [
    [0, -0.8],
    [0.2, 0],
    [0.2, 0],
    [0.5, -0.9],
    [0.8, -0.7],
  ],
];

/** Accents and dots over and under a vowel. */
const accents: readonly (readonly Point[])[] = [
  [
    [0.25, -1.2],
    [0.6, -1.6],
  ],
  [
    [0.2, -1.6],
    [0.55, -1.25],
  ],
  [
    [0.1, -1.2],
    [0.35, -1.5],
    [0.35, -1.5],
    [0.6, -1.2],
  ],
  [
    [0.1, -1.4],
    [0.3, -1.55],
    [0.5, -1.35],
    [0.7, -1.5],
  ],
  [
    [0.35, 0.4],
    [0.42, 0.45],
  ],
];

/**
 * Words written to fill about `rect`: one line, as high as fits, no wider than the rectangle. `turn`: radians around its
 * middle, for writing along an edge.
 */
export function writtenWords(rect: Rect, pen: Pen, random: Random, turn = 0): readonly PenStroke[] {
  const [x, y, width, height] = rect;
  const upright = Math.abs(Math.sin(turn)) < 0.5;
  const [long, high] = upright ? [width, height] : [height, width];
  const xHeight = Math.min(2.6, Math.max(1.3, high * between(random, 0.24, 0.36)));
  const letter = xHeight * between(random, 0.8, 1.25);
  const most = Math.min(long - 1, between(random, 9, 60));
  const slant = between(random, -0.05, 0.35);
  const climb = between(random, -0.03, 0.03);
  const start = (long - most) * random() - long / 2;
  const place = (u: number, v: number): Point => {
    const [along, across] = [start + u - v * slant, v + xHeight * 0.45 + climb * u];
    return [
      x + width / 2 + along * Math.cos(turn) - across * Math.sin(turn),
      y + height / 2 + along * Math.sin(turn) + across * Math.cos(turn),
    ];
  };
  const strokes: PenStroke[] = [];
  const draw = (path: readonly Point[]): number => strokes.push(penStroke(path, pen, { tremor: 0.05 }, random));
  for (let at = 0; at < most - letter; at += letter * between(random, 0.5, 1)) {
    const count = whole(random, 2, 5);
    const word: Point[] = [];
    for (let index = 0; index < count && at < most - letter; index += 1, at += letter * between(random, 0.75, 0.95)) {
      for (const [u, v] of pick(random, letters))
        word.push(place(at + (u + 0.05 * gaussian(random)) * letter, (v + 0.07 * gaussian(random)) * xHeight));
      if (chance(random, 0.28)) draw(pick(random, accents).map(([u, v]) => place(at + u * letter, v * xHeight)));
    }
    if (word.length > 1) draw(word);
  }
  return strokes;
}

/** A signature that fits into `rect`: an initial, a run of waves, often a line under it, sometimes the name in letters. */
export function signature(rect: Rect, pen: Pen, random: Random): readonly PenStroke[] {
  const strokes = flourish(rect, pen, random);
  const [left, top, right, bottom] = extentOf(strokes);
  const [x, y, width, height] = rect;
  const scale = Math.min(1, width / (right - left), height / (bottom - top));
  const moveX = Math.max(x, Math.min(x + width - scale * (right - left), left));
  const moveY = Math.max(y, Math.min(y + height - scale * (bottom - top), top));
  return strokes.map((stroke) => ({
    ...stroke,
    points: stroke.points.map((point) => ({
      ...point,
      x: moveX + scale * (point.x - left),
      y: moveY + scale * (point.y - top),
    })),
  }));
}

function flourish(rect: Rect, pen: Pen, random: Random): readonly PenStroke[] {
  const [x, y, width, height] = rect;
  const wide = between(random, 0.35, 0.75) * width;
  const high = between(random, 0.3, 0.5) * height;
  const [left, base] = [x + (width - wide) * random(), y + height * between(random, 0.68, 0.85)];
  const at = (u: number, v: number): Point => [left + u * wide, base - v * high];
  const n = (value: number): number => value + 0.05 * gaussian(random);
  const path: Point[] = [
    at(n(0.02), n(0.1)),
    at(n(0.15), n(0.95)),
    at(n(0.25), n(0.9)),
    at(n(0.1), n(0.1)),
    at(n(0.05), n(0.4)),
    at(n(0.3), n(0.6)),
  ];
  const waves = whole(random, 4, 11);
  for (let wave = 0; wave < waves; wave += 1)
    path.push(at(0.3 + (0.6 * wave) / waves, (wave % 2 === 0 ? 0.05 : 0.35) * between(random, 0.5, 1.6)));
  path.push(at(n(0.95), n(0.3)));
  const steadiness = { tremor: 0.04, lift: 0.5 };
  const strokes = [penStroke(path, pen, steadiness, random)];
  if (chance(random, 0.6))
    strokes.push(
      penStroke([at(n(0.95), n(0.25)), at(n(0.3), n(-0.1)), at(n(0.85), n(-0.12))], pen, steadiness, random),
    );
  if (chance(random, 0.3))
    strokes.push(...writtenWords([left, base + 1, wide, Math.max(4, y + height - base - 1)], pen, random));
  return strokes;
}
