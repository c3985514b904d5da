// Scans on their way into the count: files are taken in, read one job after the other, and recorded. What was begun goes on after a crash.
import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { err, type Instant, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import type { LayoutFile } from '@tinnhiem/paper';
import type { DocumentRequest } from '../documents/index.ts';
import { serverFailed, thrownProblem } from '../http/problem.ts';
import { notFound } from '../service/refusals.ts';
import { makeFolder } from '../store/durable.ts';
import { storeProblem } from '../store/sqlite.ts';
import { type CountPlace, countsNow } from './count-place.ts';
import type { ImageStore } from './image-store.ts';
import { createInbox, placeAlso, removeTaken } from './inbox.ts';
import { type FolderView, isOver, newJob, type ScansView, type StoredJob, viewOf } from './job.ts';
import { createJobStore } from './job-store.ts';
import type { Planner } from './planner.ts';
import { type PracticeMaker, practicePiles } from './practice.ts';
import { recordJob, type Tools } from './record-job.ts';
import { cancelled, jobOver, nothingToPractise, onlyInRehearsal } from './refusals.ts';
import { hashOfFile, takeFile } from './take-file.ts';

/** Who hands something in. */
export interface By {
  readonly account: string;
  readonly name: string;
}

export type NewScan = Pick<StoredJob, 'round' | 'conference' | 'name' | 'list' | 'batch'> & {
  readonly by: By;
  /** More files of the same pile follow; nothing is read before the last. */
  readonly more: boolean;
};

export interface Scans {
  /** Takes a file in; answers with the job once the file is on the disk. */
  take(scan: NewScan, bytes: Readable): Promise<Result<string, Refusal>>;
  /** Takes a further file of a job that is open. */
  takeMore(job: string, scan: Omit<NewScan, 'list' | 'batch'>, bytes: Readable): Promise<Result<string, Refusal>>;
  /** The jobs of a conference and its watched folder. */
  view(round: string, conference: string): Promise<ScansView>;
  /** Stops a job that is not recorded yet; nothing of it is. */
  cancel(round: string, conference: string, job: string): Promise<Result<void, Refusal>>;
  /** Switches the watched folder of a conference on or off. */
  watch(round: string, conference: string, on: boolean, by: By): Promise<FolderView>;
  /** Rehearsals only: begins to make marked and scanned ballots, which are put into the watched folder. */
  practise(place: CountPlace, wish: NonNullable<StoredJob['practice']>, by: By): Promise<Result<string, Refusal>>;
  /** Keeps the layout of a ballot that is about to be printed. */
  keepLayout(round: string, request: DocumentRequest): Promise<void>;
  /** The layout of a ballot that was printed or read; `null` where its style is not known. */
  layoutOf(round: string, style: string): Promise<LayoutFile | null>;
  /** Calls `listener` with the conference whenever something changes in a round's jobs; returns what ends it. */
  subscribe(round: string, listener: (conference: string) => void): () => void;
  readonly images: ImageStore;
  /** Goes on with what a crash has interrupted, and begins to look into the watched folders. */
  start(): Promise<void>;
  /** Until nothing is read and nothing waits to be. */
  idle(): Promise<void>;
  /** Ends the work; what is being read goes on after the next start. */
  close(): Promise<void>;
}

export interface ScansOptions {
  readonly tools: Omit<Tools, 'images' | 'layouts' | 'planner'>;
  readonly layouts: Tools['layouts'];
  readonly images: ImageStore;
  readonly planner: Planner;
  readonly practice: PracticeMaker;
  /** `data/rounds` and `data/scan-inbox`. */
  readonly rounds: string;
  readonly inbox: string;
  readonly now: () => Instant;
  /** Told of errors that nobody expected. */
  readonly report: (error: unknown, where: string) => void;
}

/** How often the watched folders are looked into, in milliseconds. */
const lookEvery = 1_000;

export function createScans({ tools, rounds, now, report, ...options }: ScansOptions): Scans {
  const { images, layouts, planner, practice } = options;
  const store = createJobStore(rounds);
  const inbox = createInbox(options.inbox);
  const jobs = new Map<string, StoredJob>();
  const listeners = new Map<string, Set<(conference: string) => void>>();
  let working: Promise<void> | null = null;
  let current: { readonly id: string; readonly stop: AbortController; readonly over: Promise<void> } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let closed = false;
  /** Jobs that wait for the next start. */
  const setAside = new Set<string>();

  function update(id: string, changes: Partial<StoredJob>): StoredJob {
    const job = { ...(jobs.get(id) as StoredJob), ...changes };
    jobs.set(id, job);
    for (const listener of listeners.get(job.round) ?? []) listener(job.conference);
    return job;
  }

  /** The end of a job: files of the folder go back there, then it is written down, then what it needed is removed. */
  async function finish(id: string, changes: Pick<StoredJob, 'state'> & Partial<StoredJob>): Promise<void> {
    const job = { ...(jobs.get(id) as StoredJob), ...changes };
    const back = await giveBack(job);
    await store.save(job);
    if (back) await store.clear(job);
    update(id, changes);
  }

  /** Whether nothing of the folder's files is left here. What cannot be put back stays with the job. */
  async function giveBack(job: StoredJob): Promise<boolean> {
    if (job.from !== 'folder') return true;
    const { round, conference, files } = job;
    try {
      for (const [index, { name }] of files.entries())
        await inbox.giveBack(round, conference, { name, from: store.files(job).file(index) }, problemOf(job));
      return true;
    } catch (error) {
      report(error, `scan ${job.id}`);
      return false;
    }
  }

  async function add(job: StoredJob): Promise<void> {
    await store.save(job);
    jobs.set(job.id, job);
    update(job.id, {});
    wake();
  }

  const next = () => [...jobs.values()].find((job) => !isOver(job) && !job.open && !setAside.has(job.id));

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
      const over = carryOut(update(job.id, { state: 'reading' }), stop.signal);
      current = { id: job.id, stop, over };
      await over;
      current = null;
    }
  }

  async function carryOut(job: StoredJob, signal: AbortSignal): Promise<void> {
    try {
      const done = job.kind === 'scan' ? await read(job, signal) : await make(job, signal);
      if (done.ok) await finish(job.id, { state: job.kind === 'scan' ? 'recorded' : 'stored' });
      else await finish(job.id, { state: 'refused', problem: problemIn(done.error) });
    } catch (error) {
      // Goes on after the next start.
      if (closed) return;
      await finishAfter(error, job, signal.aborted);
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

  async function read(job: StoredJob, signal: AbortSignal): Promise<Result<unknown, Refusal>> {
    const files = store.files(job);
    update(job.id, { recorded: [] });
    return await recordJob(
      job,
      { files, sources: job.files.map((_, index) => files.file(index)) },
      { ...tools, images, layouts, planner },
      {
        signal,
        progress: (progress) => void update(job.id, progress),
        planned: () => store.save(update(job.id, { recording: true })),
        recorded: (part) => void update(job.id, { recorded: added(jobs.get(job.id)?.recorded ?? [], part) }),
      },
    );
  }

  async function make(job: StoredJob, signal: AbortSignal): Promise<Result<unknown, Refusal>> {
    const folder = inbox.path(job.round, job.conference);
    await makeFolder(folder);
    return await practice.make(job, {
      folder,
      scratch: store.files(job).pictures,
      signal,
      progress: (progress) => void update(job.id, progress),
    });
  }

  async function look(): Promise<void> {
    for (const { round, conference, by, files } of await inbox.look(performance.now())) {
      const id = randomUUID();
      const place = await store.prepare(round, id);
      const taken: StoredJob['files'] = [];
      for (const [index, { name, path }] of files.entries()) {
        await placeAlso(path, place.file(index));
        taken.push({ name, sha256: await hashOfFile(place.file(index)) });
      }
      const about = { round, conference, by, list: null, batch: null, name: taken[0]?.name ?? '' };
      await add({ ...newJob, ...about, id, kind: 'scan', from: 'folder', files: taken, practice: null, at: now() });
      for (const { path } of files) await removeTaken(path);
    }
  }

  const own = (round: string, conference: string) =>
    [...jobs.values()].filter((job) => job.round === round && job.conference === conference);

  return {
    images,
    async keepLayout(round, request) {
      await layouts.ofRequest(round, request);
    },
    layoutOf: (round, style) => layouts.find(round, style),
    async take({ more, ...scan }, bytes) {
      const id = randomUUID();
      const files = await store.prepare(scan.round, id);
      const taken = await takeFile(bytes, files.file(0)).catch(async (error: unknown) => {
        await store.drop(scan.round, id);
        throw error;
      });
      if (!taken.ok) {
        await store.drop(scan.round, id);
        return taken;
      }
      const first = { name: scan.name, sha256: taken.value };
      await add({
        ...newJob,
        ...scan,
        id,
        kind: 'scan',
        from: 'upload',
        files: [first],
        open: more,
        practice: null,
        at: now(),
      });
      return ok(id);
    },
    async takeMore(id, { round, conference, by, name, more }, bytes) {
      const job = jobs.get(id);
      if (job === undefined || job.round !== round || job.conference !== conference) return err(refuse(notFound, id));
      if (!job.open || isOver(job) || job.by.account !== by.account) return err(refuse(jobOver));
      // Written aside, so that two that come at once do not mix.
      const aside = join(store.files(job).folder, 'files', `new-${randomUUID()}`);
      const taken = await takeFile(bytes, aside);
      if (!taken.ok) return taken;
      const open = jobs.get(id);
      if (open === undefined || !open.open || isOver(open)) return err(refuse(jobOver));
      const files = [...open.files, { name, sha256: taken.value }];
      jobs.set(id, { ...open, files });
      await rename(aside, store.files(job).file(files.length - 1));
      await store.save(update(id, { open: more }));
      wake();
      return ok(id);
    },
    async view(round, conference) {
      const mine = own(round, conference);
      return {
        jobs: mine.map(viewOf).reverse(),
        reading: mine.some((job) => !isOver(job) && !job.open && !setAside.has(job.id)),
        folder: await inbox.folder(round, conference),
      };
    },
    async cancel(round, conference, id) {
      const job = jobs.get(id);
      if (job === undefined || job.round !== round || job.conference !== conference) return err(refuse(notFound, id));
      if (isOver(job) || job.recording) return err(refuse(jobOver));
      if (current?.id !== id) {
        await finish(id, { state: 'cancelled', open: false });
        return ok(undefined);
      }
      current.stop.abort();
      await current.over;
      return jobs.get(id)?.state === 'cancelled' ? ok(undefined) : err(refuse(jobOver));
    },
    async watch(round, conference, on, by) {
      await inbox.watch(round, conference, { on, by });
      return await inbox.folder(round, conference);
    },
    async practise(place, wish, by) {
      const { ids, round } = place;
      if (!round.state.rehearsal) return err(refuse(onlyInRehearsal));
      const counting = countsNow(place);
      if (!counting.ok) return counting;
      if (practicePiles(counting.value, wish.ballots).length === 0) return err(refuse(nothingToPractise));
      const id = randomUUID();
      await store.prepare(ids.round, id);
      const about = { ...ids, by, list: null, batch: null, name: practiceName };
      await add({ ...newJob, ...about, id, kind: 'practice', from: 'upload', files: [], practice: wish, at: now() });
      return ok(id);
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
      for (const job of await store.load()) jobs.set(job.id, job);
      // Whoever was handing in files would have to begin anew.
      for (const job of jobs.values())
        if (job.open && !isOver(job)) await finish(job.id, { state: 'cancelled', open: false });
      wake();
      timer = setInterval(() => {
        looking ??= look()
          .catch((error: unknown) => report(error, 'scan folder'))
          .finally(() => {
            looking = null;
          });
      }, lookEvery);
      timer.unref();
    },
    async idle() {
      while (working !== null) await working;
    },
    async close() {
      closed = true;
      if (timer !== null) clearInterval(timer);
      await looking;
      current?.stop.abort();
      await working;
      await planner.close();
      await practice.close();
    },
  };
}

/** Name of a practice job, until there are files. */
const practiceName = 'tap-duot';

function problemIn({ code, message, todo }: Refusal): StoredJob['problem'] {
  return { code, ...message, todo };
}

function problemOf({ state, problem }: StoredJob): StoredJob['problem'] {
  return state === 'cancelled' ? problemIn(refuse(cancelled)) : problem;
}

/** Sheets of the same batch are one line. */
function added(recorded: StoredJob['recorded'], part: StoredJob['recorded'][number]): StoredJob['recorded'] {
  const same = recorded.find(({ list, batch }) => list === part.list && batch === part.batch);
  if (same === undefined) return [...recorded, part];
  return recorded.map((each) => (each === same ? { ...each, sheets: each.sheets + part.sheets } : each));
}
