// A server while a hall is busy: ballots are cast, incidents filed, scans handed in, signed papers attached, accounts made and passwords
// changed, all at once. What was answered is written down.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Credential, Election } from '@tinnhiem/ballot-box';
import type { Role } from '@tinnhiem/core';
import { assembleOffice } from '../../packages/server/src/office.ts';
import { createService } from '../../packages/server/src/service/service.ts';
import { embeddedStore } from '../../packages/server/src/store/embedded.ts';
import type { Answer } from '../../packages/server/src/store/round-store.ts';
import { openPoll } from '../../packages/server/test/casting-rounds.ts';
import { ballot, hallOf } from '../../packages/server/test/electronic.ts';
import { incident } from '../../packages/server/test/one-server.ts';
import { conferenceId, roundId, sampleTime } from '../../packages/server/test/sample.ts';
import { scanRound, scanRoundId, shortList } from '../../packages/server/test/scan-round.ts';
import type { Witness } from '../flow/witness.ts';

const password = 'con mèo xanh leo cây';
const program = fileURLToPath(new URL('../../packages/server/test/serve-and-wait.ts', import.meta.url));
const forgetful = new URL('./forgetful.mjs', import.meta.url).href;
const voters = 40;
const people = 3;
const workers: readonly Role[] = ['technician', 'chair', 'committee-head', 'committee-member'];

export interface Hall {
  readonly election: Election;
  readonly ballots: readonly { readonly text: string; readonly tracker: string }[];
  /** Cookies by account. */
  readonly cookies: ReadonlyMap<string, string>;
}

/** A data folder with a poll that is open, a round that is being counted, and everybody signed in. */
export async function prepareHall(data: string): Promise<Hall> {
  const { election, codes } = await openPoll(data, hallOf(people, voters), { password });
  const store = embeddedStore(join(data, 'rounds'));
  await scanRound(
    createService(store, () => sampleTime),
    { sizes: { [shortList]: [4] } },
  );
  await store.close();
  const office = assembleOffice(data, () => new Date());
  try {
    await office.tables.run('UPDATE account SET must_change = 0');
    const cookies = new Map<string, string>();
    for (const account of workers) {
      const signedIn = await office.accounts.signIn(account, password, '127.0.0.1');
      if (!signedIn.ok) throw new Error(signedIn.error.message.en);
      cookies.set(account, `tinnhiem=${signedIn.value.token}`);
    }
    const ballots = Array.from({ length: voters * 4 }, (_, at) =>
      ballot(
        election,
        codes[at % voters] as Credential,
        Array.from({ length: people }, (_, row) => (at + row) % 4),
      ),
    );
    return { election, ballots, cookies };
  } finally {
    await office.close();
  }
}

/** What was answered beside acts, ballots and files. */
export interface Answers {
  /** Jobs of scans, each with the hash of its file. */
  readonly scans: Map<string, string>;
  /** Passwords by account. */
  readonly passwords: Map<string, string>;
}

export interface Busy {
  readonly child: ChildProcess;
  /** The first ballot was answered: everybody is busy. */
  readonly begun: Promise<void>;
  /** Everybody has stopped, as the server is gone. */
  readonly over: Promise<unknown>;
}

/** Starts the server and everybody who asks it. */
export async function startHall(
  data: string,
  { election, ballots, cookies }: Hall,
  { seen, answers, forgets }: { readonly seen: Witness; readonly answers: Answers; readonly forgets: boolean },
): Promise<Busy> {
  const args = [...(forgets ? ['--import', forgetful] : []), program, data];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const address = String(said).trim();

  /** `null` once the server is gone. */
  async function ask(by: string, method: string, path: string, body: unknown, status = 200) {
    const raw = body instanceof FormData || body instanceof Uint8Array;
    const headers: Record<string, string> = { 'x-tinnhiem': '1', cookie: cookies.get(by) ?? by };
    if (!(body instanceof FormData)) headers['content-type'] = raw ? 'application/octet-stream' : 'application/json';
    try {
      const answer = await fetch(`${address}/api/${path}`, {
        method,
        headers,
        body: raw ? (body as FormData | Uint8Array<ArrayBuffer>) : JSON.stringify(body),
      });
      const json = (await answer.json()) as Answer & { readonly job: string; readonly sha256: string };
      if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${JSON.stringify(json)}`);
      return { json, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  async function again(work: (number: number) => Promise<boolean>): Promise<void> {
    for (let number = 0; await work(number); number += 1);
  }

  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const cast = (from: number, step: number) =>
    again(async (number) => {
      const made = ballots[from + number * step];
      if (made === undefined) return false;
      const done = await ask('', 'POST', `booth/${election.record.uuid}/ballots`, { ballot: made.text });
      if (done !== null) seen.ballot(election.record.uuid, made.tracker);
      begin();
      return done !== null;
    });
  const fileIncidents = again(async (number) => {
    const id = randomUUID();
    const done = await ask('chair', 'POST', `rounds/${roundId}/file-incident`, { id, data: incident(number) });
    if (done !== null) seen.act(id, done.json);
    return done !== null;
  });
  const attach = again(async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(randomUUID().repeat(500))]);
    const form = new FormData();
    form.append('file', new Blob([bytes]), 'bien-ban.pdf');
    const done = await ask('committee-head', 'POST', `rounds/${roundId}/attachments`, form);
    if (done !== null) seen.file(done.json.sha256);
    return done !== null;
  });
  const scan = again(async () => {
    const bytes = Buffer.from(randomUUID().repeat(3000));
    // Further files follow, so that nothing is read and the file stays as it came.
    const path = `rounds/${scanRoundId}/conferences/${conferenceId}/scans?name=quet.pdf&more=1`;
    const done = await ask('committee-member', 'POST', path, new Uint8Array(bytes), 202);
    if (done !== null) answers.scans.set(done.json.job, createHash('sha256').update(bytes).digest('hex'));
    return done !== null;
  });
  const signUp = again(async (number) => {
    const username = `nguoi-${number}`;
    const made = { username, name: `Người ${number}`, roles: ['observer'], password: `${password} ${number}` };
    if ((await ask('technician', 'POST', 'accounts', made)) === null) return false;
    answers.passwords.set(username, made.password);
    const entered = await ask('nobody=1', 'POST', 'session', { username, password: made.password });
    if (entered === null) return false;
    const changed = `${made.password} mới`;
    const change = { current: made.password, next: changed };
    // From the request on either may hold; once it is answered only the new one.
    answers.passwords.delete(username);
    if ((await ask(entered.cookie, 'POST', 'session/password', change)) === null) return false;
    answers.passwords.set(username, changed);
    return true;
  });
  return { child, begun, over: Promise.all([cast(0, 2), cast(1, 2), fileIncidents, attach, scan, signUp]) };
}

/** What of the answers beside the record is missing, looked for without a server. */
export async function lookInto(data: string, { scans, passwords }: Answers): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const [job, sha256] of scans) {
    const folder = join(data, 'rounds', scanRoundId, 'scans', job);
    const there = [join(folder, 'job.json'), join(folder, 'files', '0')].every((file) => existsSync(file));
    const hash = there
      ? createHash('sha256')
          .update(readFileSync(join(folder, 'files', '0')))
          .digest('hex')
      : '';
    if (hash !== sha256) missing.push(`scan ${job}`);
  }
  const office = assembleOffice(data, () => new Date());
  try {
    for (const [username, secret] of passwords)
      if (!(await office.accounts.signIn(username, secret, '127.0.0.1')).ok) missing.push(`password of ${username}`);
  } finally {
    await office.close();
  }
  return missing;
}
