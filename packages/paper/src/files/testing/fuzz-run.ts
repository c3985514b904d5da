// A process of its own for `fuzz.test.ts`: its memory is that of these files and nothing else.
import { fuzzScans } from './fuzz.ts';

const [inputs, seed] = process.argv.slice(2).map(Number);
console.log(JSON.stringify(await fuzzScans(inputs ?? 0, seed ?? 0)));
