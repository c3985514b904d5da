// The weights of the small network that says whether a mark stands, as the reader keeps them:
//   node scripts/run.mjs bench/teach/pack-stands.ts NET
import { readFileSync, writeFileSync } from 'node:fs';

const [from] = process.argv.slice(2);
if (from === undefined) throw new Error('pack-stands.ts NET');
const bytes = readFileSync(from);
writeFileSync(
  new URL('../../packages/paper/src/reader/stand-weights.ts', import.meta.url),
  `// Made by bench/teach: mean and spread of every trait, then weights and bias of each layer (docs/decisions/024), as numbers of four
// bytes, the lowest first, in base64. Not to be edited.

export const standWeights =
  '${bytes.toString('base64')}';
`,
);
