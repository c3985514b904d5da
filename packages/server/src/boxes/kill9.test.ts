// Store and server are killed while people cast, again and again: what was answered is in the box, once.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Credential, verifyBox } from '@tinnhiem/ballot-box';
import { expect, onTestFinished, test } from 'vitest';
import { bytesOf } from '../../test/box-contents.ts';
import { boxesAt } from '../../test/box-place.ts';
import { numberedPlace, random, testBallot, testPlace, testSetup } from '../../test/box-values.ts';
import { openPoll } from '../../test/casting-rounds.ts';
import { act, arithmetic, ballot, hallOf } from '../../test/electronic.ts';
import { emptyFolder } from '../../test/folder.ts';
import { inCentre } from '../../test/kill9-central.ts';
import { emptyOrganisation, runFolder } from '../../test/postgres.ts';
import { ownPostgres } from '../../test/postgres-server.ts';
import { conferenceId, inRole, roundId, sampleTime } from '../../test/sample.ts';
import { assembleOffice } from '../office.ts';
import type { BoxStore } from './box-store.ts';
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

const restorer = fileURLToPath(new URL('../../test/box-restorer.ts', import.meta.url));

test.each([
  ['in a folder', 2, () => Promise.resolve(emptyFolder())],
  ['in PostgreSQL', 2, () => emptyOrganisation()],
])(
  'A store %s that is killed while it takes boxes in has each of them whole, or not at all',
  async (_, times, placeOf) => {
    const folder = emptyFolder();
    const source = embeddedBoxes(join(folder, 'source'));
    await source.begin(testPlace, testSetup());
    const ballots = Array.from({ length: 20 }, (_, voter) => testBallot(voter, 'x'.repeat(10_000)));
    await source.accept(testPlace, ballots);
    await source.end(testPlace, random);
    await source.addTally(testPlace, '"tally"', { ballots: 20 });
    const bel = await bytesOf(source);
    const standing = await source.standing(testPlace);
    await source.close();
    writeFileSync(join(folder, 'box.bel'), bel);
    const place = await placeOf();
    let next = 0;
    for (let kill = 0; kill < times; kill += 1) {
      const child = spawn(process.execPath, [restorer, place, join(folder, 'box.bel')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (piece: string) => {
        said += piece;
      });
      const closed = once(child, 'close');
      await Promise.race([once(child.stdout, 'data'), closed]);
      await pause(Math.random() * 200);
      child.kill('SIGKILL');
      await closed;
      const done = said.split('\n').slice(0, -1).map(Number);
      const store = await boxesAt(place);
      const last = Math.max(next, ...done.map((number) => number + 1));
      for (let number = 0; number < last; number += 1) {
        expect(await store.standing(numberedPlace(number))).toEqual(standing);
        expect(await bytesOf(store, 'whole', numberedPlace(number))).toEqual(bel);
      }
      // The one that was on its way.
      expect([null, standing]).toContainEqual(await store.standing(numberedPlace(last)));
      next = last;
      await store.close();
    }
    expect(next).toBeGreaterThanOrEqual(times);
  },
  300_000,
);

const writer = fileURLToPath(new URL('../../test/box-writer.ts', import.meta.url));

interface Writing {
  readonly accepted: readonly string[];
  readonly store: BoxStore;
}

/** Lets a process of its own take ballots, kills it after a while, and opens the store that it leaves. */
async function killedWriter(
  place: string,
  seed: number,
  meanwhile: (written: () => Promise<unknown>) => Promise<unknown>,
): Promise<Writing> {
  const child = spawn(process.execPath, [writer, place, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said += piece;
  });
  const closed = once(child, 'close');
  const written = () => once(child.stdout, 'data');
  await written();
  await meanwhile(written);
  child.kill('SIGKILL');
  await closed;
  // Whole lines only.
  const accepted = said.split('\n').slice(0, -1);
  return { accepted: accepted.flatMap((line) => line.split(' ')), store: await boxesAt(place) };
}

/** Every ballot that was accepted is in the box, once. */
async function hasAll(place: string, accepted: ReadonlySet<string>): Promise<void> {
  const store = await boxesAt(place);
  onTestFinished(() => store.close());
  await store.end(testPlace, random);
  const trackers = await store.trackers(testPlace);
  expect(new Set(trackers).size).toBe(trackers.length);
  for (const tracker of accepted) expect(trackers).toContain(tracker);
}

const someTime = () => pause(Math.random() * 100);

test.each([
  ['in a folder', 24, () => Promise.resolve(emptyFolder())],
  ['in PostgreSQL', 5, () => emptyOrganisation()],
])(
  'A store %s that is killed at any moment has every ballot that it accepted, once',
  async (_, times, placeOf) => {
    const place = await placeOf();
    const accepted = new Set<string>();
    for (let seed = 0; seed < times; seed += 1) {
      const left = await killedWriter(place, seed, someTime);
      for (const tracker of left.accepted) accepted.add(tracker);
      for (const tracker of accepted) expect(await left.store.knows(testPlace, tracker)).toBe(true);
      await left.store.close();
    }
    await hasAll(place, accepted);
    expect(accepted.size).toBeGreaterThanOrEqual(times);
  },
  300_000,
);

test('Below a store in PostgreSQL the database is killed, and it goes on by itself: every ballot that it accepted is there, once', async () => {
  const postgres = await ownPostgres(join(runFolder(), 'killed-boxes'));
  onTestFinished(() => postgres.remove());
  const { killBelow } = inCentre(postgres);
  const left = await killedWriter(postgres.url, 0, async (written) => {
    for (let kill = 0; kill < 2; kill += 1) {
      await someTime();
      await killBelow();
      await written();
    }
  });
  await left.store.close();
  await hasAll(postgres.url, new Set(left.accepted));
  expect(left.accepted.length).toBeGreaterThan(2);
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
