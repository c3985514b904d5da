// What a centre of before kept in a folder that its servers shared goes into the central store: checked, kept, and then gone from the folder, so
// that what is to be destroyed one day lies in one place.
import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { roundIdSchema } from '@tinnhiem/core';
import { foldersIn } from '../store/durable.ts';
import type { JobLeft } from './central-jobs.ts';
import { foldersOfJobs } from './folder-jobs.ts';
import { jobFiles } from './folder-work.ts';
import { isOver, type StoredJob } from './job.ts';
import { loadParts } from './parts.ts';
import { type CentralScans, folderScans } from './scan-stores.ts';

export interface TakenOver {
  readonly pictures: number;
  readonly layouts: number;
  readonly jobs: number;
  /** What stays where it is: pictures that are not what their names say, files that could not be put back into the scanner's folder. */
  readonly left: readonly string[];
}

/** Takes over what lies in `folder`; may be interrupted and repeated. */
export async function takeOver(folder: string, to: CentralScans): Promise<TakenOver> {
  const rounds = join(folder, 'rounds');
  const from = folderScans(rounds);
  let [pictures, layouts, jobs] = [0, 0, 0];
  const left: string[] = [];
  for (const job of await foldersOfJobs(rounds)) {
    const place = join(rounds, job.round, 'scans', job.id);
    await to.takeIn(await leftOf(job, place));
    // Files that could not be put back into the scanner's folder stay for whoever looks after them.
    if (isOver(job) && (await foldersIn(place)).includes('files')) left.push(join(place, 'files'));
    else await rm(place, { recursive: true, force: true });
    jobs += 1;
  }
  for (const round of await roundsIn(rounds)) {
    for (const { sha256 } of await from.images.list(round)) {
      const picture = await from.images.image(round, sha256);
      if (!picture.ok) {
        left.push(join(rounds, round, 'images', `${sha256}.jpg`));
        continue;
      }
      await to.images.keep(round, sha256, picture.value, await from.images.details(round, sha256));
      await to.images.settle(round);
      await from.images.drop(round, sha256);
      pictures += 1;
    }
    for (const style of await from.layouts.styles(round)) {
      const layout = await from.layouts.find(round, style);
      if (layout === null) continue;
      await to.layouts.keep(round, style, layout);
      await from.layouts.drop(round, style);
      layouts += 1;
    }
    for (const name of ['images', 'layouts', 'scans', 'scans-at-command-line', '.'])
      await rmdir(join(rounds, round, name)).catch(() => {});
  }
  return { pictures, layouts, jobs, left };
}

/** What has to go on of a job: of one whose acts are written down these and their pictures, of another one its files, which are read anew. */
async function leftOf(job: StoredJob, place: string): Promise<JobLeft> {
  const { file, pictures, parts } = jobFiles(place);
  const nothing = { paths: [], parts: [], pictures: [] };
  if (isOver(job)) return { job, ...nothing };
  // Whoever was handing in files has to begin anew.
  if (job.open) return { job: { ...job, state: 'cancelled', open: false }, ...nothing };
  const paths = job.files.map((_, index) => file(index));
  if (!job.recording) return { job: { ...job, state: 'waiting' }, ...nothing, paths };
  const kept = (await readdir(pictures)).filter((name) => name.endsWith('.jpg'));
  return {
    job,
    paths,
    parts: await loadParts(parts),
    pictures: kept.map((name) => ({ sha256: name.slice(0, -'.jpg'.length), path: join(pictures, name) })),
  };
}

/** Whether a centre of before has left anything in a folder. */
export async function leftOfBefore(folder: string): Promise<boolean> {
  const rounds = join(folder, 'rounds');
  for (const round of await roundsIn(rounds))
    if ((await foldersIn(join(rounds, round))).some((name) => ['images', 'layouts', 'scans'].includes(name)))
      return true;
  return false;
}

/** The rounds of which something lies in a folder. */
export async function roundsIn(rounds: string): Promise<string[]> {
  return (await foldersIn(rounds)).filter((name) => roundIdSchema.safeParse(name).success);
}
