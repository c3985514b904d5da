// node scripts/run.mjs bench/fuzz.ts [INPUTS] [SEED]
// Every file that somebody may bring from outside, damaged, many of them: each must be read or refused in words.
import { fuzzFiles } from '../packages/server/test/fuzz-files.ts';

const [inputs = '20000', seed = '1'] = process.argv.slice(2);
const { problems, ...counted } = await fuzzFiles(Number(inputs), Number(seed));
console.log(JSON.stringify(counted, null, 2));
for (const problem of problems.slice(0, 20)) console.log(problem);
console.log(`${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
