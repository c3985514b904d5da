// node scripts/run.mjs bench/booth-opening.ts [VOTERS]
// A hall that opens the booth at once: every phone on a connection of its own fetches the page with its pieces, what is asked, and whether its
// code may be used, from a server in its own process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Credential, credentialKey } from '@tinnhiem/ballot-box';
import { openPoll } from '../packages/server/test/casting-rounds.ts';
import { arithmetic, hallOf } from '../packages/server/test/electronic.ts';

const voters = Number(process.argv[2] ?? 500);
const people = 20;
const program = fileURLToPath(new URL('../packages/server/test/serve-and-wait.ts', import.meta.url));

function ask(agent: Agent, url: string, body?: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-tinnhiem': '1', 'accept-encoding': 'identity' };
    const asked = request(url, { method: body === undefined ? 'GET' : 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(`${url}: ${response.statusCode} ${text}`)),
      );
    });
    asked.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Milliseconds until the page stands with its pieces, and until the voter can mark. */
async function openBooth(address: string, election: string, credential: string): Promise<readonly [number, number]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const begun = performance.now();
  try {
    const page = await ask(agent, `${address}/b`);
    const pieces = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => `${address}${path}`);
    await Promise.all(pieces.map((piece) => ask(agent, piece)));
    const stands = performance.now() - begun;
    await ask(agent, `${address}/api/booth/${election}`);
    await ask(agent, `${address}/api/booth/${election}/code`, { credential });
    return [stands, performance.now() - begun];
  } finally {
    agent.destroy();
  }
}

function show(name: string, milliseconds: readonly number[]): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  console.log(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms (${sorted.length})`);
}

const data = mkdtempSync(join(tmpdir(), 'tinnhiem-booth-opening-'));
try {
  const { election, codes } = await openPoll(data, hallOf(people, voters));
  const { uuid } = election.record;
  const credentials = codes.map((code) => credentialKey(arithmetic.group, uuid, code as Credential).public);
  const child = spawn(process.execPath, [program, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = String(((await once(child.stdout, 'data')) as [Buffer])[0]).trim();
    const [, alone] = await openBooth(address, uuid, credentials[0] ?? '');
    console.log(`the first voter, alone: ${Math.round(alone)} ms`);
    const begun = performance.now();
    const opened = await Promise.all(credentials.map((credential) => openBooth(address, uuid, credential)));
    console.log(
      `${voters} voters open the booth at once: all of them after ${Math.round(performance.now() - begun)} ms`,
    );
    show(
      '  the page with its pieces',
      opened.map(([stands]) => stands),
    );
    show(
      '  ready to mark',
      opened.map(([, ready]) => ready),
    );
  } finally {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  }
} finally {
  rmSync(data, { recursive: true });
}
