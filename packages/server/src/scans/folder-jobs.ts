// Jobs in a data folder, which one server has for itself: `rounds/<round>/scans/<job>/`. One after the other: each uses every processor by itself.
import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flush, foldersIn, makeFolder, readIfThere, writeDurably } from '../store/durable.ts';
import { folderWork, jobFiles } from './folder-work.ts';
import type { ImageStore } from './image-store.ts';
import { isOver, type StoredJob, storedJobSchema } from './job.ts';
import { type ClaimedJob, type JobChange, JobStopped, type JobStore } from './job-store.ts';
import { roundsIn } from './take-over.ts';

/** Jobs of the rounds in `rounds` (`data/rounds`). */
export function folderJobs(rounds: string, images: ImageStore): JobStore {
  const jobs = new Map<string, StoredJob>();
  const listeners = new Set<(change: JobChange) => void>();
  /** Jobs that wait for the next start. */
  const setAside = new Set<string>();
  const held = new Map<string, AbortController>();

  const filesOf = ({ round, id }: Pick<StoredJob, 'round' | 'id'>) => jobFiles(join(rounds, round, 'scans', id));
  const isPending = (job: StoredJob) => !isOver(job) && !job.open && !setAside.has(job.id);
  const save = (job: StoredJob) => writeDurably(join(filesOf(job).folder, 'job.json'), JSON.stringify(job));

  function show(job: StoredJob): void {
    jobs.set(job.id, job);
    for (const listener of listeners) listener(job);
  }

  async function clear(job: StoredJob): Promise<void> {
    const { file, log, pictures, parts } = filesOf(job);
    for (const path of [dirname(file(0)), log, pictures, parts]) await rm(path, { recursive: true, force: true });
  }

  async function claimed(id: string): Promise<ClaimedJob> {
    const stop = new AbortController();
    held.set(id, stop);
    const job = () => jobs.get(id) as StoredJob;
    const update = (changes: Partial<StoredJob>) => show({ ...job(), ...changes });
    const files = filesOf(job());
    const sources = job().files.map((_, index) => files.file(index));
    const work = await folderWork(files, sources, images, job().round);
    return {
      work: {
        ...work,
        async plan(parts) {
          await work.plan(parts);
          update({ recording: true });
          await save(job());
        },
      },
      signal: stop.signal,
      job,
      update,
      async finish(changes, done) {
        const over = { ...job(), ...changes };
        await save(over);
        if (done) await clear(over);
        held.delete(id);
        show(over);
      },
      release(when) {
        held.delete(id);
        if (when === 'aside') setAside.add(id);
        update({});
        return Promise.resolve();
      },
      abort: (reason) => stop.abort(reason),
    };
  }

  return {
    async start() {
      for (const job of await foldersOfJobs(rounds)) jobs.set(job.id, job);
      // Whoever was handing in files would have to begin anew.
      for (const job of jobs.values()) {
        if (!job.open || isOver(job)) continue;
        const over: StoredJob = { ...job, state: 'cancelled', open: false };
        await save(over);
        await clear(over);
        show(over);
      }
    },
    get: (id) => Promise.resolve(jobs.get(id) ?? null),
    of(round, conference) {
      const mine = [...jobs.values()].filter((job) => job.round === round && job.conference === conference);
      return Promise.resolve(mine.map((job) => ({ job, pending: isPending(job) })));
    },
    async arriving(round, id) {
      const folder = dirname(filesOf({ round, id }).file(0));
      await makeFolder(folder);
      return join(folder, `new-${randomUUID()}`);
    },
    drop: (round, id, path) =>
      rm(jobs.has(id) ? path : filesOf({ round, id }).folder, { recursive: true, force: true }),
    async add(job, paths) {
      const { folder, file } = filesOf(job);
      await makeFolder(folder);
      for (const [index, path] of paths.entries()) await rename(path, file(index));
      if (paths.length > 0) await flush(dirname(file(0)));
      await save(job);
      show(job);
    },
    async addFile({ id }, account, { path, ...file }, more) {
      const job = jobs.get(id);
      if (job === undefined || !job.open || isOver(job) || job.by.account !== account) return false;
      const files = [...job.files, file];
      // Shown at once, so that two that come at the same moment have each its place.
      jobs.set(id, { ...job, files });
      const place = filesOf(job).file(files.length - 1);
      await rename(path, place);
      await flush(dirname(place));
      show({ ...(jobs.get(id) as StoredJob), open: more });
      await save(jobs.get(id) as StoredJob);
      return true;
    },
    async claim(id) {
      const due = (job: StoredJob) => isPending(job) && !held.has(job.id);
      const job = id === undefined ? [...jobs.values()].find(due) : jobs.get(id);
      if (job === undefined || held.has(job.id)) return null;
      if (id === undefined) show({ ...job, state: 'reading' });
      else if (isOver(job) || job.recording) return null;
      return await claimed(job.id);
    },
    stop(id) {
      held.get(id)?.abort(new JobStopped());
      return Promise.resolve();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
}

/** Every job that lies below `rounds`, oldest first. What never came to be is removed. */
export async function foldersOfJobs(rounds: string): Promise<StoredJob[]> {
  const jobs: StoredJob[] = [];
  for (const round of await roundsIn(rounds)) {
    const place = join(rounds, round, 'scans');
    for (const name of await foldersIn(place)) {
      // It is written whole, so that half of one does not exist.
      const content = await readIfThere(join(place, name, 'job.json'));
      if (content === null) await rm(join(place, name), { recursive: true, force: true });
      else jobs.push(storedJobSchema.parse(JSON.parse(content.toString('utf8'))));
    }
  }
  return jobs.sort((a, b) => (a.at < b.at ? -1 : 1));
}
