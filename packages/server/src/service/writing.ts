// Every write is here, and is the same dozen lines: load, fold, decide by the table, chain, append with the expected
// number, tell the listeners. There is no other way to write.
import { setTimeout as pause, setImmediate } from 'node:timers/promises';
import {
  contentHash,
  type Envelope,
  err,
  fingerprint,
  type Instant,
  malformed,
  ok,
  type Refusal,
  type Result,
  type Round,
  refuse,
} from '@tinnhiem/core';
import { whereAskersAreNamed } from '../inquiries/askers.ts';
import type { Answer, RoundStore, Write } from '../store/round-store.ts';
import { decideOrder } from './decide-order.ts';
import type { LoadedRounds } from './loaded-rounds.ts';
import * as refusals from './refusals.ts';
import type { Order } from './service.ts';
import { summaryOf } from './summary.ts';

type Outcome = Result<Answer, Refusal>;

interface Waiting {
  readonly order: Order;
  readonly content: string;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

// Only other processes can get between: the command line, or the other servers of a centre, which write to one round as this one does.
const attempts = 40;
// From the third attempt on each waits another time, in milliseconds, so that none is always the later one.
const longestPause = 20;
// After so many turns it is tried again without.
const rememberedFor = 50;
// What comes in while the disk is busy is decided one after the other and stored with one flush: a hall of clerks waits
// for the disk once, not once each.
const mostAtOnce = 100;

/** The function that carries out commands. Those of one round are decided in the order in which they came. */
export function writing(
  store: RoundStore,
  rounds: LoadedRounds,
  now: () => Instant,
  tell: (round: string, number: number) => void,
): (order: Order) => Promise<Outcome> {
  const queues = new Map<string, Waiting[]>();
  // Rounds to which other processes write too, with how many more times a turn is waited for.
  const contended = new Map<string, number>();

  async function work(id: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      // Lets in what has arrived while the disk was busy.
      await setImmediate();
      const batch = queue.splice(0, mostAtOnce);
      try {
        settle(batch, await performAll(id, batch));
      } catch {
        // What went wrong with one must not fail its neighbours: each alone.
        for (const one of batch) await performAll(id, [one]).then((outcomes) => settle([one], outcomes), one.reject);
      }
    }
    queues.delete(id);
  }

  async function performAll(id: string, batch: readonly Waiting[]): Promise<readonly Outcome[]> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (attempt >= 2) await pause(Math.random() * longestPause);
      const outcomes = contended.has(id) ? await inTurn(id, batch) : await tryAll(id, batch);
      if (outcomes !== null) return outcomes;
      contended.set(id, rememberedFor);
    }
    return batch.map(() => err(refuse(refusals.busy)));
  }

  /** As `tryAll`, after those processes that asked before; what was decided on an older record is lost work for everybody. */
  async function inTurn(id: string, batch: readonly Waiting[]): Promise<readonly Outcome[] | null> {
    const outcomes = store.turn === undefined ? await tryAll(id, batch) : await store.turn(id, () => tryAll(id, batch));
    const left = (contended.get(id) ?? 0) - 1;
    if (left > 0) contended.set(id, left);
    else contended.delete(id);
    return outcomes;
  }

  /** `null` where the record went on meanwhile, so that everything has to be decided anew. */
  async function tryAll(id: string, batch: readonly Waiting[]): Promise<readonly Outcome[] | null> {
    const loaded = await rounds.load(id);
    if (!loaded.ok) return batch.map(() => loaded);
    const before = loaded.value;
    let round = before;
    const writes: Write[] = [];
    const outcomes: Outcome[] = [];
    for (const { order, content } of batch) {
      const decided = await decideOne(order, content, round, before, writes);
      outcomes.push(decided.outcome);
      if (decided.round !== undefined) round = decided.round;
    }
    if (round === null || writes.length === 0) return outcomes;
    const stored =
      before === null ? await store.create(id, writes) : await store.append(id, before.head.number, writes);
    if (stored !== 'created' && stored !== 'appended') return null;
    await rounds.advance(id, round);
    tell(id, round.head.number);
    return outcomes;
  }

  /** Adds what a command decides to `writes`, unless it was carried out before or is refused. */
  async function decideOne(
    order: Order,
    content: string,
    round: Round | null,
    stored: Round | null,
    writes: Write[],
  ): Promise<{ readonly outcome: Outcome; readonly round?: Round }> {
    const earlier = writes.find(({ receipt }) => receipt.id === order.id)?.receipt;
    const receipt = earlier ?? (stored === null ? null : await store.receipt(order.round, order.id));
    if (receipt !== null)
      return { outcome: receipt.content === content ? ok(receipt.answer) : err(refuse(refusals.commandReused)) };
    const decided = decideOrder(order, round, now());
    if (!decided.ok) return { outcome: decided };
    const { envelopes, round: after } = decided.value;
    const unfit =
      (await missingAttachment(store, order.round, envelopes)) ??
      (await whereAskersAreNamed(store, order.round, round, envelopes));
    if (unfit !== null) return { outcome: err(unfit) };
    // During a count no fingerprint of its acts leaves the server: marks could be guessed from it.
    const answer = { number: after.head.number, fingerprint: fingerprint(after.shown.hash) };
    writes.push({ envelopes, receipt: { id: order.id, content, answer }, summary: summaryOf(after) });
    return { outcome: ok(answer), round: after };
  }

  return (order) => {
    const content = contentOf(order);
    if (!content.ok) return Promise.resolve(content);
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { order, content: content.value, resolve, reject };
      const queue = queues.get(order.round);
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      const fresh = [waiting];
      queues.set(order.round, fresh);
      work(order.round, fresh).catch(reject);
    });
  };
}

function settle(batch: readonly Waiting[], outcomes: readonly Outcome[]): void {
  for (const [index, { resolve, reject }] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) reject(new Error('a command without an outcome'));
    else resolve(outcome);
  }
}

/** What a repeat of a command must be equal to. */
function contentOf({ by, conference, command, data }: Order): Result<string, Refusal> {
  try {
    return ok(contentHash({ account: by.account, conference, command, data }));
  } catch (error) {
    return err(refuse(malformed, '', error instanceof Error ? error.message : String(error)));
  }
}

interface NamedFile {
  readonly name?: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The record names files by their content; a name without the file would be an empty promise. */
async function missingAttachment(
  store: RoundStore,
  round: string,
  envelopes: readonly Envelope[],
): Promise<Refusal | null> {
  for (const { name, sha256, bytes } of envelopes.flatMap(({ data }) => filesNamedIn(data))) {
    const kept = await store.attachment(round, sha256);
    if (kept?.bytes.length !== bytes) return refuse(refusals.attachmentMissing, name ?? sha256.slice(0, 8));
  }
  return null;
}

function filesNamedIn(data: unknown): NamedFile[] {
  const { scan, asker, files, step } = data as {
    readonly scan?: NamedFile | null;
    readonly asker?: NamedFile;
    // An archive names how many files lie in it, and none of them.
    readonly files?: readonly NamedFile[] | number;
    readonly step?: { readonly files?: readonly NamedFile[] };
  };
  const named = typeof files === 'object' ? files : [];
  return [scan, asker, ...named, ...(step?.files ?? [])].filter((file) => file !== null && file !== undefined);
}
