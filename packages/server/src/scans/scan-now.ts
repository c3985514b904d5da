// Files of scans read and recorded while somebody waits, beside the jobs of a server: at the command line, and in a rehearsal.
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Refusal, Result } from '@tinnhiem/core';
import type { LayoutFile } from '@tinnhiem/paper';
import type { Doer, Service } from '../service/service.ts';
import { isRunning } from '../store/embedded.ts';
import { readerName } from './assemble.ts';
import { folderWork, jobFiles } from './folder-work.ts';
import { newJob, type StoredJob, withRecorded } from './job.ts';
import { createLayouts } from './layouts.ts';
import { createPlanner } from './planner.ts';
import type { Progress } from './read-pages.ts';
import { recordJob, type SeenPage } from './record-job.ts';
import type { ScanStores } from './scan-stores.ts';
import { hashOfFile } from './take-file.ts';

/** Into which count the files go; `list` and `batch` are `null` where cover sheets say them. */
export interface ScanPlace {
  readonly round: string;
  readonly conference: string;
  readonly list: string | null;
  readonly batch: number | null;
}

export interface ScannedNow {
  readonly pages: readonly SeenPage[];
  readonly recorded: StoredJob['recorded'];
  /** Of the ballots that were met. */
  readonly layouts: readonly LayoutFile[];
  /** Whether everything was recorded. */
  readonly outcome: Result<void, Refusal>;
}

/** Reads the files and records their sheets in the name of `doer`. `data`: the folder in which the work lies meanwhile. */
export async function scanNow(
  data: string,
  { images, layouts: kept }: ScanStores,
  service: Service,
  doer: Doer,
  files: readonly string[],
  place: ScanPlace,
  progress: (progress: Progress) => void,
): Promise<ScannedNow> {
  const { layout } = await import('../http/render-worker.ts');
  const beside = resolve(data, 'rounds', place.round, folderName);
  await removeOld(beside);
  const id = `${process.pid}-${randomUUID()}`;
  const own = jobFiles(join(beside, id));
  const layouts = createLayouts(kept, layout);
  const planner = createPlanner();
  const hashed: StoredJob['files'][number][] = [];
  // One by one: there may be thousands, and a system may not allow as many open files.
  for (const file of files) hashed.push({ name: file, sha256: await hashOfFile(file) });
  const job: StoredJob = {
    ...newJob,
    ...place,
    id,
    kind: 'scan',
    name: basename(files[0] ?? ''),
    by: { account: doer.account, name: doer.name },
    from: 'upload',
    files: hashed,
    practice: null,
    at: service.now(),
  };
  let recorded: StoredJob['recorded'] = [];
  let pages: readonly SeenPage[] = [];
  const tools = { service, layouts, planner, images, reader: readerName, rolesOf: () => Promise.resolve(doer.roles) };
  let outcome: Result<void, Refusal>;
  try {
    outcome = await recordJob(job, await folderWork(own, files, images, place.round), tools, {
      signal: new AbortController().signal,
      progress,
      seen: (seen) => {
        pages = seen;
      },
      recorded: (part) => {
        recorded = withRecorded(recorded, part);
      },
    });
  } finally {
    await planner.close();
    await rm(own.folder, { recursive: true, force: true });
  }
  const styles = new Set(pages.flatMap(({ reading }) => reading.style ?? []));
  const known = await Promise.all([...styles].map((style) => layouts.find(place.round, style)));
  return { pages, recorded, outcome, layouts: known.filter((found) => found !== null) };
}

/** Beside the server's own jobs, which it would go on with. */
const folderName = 'scans-at-command-line';

/** Removes what a command left behind that was ended while it read. */
async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = Number(name.split('-')[0]);
    if (Number.isInteger(owner) && !isRunning(owner)) await rm(join(folder, name), { recursive: true, force: true });
  }
}
