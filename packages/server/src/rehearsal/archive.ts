// The last steps of a rehearsal: documents and archive as a real round gets them, then the check of that archive.
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import type { Making } from '../archive/archive-files.ts';
import { makeArchive } from '../archive/make-archive.ts';
import type { ArchiveProgress, ArchiveStep } from '../archive/write-archive.ts';
import type { Service } from '../service/service.ts';
import { writeDurably } from '../store/durable.ts';
import { passphraseFile } from './passphrase-file.ts';
import { actors, RehearsalStopped } from './run.ts';

/** Known to everybody: what it seals is invented. */
const passphrase = 'dien-tap-khong-phai-phieu-that';

export interface ArchiveParts extends Pick<Making, 'boxes' | 'images' | 'render'> {
  readonly service: Service;
}

export interface ArchivedRehearsal {
  readonly file: string;
  /** Milliseconds by step. */
  readonly timings: Readonly<Partial<Record<ArchiveStep, number>>>;
}

/** Writes the archive of a round that is over into a folder, its passphrase beside it; it is checked there, sealed part and all. */
export async function archiveRehearsal(
  { service, boxes, images, render }: ArchiveParts,
  round: string,
  folder: string,
  progress: ArchiveProgress,
): Promise<ArchivedRehearsal> {
  const timings: Partial<Record<ArchiveStep, number>> = {};
  let last = performance.now();
  const timed: ArchiveProgress = (step, done, of) => {
    const now = performance.now();
    timings[step] = Math.round((timings[step] ?? 0) + now - last);
    last = now;
    progress(step, done, of);
  };
  const file = join(folder, `${round}.zip`);
  const order = { round, by: actors.head, passphrase, program: manifest.version, out: file };
  const made = await makeArchive(service, order, { boxes, images, render, progress: timed });
  if (!made.ok) throw new RehearsalStopped('archive', made.error);
  timings.verify = Math.round((timings.verify ?? 0) + performance.now() - last);
  await writeDurably(join(folder, passphraseFile), passphrase);
  return { file, timings };
}
