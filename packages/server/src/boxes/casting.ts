// From the request of a voter to a durable ballot. Nothing of the request but the ballot itself gets here.
import { setImmediate } from 'node:timers/promises';
import { credentialOf, type ProblemCode, type Random, trackerOf } from '@tinnhiem/ballot-box';
import { err, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import type { Acceptance, AcceptedBallot, BoxPlace, BoxStore } from './box-store.ts';
import type { BallotTexts } from './box-work.ts';
import type { BoxWorkers } from './box-workers.ts';
import type { RefusalLimit } from './refusal-limit.ts';
import * as refusals from './refusals.ts';

/** A box into which people cast. */
export interface CastingBox {
  readonly place: BoxPlace;
  readonly texts: BallotTexts;
  /** The public credentials of its election. */
  readonly listed: ReadonlySet<string>;
  /** Why nobody may cast at this moment; `null` where one may. */
  readonly closedFor: () => Promise<Refusal | null>;
}

export interface Cast {
  readonly tracker: string;
  /** Whether this very ballot was accepted before. */
  readonly again: boolean;
}

export interface Casting {
  /** Takes a ballot: durable when this answers. The same ballot again is answered in the same way and counts once. */
  cast(box: CastingBox, ballot: string): Promise<Result<Cast, Refusal>>;
  /** Ends what goes on: ballots that were checked are stored. */
  settle(): Promise<void>;
}

/** At least so many ballots enter the box together, in an order that was drawn. */
export const batchOf = 8;
/** So many ballots may wait for a processor: some seconds of work, and a few dozen megabytes. */
const mostChecking = 256;
// What was checked while the disk was busy is stored with one flush. More at once would keep others waiting for too long.
const storedAtOnce = 32;

interface Checked {
  readonly ballot: AcceptedBallot;
  readonly resolve: (outcome: Acceptance | Refusal) => void;
  readonly reject: (error: unknown) => void;
}

export interface CastingTools {
  readonly store: BoxStore;
  readonly workers: BoxWorkers;
  readonly random: Random;
  readonly limit: RefusalLimit;
  /** Told of errors that nobody expected; never of what was sent. */
  readonly report: (error: unknown, where: string) => void;
}

export function createCasting({ store, workers, random, limit, report }: CastingTools): Casting {
  /** Ballots on their way, by election and tracker. */
  const flights = new Map<string, Promise<Result<Cast, Refusal>>>();
  /** The last ballot on its way of each code, so that the order of a voter's own ballots stays. */
  const turns = new Map<string, Promise<unknown>>();
  const queues = new Map<string, Checked[]>();
  const working = new Set<Promise<void>>();

  async function work(box: CastingBox, queue: Checked[]): Promise<void> {
    while (queue.length > 0) {
      // Lets in what was checked meanwhile.
      await setImmediate();
      const batch = queue.splice(0, storedAtOnce);
      try {
        await storeAll(box, batch);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    queues.delete(box.place.election);
  }

  async function storeAll(box: CastingBox, batch: readonly Checked[]): Promise<void> {
    const closed = await box.closedFor();
    if (closed !== null) {
      for (const { resolve } of batch) resolve(closed);
      return;
    }
    const outcomes = await store.accept(
      box.place,
      batch.map(({ ballot }) => ballot),
    );
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as Acceptance);
    try {
      await store.admit(box.place, batchOf, random);
    } catch (error) {
      // The ballots are safe where they wait; the next one tries again.
      report(error, 'admit');
    }
  }

  function stored(box: CastingBox, ballot: AcceptedBallot): Promise<Acceptance | Refusal> {
    return new Promise((resolve, reject) => {
      const checked = { ballot, resolve, reject };
      const queue = queues.get(box.place.election);
      if (queue !== undefined) {
        queue.push(checked);
        return;
      }
      const fresh = [checked];
      queues.set(box.place.election, fresh);
      const done = work(box, fresh).finally(() => working.delete(done));
      working.add(done);
    });
  }

  /** Checks and stores a ballot, behind the ballots of the same code that came before it. */
  async function take(
    box: CastingBox,
    ballot: AcceptedBallot,
    before: Promise<unknown>,
  ): Promise<Result<Cast, Refusal>> {
    const { place, texts, listed } = box;
    const { credential, tracker, text } = ballot;
    if (await store.knows(place, tracker)) return ok({ tracker, again: true });
    const closed = await box.closedFor();
    if (closed !== null) return err(closed);
    if (!listed.has(credential)) return err(refuse(refusals.codeUnknown));
    if ((await store.codeStatus(place, credential)) === 'burnt') return err(refuse(refusals.codeBurnt));
    const seconds = limit.wait(credential);
    if (seconds > 0) return err(refuse(refusals.tooManyRefused, seconds));
    if (workers.checking() >= mostChecking) return err(refuse(refusals.castingBusy));
    const [problem] = await workers.checkBallot({ texts, ballot: text });
    if (problem !== undefined) {
      limit.refused(credential, problem.code);
      return err(refuse(refusals.ballotRefused, problem.code));
    }
    await before;
    const outcome = await stored(box, ballot);
    if (typeof outcome !== 'string') return err(outcome);
    if (outcome === 'burnt') return err(refuse(refusals.codeBurnt));
    if (outcome === 'closed') return err(refuse(refusals.pollClosed));
    return ok({ tracker, again: outcome === 'again' });
  }

  return {
    async cast(box, text) {
      const { election } = box.place;
      const tracker = trackerOf(text);
      const going = flights.get(`${election} ${tracker}`);
      if (going !== undefined) {
        const outcome = await going;
        return outcome.ok ? ok({ tracker, again: true }) : outcome;
      }
      const credential = credentialOf(Buffer.from(text.slice(0, 1000)));
      if (credential === undefined) return err(refuse(refusals.ballotRefused, 'ballot-malformed' as ProblemCode));
      // Its place behind earlier ballots of the same code is taken before anything is waited for.
      const [flight, turn] = [`${election} ${tracker}`, `${election} ${credential}`];
      const taken = take(box, { credential, tracker, text }, turns.get(turn) ?? Promise.resolve());
      const passed = taken.catch(() => undefined);
      flights.set(flight, taken);
      turns.set(turn, passed);
      try {
        return await taken;
      } finally {
        flights.delete(flight);
        if (turns.get(turn) === passed) turns.delete(turn);
      }
    },
    async settle() {
      await Promise.all([...turns.values()]);
      await Promise.all([...working]);
    },
  };
}
