// A process that appends until it is killed, and says each answered command on a line of its own:
// node appending-writer.ts FOLDER|postgres://… SEED [OFF]
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { emptyHead, type Head } from '@tinnhiem/core';
import { embeddedStore } from '../src/store/embedded.ts';
import { type Central, openCentral } from '../src/store/postgres.ts';
import { centralRounds } from '../src/store/postgres-rounds.ts';
import { StoreProblem } from '../src/store/problem.ts';
import { headOf, write } from './writes.ts';

const [place = '', seed = '1', synchronous] = process.argv.slice(2);
const store = place.startsWith('postgres:')
  ? centralRounds(await opened())
  : embeddedStore(place, synchronous === 'OFF' ? { synchronous: 'OFF' } : {});

/** The central store, as soon as its database is there: that one is killed too. */
async function opened(): Promise<Central> {
  for (;;)
    try {
      return await openCentral(place, { connections: 2, patience: 120_000 });
    } catch (error) {
      if (!(error instanceof StoreProblem) || error.kind !== 'away') throw error;
      await pause(100);
    }
}

// Numbers that look random and are the same for the same seed (mulberry32).
let state = Number(seed);
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

// One line is one write to the pipe, after the commit has returned: what is on it was answered.
function acknowledge(round: string, head: Head): void {
  writeSync(1, `${round} ${head.number} ${head.hash}\n`);
}

/** The acts of one command: mostly one, sometimes as many as a pile of ballots. Each says its place, so that half a command is seen. */
function wordsOfCommand(): string[] {
  const count = random() < 0.7 ? 1 : 2 + Math.floor(random() * 34);
  const filling = 'Tín nhiệm cao, tín nhiệm, tín nhiệm thấp. '.repeat(1 + Math.floor(random() * 8));
  return Array.from({ length: count }, (_, index) => `${index + 1}/${count} ${filling}`);
}

let round = '';
for (;;) {
  const rounds = await store.list();
  if (rounds.length === 0 || random() < 0.03) {
    round = `dot-${seed}-${rounds.length}`;
    const first = write(emptyHead, wordsOfCommand());
    if ((await store.create(round, [first])) === 'created') acknowledge(round, headOf(first));
    continue;
  }
  if (round === '') round = rounds[Math.floor(random() * rounds.length)]?.id ?? '';
  const head = await store.head(round);
  if (head === null) throw new Error(`${round} is gone`);
  for (let count = 0, at: Head = head; count < 20; count += 1) {
    const next = write(at, wordsOfCommand());
    const outcome = await store.append(round, at.number, [next]);
    // Sent again after the connection was lost: then it stands, and its receipt is there.
    const stands = outcome === 'repeated' && (await store.receipt(round, next.receipt.id)) !== null;
    if (outcome !== 'appended' && !stands) throw new Error(outcome);
    at = headOf(next);
    acknowledge(round, at);
  }
}
