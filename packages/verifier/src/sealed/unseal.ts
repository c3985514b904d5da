// The sealed files of an archive, for whoever holds the passphrase and wants to look.
import { err, ok, type Result } from '@tinnhiem/core';
import { readContainer } from '../container/read.ts';
import type { Source } from '../container/source.ts';
import { paths, picturesFolder } from '../contents.ts';
import { type ListVotes, readVotes } from '../votes.ts';
import { openLock } from './lock.ts';

export interface Unsealed {
  readonly votes: readonly ListVotes[];
  /** Pictures of sheets, JPEG, in their order that was drawn; each opened when it is asked for, `null` where it was changed. */
  readonly pictures: readonly (() => Uint8Array | null)[];
}

export type UnsealProblem = 'none' | 'wrong-passphrase' | 'damaged';

/** Opens what lies in an archive under the committee's passphrase, but for the acts, which `verifyArchive` puts in their place. */
export function unsealArchive(archive: Uint8Array | Source, passphrase: string): Result<Unsealed, UnsealProblem> {
  const files = readContainer(archive).files.filter(({ path }) => path.startsWith('sealed/'));
  const bytesOf = (path: string) => files.find((file) => file.path === path)?.bytes;
  const head = bytesOf(paths.key);
  if (head === undefined) return err('none');
  const open = openLock(head, passphrase);
  if (!open.ok) return err(open.error === 'malformed' ? 'damaged' : open.error);
  const locked = bytesOf(paths.votes);
  const content = locked === undefined ? null : open.value(paths.votes, locked);
  const votes = locked === undefined ? [] : content === null ? null : readVotes(content);
  if (votes === null) return err('damaged');
  return ok({
    votes,
    pictures: files
      .filter(({ path }) => path.startsWith(picturesFolder))
      .map((file) => () => open.value(file.path, file.bytes)),
  });
}
