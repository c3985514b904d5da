// Jobs one after the other: each uses every processor by itself. Written down before and after, so that a crash loses none.
import { err, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import { serverFailed, thrownProblem } from '../http/problem.ts';
import { notFound } from '../service/refusals.ts';
import { storeProblem } from '../store/sqlite.ts';
import { isOver, type StoredJob } from './job.ts';
import type { JobStore } from './job-store.ts';
import { jobOver } from './refusals.ts';

export interface JobQueue {
  get(id: string): StoredJob | undefined;
  /** A job of a conference, or why there is none. */
  find(round: string, conference: string, id: string): Result<StoredJob, Refusal>;
  /** The jobs of a conference, oldest first. */
  of(round: string, conference: string): StoredJob[];
  /** Whether a job is carried out now or will be before the next start. */
  isPending(job: StoredJob): boolean;
  add(job: StoredJob): Promise<void>;
  /** Changes what is shown of a job; only `save` makes it last. */
  update(id: string, changes: Partial<StoredJob>): StoredJob;
  save(job: StoredJob): Promise<void>;
  /** Looks whether there is something to do. */
  wake(): void;
  cancel(job: StoredJob): Promise<Result<void, Refusal>>;
  subscribe(round: string, listener: (conference: string) => void): () => void;
  /** Takes up what an earlier process has left. */
  load(): Promise<void>;
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface JobQueueOptions {
  readonly store: JobStore;
  readonly carryOut: (job: StoredJob, signal: AbortSignal) => Promise<Result<unknown, Refusal>>;
  /** Told of a job before the end of it is written down. Whether nothing is needed of its files any more. */
  readonly ending: (job: StoredJob) => Promise<boolean>;
  readonly report: (error: unknown, where: string) => void;
}

export function createJobQueue({ store, carryOut, ending, report }: JobQueueOptions): JobQueue {
  const jobs = new Map<string, StoredJob>();
  const listeners = new Map<string, Set<(conference: string) => void>>();
  let working: Promise<void> | null = null;
  let current: { readonly id: string; readonly stop: AbortController; readonly over: Promise<void> } | null = null;
  let closed = false;
  /** Jobs that wait for the next start. */
  const setAside = new Set<string>();

  const isPending = (job: StoredJob) => !isOver(job) && !job.open && !setAside.has(job.id);
  const next = () => [...jobs.values()].find(isPending);

  function update(id: string, changes: Partial<StoredJob>): StoredJob {
    const job = { ...(jobs.get(id) as StoredJob), ...changes };
    jobs.set(id, job);
    for (const listener of listeners.get(job.round) ?? []) listener(job.conference);
    return job;
  }

  async function finish(id: string, changes: Pick<StoredJob, 'state'> & Partial<StoredJob>): Promise<void> {
    const job = { ...(jobs.get(id) as StoredJob), ...changes };
    const done = await ending(job);
    await store.save(job);
    if (done) await store.clear(job);
    update(id, changes);
  }

  function wake(): void {
    if (closed || working !== null || next() === undefined) return;
    working = workOn().finally(() => {
      working = null;
      wake();
    });
  }

  async function workOn(): Promise<void> {
    for (let job = next(); job !== undefined && !closed; job = next()) {
      const stop = new AbortController();
      const over = work(update(job.id, { state: 'reading' }), stop.signal);
      current = { id: job.id, stop, over };
      await over;
      current = null;
    }
  }

  async function work(job: StoredJob, signal: AbortSignal): Promise<void> {
    try {
      const done = await carryOut(job, signal);
      if (done.ok) await finish(job.id, { state: job.kind === 'scan' ? 'recorded' : 'stored' });
      else await finish(job.id, { state: 'refused', problem: problemIn(done.error) });
    } catch (error) {
      // Goes on after the next start.
      if (!closed) await finishAfter(error, job, signal.aborted);
    }
  }

  async function finishAfter(error: unknown, job: StoredJob, stopped: boolean): Promise<void> {
    const known = thrownProblem(storeProblem(error, store.files(job).folder));
    const problem = problemIn(known?.refusal ?? refuse(serverFailed));
    try {
      if (jobs.get(job.id)?.recording !== true) {
        if (stopped) return await finish(job.id, { state: 'cancelled' });
        if (known === null) report(error, `scan ${job.id}`);
        return await finish(job.id, { state: 'refused', problem });
      }
      report(error, `scan ${job.id}`);
    } catch (again) {
      report(again, `scan ${job.id}`);
    }
    // Some of its acts may stand, or the disk itself fails: the rest is carried out after the next start.
    setAside.add(job.id);
    update(job.id, { problem });
  }

  return {
    get: (id) => jobs.get(id),
    find(round, conference, id) {
      const job = jobs.get(id);
      return job?.round === round && job.conference === conference ? ok(job) : err(refuse(notFound, id));
    },
    of: (round, conference) => [...jobs.values()].filter((job) => job.round === round && job.conference === conference),
    isPending,
    async add(job) {
      await store.save(job);
      jobs.set(job.id, job);
      update(job.id, {});
      wake();
    },
    update,
    save: (job) => store.save(job),
    wake,
    async cancel({ id }) {
      const job = jobs.get(id);
      if (job === undefined || isOver(job) || job.recording) return err(refuse(jobOver));
      if (current?.id !== id) {
        await finish(id, { state: 'cancelled', open: false });
        return ok(undefined);
      }
      current.stop.abort();
      await current.over;
      return jobs.get(id)?.state === 'cancelled' ? ok(undefined) : err(refuse(jobOver));
    },
    subscribe(round, listener) {
      const mine = listeners.get(round) ?? new Set();
      listeners.set(round, mine.add(listener));
      return () => {
        mine.delete(listener);
        if (mine.size === 0 && listeners.get(round) === mine) listeners.delete(round);
      };
    },
    async load() {
      for (const job of await store.load()) jobs.set(job.id, job);
      // Whoever was handing in files would have to begin anew.
      for (const job of jobs.values())
        if (job.open && !isOver(job)) await finish(job.id, { state: 'cancelled', open: false });
      wake();
    },
    async idle() {
      while (working !== null) await working;
    },
    async close() {
      closed = true;
      current?.stop.abort();
      await working;
    },
  };
}

/** A refusal as a job keeps it. */
export function problemIn({ code, message, todo }: Refusal): NonNullable<StoredJob['problem']> {
  return { code, ...message, todo };
}
