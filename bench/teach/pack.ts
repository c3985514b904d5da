// The weights of the networks as the reader keeps them: node scripts/run.mjs bench/teach/pack.ts NET...
// Of several that were taught one from the other, the mean of each weight: on hands that nobody taught it errs less than the last of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { lookLayer, lookLayers, measureCount, togetherLayers } from '../../packages/paper/src/reader/mark-layers.ts';
import type { StoredLayer } from '../../packages/paper/src/reader/stored-layer.ts';

const nets = process.argv.slice(2).map((from) => {
  const bytes = readFileSync(from);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
});
const [first] = nets;
if (first === undefined) throw new Error('pack.ts NET...');
const values = first.map((_, at) => nets.reduce((sum, net) => sum + (net[at] as number), 0) / nets.length);
let next = 0;
const take = (count: number): Float32Array => {
  next += count;
  return values.subarray(next - count, next);
};
const rounded = (numbers: Float32Array): number[] => Array.from(numbers, (value) => Math.round(value * 1e4) / 1e4);
const stored = (inputs: number, outputs: number): StoredLayer => {
  const weights = take(inputs * outputs);
  const bias = take(outputs);
  const one = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return {
    one,
    bytes: Buffer.from(Int8Array.from(weights, (weight) => Math.round(weight / one)).buffer).toString('base64'),
    bias: rounded(bias),
  };
};
const look = [
  ...lookLayers.map(({ from: inputs, to }) => stored(9 * inputs, to)),
  stored(lookLayer.from, lookLayer.to),
];
const together = togetherLayers.map(({ from: inputs, to }) => stored(inputs, to));
const [mean, spread] = [rounded(take(measureCount)), rounded(take(measureCount))];
writeFileSync(
  new URL('../../packages/paper/src/reader/mark-weights.ts', import.meta.url),
  `// Made by bench/teach: the weights of the networks that look at marks (docs/decisions/088). Not to be edited.
import type { StoredLayer } from './stored-layer.ts';

export const lookWeights: readonly StoredLayer[] = ${JSON.stringify(look, null, 2)};

export const togetherWeights: {
  /** Of every number that is measured of a mark, over the marks that taught. */
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  readonly layers: readonly StoredLayer[];
} = ${JSON.stringify({ mean, spread, layers: together }, null, 2)};
`,
);
