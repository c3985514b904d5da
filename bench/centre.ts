// node scripts/run.mjs bench/centre.ts [ROUNDS] [CHECK-INS]
// The central store: acts a second with 1, 2 and 4 server processes, a list of many rounds and one of them, and what an act costs as
// its round grows. Beside it, from the same minutes, the floor: bare commits on the same database.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Instant, type Role, rosterSchema } from '@tinnhiem/core';
import { Pool } from 'pg';
import { assembleOffice } from '../packages/server/src/office.ts';
import { createService } from '../packages/server/src/service/service.ts';
import { centralStores } from '../packages/server/src/store/stores.ts';
import { ownPostgres } from '../packages/server/test/postgres-server.ts';
import {
  conferenceId,
  listId,
  orderOf,
  type Step,
  samplePlan,
  sampleRoster,
  toStage,
} from '../packages/server/test/sample.ts';

const manyRounds = Number(process.argv[2] ?? 10_000);
const checkIns = Number(process.argv[3] ?? 1_200);
const busyRounds = 8;
const clients = 40;
const password = 'con mèo xanh leo cây';
const time = '2019-02-20T01:02:03.456Z' as Instant;
const program = fileURLToPath(new URL('../packages/server/bin/tinnhiem.mjs', import.meta.url));

const folder = join(tmpdir(), `tinnhiem-bench-centre-${process.pid}`);
const postgres = await ownPostgres(folder);
const addressOf = (organisation: string) => `${postgres.url}?organisation=${organisation}`;

function show(name: string, milliseconds: readonly number[], wall?: number): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  const rate = wall === undefined ? '' : ` ${Math.round((sorted.length / wall) * 1000)}/s;`;
  console.log(`${name}:${rate} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms (${sorted.length})`);
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [number, T]> {
  const begun = performance.now();
  const value = await work();
  return [performance.now() - begun, value];
}

/** Bare commits of one row, by so many at once. */
async function floor(connections: number): Promise<void> {
  const pool = new Pool({ connectionString: postgres.url, max: connections });
  await pool.query('CREATE TABLE IF NOT EXISTS public.floor (number bigint GENERATED ALWAYS AS IDENTITY, body text)');
  const taken: number[] = [];
  const body = 'x'.repeat(500);
  const [wall] = await timed(() =>
    Promise.all(
      Array.from({ length: connections }, async () => {
        for (let count = 0; count < 400 / connections; count += 1)
          taken.push((await timed(() => pool.query('INSERT INTO public.floor (body) VALUES ($1)', [body])))[0]);
      }),
    ),
  );
  show(`floor, bare commits by ${connections} at once`, taken, wall);
  await pool.end();
}

const voterIds = Array.from({ length: checkIns }, (_, index) => `V${String(index).padStart(5, '0')}`);

/** An organisation with rounds that are ready for the check-in, and somebody who checks in. */
async function prepare(organisation: string, rounds: readonly string[]): Promise<string> {
  const stores = await centralStores(addressOf(organisation));
  const service = createService(stores.rounds, () => time);
  const heads = sampleRoster.people.filter(({ posts }) => posts[0]?.title === 'Trưởng khoa');
  const voters = voterIds.map((id) => ({
    id,
    name: `Người ${id}`,
    unit: 'Khoa 1',
    posts: [{ title: 'Giảng viên', unit: 'Khoa 1', start: '2016-09-01' }],
  }));
  const roster = rosterSchema.parse({ people: [...heads, ...voters] });
  const [propose, , ready] = toStage.ready;
  for (const round of rounds) {
    const steps: readonly Step[] = [
      ['organiser', 'create-round', { rehearsal: false, plan: samplePlan(), roster, sources: [] }],
      ...toStage.preparing,
      propose,
      ['organiser', 'record-printing', { list: listId, copies: checkIns + 10 }],
      ready,
    ];
    for (const step of steps) {
      const done = await service.perform(orderOf(step, round));
      if (!done.ok) throw new Error(done.error.message.en);
    }
  }
  const office = assembleOffice(folder, () => new Date(), console.error, stores);
  const roles: readonly Role[] = ['committee-member'];
  const made = await office.accounts.create({ username: 'nguoi', name: 'Người', roles, password });
  const signedIn = made.ok ? await office.accounts.signIn('nguoi', password, '127.0.0.1') : made;
  if (!signedIn.ok) throw new Error(signedIn.error.message.en);
  await office.accounts.changePassword(signedIn.value.account.id, password, `${password} mới`, signedIn.value.token);
  await office.close();
  return signedIn.value.token;
}

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
}

async function start(organisation: string): Promise<Running> {
  const place = ['--database', addressOf(organisation), '--files', join(folder, 'files')];
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', ...place, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  for await (const chunk of child.stdout ?? []) {
    out += String(chunk);
    if (out.includes('}')) return { child, address: (JSON.parse(out) as { address: string }).address };
  }
  throw new Error('the server did not start');
}

