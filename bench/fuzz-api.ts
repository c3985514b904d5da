// node scripts/run.mjs bench/fuzz-api.ts [INPUTS] [SEED]
// Requests made from the server's own description, right, nearly right and wrong: no 500, no hang, no secret, no broken record.
// Every two thousand inputs begin on a new server, since what succeeds leads its rounds on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roles } from '@tinnhiem/core';
import { fuzzApi } from '../packages/server/test/fuzz-api.ts';
import { testServer } from '../packages/server/test/http.ts';

const [inputs = '100000', first = '1'] = process.argv.slice(2);
const each = 2000;
const statuses: Record<string, number> = {};
let slowest = { what: '', milliseconds: 0 };
let problems = 0;
let asked = 0;
for (let seed = Number(first); asked < Number(inputs); seed += 1) {
  const data = mkdtempSync(join(tmpdir(), 'tinnhiem-fuzz-'));
  const ends: (() => Promise<void>)[] = [];
  const server = await testServer({ data, atEnd: (end) => void ends.push(end) });
  const found = await fuzzApi(server, roles, each, seed);
  for (const end of ends) await end();
  rmSync(data, { recursive: true, force: true });
  asked += found.inputs;
  for (const [status, count] of Object.entries(found.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
  if (found.slowest.milliseconds > slowest.milliseconds) slowest = found.slowest;
  problems += found.problems.length;
  for (const problem of found.problems) console.log(problem);
  console.error(`${asked} of ${inputs}`);
}
console.log({ inputs: asked, statuses, slowest, problems });
process.exitCode = problems === 0 ? 0 : 1;
