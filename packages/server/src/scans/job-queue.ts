// Jobs one after the other: each uses every processor by itself. Of several servers each takes the next one.
import { setTimeout as pause } from 'node:timers/promises';
import { err, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import { serverFailed, thrownProblem } from '../http/problem.ts';
import { notFound } from '../service/refusals.ts';
import { StoreProblem } from '../store/problem.ts';
import { storeProblem } from '../store/sqlite.ts';
import { isOver, type StoredJob } from './job.ts';
import { type ClaimedJob, ClaimLost, JobPostponed, JobStopped, type JobStore, type KnownJob } from './job-store.ts';
import { jobOver } from './refusals.ts';

export interface JobQueue {
  /** A job of a conference, or why there is none. */
  find(round: string, conference: string, id: string): Promise<Result<StoredJob, Refusal>>;
  /** The jobs of a conference, oldest first. */
  of(round: string, conference: string): Promise<readonly KnownJob[]>;
  /** Looks whether there is something to do. */
  wake(): void;
  cancel(job: StoredJob): Promise<Result<void, Refusal>>;
  subscribe(round: string, listener: (conference: string) => void): () => void;
  /** Takes up what an earlier process has left, and goes on with whatever comes. */
  start(): Promise<void>;
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface JobQueueOptions {
  readonly store: JobStore;
  readonly carryOut: (claimed: ClaimedJob) => Promise<Result<unknown, Refusal>>;
  /** Told of a job, as it is at its end, before that is written down. Whether nothing is needed of its files any more. */
  readonly ending: (job: StoredJob, work: ClaimedJob['work']) => Promise<boolean>;
  readonly report: (error: unknown, where: string) => void;
}

/** How long somebody who stops a job waits for it, in milliseconds: a server may have to notice first that another one is gone. */
const patience = 30_000;
const lookEvery = 50;
const serverEnds = new Error('the server ends');

export function createJobQueue({ store, carryOut, ending, report }: JobQueueOptions): JobQueue {
  const listeners = new Map<string, Set<(conference: string) => void>>();
  let working: Promise<void> | null = null;
  let current: ClaimedJob | null = null;
  let [started, closed, again] = [false, false, false];

  const endWatch = store.watch((change) => {
    if (change !== null) for (const listener of listeners.get(change.round) ?? []) listener(change.conference);
    if (started) wake();
  });

  async function finish(claimed: ClaimedJob, changes: Pick<StoredJob, 'state'> & Partial<StoredJob>): Promise<void> {
    const done = await ending({ ...claimed.job(), ...changes }, claimed.work);
    await claimed.finish(changes, done);
  }

  function wake(): void {
    again = true;
    if (closed || working !== null) return;
    // Not at once: taking a job up is a change too, of which is told here.
    working = Promise.resolve()
      .then(workOn)
      .catch((error: unknown) => report(error, 'scans'))
      .finally(() => {
        working = null;
      });
  }

  async function workOn(): Promise<void> {
    while (again && !closed) {
      again = false;
      for (;;) {
        const claimed = closed ? null : await store.claim();
        if (claimed === null) break;
        current = claimed;
        if (closed) claimed.abort(serverEnds);
        await work(claimed);
        current = null;
      }
    }
  }

  async function work(claimed: ClaimedJob): Promise<void> {
    try {
      const done = await carryOut(claimed);
      if (done.ok) await finish(claimed, { state: claimed.job().kind === 'scan' ? 'recorded' : 'stored' });
      else await finish(claimed, { state: 'refused', problem: problemIn(done.error) });
    } catch (error) {
      await giveBack(error, claimed).catch((failed: unknown) => report(failed, `scan ${claimed.job().id}`));
    }
  }

  async function giveBack(error: unknown, claimed: ClaimedJob): Promise<void> {
    const { signal } = claimed;
    if (error instanceof ClaimLost || signal.reason instanceof ClaimLost || closed)
      return await claimed.release('at-once');
    // Where the database does not answer nothing is wrong with the job.
    const away = error instanceof StoreProblem && error.kind === 'away';
    if (away || error instanceof JobPostponed) return await claimed.release('later');
    await finishAfter(error, claimed, signal.reason instanceof JobStopped);
  }

  async function finishAfter(error: unknown, claimed: ClaimedJob, stopped: boolean): Promise<void> {
    const { id, name, recording } = claimed.job();
    const known = thrownProblem(storeProblem(error, name));
    const problem = problemIn(known?.refusal ?? refuse(serverFailed));
    try {
      if (!recording) {
        if (stopped) return await finish(claimed, { state: 'cancelled' });
        if (known === null) report(error, `scan ${id}`);
        return await finish(claimed, { state: 'refused', problem });
      }
      report(error, `scan ${id}`);
    } catch (failed) {
      report(failed, `scan ${id}`);
    }
    // Some of its acts may stand, or the disk itself fails: the rest is carried out later.
    claimed.update({ problem });
    await claimed.release('aside');
  }

  return {
    async find(round, conference, id) {
      const job = await store.get(id);
      return job?.round === round && job.conference === conference ? ok(job) : err(refuse(notFound, id));
    },
    of: (round, conference) => store.of(round, conference),
    wake,
    async cancel({ id }) {
      for (let waited = 0; waited < patience; waited += lookEvery) {
        const job = await store.get(id);
        if (job?.state === 'cancelled' && waited > 0) return ok(undefined);
        if (job === null || isOver(job) || job.recording) return err(refuse(jobOver));
        const claimed = await store.claim(id);
        if (claimed !== null) {
          await finish(claimed, { state: 'cancelled', open: false });
          return ok(undefined);
        }
        await store.stop(id);
        await pause(lookEvery);
      }
      return err(refuse(jobOver));
    },
    subscribe(round, listener) {
      const mine = listeners.get(round) ?? new Set();
      listeners.set(round, mine.add(listener));
      return () => {
        mine.delete(listener);
        if (mine.size === 0 && listeners.get(round) === mine) listeners.delete(round);
      };
    },
    async start() {
      await store.start();
      started = true;
      wake();
    },
    async idle() {
      while (working !== null) await working;
    },
    async close() {
      closed = true;
      endWatch();
      current?.abort(serverEnds);
      await working;
      await store.close();
    },
  };
}

/** A refusal as a job keeps it. */
export function problemIn({ code, message, todo }: Refusal): NonNullable<StoredJob['problem']> {
  return { code, ...message, todo };
}
