// node scripts/run.mjs bench/fuzz-scans.ts [INPUTS] [SEED]
// Damaged files of scans, many of them: each must end in pages or in a refusal, with little memory.
import { fuzzScans } from '../packages/paper/src/files/testing/fuzz.ts';

const [inputs = '5000', seed = '1'] = process.argv.slice(2);
console.log(await fuzzScans(Number(inputs), Number(seed), console.error));
