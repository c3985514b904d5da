// A server in a process of its own, to which acts of the sample round are sent as screens send them.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Role } from '@tinnhiem/core';
import { createAccounts } from '../src/accounts/accounts.ts';
import { createService } from '../src/service/service.ts';
import { embeddedStore } from '../src/store/embedded.ts';
import { openOffice } from '../src/store/office.ts';
import { password } from './http.ts';
import { leadTo, roundId, type SampleStage, sampleTime } from './sample.ts';

const program = new URL('./serve-and-wait.ts', import.meta.url).pathname;

export interface Sent {
  readonly status: number;
  readonly code: string;
  /** What a person reads. */
  readonly words: string;
}

export interface OneServer {
  readonly child: ChildProcess;
  readonly address: string;
  /** Sends a command with an id of its own, as somebody in the role. Throws where the connection fails. */
  readonly send: (role: Role, path: string, id: string, data: unknown, address?: string) => Promise<Sent>;
  readonly kill: () => Promise<void>;
}

/** Puts a round in this stage and an account for each role into a data folder. */
export async function prepareData(data: string, stage: SampleStage, held: readonly Role[]): Promise<void> {
  const store = embeddedStore(join(data, 'rounds'));
  await leadTo(
    createService(store, () => sampleTime),
    stage,
  );
  await store.close();
  const tables = openOffice(join(data, 'office.sqlite'));
  const random = (bytes: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64url');
  const accounts = createAccounts(tables, { now: Date.now, random });
  for (const role of held) await accounts.create({ username: role, name: role, roles: [role], password });
  await tables.run('UPDATE account SET must_change = 0');
  await tables.close();
}

/** `before`: words of a shell before the program, such as limits. */
export async function startOne(data: string, before = ''): Promise<OneServer> {
  const command = `${before} exec "${process.execPath}" "${program}" "${data}"`;
  // What it complains about there is what is tried here.
  const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const address = String(said).trim();
  const cookies = new Map<Role, string>();
  const headers = { 'content-type': 'application/json', 'x-tinnhiem': '1' };

  async function cookieOf(role: Role): Promise<string> {
    const known = cookies.get(role);
    if (known !== undefined) return known;
    const body = JSON.stringify({ username: role, password });
    const answer = await fetch(`${address}/api/session`, { method: 'POST', headers, body });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    cookies.set(role, cookie);
    return cookie;
  }

  return {
    child,
    address,
    async send(role, path, id, data, at = address) {
      const cookie = await cookieOf(role);
      const body = JSON.stringify({ id, data });
      const answer = await fetch(`${at}/api/${path}`, { method: 'POST', headers: { ...headers, cookie }, body });
      const { code = '', message } = (await answer.json()) as { code?: string; message?: { vi: string } };
      return { status: answer.status, code, words: message?.vi ?? '' };
    },
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The acts of the sample round as they lie in the folder, the chain checked. */
export async function actsIn(data: string) {
  const store = embeddedStore(join(data, 'rounds'));
  try {
    const acts = await createService(store, () => sampleTime).acts(roundId);
    if (!acts.ok) throw new Error(acts.error.message.en);
    return acts.value;
  } finally {
    await store.close();
  }
}

/** An incident to file, with so many words that a disk feels it. */
export function incident(number: number): object {
  return {
    kind: 'other',
    conference: null,
    happened: '2019-02-01',
    what: `Việc ${number}: ${'giả định để thử '.repeat(200)}`,
  };
}
