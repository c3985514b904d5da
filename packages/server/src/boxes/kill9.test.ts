// Store and server are killed while people cast, again and again: what was answered is in the box, once.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Credential, verifyBox } from '@tinnhiem/ballot-box';
import { expect, onTestFinished, test } from 'vitest';
import { random, testPlace } from '../../test/box-values.ts';
import { openPoll } from '../../test/casting-rounds.ts';
import { act, arithmetic, ballot, hallOf } from '../../test/electronic.ts';
import { emptyFolder } from '../../test/folder.ts';
import { conferenceId, inRole, roundId, sampleTime } from '../../test/sample.ts';
import { assembleOffice } from '../office.ts';
import { embeddedBoxes } from './embedded-boxes.ts';
import { done } from './participants.ts';

const program = fileURLToPath(new URL('../../test/serve-and-wait.ts', import.meta.url));
const kills = 3;
const people = 2;
const voters = 12;

interface Running {
  readonly child: ChildProcessByStdio<null, Readable, null>;
  readonly address: string;
}

async function start(data: string): Promise<Running> {
  const child = spawn(process.execPath, [program, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, address: String(said).trim() };
}

async function kill({ child }: Running): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** What the server answered; `null` where it died first. */
async function send(
  { address }: Running,
  election: string,
  text: string,
): Promise<{ tracker: string; again: boolean } | null> {
  try {
    const answer = await fetch(`${address}/api/booth/${election}/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tinnhiem': '1' },
      body: JSON.stringify({ ballot: text }),
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { tracker: string; again: boolean };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const writer = fileURLToPath(new URL('../../test/box-writer.ts', import.meta.url));

test('A store that is killed at any moment has every ballot that it accepted, once', async () => {
  const folder = emptyFolder();
  const accepted = new Set<string>();
  for (let seed = 0; seed < 24; seed += 1) {
    const child = spawn(process.execPath, [writer, folder, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
    });
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    await pause(Math.random() * 100);
    child.kill('SIGKILL');
    await closed;
    // Whole lines only.
    for (const line of said.split('\n').slice(0, -1)) for (const tracker of line.split(' ')) accepted.add(tracker);
    const store = embeddedBoxes(folder);
    for (const tracker of accepted) expect(await store.knows(testPlace, tracker)).toBe(true);
    await store.close();
  }
  const store = embeddedBoxes(folder);
  onTestFinished(() => store.close());
  await store.end(testPlace, random);
  const trackers = await store.trackers(testPlace);
  expect(new Set(trackers).size).toBe(trackers.length);
  for (const tracker of accepted) expect(trackers).toContain(tracker);
  expect(accepted.size).toBeGreaterThanOrEqual(24);
}, 300_000);

test('Whatever was answered is in the box after kill -9 at any moment, once, and sending it again is answered alike', async () => {
  const data = emptyFolder();
  const { election, codes } = await openPoll(data, hallOf(people, voters));
  const { uuid } = election.record;
  const answered = new Map<string, string>();
  const sent: { voter: number; text: string; tracker: string }[] = [];
  let running = await start(data);
  for (let round = 0; round < kills; round += 1) {
    // Everybody votes again in each round, with a few requests on their way when the server dies.
    const now = Array.from({ length: voters }, (_, voter) => {
      const made = ballot(election, codes[voter] as Credential, [(voter + round) % 3, round % 4]);
      return { voter, ...made };
    });
    sent.push(...now);
    const posting = now.map(async ({ text, tracker }) => {
      const answer = await send(running, uuid, text);
      if (answer !== null) answered.set(tracker, text);
    });
    await Promise.race(posting);
    await pause(Math.random() * 60);
    await kill(running);
    await Promise.all(posting);
    running = await start(data);
    // What this voter sent last and got no answer for is sent again, as the booth does.
    for (const { text, tracker } of now.filter(({ voter }) => voter < 3 || round === kills - 1)) {
      const before = answered.has(tracker);
      const answer = await send(running, uuid, text);
      expect(answer?.tracker).toBe(tracker);
      if (before) expect(answer?.again).toBe(true);
      answered.set(tracker, text);
    }
  }
  await kill(running);
  expect(answered.size).toBeGreaterThan(kills * 3);

  // Closing, interrupted at each of its steps by what a crash leaves, and repeated.
  const place = { round: roundId, election: uuid };
  const store = embeddedBoxes(`${data}/rounds`);
  await store.end(place, arithmetic.random);
  await store.close();
  const office = assembleOffice(data, () => new Date(sampleTime));
  onTestFinished(() => office.close());
  await act(office.service, ['chair', 'close-poll', {}]);
  const conference = { round: roundId, conference: conferenceId };
  const [closed] = done(await office.boxes.close(conference, inRole('committee-head')));
  expect(closed).toMatchObject({ phase: 'tallied', waiting: 0, voters });
  const { pieces } = done(await office.boxes.bytes(uuid));
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  const verified = verifyBox(new Uint8Array(Buffer.concat(parts)), { group: arithmetic.group, open: true });
  expect(verified.errors).toEqual([]);
  const { trackers } = done(await office.boxes.board(uuid));
  expect(new Set(trackers).size).toBe(trackers.length);
  for (const tracker of answered.keys()) expect(trackers).toContain(tracker);
  // Of each voter, what was sent later stands later.
  for (let voter = 0; voter < voters; voter += 1) {
    const own = sent.filter((each) => each.voter === voter).map(({ tracker }) => trackers.indexOf(tracker));
    const there = own.filter((at) => at >= 0);
    expect(there).toEqual(there.toSorted((a, b) => a - b));
  }
}, 600_000);
