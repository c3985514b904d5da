// The weights that the reader keeps as a network that teaching can go on from: node scripts/run.mjs bench/teach/unpack.ts NET
// The layer that says what strokes a mark has is not kept; it begins at nothing.
import { writeFileSync } from 'node:fs';
import { lookCount } from '../../packages/paper/src/reader/mark-layers.ts';
import { lookWeights, togetherWeights } from '../../packages/paper/src/reader/mark-weights.ts';
import { unpacked } from '../../packages/paper/src/reader/stored-layer.ts';

const [to] = process.argv.slice(2);
if (to === undefined) throw new Error('unpack.ts NET');
/** As many as `KINDS` of train.py. */
const kinds = 7;
const layers = unpacked([...lookWeights, ...togetherWeights.layers]);
const numbers = [
  ...layers.flatMap(({ weights, bias }) => [...Array.from(weights), ...Array.from(bias)]),
  ...togetherWeights.mean,
  ...togetherWeights.spread,
  ...new Array<number>((lookCount + 1) * kinds).fill(0),
];
writeFileSync(to, Buffer.from(Float32Array.from(numbers).buffer));
