// node scripts/run.mjs bench/kill9-flow.ts [KILLS] [SEED] [--database]
// Leads rounds through the whole flow over HTTP, from the plan to archive and backup, while the server is killed at random moments; what got no
// answer is sent again as it was. After every kill what was answered is looked for; at the end the figures must be the marks that were made,
// and the archive must be right. `--database`: with the central store on a PostgreSQL of its own. Begins no round after 13 minutes.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '@tinnhiem/paper/practice';
import { createAccounts } from '../packages/server/src/accounts/accounts.ts';
import { actors } from '../packages/server/src/rehearsal/run.ts';
import { ownPostgres } from '../packages/server/test/postgres-server.ts';
import { compileFirst, fire } from './flow/fire.ts';
import { leadFlow } from './flow/lead.ts';
import { type FlowPlace, farOffice, password, withStores } from './flow/office.ts';
import { emptyTally, witness } from './flow/witness.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { database: { type: 'boolean' } } });
const wanted = Number(positionals[0] ?? 1000);
const seed = Number(positionals[1] ?? Math.floor(Math.random() * 1_000_000));
const longest = 13 * 60_000;

const random = seededRandom(seed);
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-kill9-flow-'));
const postgres = values.database === true ? await ownPostgres(`${folder}-postgres`) : null;
const compiled = join(folder, 'compiled');
const tally = emptyTally();
const byStep = new Map<string, number>();
const killed = () => [...byStep.values()].reduce((sum, count) => sum + count, 0);

/** Accounts for everybody who acts; passwords cost little here. */
async function prepare(place: FlowPlace): Promise<void> {
  mkdirSync(join(place.data, 'rounds'), { recursive: true });
  await withStores(place, async ({ tables }) => {
    const sources = {
      now: Date.now,
      random: (bytes: number) => crypto.getRandomValues(Buffer.alloc(bytes)).toString('base64url'),
    };
    const accounts = createAccounts(tables, sources, { memoryCost: 8, timeCost: 1, parallelism: 1 });
    for (const { account: username, name, roles } of Object.values(actors)) {
      const made = await accounts.create({ username, name, roles, password });
      if (!made.ok) throw new Error(made.error.message.en);
    }
    await tables.run('UPDATE account SET must_change = 0');
  });
}

async function flow(number: number): Promise<void> {
  const own = join(folder, String(number));
  const round = `dot-${number}`;
  const data = join(own, 'data');
  const place = postgres === null ? { data } : { data, database: `${postgres.url}?organisation=luot-${number}` };
  await prepare(place);
  const seen = witness(round, tally);
  const look = () => withStores(place, (stores) => seen.look(stores));
  const before = killed();
  const server = await fire({
    place: place.database === undefined ? [data] : [data, place.database],
    compiled,
    random,
    left: () => wanted - before - [...server.kills.values()].reduce((sum, count) => sum + count, 0),
    look,
  });
  try {
    const office = await farOffice(place, { fire: server, seen, random }, round);
    await leadFlow({ office, fire: server, seen, tally, place, folder: own, seed: seed + number });
    await look();
  } finally {
    await server.end();
    for (const [step, count] of server.kills) byStep.set(step, (byStep.get(step) ?? 0) + count);
    rmSync(own, { recursive: true, force: true });
  }
}

const begun = performance.now();
let flows = 0;
try {
  await compileFirst(join(folder, 'first'), compiled);
  while (killed() < wanted && performance.now() - begun < longest) {
    flows += 1;
    await flow(flows);
    const { problems, ...numbers } = tally;
    console.log(
      `${Math.round((performance.now() - begun) / 1000)} s:`,
      { kills: killed(), ...numbers },
      ...problems.slice(0, 5),
    );
  }
} finally {
  postgres?.remove();
  rmSync(folder, { recursive: true, force: true });
}
console.table([...byStep].map(([step, kills]) => ({ step, kills })));
console.log({ seed, rounds: flows, kills: killed() });
process.exitCode = tally.lost + tally.torn + tally.twice + tally.problems.length === 0 ? 0 : 1;
