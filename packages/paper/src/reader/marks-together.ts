// Whether a mark still stands, judged beside the other marks of its page, made by the same hand with the same pen: a small network that sees
// what each mark looks like (`mark-look.ts`) and measures, and how far both are from those of the others (docs/decisions/088).
import type { BoxShape } from './box-shape.ts';
import { type NetLayer, weigh } from './look-net.ts';
import { alike, judged, lookCount, measureCount, wide } from './mark-layers.ts';
import { markMeasures } from './mark-measures.ts';
import { togetherWeights } from './mark-weights.ts';
import { unpacked } from './stored-layer.ts';

/** A mark of a page. */
export interface Mark {
  readonly shape: BoxShape;
  /** What it looks like (`lookOf`). */
  readonly look: Float32Array;
}

/** So many standard deviations from the mean all is the same; so many marks are many. */
const furthest = 4;
const many = 30;
const { mean, spread } = togetherWeights;
const [describe, compare, ...judge] = unpacked(togetherWeights.layers) as [NetLayer, NetLayer, ...NetLayer[]];

/** How surely each of these marks of a page does not stand: log of the odds, above 0 more likely than not. */
export function notStanding(marks: readonly Mark[]): number[] {
  const described = marks.map(description);
  const places = described.map((what) => weigh(what, compare, new Float64Array(alike)));
  const sum = new Float64Array(wide);
  for (const what of described)
    for (let at = 0; at < wide; at += 1) sum[at] = (sum[at] as number) + (what[at] as number);
  return described.map((what, index) => {
    const near = likeliest(places, described, index);
    const others = marks.length - 1;
    const input = new Float64Array(judged);
    for (let at = 0; at < wide; at += 1) {
      const own = what[at] as number;
      const rest = others === 0 ? 0 : ((sum[at] as number) - own) / others;
      const apart = own - (near[at] as number);
      input[at] = own;
      input[wide + at] = own - rest;
      input[2 * wide + at] = apart;
      input[3 * wide + at] = Math.abs(apart);
    }
    input[4 * wide] = Math.min(marks.length, many) / many;
    input[4 * wide + 1] = others === 0 ? 1 : 0;
    return judgement(input);
  });
}

function description({ shape, look }: Mark): Float64Array {
  const input = new Float64Array(lookCount + measureCount);
  input.set(look);
  for (const [at, value] of markMeasures(shape).entries()) {
    const away = (value - (mean[at] as number)) / (spread[at] as number);
    input[lookCount + at] = Math.max(-furthest, Math.min(furthest, away));
  }
  return cut(weigh(input, describe, new Float64Array(wide)));
}

/** The mean of the other marks, of which those count more that are more like it. */
function likeliest(places: readonly Float64Array[], described: readonly Float64Array[], index: number): Float64Array {
  const own = places[index] as Float64Array;
  const away = places.map((place, other) => (other === index ? Number.POSITIVE_INFINITY : apart(own, place)));
  const nearest = Math.min(...away);
  const near = new Float64Array(wide);
  let all = 0;
  for (const [other, what] of described.entries()) {
    if (other === index) continue;
    const weight = Math.exp(nearest - (away[other] as number));
    all += weight;
    for (let at = 0; at < wide; at += 1) near[at] = (near[at] as number) + weight * (what[at] as number);
  }
  return all === 0 ? near : near.map((value) => value / all);
}

/** The square of how far two places are apart. */
function apart(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += ((a[at] as number) - (b[at] as number)) ** 2;
  return sum;
}

function judgement(input: Float64Array): number {
  let seen = input;
  for (const [index, layer] of judge.entries()) {
    seen = weigh(seen, layer, new Float64Array(layer.bias.length));
    if (index < judge.length - 1) cut(seen);
  }
  return seen[0] as number;
}

/** Nothing below 0. */
function cut(values: Float64Array): Float64Array {
  for (let at = 0; at < values.length; at += 1) if ((values[at] as number) < 0) values[at] = 0;
  return values;
}
