// node scripts/run.mjs bench/clerks.ts [CLERKS] [PEOPLE-EACH]
// A hall of clerks who check people in at the same moment, each at a screen of their own, against a server in its own
// process. Beside it, from the same minute, the floor: as many commits of the same size on a bare SQLite file.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Instant, type Role, rosterSchema } from '@tinnhiem/core';
import { assembleOffice } from '../packages/server/src/office.ts';
import { createService } from '../packages/server/src/service/service.ts';
import { embeddedStore } from '../packages/server/src/store/embedded.ts';
import { openDatabase } from '../packages/server/src/store/sqlite.ts';
import {
  conferenceId,
  listId,
  orderOf,
  roundId,
  type Step,
  samplePlan,
  sampleRoster,
  toStage,
} from '../packages/server/test/sample.ts';

const clerks = Number(process.argv[2] ?? 50);
const each = Number(process.argv[3] ?? 20);
const password = 'con mèo xanh leo cây';
const time = '2019-02-20T01:02:03.456Z' as Instant;

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function show(name: string, milliseconds: readonly number[], wall: number): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const [half, most, worst] = [0.5, 0.95, 1].map((share) => percentile(sorted, share).toFixed(1));
  const rate = Math.round((sorted.length / wall) * 1000);
  console.log(
    `${name}: ${sorted.length} in ${Math.round(wall)} ms, ${rate}/s; p50 ${half} ms, p95 ${most} ms, worst ${worst} ms`,
  );
}

/** Invented voters: `clerks × each` of them. */
function hall() {
  const voters = Array.from({ length: clerks * each }, (_, index) => ({
    id: `V${String(index).padStart(5, '0')}`,
    name: `Người thứ ${index}`,
    unit: 'Khoa 1',
    posts: [{ title: 'Giảng viên', unit: 'Khoa 1', start: '2016-09-01' }],
  }));
  const heads = sampleRoster.people.filter(({ posts }) => posts[0]?.title === 'Trưởng khoa');
  return { roster: rosterSchema.parse({ people: [...heads, ...voters] }), voters: voters.map(({ id }) => id) };
}

/** A data folder with a round that is ready for the check-in, and an account for every clerk. */
async function prepare(
  data: string,
): Promise<{ readonly tokens: readonly string[]; readonly voters: readonly string[] }> {
  mkdirSync(join(data, 'rounds'), { recursive: true });
  const { roster, voters } = hall();
  const store = embeddedStore(join(data, 'rounds'));
  const service = createService(store, () => time);
  const [propose, , ready] = toStage.ready;
  const steps: readonly Step[] = [
    ['organiser', 'create-round', { rehearsal: false, plan: samplePlan(), roster, sources: [] }],
    ...toStage.preparing,
    propose,
    ['organiser', 'record-printing', { list: listId, copies: voters.length + 10 }],
    ready,
  ];
  for (const step of steps) {
    const done = await service.perform(orderOf(step));
    if (!done.ok) throw new Error(done.error.message.en);
  }
  await store.close();
  const office = assembleOffice(data, () => new Date());
  const tokens: string[] = [];
  for (let clerk = 0; clerk < clerks; clerk += 1) {
    const username = `clerk-${clerk}`;
    const roles: readonly Role[] = ['committee-member'];
    const made = await office.accounts.create({ username, name: username, roles, password });
    const signedIn = made.ok ? await office.accounts.signIn(username, password, '127.0.0.1') : made;
    if (!signedIn.ok) throw new Error(signedIn.error.message.en);
    const { account, token } = signedIn.value;
    await office.accounts.changePassword(account.id, password, `${password} mới`, token);
    tokens.push(token);
  }
  await office.close();
  return { tokens, voters };
}

function post(agent: Agent, url: URL, token: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-tinnhiem': '1',
      cookie: `tinnhiem=${token}`,
    };
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', reject).end(body);
  });
}

/** As many commits as the clerks make, of the same size, with nothing around them. */
function floor(folder: string, count: number): void {
  const database = openDatabase(join(folder, 'floor.sqlite'));
  database.exec('CREATE TABLE act (number INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO act (body) VALUES (?)');
  const body = 'x'.repeat(500);
  const taken: number[] = [];
  const begun = performance.now();
  for (let number = 0; number < count; number += 1) {
    const at = performance.now();
    insert.run(body);
    taken.push(performance.now() - at);
  }
  show('floor, raw SQLite commits', taken, performance.now() - begun);
  database.close();
}

const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-clerks-'));
const data = join(folder, 'data');
try {
  const { tokens, voters } = await prepare(data);
  floor(folder, voters.length);
  const main = fileURLToPath(new URL('../packages/server/test/serve-and-wait.ts', import.meta.url));
  const server = spawn(process.execPath, [main, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [said] = (await once(server.stdout, 'data')) as [Buffer];
    const url = new URL(`/api/conferences/${roundId}~${conferenceId}/check-in`, String(said).trim());
    const agent = new Agent({ keepAlive: true, maxSockets: clerks });
    const taken: number[] = [];
    const begun = performance.now();
    await Promise.all(
      tokens.map(async (token, clerk) => {
        for (const person of voters.slice(clerk * each, (clerk + 1) * each)) {
          const at = performance.now();
          const status = await post(
            agent,
            url,
            token,
            JSON.stringify({ id: randomUUID(), data: { people: [person] } }),
          );
          if (status !== 200) throw new Error(`${person}: ${status}`);
          taken.push(performance.now() - at);
        }
      }),
    );
    show(`${clerks} clerks at once, check-ins over HTTP`, taken, performance.now() - begun);
    agent.destroy();
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }
  floor(mkdtempSync(join(folder, 'again-')), voters.length);
} finally {
  rmSync(folder, { recursive: true });
}
