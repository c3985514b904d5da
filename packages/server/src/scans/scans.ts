// Scans on their way into the count: files are taken in, read one job after the other, and recorded. What was begun goes on after a crash.
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { err, type Instant, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import type { LayoutFile } from '@tinnhiem/paper';
import type { DocumentRequest } from '../documents/index.ts';
import { makeFolder } from '../store/durable.ts';
import type { Stores } from '../store/stores.ts';
import { type CountPlace, countsNow } from './count-place.ts';
import { destroyPictures } from './destroy-pictures.ts';
import type { ImageStore } from './image-store.ts';
import { createInbox, type FoundPile, placeAlso, removeTaken } from './inbox.ts';
import { type FolderView, isOver, newJob, type ScansView, type StoredJob, viewOf, withRecorded } from './job.ts';
import { createJobQueue, problemIn } from './job-queue.ts';
import type { ArrivedFile, ClaimedJob, JobStore, JobWork } from './job-store.ts';
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

export type NewScan = Pick<StoredJob, 'round' | 'conference' | 'name' | 'list' | 'batch' | 'from'> & {
  readonly by: By;
  /** More files of the same pile follow; nothing is read before the last. */
  readonly more: boolean;
};

export interface Scans {
  /** Takes a file in; answers with the job once the file is on the disk. */
  take(scan: NewScan, bytes: Readable): Promise<Result<string, Refusal>>;
  /** Takes a further file of a job that is open. */
  takeMore(
    job: string,
    scan: Omit<NewScan, 'list' | 'batch' | 'from'>,
    bytes: Readable,
  ): Promise<Result<string, Refusal>>;
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
  /** Deletes the pictures of ballots that are destroyed. */
  destroyPictures(round: string): Promise<void>;
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
  readonly jobs: JobStore;
  readonly planner: Planner;
  readonly practice: PracticeMaker;
  /** `data/scan-inbox`; of several servers that share it one looks into it. */
  readonly inbox: string;
  readonly hold?: Stores['hold'] | undefined;
  readonly now: () => Instant;
  /** Told of errors that nobody expected. */
  readonly report: (error: unknown, where: string) => void;
}

/** How often the watched folders are looked into, in milliseconds. */
const lookEvery = 1_000;

export function createScans({ tools, now, report, ...options }: ScansOptions): Scans {
  const { images, layouts, planner, practice, jobs: store, hold } = options;
  const inbox = createInbox(options.inbox);
  const queue = createJobQueue({
    store,
    report,
    ending: giveBack,
    carryOut: (claimed) => (claimed.job().kind === 'scan' ? read(claimed) : make(claimed)),
  });
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let giveUp: (() => Promise<void>) | null = null;

  /** Files of the folder go back there. What cannot be put back stays with the job. */
  async function giveBack(job: StoredJob, work: JobWork): Promise<boolean> {
    if (job.from !== 'folder') return true;
    const { round, conference, files } = job;
    const problem = job.state === 'cancelled' ? problemIn(refuse(cancelled)) : job.problem;
    try {
      for (const [index, from] of (await work.sources()).entries())
        await inbox.giveBack(round, conference, { name: files[index]?.name ?? '', from }, problem);
      return true;
    } catch (error) {
      report(error, `scan ${job.id}`);
      return false;
    }
  }

  function read({ job, work, signal, update }: ClaimedJob): Promise<Result<unknown, Refusal>> {
    update({ recorded: [], problem: null });
    return recordJob(
      job(),
      work,
      { ...tools, images, layouts, planner },
      {
        signal,
        progress: update,
        // What the pile says of each page stands in the count.
        seen: () => {},
        recorded: (part) => update({ recorded: withRecorded(job().recorded, part) }),
      },
    );
  }

  async function make({ job, work, signal, update }: ClaimedJob): Promise<Result<unknown, Refusal>> {
    const { round, conference } = job();
    const folder = inbox.path(round, conference);
    await makeFolder(folder);
    await makeFolder(work.pictures);
    return await practice.make(job(), { folder, scratch: work.pictures, signal, progress: update });
  }

  async function dropDestroyed(round: string): Promise<void> {
    const done = await destroyPictures(tools.service, images, round);
    if (!done.ok) report(new Error(done.error.message.en), `pictures of ${round}`);
  }

  /** Takes in the piles that lie complete in the watched folders. */
  async function look(): Promise<void> {
    for (const pile of await inbox.look(performance.now())) await takePile(pile);
  }

  async function takePile({ round, conference, by, files }: FoundPile): Promise<void> {
    const id = randomUUID();
    const taken: ArrivedFile[] = [];
    try {
      for (const { name, path: from } of files) {
        const path = await store.arriving(round, id);
        await placeAlso(from, path);
        taken.push({ name, path, sha256: await hashOfFile(path) });
      }
    } catch (error) {
      // Somebody took it away, or holds it open; what is still there is found again.
      for (const { path } of taken) await store.drop(round, id, path);
      throw error;
    }
    const about = { round, conference, by, list: null, batch: null, name: taken[0]?.name ?? '' };
    await add({ ...newJob, ...about, id, kind: 'scan', from: 'folder', practice: null, at: now() }, taken);
    for (const { path } of files) await removeTaken(path);
  }

  async function add(job: Omit<StoredJob, 'files'>, taken: readonly ArrivedFile[]): Promise<void> {
    const files = taken.map(({ name, sha256 }) => ({ name, sha256 }));
    await store.add(
      { ...job, files },
      taken.map(({ path }) => path),
    );
    queue.wake();
  }

  /** A file on its way to a job: on this machine's disk until it is taken. */
  async function arrived(
    { round, name }: Pick<NewScan, 'round' | 'name'>,
    id: string,
    bytes: Readable,
  ): Promise<Result<ArrivedFile, Refusal>> {
    const path = await store.arriving(round, id);
    const taken = await takeFile(bytes, path).catch(async (error: unknown) => {
      await store.drop(round, id, path);
      throw error;
    });
    if (taken.ok) return ok({ name, path, sha256: taken.value });
    await store.drop(round, id, path);
    return taken;
  }

  /** Begins to look into the watched folders. */
  async function lookOn(): Promise<void> {
    // A crash may have come between the act and its pictures.
    for (const { id } of await tools.service.list()) if (await images.hasAny(id)) await dropDestroyed(id);
    timer = setInterval(() => {
      looking ??= look()
        .catch((error: unknown) => report(error, 'scan folder'))
        .finally(() => {
          looking = null;
        });
    }, lookEvery);
    timer.unref();
  }

  async function lookNoMore(): Promise<void> {
    if (timer !== null) clearInterval(timer);
    timer = null;
    await looking;
  }

  return {
    images,
    async keepLayout(round, request) {
      await layouts.ofRequest(round, request);
    },
    layoutOf: (round, style) => layouts.find(round, style),
    async take({ more, ...scan }, bytes) {
      const id = randomUUID();
      const file = await arrived(scan, id, bytes);
      if (!file.ok) return file;
      const about = { ...scan, id, kind: 'scan', practice: null } as const;
      await add({ ...newJob, ...about, open: more, at: now() }, [file.value]);
      return ok(id);
    },
    async takeMore(id, { round, conference, by, name, more }, bytes) {
      const found = await queue.find(round, conference, id);
      if (!found.ok) return found;
      const job = found.value;
      const mayAdd = job.open && !isOver(job) && job.by.account === by.account;
      const file = mayAdd ? await arrived({ round, name }, id, bytes) : err(refuse(jobOver));
      if (!file.ok) return file;
      const added = await store.addFile(job, by.account, file.value, more);
      if (!added) {
        await store.drop(round, id, file.value.path);
        return err(refuse(jobOver));
      }
      queue.wake();
      return ok(id);
    },
    async view(round, conference) {
      const jobs = await queue.of(round, conference);
      return {
        jobs: jobs.map(({ job }) => viewOf(job)).reverse(),
        reading: jobs.some(({ pending }) => pending),
        folder: await inbox.folder(round, conference),
      };
    },
    async cancel(round, conference, id) {
      const found = await queue.find(round, conference, id);
      return found.ok ? await queue.cancel(found.value) : found;
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
      const about = { ...ids, by, list: null, batch: null, name: practiceName, from: 'upload' } as const;
      await add({ ...newJob, ...about, id, kind: 'practice', practice: wish, at: now() }, []);
      return ok(id);
    },
    subscribe: queue.subscribe,
    destroyPictures: dropDestroyed,
    async start() {
      await queue.start();
      if (hold === undefined) await lookOn();
      else giveUp = hold('scan folder', { taken: lookOn, lost: lookNoMore });
    },
    idle: queue.idle,
    async close() {
      await giveUp?.();
      await lookNoMore();
      await queue.close();
      await planner.close();
      await practice.close();
    },
  };
}

/** Name of a practice job: its files have their own. */
const practiceName = 'tap-duot';
