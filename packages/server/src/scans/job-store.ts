// Jobs on the disk: `rounds/<round>/scans/<job>/`, with `job.json`, the files as they came, and what was read of them so far. What is there
// after a crash is enough to go on.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { roundIdSchema } from '@tinnhiem/core';
import { makeFolder, writeDurably } from '../store/durable.ts';
import { type StoredJob, storedJobSchema } from './job.ts';

export interface JobFiles {
  readonly folder: string;
  /** A file as it was handed in, from 0. */
  readonly file: (index: number) => string;
  /** What was read, a line a page. */
  readonly log: string;
  /** The pictures of the pages, until they are recorded. */
  readonly pictures: string;
}

export interface JobStore {
  /** Every job there is. Folders of jobs that never came to be are removed. */
  load(): Promise<StoredJob[]>;
  /** Makes the folder of a job that is about to come. */
  prepare(round: string, id: string): Promise<JobFiles>;
  files(job: Pick<StoredJob, 'round' | 'id'>): JobFiles;
  /** Writes the job down; it is there after a power cut once this has returned. */
  save(job: StoredJob): Promise<void>;
  /** Removes everything but what `save` has written. */
  clear(job: StoredJob): Promise<void>;
  /** Removes a job that never came to be. */
  drop(round: string, id: string): Promise<void>;
}

/** Jobs of the rounds in `rounds` (`data/rounds`); `place` names their folder. */
export function createJobStore(rounds: string, place = 'scans'): JobStore {
  const folderOf = (round: string, id: string) => join(rounds, round, place, id);
  const filesOf = (folder: string): JobFiles => ({
    folder,
    file: (index) => join(folder, 'files', String(index)),
    log: join(folder, 'pages.jsonl'),
    pictures: join(folder, 'pages'),
  });

  async function loadRound(round: string): Promise<StoredJob[]> {
    const jobs: StoredJob[] = [];
    for (const id of await namesIn(join(rounds, round, place))) {
      const job = await readJob(join(folderOf(round, id), 'job.json'));
      if (job !== null) jobs.push(job);
      else await rm(folderOf(round, id), { recursive: true, force: true });
    }
    return jobs;
  }

  return {
    async load() {
      const known = (await namesIn(rounds)).filter((name) => roundIdSchema.safeParse(name).success);
      const jobs = await Promise.all(known.map(loadRound));
      return jobs.flat().sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    async prepare(round, id) {
      const files = filesOf(folderOf(round, id));
      await makeFolder(join(files.folder, 'files'));
      await makeFolder(files.pictures);
      return files;
    },
    files: ({ round, id }) => filesOf(folderOf(round, id)),
    save: (job) => writeDurably(join(folderOf(job.round, job.id), 'job.json'), JSON.stringify(job)),
    async clear({ round, id }) {
      const { folder, log, pictures } = filesOf(folderOf(round, id));
      for (const path of [join(folder, 'files'), log, pictures, join(folder, 'parts')])
        await rm(path, { recursive: true, force: true });
    },
    drop: (round, id) => rm(folderOf(round, id), { recursive: true, force: true }),
  };
}

/** The folders in a folder; none where it is missing. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** `null` where there is none: it is written whole, so that half of one does not exist. */
async function readJob(path: string): Promise<StoredJob | null> {
  try {
    return storedJobSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
