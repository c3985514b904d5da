// Kills a process that appends, again and again, and looks at what is left on the disk.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Envelope, emptyHead, type Head, verifyChain } from '@tinnhiem/core';
import { embeddedStore } from '../src/store/embedded.ts';
import type { RoundStore } from '../src/store/round-store.ts';

export interface Losses {
  kills: number;
  /** Commands that were answered. */
  acknowledged: number;
  acts: number;
  /** Answered commands of which an act is missing or another. */
  lost: number;
  /** Commands of which some acts are there and some are not. */
  torn: number;
  /** Records whose chain is broken, or that cannot be read. */
  corrupt: number;
  readonly problems: string[];
}

export const noLosses = (): Losses => ({
  kills: 0,
  acknowledged: 0,
  acts: 0,
  lost: 0,
  torn: 0,
  corrupt: 0,
  problems: [],
});

export interface Acknowledged {
  readonly round: string;
  readonly number: number;
  readonly hash: string;
}

const writer = fileURLToPath(new URL('./appending-writer.ts', import.meta.url));

export function startWriter(folder: string, seed: number, ...more: readonly string[]) {
  return spawn(process.execPath, [writer, folder, String(seed), ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** What a writer has said: whole lines only. */
export function linesOf(output: string): Acknowledged[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [round = '', number = '', hash = ''] = line.split(' ');
      return { round, number: Number(number), hash };
    });
}

/** Where writers append, and what else may be killed beside them. */
export interface KillPlace {
  /** A folder, or the address of a central store. */
  readonly name: string;
  readonly open: () => Promise<RoundStore>;
  /** Kills what the writer writes to, and starts it again. */
  readonly killBelow?: () => Promise<void>;
}

export function inFolder(folder: string): KillPlace {
  const name = join(folder, 'rounds');
  return { name, open: () => Promise.resolve(embeddedStore(name)) };
}

/** Starts a writer, kills it at a moment that `random` chooses, and returns what it had answered. */
async function killOnce(place: KillPlace, seed: number, random: () => number): Promise<Acknowledged[]> {
  const child = startWriter(place.name, seed);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    output += piece;
  });
  const closed = once(child, 'close');
  // One in twenty dies while it starts.
  if (random() >= 0.05) await once(child.stdout, 'data');
  await pause(random() * 150);
  if (place.killBelow !== undefined && random() < 0.5) {
    await place.killBelow();
    await pause(random() * 300);
  }
  child.kill('SIGKILL');
  const [, signal] = (await closed) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error('the writer ended by itself');
  return linesOf(output);
}

/** Checks what is stored against what was answered. `checked`: up to where each round has been checked before. */
export async function check(
  store: RoundStore,
  answered: readonly Acknowledged[],
  checked: Map<string, Head>,
  losses: Losses,
): Promise<void> {
  losses.acknowledged += answered.length;
  const rounds = new Set([...answered.map(({ round }) => round), ...(await store.list()).map(({ id }) => id)]);
  for (const round of rounds) {
    const from = checked.get(round) ?? emptyHead;
    let acts: readonly Envelope[];
    try {
      acts = await store.acts(round, from.number + 1);
    } catch (error) {
      losses.corrupt += 1;
      losses.problems.push(`${round}: ${error}`);
      continue;
    }
    const chain = verifyChain(acts, from);
    if (!chain.ok) {
      losses.corrupt += 1;
      losses.problems.push(`${round}: ${JSON.stringify(chain.error)}`);
      continue;
    }
    losses.acts += acts.length;
    const hashes = new Map(acts.map(({ number, hash }) => [number, hash]));
    for (const { number, hash } of answered.filter((one) => one.round === round))
      if (hashes.get(number) !== hash) {
        losses.lost += 1;
        losses.problems.push(`${round}: answered act ${number} is not there`);
      }
    const last = acts.at(-1);
    const [place, count] = /^(\d+)\/(\d+)/.exec((last?.data as { words: string })?.words ?? '1/1')?.slice(1) ?? [];
    if (place !== count) {
      losses.torn += 1;
      losses.problems.push(`${round}: ends in the middle of a command, ${place} of ${count}`);
    }
    checked.set(round, chain.value);
  }
}

/** Kills a writer so many times; everything that it answered must be there, in whole commands, in an unbroken chain. */
export async function killMany(kills: number, place: KillPlace, random: () => number): Promise<Losses> {
  const losses = noLosses();
  const checked = new Map<string, Head>();
  for (let kill = 1; kill <= kills; kill += 1) {
    const answered = await killOnce(place, kill, random);
    losses.kills += 1;
    const store = await place.open();
    await check(store, answered, checked, losses);
    await store.close();
  }
  // Once more from the first act of every round, as a reader would who knows nothing.
  const whole = noLosses();
  const store = await place.open();
  await check(store, [], new Map(), whole);
  await store.close();
  return { ...losses, corrupt: losses.corrupt + whole.corrupt, torn: losses.torn + whole.torn };
}
