// The weights of the network as the reader keeps them: node scripts/run.mjs bench/teach/pack.ts NET
import { readFileSync, writeFileSync } from 'node:fs';
import { fullLayers, lookLayers } from '../../packages/paper/src/reader/stroke-net.ts';

const [from] = process.argv.slice(2);
if (from === undefined) throw new Error('pack.ts NET');
const bytes = readFileSync(from);
const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
let next = 0;
const take = (count: number): Float32Array => {
  next += count;
  return values.subarray(next - count, next);
};
const sizes = [
  ...lookLayers.map(({ from, to }) => [9 * from, to] as const),
  ...fullLayers.map(({ from, to }) => [from, to] as const),
];
const layers = sizes.map(([inputs, outputs]) => {
  const weights = take(inputs * outputs);
  const bias = take(outputs);
  const one = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return {
    one,
    bytes: Buffer.from(Int8Array.from(weights, (weight) => Math.round(weight / one)).buffer).toString('base64'),
    bias: Array.from(bias, (value) => Math.round(value * 1e4) / 1e4),
  };
});
writeFileSync(
  new URL('../../packages/paper/src/reader/stroke-weights.ts', import.meta.url),
  `// Made by bench/teach: the weights of the network that reads strokes (docs/decisions/024). Not to be edited.

export interface StoredLayer {
  /** What a whole number of 1 in \`bytes\` stands for. */
  readonly one: number;
  /** Weights as signed bytes in base64. */
  readonly bytes: string;
  readonly bias: readonly number[];
}

export const strokeWeights: readonly StoredLayer[] = ${JSON.stringify(layers, null, 2)};
`,
);
