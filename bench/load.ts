// node scripts/run.mjs bench/load.ts [DISPLAYS]
// A whole hall at one server in its own process: 300 check-ins by 10 clerks at once, 300 ballots entered twice by 20 members of the
// committee at once, what they could not read decided by all of them at once, while 1,000 displays listen and are told what the room sees. Beside it, from the same minutes, the floors: bare commits on SQLite, and a bare server that tells as many listeners.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, type ClientRequest, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
  toStage,
} from '../packages/server/test/sample.ts';

const displays = Number(process.argv[2] ?? 1000);
const votedOn = 20;
const voters = Array.from({ length: 300 }, (_, index) => `V${String(index).padStart(3, '0')}`);
const clerks = 10;
const members = 20;
const batches = members / 2;
const ballotsEach = voters.length / batches;
/** One ballot in so many has a row that nobody can read. */
const doubtfulEvery = 3;
const password = 'con mèo xanh leo cây';
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-load-'));
const data = join(folder, 'data');

function show(name: string, milliseconds: readonly number[], wall?: number): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  const rate = wall === undefined ? '' : `${Math.round((sorted.length / wall) * 1000)}/s; `;
  console.log(`${name}: ${rate}p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms (${sorted.length})`);
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [number, T]> {
  const begun = performance.now();
  const value = await work();
  return [performance.now() - begun, value];
}

// ── What there is before: a round ready for the check-in, and an account for everybody who works ──

type Tokens = Readonly<Record<string, string>>;

async function prepare(): Promise<Tokens> {
  mkdirSync(join(data, 'rounds'), { recursive: true });
  const store = embeddedStore(join(data, 'rounds'));
  const service = createService(store, () => '2019-02-20T01:02:03.456Z' as Instant);
  const roster = rosterSchema.parse({
    people: voters.map((id, index) => ({
      id,
      name: `Người thứ ${index}`,
      unit: 'Khoa 1',
      posts: [{ title: index < votedOn ? 'Trưởng khoa' : 'Giảng viên', unit: `Khoa ${index}`, start: '2016-09-01' }],
    })),
  });
  const [propose, , ready] = toStage.ready;
  const steps: readonly Step[] = [
    ['organiser', 'create-round', { rehearsal: false, plan: samplePlan(), roster, sources: [] }],
    ...toStage.preparing,
    propose,
    ['organiser', 'record-printing', { list: listId, copies: voters.length }],
    ready,
  ];
  for (const step of steps) {
    const done = await service.perform(orderOf(step));
    if (!done.ok) throw new Error(done.error.message.en);
  }
  await store.close();
  const office = assembleOffice(data, () => new Date());
  const accounts: readonly (readonly [string, Role])[] = [
    ['chair', 'chair'],
    ['head', 'committee-head'],
    ...Array.from({ length: members }, (_, index) => [`member-${index}`, 'committee-secretary'] as const),
  ];
  const tokens: Record<string, string> = {};
  for (const [username, role] of accounts) {
    const made = await office.accounts.create({ username, name: username, roles: [role], password });
    const signedIn = made.ok ? await office.accounts.signIn(username, password, '127.0.0.1') : made;
    if (!signedIn.ok) throw new Error(signedIn.error.message.en);
    const { account, token } = signedIn.value;
    await office.accounts.changePassword(account.id, password, `${password} mới`, token);
    tokens[username] = token;
  }
  await office.close();
  return tokens;
}

// ── The server, and whoever asks it ──

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
}

async function start(args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, address: String(said).trim() };
}

