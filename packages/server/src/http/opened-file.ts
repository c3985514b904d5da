// S18, S19: a confidential file that was handed in is given with the name of who opens it on every page; the file itself stays as it came.
import { err, ok, type Refusal, type Result, type Role, refuse, roleMissing, type Text, text } from '@tinnhiem/core';
import { z } from 'zod';
import type { Account } from '../accounts/accounts.ts';
import { momentWords } from '../moment.ts';
import type { StoredAttachment } from '../store/round-store.ts';
import { fileCanBeMarked } from './problem.ts';
import type { FileAnswer, Office, SignedInVisit } from './route.ts';

/** `original=true`: the file itself, where nothing can be written on it. */
export const openingQuery = z.object({ original: z.enum(['true']).optional() });

export interface Opened {
  readonly file: StoredAttachment;
  /** What it is called when it is saved, without ending. */
  readonly name: string;
  /** Who works with such files, and so may have one on which nothing can be written. */
  readonly workers: readonly Role[];
  readonly workersAre: Text;
  readonly original: boolean;
  readonly round: string;
  /** Of whose minutes it is the scan. */
  readonly conference?: string | undefined;
  /** The request for information that it belongs to. */
  readonly inquiry?: string | undefined;
}

const takeOriginal = text('Tải tệp gốc', 'Take the file itself');
const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
};
/** Of what comes back: a marked copy is a PDF, a file itself is what it is. */
export const openedTypes: readonly string[] = Object.keys(endings);

/**
 * What somebody gets who opens a file: its marked copy, or the page that stands for one that cannot be marked. The file itself, where it is asked
 * for, goes to those who work with it and only where there is no other way; that is noted apart.
 */
export async function openFile(
  { renderer, now }: Pick<Office, 'renderer' | 'now'>,
  account: Account,
  { file, name, workers, workersAre, original, round, conference, inquiry }: Opened,
  note: SignedInVisit<unknown, unknown>['note'],
): Promise<Result<FileAnswer, Refusal>> {
  const { bytes, sha256, type } = file;
  if (original && !account.roles.some((role) => workers.includes(role)))
    return err(refuse(roleMissing, takeOriginal, workers));
  const opened = await renderer.open(bytes, { by: account.name, at: momentWords(now()), sha256 }, workersAre);
  if (!opened.ok) return opened;
  const { marked, pdf } = opened.value;
  if (!original) return ok({ file: pdf, type: 'application/pdf', name: `${name}.pdf`, inline: true });
  if (marked) return err(refuse(fileCanBeMarked));
  const part = `${sha256.slice(0, 12)}…`;
  if (inquiry !== undefined) await note({ kind: 'inquiry-original-taken', round, detail: `${inquiry} (${part})` });
  else
    await note({
      kind: 'original-taken',
      round,
      ...(conference === undefined ? {} : { conference }),
      detail: `${file.name} (${part})`,
    });
  return ok({ file: bytes, type, name: `${name}.${endings[type] ?? 'bin'}`, inline: false });
}
