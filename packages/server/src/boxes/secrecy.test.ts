// After a poll through the real server process: what is on the disk, in its window and in its memory tells nobody how, or in which order, who cast.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Credential, credentialKey } from '@tinnhiem/ballot-box';
import { expect, onTestFinished, test } from 'vitest';
import { openPoll } from '../../test/casting-rounds.ts';
import { act, arithmetic, ballot, hallOf } from '../../test/electronic.ts';
import { emptyFolder } from '../../test/folder.ts';
import { conferenceId, inRole, listId, roundId, sampleTime } from '../../test/sample.ts';
import { assembleOffice } from '../office.ts';
import { memberLine } from './member-line.ts';
import { decrypt, done } from './participants.ts';

const program = fileURLToPath(new URL('../../test/serve-and-wait.ts', import.meta.url));
const voters = 40;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}

/** Pairs of which the later one stands before the earlier one. */
function inversions(order: readonly number[]): number {
  return order.reduce((sum, value, at) => sum + order.slice(at + 1).filter((later) => later < value).length, 0);
}

test('Files, window and memory hold no code, no key, nobody and no moment beside a credential, and no order of casting', async () => {
  const data = emptyFolder();
  const memory = emptyFolder();
  const hall = hallOf(2, voters);
  const { election, codes, members } = await openPoll(data, hall);
  const { uuid } = election.record;
  const options = ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${memory}`];
  const child = spawn(process.execPath, [...options, program, data], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
    });
  await once(child.stdout, 'data');
  const address = said.trim();
  const trackers: string[] = [];
  for (const [voter, code] of codes.entries()) {
    const { text, tracker } = ballot(election, code as Credential, [voter % 3, voter % 4]);
    const answer = await fetch(`${address}/api/booth/${uuid}/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tinnhiem': '1' },
      body: JSON.stringify({ ballot: text }),
    });
    expect(answer.status).toBe(200);
    trackers.push(tracker);
  }
  child.kill('SIGUSR2');
  const snapshots = () => readdirSync(memory).filter((name) => name.endsWith('.heapsnapshot'));
  const whole = () =>
    snapshots().some((name) => readFileSync(join(memory, name)).subarray(-2).toString().includes('}'));
  while (!whole()) await pause(200);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;

  const office = assembleOffice(data, () => new Date(sampleTime));
  const place = { round: roundId, conference: conferenceId };
  await act(office.service, ['chair', 'close-poll', {}]);
  done(await office.boxes.close(place, inRole('committee-head')));
  const unused = { list: listId, collected: 0, unused: 0, unusedSlips: 0 };
  await act(office.service, ['committee-head', 'record-box', unused]);
  await act(office.service, ['committee-head', 'begin-count', {}]);
  for (const [at, role] of (['committee-head', 'committee-secretary'] as const).entries()) {
    const member = members[at];
    if (member !== undefined)
      await decrypt(arithmetic, { ...member, line: memberLine(office.boxes, place, inRole(role)) }, listId);
  }
  const board = done(await office.boxes.board(uuid));
  await office.close();

  const seeds = members.map(({ secret }) => (secret.kind === 'seed' ? secret.seed : String(secret.key)));
  const secrets = [...codes, ...codes.map((code) => code.replaceAll('-', '')), ...seeds];
  const places = [...filesBelow(data), ...filesBelow(memory)];
  const contents = [
    ...places.map((path) => ({ path, bytes: readFileSync(path) })),
    { path: 'window', bytes: Buffer.from(said) },
  ];
  for (const { path, bytes } of contents)
    for (const secret of secrets) expect(bytes.includes(secret), `${path} holds a secret`).toBe(false);
  // The search finds what is there: the very ballots were in that memory.
  expect(contents.some(({ path, bytes }) => path.startsWith(memory) && bytes.includes(uuid))).toBe(true);

  const credentials = codes.map((code) => credentialKey(arithmetic.group, uuid, code).public);
  const people = new RegExp(hall.voters.join('|'));
  // Who checked in at that minute would be known.
  const moment = /20\d\d-\d\d-\d\d[T ]\d\d:\d\d/;
  for (const { path, bytes } of contents.filter(({ path }) => path.startsWith(data)))
    for (const credential of credentials)
      for (let at = bytes.indexOf(credential); at >= 0; at = bytes.indexOf(credential, at + 1)) {
        const around = bytes.subarray(Math.max(0, at - 300), at + 364).toString('latin1');
        expect(people.test(around), `${path} names a person beside a credential`).toBe(false);
        expect(moment.test(around), `${path} names a moment beside a credential`).toBe(false);
      }

  // In the box, within the batches: of 5 · 28 pairs half stand the other way round, give or take (σ = 9).
  const order = board.trackers.map((tracker) => trackers.indexOf(tracker));
  const batches = Array.from({ length: voters / 8 }, (_, at) => order.slice(at * 8, at * 8 + 8));
  const turned = batches.reduce((sum, batch) => sum + inversions(batch), 0);
  expect(turned).toBeGreaterThan(20);
  expect(turned).toBeLessThan(120);
  // No file has the trackers in the order of casting, and no log of the casting is left beside the box.
  expect(filesBelow(join(data, 'rounds', roundId, 'boxes')).map((path) => path.slice(-4))).toEqual(['.box']);
  for (const { path, bytes } of contents.filter(({ path }) => path.startsWith(data))) {
    const found = trackers.map((tracker) => bytes.indexOf(tracker)).filter((at) => at >= 0);
    if (found.length > 8) expect(inversions(found), path).toBeGreaterThan(0);
  }
}, 300_000);
