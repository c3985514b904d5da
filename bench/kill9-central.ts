// node scripts/run.mjs bench/kill9-central.ts [KILLS]
// Kills the process that writes to the central store at random moments, and in half of the cases PostgreSQL itself before it; counts
// what was lost of that which had been answered.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killMany } from '../packages/server/test/kill9.ts';
import { inCentre } from '../packages/server/test/kill9-central.ts';
import { ownPostgres } from '../packages/server/test/postgres-server.ts';

const kills = Number(process.argv[2] ?? 100);
const folder = join(tmpdir(), `tinnhiem-kill9-central-${process.pid}`);
const postgres = await ownPostgres(folder);
try {
  const begun = performance.now();
  const place = inCentre(postgres);
  const { problems, ...losses } = await killMany(kills, place, Math.random);
  console.log({ ...losses, databaseKills: place.databaseKills() });
  for (const problem of problems) console.log(problem);
  console.log(`${Math.round((performance.now() - begun) / 1000)} s`);
  process.exitCode = losses.lost + losses.torn + losses.corrupt === 0 ? 0 : 1;
} finally {
  postgres.remove();
  rmSync(folder, { recursive: true, force: true });
}
