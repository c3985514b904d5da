// node scripts/run.mjs bench/kill9.ts [KILLS]
// Kills a process that appends (commands of one act and of many) at random moments, 200 times, and counts what was lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inFolder, killMany } from '../packages/server/test/kill9.ts';

const kills = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-kill9-'));
const begun = performance.now();
const { problems, ...losses } = await killMany(kills, inFolder(folder), Math.random);
rmSync(folder, { recursive: true });
console.log(losses);
for (const problem of problems) console.log(problem);
console.log(`${Math.round((performance.now() - begun) / 1000)} s`);
process.exitCode = losses.lost + losses.torn + losses.corrupt === 0 ? 0 : 1;
