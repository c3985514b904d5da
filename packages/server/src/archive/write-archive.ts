// Writes an archive to the disk in a thread of its own.
import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Envelope, Text } from '@tinnhiem/core';
import type { GivenFile, PreparedArchive } from '@tinnhiem/verifier';

export interface ArchiveTask {
  readonly acts: readonly Envelope[];
  readonly program: string;
  readonly finished: boolean;
  /** Page to read first, documents, signed scans, ballot boxes. */
  readonly files: readonly GivenFile[];
  /** Where the pictures of sheets lie. */
  readonly pictures: readonly string[];
  readonly passphrase?: string | undefined;
  /** The file to write. */
  readonly out: string;
}

/** What an archive is made of, step by step: documents, sealed pictures, the file, its check. */
export type ArchiveStep = 'documents' | 'seal' | 'write' | 'verify';
export type ArchiveProgress = (step: ArchiveStep, done: number, of: number) => void;

export interface WrittenArchive {
  readonly bytes: number;
  readonly sha256: string;
  /** What is wrong with it; `null` where it passed its check. */
  readonly wrong: Text | null;
  /** Of the record's last act. */
  readonly fingerprint: string;
}

export type WorkerTold =
  | { readonly told: 'progress'; readonly step: ArchiveStep; readonly done: number; readonly of: number }
  | { readonly told: 'prepared'; readonly archived: PreparedArchive['archived'] }
  | ({ readonly told: 'written' } & WrittenArchive)
  | { readonly told: 'too-large'; readonly what: string };

export class ArchiveTooLarge extends Error {}

/**
 * Seals what has to be, has `record` say it in the record, then writes and checks the file. `record` gets what the act has to name and gives the
 * act, `null` where the round goes on, or `stop`. Nothing is left on the disk of what was stopped; `null` then. Throws `ArchiveTooLarge`.
 */
export async function writeArchive(
  task: ArchiveTask,
  record: (archived: PreparedArchive['archived']) => Promise<Envelope | null | 'stop'>,
  progress: ArchiveProgress,
): Promise<WrittenArchive | null> {
  const worker = new Worker(new URL('./archive-worker.ts', import.meta.url), { workerData: task });
  let written: WrittenArchive | null = null;
  try {
    written = await new Promise<WrittenArchive | null>((resolve, reject) => {
      worker.once('error', reject);
      worker.on('message', (told: WorkerTold) => {
        if (told.told === 'progress') progress(told.step, told.done, told.of);
        else if (told.told === 'too-large') reject(new ArchiveTooLarge(told.what));
        else if (told.told === 'written') resolve(told);
        else
          record(told.archived).then(
            (act) => (act === 'stop' ? resolve(null) : worker.postMessage(act)),
            (error: unknown) => reject(error),
          );
      });
    });
    return written;
  } finally {
    await worker.terminate();
    if (written === null || written.wrong !== null) await rm(task.out, { force: true });
  }
}
