// The check itself, in a thread of its own: a passphrase takes a second, a ballot box minutes, and the page goes on answering.
import '../booth/no-eval.ts';
import { stageName } from '@tinnhiem/core';
import { type Verified, verifyArchive } from '@tinnhiem/verifier';

/** What the page asks to be checked. */
export interface Question {
  readonly bytes: ArrayBuffer;
  readonly fingerprint?: string;
  readonly passphrase?: string;
}

/** What it hears: how far the check is, and at the end its outcome, with the stage in words. */
export type Told = { readonly progress: string } | { readonly verified: Verified; readonly stage: string };

const tell = (told: Told) => postMessage(told);

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { bytes, fingerprint, passphrase } = data;
  const progress = (file: string, done: number, of: number) => tell({ progress: `${file}: ${done}/${of}` });
  const verified = verifyArchive(new Uint8Array(bytes), { fingerprint, passphrase, progress });
  tell({ verified, stage: stageName(verified.stage ?? 'none').vi });
});
