// Scans on their way into the count: files are taken in, read one job after the other, and recorded. What was begun goes on after a crash.
import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { err, type Instant, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import type { LayoutFile } from '@tinnhiem/paper';
import type { DocumentRequest } from '../documents/index.ts';
import { makeFolder } from '../store/durable.ts';
import { type CountPlace, countsNow } from './count-place.ts';
import { destroyPictures } from './destroy-pictures.ts';
import type { ImageStore } from './image-store.ts';
import { createInbox, type FoundPile, placeAlso, removeTaken } from './inbox.ts';
import { type FolderView, isOver, newJob, type ScansView, type StoredJob, viewOf, withRecorded } from './job.ts';
import { createJobQueue, problemIn } from './job-queue.ts';
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
  const queue = createJobQueue({
    store,
    report,
    ending: giveBack,
    carryOut: (job, signal) => (job.kind === 'scan' ? read(job, signal) : make(job, signal)),
  });
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;

  /** Files of the folder go back there. What cannot be put back stays with the job. */
  async function giveBack(job: StoredJob): Promise<boolean> {
    if (job.from !== 'folder') return true;
    const { round, conference, files } = job;
    const problem = job.state === 'cancelled' ? problemIn(refuse(cancelled)) : job.problem;
    try {
      for (const [index, { name }] of files.entries())
        await inbox.giveBack(round, conference, { name, from: store.files(job).file(index) }, problem);
      return true;
    } catch (error) {
      report(error, `scan ${job.id}`);
      return false;
    }
  }

  function read(job: StoredJob, signal: AbortSignal): Promise<Result<unknown, Refusal>> {
    const files = store.files(job);
    queue.update(job.id, { recorded: [] });
    return recordJob(
      job,
      { files, sources: job.files.map((_, index) => files.file(index)) },
      { ...tools, images, layouts, planner },
      {
        signal,
        progress: (progress) => void queue.update(job.id, progress),
        // What the pile says of each page stands in the count.
        seen: () => {},
        planned: () => queue.save(queue.update(job.id, { recording: true })),
        recorded: (part) =>
          void queue.update(job.id, { recorded: withRecorded(queue.get(job.id)?.recorded ?? [], part) }),
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
      progress: (progress) => void queue.update(job.id, progress),
    });
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
    const place = await store.prepare(round, id);
    const taken: StoredJob['files'] = [];
    try {
      for (const [index, { name, path }] of files.entries()) {
        await placeAlso(path, place.file(index));
        taken.push({ name, sha256: await hashOfFile(place.file(index)) });
      }
    } catch (error) {
      // Somebody took it away, or holds it open; what is still there is found again.
      await store.drop(round, id);
      throw error;
    }
    const about = { round, conference, by, list: null, batch: null, name: taken[0]?.name ?? '' };
    await queue.add({ ...newJob, ...about, id, kind: 'scan', from: 'folder', files: taken, practice: null, at: now() });
    for (const { path } of files) await removeTaken(path);
  }

  return {
    images,
    async keepLayout(round, request) {
      await layouts.ofRequest(round, request);
    },
    layoutOf: (round, style) => layouts.find(round, style),
    async take({ more, ...scan }, bytes) {
      const id = randomUUID();
      const place = await store.prepare(scan.round, id);
      const taken = await takeFile(bytes, place.file(0)).catch(async (error: unknown) => {
        await store.drop(scan.round, id);
        throw error;
      });
      if (!taken.ok) {
        await store.drop(scan.round, id);
        return taken;
      }
      const files = [{ name: scan.name, sha256: taken.value }];
      const about = { ...scan, id, kind: 'scan', practice: null } as const;
      await queue.add({ ...newJob, ...about, files, open: more, at: now() });
      return ok(id);
    },
    async takeMore(id, { round, conference, by, name, more }, bytes) {
      const found = queue.find(round, conference, id);
      if (!found.ok) return found;
      const isOpen = (job: StoredJob | undefined) => job?.open === true && !isOver(job);
      if (!isOpen(found.value) || found.value.by.account !== by.account) return err(refuse(jobOver));
      // Written aside, so that two that come at once do not mix.
      const { folder, file } = store.files(found.value);
      const aside = join(folder, 'files', `new-${randomUUID()}`);
      const taken = await takeFile(bytes, aside);
      if (!taken.ok) return taken;
      const job = queue.get(id);
      if (job === undefined || !isOpen(job)) return err(refuse(jobOver));
      const files = [...job.files, { name, sha256: taken.value }];
      queue.update(id, { files });
      await rename(aside, file(files.length - 1));
      await queue.save(queue.update(id, { open: more }));
      queue.wake();
      return ok(id);
    },
    async view(round, conference) {
      const jobs = queue.of(round, conference);
      return {
        jobs: jobs.map(viewOf).reverse(),
        reading: jobs.some(queue.isPending),
        folder: await inbox.folder(round, conference),
      };
    },
    async cancel(round, conference, id) {
      const found = queue.find(round, conference, id);
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
      await store.prepare(ids.round, id);
      const about = { ...ids, by, list: null, batch: null, name: practiceName, from: 'upload' } as const;
      await queue.add({ ...newJob, ...about, id, kind: 'practice', files: [], practice: wish, at: now() });
      return ok(id);
    },
    subscribe: queue.subscribe,
    destroyPictures: dropDestroyed,
    async start() {
      await queue.load();
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
    },
    idle: queue.idle,
    async close() {
      if (timer !== null) clearInterval(timer);
      await looking;
      await queue.close();
      await planner.close();
      await practice.close();
    },
  };
}

/** Name of a practice job: its files have their own. */
const practiceName = 'tap-duot';
