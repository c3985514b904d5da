// Writes an archive to the disk in a thread of its own.
import { rm } from 'node:fs/promises';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Envelope, Refusal, Result, Text } from '@tinnhiem/core';
import type { GivenFile, PreparedArchive } from '@tinnhiem/verifier';

export interface ArchiveTask {
  readonly acts: readonly Envelope[];
  readonly program: string;
  readonly finished: boolean;
  /** Page to read first, documents, signed scans, ballot boxes. */
  readonly files: readonly GivenFile[];
  /** Names of the pictures of sheets. */
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

/** A picture that was there is gone or no longer what its name says. */
export class PictureLost extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message.en);
    this.refusal = refusal;
  }
}

/** How the thread gets pictures, one at a time: it says a name and sleeps until `ready` is 1 and the bytes, or `null`, lie in the port. */
export interface PictureLine {
  readonly port: MessagePort;
  readonly ready: Int32Array;
}

/**
 * Seals what has to be, has `record` say it in the record, then writes and checks the file. `picture` gives a picture by its name. `record` gets what
 * the act has to name and gives the act, `null` where the round goes on, or `stop`. Nothing is left on the disk of what was stopped; `null` then.
 * Throws `ArchiveTooLarge`, `PictureLost`.
 */
export async function writeArchive(
  task: ArchiveTask,
  picture: (sha256: string) => Promise<Result<Uint8Array, Refusal>>,
  record: (archived: PreparedArchive['archived']) => Promise<Envelope | null | 'stop'>,
  progress: ArchiveProgress,
): Promise<WrittenArchive | null> {
  const { port1: port, port2: theirs } = new MessageChannel();
  const ready = new Int32Array(new SharedArrayBuffer(4));
  const line: PictureLine = { port: theirs, ready };
  const worker = new Worker(new URL('./archive-worker.ts', import.meta.url), {
    workerData: { task, line },
    transferList: [theirs],
  });
  async function send(sha256: string): Promise<void> {
    let bytes: Uint8Array | null = null;
    try {
      const found = await picture(sha256);
      if (!found.ok) throw new PictureLost(found.error);
      bytes = found.value;
    } finally {
      // Also where there is none: whoever sleeps is woken.
      port.postMessage(bytes);
      Atomics.store(ready, 0, 1);
      Atomics.notify(ready, 0);
    }
  }
  let written: WrittenArchive | null = null;
  try {
    written = await new Promise<WrittenArchive | null>((resolve, reject) => {
      worker.once('error', reject);
      port.on('message', (sha256: string) => void send(sha256).catch(reject));
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
    port.close();
    await worker.terminate();
    if (written === null || written.wrong !== null) await rm(task.out, { force: true });
  }
}