async function end(servers: readonly Running[]): Promise<void> {
  for (const { child } of servers) {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: clients });

function ask(url: string, token: string, body?: unknown): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-tinnhiem': '1', cookie: `tinnhiem=${token}` };
    const asked = request(url, { method: body === undefined ? 'GET' : 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function must(url: string, token: string, body?: unknown): Promise<number> {
  const [taken, status] = await timed(() => ask(url, token, body));
  if (status !== 200) throw new Error(`${url}: ${status}`);
  return taken;
}

/** Check-ins in several rounds, through so many servers. */
async function acts(processes: number): Promise<void> {
  const organisation = `nhieu-${processes}`;
  const rounds = Array.from({ length: busyRounds }, (_, index) => `dot-${index}`);
  const token = await prepare(organisation, rounds);
  const servers = await Promise.all(Array.from({ length: processes }, () => start(organisation)));
  const taken: number[] = [];
  const [wall] = await timed(() =>
    Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const round = rounds[client % busyRounds] ?? '';
        for (let index = client; index < voterIds.length; index += clients) {
          const server = servers[(client + index) % processes]?.address ?? '';
          const body = { id: randomUUID(), data: { people: [voterIds[index]] } };
          taken.push(await must(`${server}/api/conferences/${round}~${conferenceId}/check-in`, token, body));
        }
      }),
    ),
  );
  show(`${processes} server processes, ${clients} clerks, ${busyRounds} rounds, acts over HTTP`, taken, wall);
  await end(servers);
}

/** A centre with many rounds: the list, a search, and one round that nobody has opened yet. */
async function many(): Promise<void> {
  const unread = ['goc-1', 'goc-2', 'goc-3', 'goc-4', 'goc-5'];
  const token = await prepare('tinh', ['goc', ...unread]);
  const pool = new Pool({ connectionString: postgres.mighty, max: 1 });
  await pool.query("SET session_replication_role = 'replica'");
  await pool.query(
    `INSERT INTO tinnhiem.round (organisation, id, number, hash, summary)
     SELECT organisation, 'dot-' || n, number, hash,
       replace(replace(summary, '"goc"', '"dot-' || n || '"'), 'Lấy phiếu tín nhiệm thử nghiệm', 'Lấy phiếu tín nhiệm, đơn vị số ' || n)
     FROM tinnhiem.round, generate_series(1, $1) AS n WHERE organisation = 'tinh' AND id = 'goc'`,
    [manyRounds - 1 - unread.length],
  );
  await pool.end();
  const [server] = await Promise.all([start('tinh')]);
  const { address } = server;
  const repeat = async (count: number, path: string) => {
    const taken: number[] = [];
    for (let index = 0; index < count; index += 1) taken.push(await must(`${address}${path}`, token));
    return taken;
  };
  show('the first request to a server, one round', await repeat(1, '/api/rounds/goc'));
  const first: number[] = [];
  for (const round of unread) first.push(...(await repeat(1, `/api/rounds/${round}`)));
  show('one round that nobody had opened', first);
  show('one round', await repeat(20, '/api/rounds/goc'));
  // What the screen asks for.
  show(`list of ${manyRounds} rounds, the newest`, await repeat(50, '/api/rounds?first=51'));
  const search = `q=${encodeURIComponent('don vi so 4321')}`;
  show(`search in ${manyRounds} rounds`, await repeat(50, `/api/rounds?first=51&${search}`));
  show(`all ${manyRounds} rounds`, await repeat(20, '/api/rounds'));
  await end([server]);
}

/** What an act costs at the beginning and at the end of a long record. */
async function growing(): Promise<void> {
  await prepare('dai', ['goc']);
  const stores = await centralStores(addressOf('dai'));
  const service = createService(stores.rounds, () => time);
  const taken: number[] = [];
  for (const person of voterIds) {
    const order = orderOf(['committee-member', 'check-in', { people: [person] }], 'goc');
    const [milliseconds, done] = await timed(() => service.perform(order));
    if (!done.ok) throw new Error(done.error.message.en);
    taken.push(milliseconds);
  }
  const tenth = Math.floor(taken.length / 10);
  show('an act at the beginning of a round', taken.slice(tenth, 2 * tenth));
  show(`an act after ${taken.length - tenth} others`, taken.slice(-tenth));
  await stores.close();
}

try {
  await floor(1);
  await floor(16);
  for (const processes of [1, 2, 4]) await acts(processes);
  await floor(16);
  await growing();
  await many();
} finally {
  agent.destroy();
  postgres.remove();
  rmSync(folder, { recursive: true, force: true });
}
