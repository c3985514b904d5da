// The red round stamp that the issuing body puts on its ballots by hand.
import type { Rect } from '../layout/index.ts';
import type { Pen } from './pens.ts';
import { between, gaussian, type Random, whole } from './random.ts';
import { type PenPoint, type PenStroke, type Point, penStroke } from './stroke.ts';

const radius = 18;

/** A stamp of 36 mm about the middle of `rect`: two rings, letters between them, a star; inked unevenly. */
export function roundStamp(rect: Rect, random: Random): readonly PenStroke[] {
  const [x, y, width, height] = rect;
  const drift = (): number => Math.max(-3, Math.min(3, 1.4 * gaussian(random)));
  const centre: Point = [x + width / 2 + drift(), y + height / 2 + drift()];
  const turn = 0.12 * gaussian(random);
  const ink = {
    kind: 'gel',
    ink: [0.86, between(random, 0.12, 0.3), between(random, 0.18, 0.34)],
    dryness: 0,
  } as const;
  const press = between(random, 0.5, 0.95);
  const pen = (stroke: number): Pen => ({ ...ink, width: stroke, press });
  const at = (angle: number, distance: number): Point => [
    centre[0] + distance * Math.cos(angle + turn),
    centre[1] + distance * Math.sin(angle + turn),
  ];
  const still = { tremor: 0, lift: 0 };
  const ring = (distance: number, stroke: number): PenStroke =>
    penStroke(
      Array.from({ length: 73 }, (_, index) => at((index * Math.PI) / 36, distance)),
      pen(stroke),
      still,
      random,
    );
  const strokes = [ring(radius - 0.4, 0.8), ring(radius - 1.5, 0.3), ring(radius - 7, 0.35)];
  for (let angle = 0.1; angle < 2 * Math.PI; angle += between(random, 0.13, 0.2)) {
    const bars = whole(random, 2, 3);
    for (let bar = 0; bar < bars; bar += 1) {
      const [from, to] = [between(random, radius - 5.8, radius - 3.2), between(random, radius - 5, radius - 2.8)];
      strokes.push(
        penStroke(
          [at(angle + between(random, 0, 0.1), from), at(angle + between(random, 0, 0.1), to)],
          pen(0.4),
          still,
          random,
        ),
      );
    }
  }
  const star = Array.from({ length: 11 }, (_, index) =>
    at(-Math.PI / 2 + (index * Math.PI) / 5, index % 2 === 0 ? 6 : 2.4),
  );
  strokes.push(
    penStroke(
      star.flatMap((corner) => [corner, corner]),
      pen(1.1),
      still,
      random,
    ),
  );
  // One side of a stamp usually touches the paper less.
  const weak = between(random, 0, 2 * Math.PI);
  const loss = between(random, 0.1, 0.7) / (2 * radius);
  const fade = (point: PenPoint): PenPoint => {
    const along = (point.x - centre[0]) * Math.cos(weak) + (point.y - centre[1]) * Math.sin(weak) + radius;
    return { ...point, pressure: point.pressure * Math.max(0.1, 1 - loss * along) };
  };
  return strokes.map((stroke) => ({ ...stroke, points: stroke.points.map(fade) }));
}
