// Runs in a thread of `write-archive.ts`: seals, writes and checks, so that nobody at a screen waits for a thousand pictures.
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import { type Envelope, evolve, type Round } from '@tinnhiem/core';
import { type PreparedArchive, prepareArchive, TooLarge, verifyArchive } from '@tinnhiem/verifier';
import { withFile } from './file-source.ts';
import type { ArchiveTask, PictureLine, WorkerTold } from './write-archive.ts';

const tell = (told: WorkerTold) => parentPort?.postMessage(told);
const { task, line } = workerData as { readonly task: ArchiveTask; readonly line: PictureLine };
const { acts, program, finished, files, pictures, passphrase, out } = task;

function roundOf(): Round {
  const round = acts.reduce<Round | null>((before, act) => evolve(before, act), null);
  if (round === null) throw new Error('a round without acts');
  return round;
}

/** A picture from whoever keeps it. What seals asks for one after the other and waits. */
function pictureNamed(sha256: string): Uint8Array {
  Atomics.store(line.ready, 0, 0);
  line.port.postMessage(sha256);
  Atomics.wait(line.ready, 0, 0);
  const bytes: Uint8Array | null | undefined = receiveMessageOnPort(line.port)?.message;
  if (bytes == null) throw new Error(`no picture ${sha256}`);
  return bytes;
}

/** Each picture is read, sealed and forgotten. */
function prepare(): PreparedArchive {
  let read = 0;
  return prepareArchive({
    round: roundOf(),
    acts,
    program,
    finished,
    files,
    pictures: pictures.map((sha256) => () => {
      read += 1;
      tell({
        told: 'progress',
        step: read > pictures.length ? 'write' : 'seal',
        done: (read - 1) % pictures.length,
        of: pictures.length,
      });
      return pictureNamed(sha256);
    }),
    ...(passphrase === undefined ? {} : { lock: { passphrase, random: randomBytes } }),
  });
}

function write(prepared: PreparedArchive, last: Envelope | null): { readonly bytes: number; readonly sha256: string } {
  const hash = createHash('sha256');
  const file = openSync(out, 'w', 0o600);
  let bytes = 0;
  try {
    for (const piece of prepared.pieces(last)) {
      hash.update(piece);
      for (let from = 0; from < piece.length; ) from += writeSync(file, piece, from);
      bytes += piece.length;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return { bytes, sha256: hash.digest('hex') };
}

function check() {
  const verified = withFile(out, (source) =>
    verifyArchive(source, {
      passphrase,
      // Not the arithmetic that checked the ballots when they came: two must agree on every one of them.
      group: fastestGroup(),
      progress: (_file, done, of) => tell({ told: 'progress', step: 'verify', done, of }),
    }),
  );
  const wrong = verified.checks.find(({ ok }) => !ok)?.sentence ?? null;
  return { wrong, fingerprint: verified.fingerprint ?? '' };
}

try {
  const prepared = prepare();
  parentPort?.once('message', (last: Envelope | null) => {
    const written = write(prepared, last);
    tell({ told: 'written', ...written, ...check() });
  });
  tell({ told: 'prepared', archived: prepared.archived });
} catch (error) {
  if (!(error instanceof TooLarge)) throw error;
  tell({ told: 'too-large', what: error.message });
}
