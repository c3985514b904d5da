// A job in a folder: `job.json` beside the files as they came, what was read of them so far, and the acts that come of it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../store/durable.ts';
import type { ImageStore } from './image-store.ts';
import type { JobWork } from './job-store.ts';
import { openPageLog } from './page-log.ts';
import { loadParts, saveParts } from './parts.ts';

export interface JobFiles {
  readonly folder: string;
  /** A file as it was handed in, from 0. */
  readonly file: (index: number) => string;
  /** What was read, a line a page. */
  readonly log: string;
  /** The pictures of the pages, until they are recorded. */
  readonly pictures: string;
  /** The acts that come of it. */
  readonly parts: string;
}

export function jobFiles(folder: string): JobFiles {
  return {
    folder,
    file: (index) => join(folder, 'files', String(index)),
    log: join(folder, 'pages.jsonl'),
    pictures: join(folder, 'pages'),
    parts: join(folder, 'parts'),
  };
}

/** The work on a job of `round` in its folder, where it is the only one at work. */
export async function folderWork(
  files: JobFiles,
  sources: readonly string[],
  images: ImageStore,
  round: string,
): Promise<JobWork> {
  const { pictures } = files;
  const pictureOf = (sha256: string) => join(pictures, `${sha256}.jpg`);
  await makeFolder(pictures);
  return {
    sources: () => Promise.resolve(sources),
    pictures,
    log: () => openPageLog(files),
    picture: (sha256) => readFile(pictureOf(sha256)),
    addPicture: (sha256, bytes) => writeFile(pictureOf(sha256), bytes, { mode: 0o600 }),
    turn: () => Promise.resolve(true),
    plan: (parts) => saveParts(files.parts, parts),
    parts: () => loadParts(files.parts),
    keep: (sha256, details) => images.keep(round, sha256, pictureOf(sha256), details),
  };
}