async function end({ child }: Running): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** Resident memory in MB, now and at its highest; only Linux says it. */
function memoryOf({ child }: Running): string {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const [now, highest] = ['VmRSS', 'VmHWM'].map(
    (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024,
  );
  return `${now?.toFixed(0)} MB, ${highest?.toFixed(0)} MB at its highest`;
}

const working = new Agent({ keepAlive: true, maxSockets: members });

function ask(url: string, token?: string, body?: unknown): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'x-tinnhiem': '1',
      ...(token === undefined ? {} : { cookie: `tinnhiem=${token}` }),
    };
    const asked = request(url, { method: body === undefined ? 'GET' : 'POST', agent: working, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** A screen of the room: it listens, and shows what it is told. */
class Display {
  heard = '';
  words = 0;
  readonly #stream: ClientRequest;

  constructor(events: string) {
    this.#stream = request(events, { agent: false }, (response) => {
      response.setEncoding('utf8').on('data', (text: string) => {
        const said = [...text.matchAll(/"(?:number|present|done)":(\d+)/g)];
        this.heard = said.at(-1)?.[0] ?? this.heard;
        this.words += said.length > 0 ? 1 : 0;
      });
    });
    this.#stream.on('error', () => {});
    this.#stream.end();
  }

  close(): void {
    this.#stream.destroy();
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

async function hang(events: string): Promise<Display[]> {
  const all = Array.from({ length: displays }, () => new Display(events));
  await until(() => all.every(({ words }) => words > 0));
  return all;
}

// ── Floors ──

function commits(name: string): void {
  const database = openDatabase(join(folder, `${randomUUID()}.sqlite`));
  database.exec('CREATE TABLE act (number INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO act (body) VALUES (?)');
  const taken: number[] = [];
  const begun = performance.now();
  for (let number = 0; number < voters.length; number += 1) {
    const at = performance.now();
    insert.run('x'.repeat(500));
    taken.push(performance.now() - at);
  }
  show(name, taken, performance.now() - begun);
  database.close();
}

const bareServer = `
const streams = new Set();
let number = 1;
require('node:http').createServer((request, response) => {
  if (request.method === 'POST') {
    number += 1;
    for (const stream of streams) stream.write('data: {"number":' + number + '}\\n\\n');
    request.resume().on('end', () => response.end());
  } else {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"number":1}\\n\\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }
}).listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port); });
process.once('SIGTERM', () => process.exit());
`;

/** One act after another, each with how long it takes until the last display has heard of it. */
async function spread(name: string, all: readonly Display[], acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const taken: number[] = [];
  for (const act of acts) {
    const before = all.map(({ heard }) => heard);
    const begun = performance.now();
    await act();
    await until(() => all.every(({ heard }, index) => heard !== before[index]));
    taken.push(performance.now() - begun);
    // Two acts within a quarter of a second are told as one.
    await pause(300);
  }
  show(name, taken);
}

// ── The hall ──

const marks = (ballot: number) => ({
  whole: 'ok',
  rows: Array.from({ length: votedOn }, (_, row) =>
    row === 0 && ballot % doubtfulEvery === 0
      ? 'doubtful'
      : (['high', 'confidence', 'low'] as const)[(ballot + row) % 3],
  ),
});

async function hall(server: Running, tokens: Tokens): Promise<void> {
  const conference = `${roundId}~${conferenceId}`;
  const perform = async (who: string, command: string, body: object) => {
    const url = `${server.address}/api/conferences/${conference}/${command}`;
    const [taken, status] = await timed(() => ask(url, tokens[who], { id: randomUUID(), data: body }));
    if (status !== 200) throw new Error(`${command}: ${status}`);
    return taken;
  };
  const page = `${server.address}/api/display/${conference}`;
  console.log(`the server, before anybody came: ${memoryOf(server)}`);
  const [hanging, all] = await timed(() => hang(`${page}/events`));
  console.log(`${displays} displays listen after ${Math.round(hanging)} ms; the server: ${memoryOf(server)}`);

  const together = async (name: string, people: number, work: (person: number) => AsyncIterable<number>) => {
    const before = all.map(({ words }) => words);
    const taken: number[] = [];
    const [wall] = await timed(() =>
      Promise.all(
        Array.from({ length: people }, async (_, person) => {
          for await (const milliseconds of work(person)) taken.push(milliseconds);
        }),
      ),
    );
    show(name, taken, wall);
    const last = performance.now();
    await pause(100);
    await until(() => all.every(({ heard }) => heard === all[0]?.heard));
    const told = all.reduce((sum, { words }, index) => sum + words - (before[index] ?? 0), 0) / displays;
    const late = Math.round(performance.now() - last);
    console.log(
      `  ${told.toFixed(0)} words to each display, all equal ${late} ms after; the server: ${memoryOf(server)}`,
    );
  };

  const arriving = voters.slice(0, -10);
  await together(`${voters.length - 10} check-ins by ${clerks} clerks at once`, clerks, async function* (clerk) {
    for (let index = clerk; index < arriving.length; index += clerks)
      yield await perform(`member-${clerk}`, 'check-in', { people: [arriving[index]] });
  });
  await spread(
    `an act until the last of ${displays} displays has heard`,
    all,
    voters.slice(-10).map((person) => () => perform('member-0', 'check-in', { people: [person] })),
  );

  await perform('chair', 'approve-committee', { votesFor: voters.length, votesAgainst: 0 });
  await perform('chair', 'open-poll', {});
  await perform('head', 'hand-out', {});
  await perform('chair', 'close-poll', {});
  await perform('head', 'record-box', { list: listId, collected: voters.length, unused: 0 });
  await perform('head', 'begin-count', {});
  await perform('head', 'form-batches', { list: listId, sizes: Array.from({ length: batches }, () => ballotsEach) });
  await together(`ballots of ${votedOn} rows entered by ${members} members at once`, members, async function* (member) {
    const batch = Math.floor(member / 2) + 1;
    for (let ballot = 1; ballot <= ballotsEach; ballot += 1)
      yield await perform(`member-${member}`, 'enter-ballot', { list: listId, batch, ballot, marks: marks(ballot) });
    yield await perform(`member-${member}`, 'finish-batch', { list: listId, batch });
  });
  const doubtful = Array.from({ length: batches }, (_, batch) =>
    Array.from({ length: Math.floor(ballotsEach / doubtfulEvery) }, (_, at) => ({
      batch: batch + 1,
      ballot: (at + 1) * doubtfulEvery,
    })),
  ).flat();
  await together(`doubtful rows decided by ${members} members at once`, members, async function* (member) {
    const vote = { decision: 'low', votesFor: 3, votesAgainst: 0 };
    for (const cell of doubtful.filter((_, index) => index % members === member))
      yield await perform(`member-${member}`, 'adjudicate', { list: listId, ...cell, row: 0, ...vote });
  });
  await perform('head', 'canvass', {});
  for (const display of all) display.close();
}

try {
  const tokens = await prepare();
  commits('floor, bare commits on SQLite');
  const program = fileURLToPath(new URL('../packages/server/test/serve-and-wait.ts', import.meta.url));
  const server = await start([program, data]);
  try {
    await hall(server, tokens);
  } finally {
    await end(server);
  }
  const bare = await start(['-e', bareServer]);
  const all = await hang(bare.address);
  const told = Array.from({ length: 10 }, () => () => ask(bare.address, undefined, {}));
  await spread(`floor, a bare server until the last of ${displays} listeners has heard`, all, told);
  for (const display of all) display.close();
  await end(bare);
  commits('floor, bare commits on SQLite, after');
} finally {
  working.destroy();
  rmSync(folder, { recursive: true });
}
