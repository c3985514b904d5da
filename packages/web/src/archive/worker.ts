// The check itself, in a thread of its own: a passphrase takes a second, a ballot box minutes, and the page goes on answering.
import '../booth/no-eval.ts';
import { stageName } from '@tinnhiem/core';
import { readFingerprint, type Verified, verifyArchive } from '@tinnhiem/verifier';

/** Reads a file at once; only workers have it, whose types this project does not load. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** What the page asks to be checked. */
export interface Question {
  readonly file: File;
  readonly fingerprint?: string;
  readonly passphrase?: string;
}

/** What it hears: how far the check is, and at the end its outcome, with the stage in words. */
export type Told =
  | { readonly progress: string }
  | { readonly verified: Verified; readonly stage: string }
  /** Something typed that is no fingerprint: nothing was checked. */
  | { readonly mistyped: string };

const tell = (told: Told) => postMessage(told);

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { file, fingerprint, passphrase } = data;
  if (fingerprint !== undefined && readFingerprint(fingerprint) === null) return tell({ mistyped: fingerprint });
  const progress = (file: string, done: number, of: number) => tell({ progress: `${file}: ${done}/${of}` });
  // Read piece by piece: an archive with pictures may be larger than the memory of a browser.
  const reader = new FileReaderSync();
  const source = {
    length: file.size,
    read: (from: number, to: number) => new Uint8Array(reader.readAsArrayBuffer(file.slice(from, to))),
  };
  const verified = verifyArchive(source, { fingerprint, passphrase, progress });
  tell({ verified, stage: stageName(verified.stage ?? 'none').vi });
});
