// What sets a mark apart from the other marks of its page, made by the same hand with the same pen, in numbers.
import { leavesBothSides } from './box-kind.ts';
import type { BoxShape } from './box-shape.ts';
import { type MarkStrokes, strokeKinds, strokesOf } from './mark-strokes.ts';
import { median } from './median.ts';

/** A mark as it is compared. */
interface Seen {
  readonly shape: BoxShape;
  readonly strokes: MarkStrokes;
  readonly across: boolean;
  /** What is compared with the middle of the others, as logarithms where shares matter. */
  readonly measures: readonly number[];
}

/** Odds are counted in so many. */
const perOdds = 4;
/** What of a mark is compared with the others of its page, in the order of `measures`. */
const measured = ['struck', 'ink', 'fill', 'darkness', 'long', 'short', 'density', 'bothSides', 'leaves'] as const;
type Measured = (typeof measured)[number];

/** Of the traits of a mark: how surely it was struck out, by its strokes alone (`MarkStrokes`), */
export const struckOdds = (traits: Float64Array): number => perOdds * (traits[0] as number);
/** by how much more surely than half of the marks, */
export const struckBeyond = (traits: Float64Array): number => perOdds * beyondUsual(traits, 'struck');
/** one of its measures, by how much it is more than that of half of the marks, */
export const measureOf = (traits: Float64Array, name: Measured): number => traits[measured.indexOf(name)] as number;
export const beyondUsual = (traits: Float64Array, name: Measured): number =>
  traits[measured.length + measured.indexOf(name)] as number;
/** and how surely it is full of ink or a scribble. */
export const fullness = (traits: Float64Array): number => {
  const kinds = 2 * measured.length;
  return (
    (traits[kinds + strokeKinds.indexOf('filled')] as number) +
    (traits[kinds + strokeKinds.indexOf('scribble')] as number)
  );
};

/** So much is nothing, where a logarithm is taken. */
const least = 0.01;
const log = (value: number): number => Math.log(Math.max(least, value));
const clipped = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

function seen(shape: BoxShape): Seen {
  const { ink, fill, darkness, wide, high, leaves } = shape;
  const strokes = strokesOf(shape);
  return {
    shape,
    strokes,
    across: leavesBothSides(shape),
    measures: [
      clipped(strokes.struck, 12) / perOdds,
      log(ink),
      log(fill),
      log(darkness),
      log(Math.max(wide, high)),
      log(Math.min(wide, high)),
      fill / Math.max(least, wide * high),
      Math.min(leaves[0], leaves[1]),
      Math.max(...leaves),
    ],
  };
}

/** So many numbers set a mark apart (`markTraits`). */
export const traitCount = 36;

/** So many of the most alike marks are looked at. */
const alike = 3;

function apart(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += ((a[at] as number) - (b[at] as number)) ** 2;
  return Math.sqrt(sum);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far the look of each mark is from those most like it; 0 where there is no other. */
function strangeness(marks: readonly Seen[]): number[] {
  if (marks.length < 2) return marks.map(() => 0);
  const looks = marks.map(({ strokes }) => strokes.look);
  return looks.map((look) => {
    const distances = looks.map((other) => (other === look ? Number.POSITIVE_INFINITY : apart(look, other)));
    return mean(distances.sort((a, b) => a - b).slice(0, Math.min(alike, marks.length - 1)));
  });
}

/**
 * For each mark of a page, the numbers by which it is judged (`mark-stands.ts`), in the order in which that was taught: what it is by
 * itself, then how it differs from the middle of all marks.
 */
export function markTraits(shapes: readonly BoxShape[]): Float64Array[] {
  const marks = shapes.map(seen);
  if (marks.length === 0) return [];
  const strange = strangeness(marks);
  const usualStrange = median(strange);
  const usual = (marks[0] as Seen).measures.map((_, at) => median(marks.map(({ measures }) => measures[at] as number)));
  const odds = marks.map(({ measures }) => measures[0] as number).sort((a, b) => a - b);
  const kinds = (marks[0] as Seen).strokes.kinds.map((_, at) =>
    mean(marks.map(({ strokes }) => strokes.kinds[at] as number)),
  );
  const across = mean(marks.map((mark) => (mark.across ? 1 : 0)));
  return marks.map(({ shape, strokes, measures, across: own }, index) => {
    const struck = measures[0] as number;
    const far = strange[index] as number;
    return Float64Array.from([
      ...measures,
      ...measures.map((value, at) => value - (usual[at] as number)),
      ...strokes.kinds,
      strokes.kinds.reduce((sum, kind, at) => sum + kind * (kinds[at] as number), 0),
      struck - (odds[Math.floor(odds.length / 3)] as number),
      struck - (odds.at(-1) as number),
      mean(odds.map((other) => (other > struck ? 1 : 0))),
      own ? 1 : 0,
      across,
      shape.outside,
      shape.frame,
      Math.log(marks.length),
      Math.min(1, marks.length / 5),
      far / 10,
      log(far) - log(usualStrange),
    ]);
  });
}
