// Whether a mark still stands, judged by what sets it apart from the other marks of its page: a very small network, plain arithmetic.
import { traitCount } from './mark-traits.ts';
import { standWeights } from './stand-weights.ts';
import { type NetLayer, weigh } from './stroke-net.ts';

const standLayers = [
  { from: traitCount, to: 40 },
  { from: 40, to: 16 },
  { from: 16, to: 1 },
] as const;

/** So many standard deviations from the mean all is the same. */
const furthest = 4;

const { mean, spread, layers } = unpacked(Buffer.from(standWeights, 'base64'));

function unpacked(bytes: Buffer) {
  let next = 0;
  const take = (count: number): Float64Array =>
    Float64Array.from({ length: count }, () => {
      next += 4;
      return bytes.readFloatLE(next - 4);
    });
  const mean = take(traitCount);
  const spread = take(traitCount);
  const layers = standLayers.map(({ from, to }): NetLayer => ({ weights: take(from * to), bias: take(to) }));
  return { mean, spread, layers };
}

/** How surely a mark with these traits does not stand: log of the odds, above 0 more likely than not. */
export function notStanding(traits: Float64Array): number {
  let input = traits.map((value, at) =>
    Math.max(-furthest, Math.min(furthest, (value - (mean[at] as number)) / (spread[at] as number))),
  );
  for (const [index, layer] of layers.entries()) {
    const out = new Float64Array(layer.bias.length);
    weigh(input, layer, out);
    input = index === layers.length - 1 ? out : out.map((value) => Math.max(0, value));
  }
  return input[0] as number;
}
