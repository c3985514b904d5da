// Rounds as everything else sees them: commands go in, states and acts come out, listeners hear of every append.
import {
  type Envelope,
  err,
  type Instant,
  ok,
  type Refusal,
  type Result,
  type Role,
  type Round,
  refuse,
} from '@tinnhiem/core';
import { StoreProblem } from '../store/problem.ts';
import type { Answer, ListedRound, RoundStore } from '../store/round-store.ts';
import { type LoadedRounds, loadedRounds } from './loaded-rounds.ts';
import * as refusals from './refusals.ts';
import { writing } from './writing.ts';

/** Who gives a command, with every role that the account holds. */
export interface Doer {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** In whose place some of the roles are held. */
  readonly represents?: readonly { readonly account: string; readonly name: string; readonly roles: readonly Role[] }[];
}

/** A command on its way: `id` is chosen by the sender and makes a repeat harmless. */
export interface Order {
  readonly round: string;
  /** For a command of a conference. */
  readonly conference?: string;
  readonly command: string;
  readonly id: string;
  readonly data: unknown;
  readonly by: Doer;
}

export interface Service {
  /** Carries out a command, or says why not. A repeat of one that was carried out gets the same answer. */
  perform(order: Order): Promise<Result<Answer, Refusal>>;
  /** A round as its record has it, the chain checked. */
  round(id: string): Promise<Result<Round, Refusal>>;
  /** The acts of a round's record, the chain checked. */
  acts(id: string): Promise<Result<readonly Envelope[], Refusal>>;
  /** Every round there is, with why one of them cannot be read. */
  list(): Promise<readonly (ListedRound & { readonly damage: Refusal | null })[]>;
  /** Calls `listener` with the number of the last act after every append to a round; returns what ends it. */
  subscribe(round: string, listener: (number: number) => void): () => void;
  /** Calls `listener` with the round after every append that is learned of, to whatever round; returns what ends it. */
  watch(listener: (round: string) => void): () => void;
  /** Tells the listeners what another process, such as the command line, has appended meanwhile: to one round, or to any. */
  lookOutside(round?: string): Promise<void>;
  readonly store: RoundStore;
  readonly now: () => Instant;
}

/** The service on a store, with the clock that it reads. */
export function createService(store: RoundStore, now: () => Instant): Service {
  const rounds = loadedRounds(store);
  const listeners = new Map<string, Set<(number: number) => void>>();
  // Up to which number the listeners of a round have heard.
  const heard = new Map<string, number>();
  const watchers = new Set<(round: string) => void>();

  function tell(round: string, number: number): void {
    for (const watcher of watchers) watcher(round);
    if (!listeners.has(round)) return;
    heard.set(round, number);
    for (const listener of listeners.get(round) ?? []) listener(number);
  }

  return {
    perform: writing(store, rounds, now, tell),
    store,
    now,
    async round(id) {
      const loaded = await rounds.load(id);
      if (!loaded.ok) return loaded;
      return loaded.value === null ? err(refuse(refusals.notFound, id)) : ok(loaded.value);
    },
    acts: (id) => rounds.acts(id),
    async list() {
      const listed = await store.list();
      return await Promise.all(listed.map(async (round) => ({ ...round, damage: await damageOf(round, rounds) })));
    },
    subscribe(round, listener) {
      const own = listeners.get(round) ?? new Set();
      if (own.size === 0) heard.set(round, rounds.seen(round) ?? 0);
      listeners.set(round, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(round) === own) listeners.delete(round);
      };
    },
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    async lookOutside(only) {
      for (const round of [...listeners.keys()].filter((each) => only === undefined || each === only)) {
        const loaded = await rounds.load(round);
        const number = loaded.ok ? (loaded.value?.head.number ?? 0) : 0;
        if (number > (heard.get(round) ?? 0)) tell(round, number);
      }
    },
  };
}

/** Why a round cannot be read; `null` where nothing is known against it. */
async function damageOf(round: ListedRound, rounds: LoadedRounds): Promise<Refusal | null> {
  // What was damaged may have been restored since.
  if (rounds.damage(round.id) === null && round.summary !== null) return null;
  try {
    const loaded = await rounds.load(round.id);
    return loaded.ok ? null : loaded.error;
  } catch (error) {
    if (error instanceof StoreProblem) return refuse(refusals.roundUnreadable, error.text);
    throw error;
  }
}
