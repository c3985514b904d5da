// The whole data folder as one file, while the server goes on; read back and checked before it counts as made.
import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Refusal, Result } from '@tinnhiem/core';
import { flush } from '../store/durable.ts';
import { makeFolderNow } from '../store/make-folder.ts';
import { lock } from './locked.ts';
import { checkBackup, listName, type Restored } from './restore.ts';
import { snapshot } from './snapshot.ts';
import { type TarFile, writeTar } from './tar.ts';

export interface BackupOptions {
  readonly passphrase?: string | undefined;
  /** Version of this program. */
  readonly program: string;
  readonly now: string;
}

/** Backs a data folder up into a file. What stands there before is replaced only by a backup that was checked. */
export async function makeBackup(
  data: string,
  file: string,
  { passphrase, program, now }: BackupOptions,
): Promise<Result<Restored, Refusal>> {
  const unfinished = `${file}.new`;
  makeFolderNow(dirname(resolve(file)));
  try {
    const tar = writeTar(withList(data, { program, made: now }));
    await writeAll(unfinished, passphrase === undefined ? tar : lock(tar, passphrase));
    const checked = await checkBackup(unfinished, `${file}.check`, passphrase);
    if (!checked.ok) return checked;
    await rename(unfinished, file);
    await flush(dirname(resolve(file)));
    return checked;
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function writeAll(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    for await (const piece of pieces) await handle.write(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Every file of the folder, then the list of them. */
async function* withList(data: string, about: { program: string; made: string }): AsyncGenerator<TarFile> {
  const files: { path: string; bytes: number; sha256: string }[] = [];
  for await (const { path, size, pieces } of snapshot(data)) {
    const hash = createHash('sha256');
    yield { path, size, pieces: hashed(pieces, hash) };
    files.push({ path, bytes: size, sha256: hash.digest('hex') });
  }
  const list = JSON.stringify({ format: 'tinnhiem-backup', version: 1, ...about, files });
  const bytes = new TextEncoder().encode(list);
  yield {
    path: listName,
    size: bytes.length,
    pieces: [bytes],
  };
}

async function* hashed(pieces: TarFile['pieces'], hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}
