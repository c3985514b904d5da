// A backup becomes a data folder again: whole, every file as it was, every record folded from its first act on. Or nothing.
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { canonicalJson, err, ok, type Refusal, type Result, refuse, type Text, text } from '@tinnhiem/core';
import { z } from 'zod';
import { createService } from '../service/service.ts';
import { ended, flush, reading } from '../store/durable.ts';
import { embeddedStore } from '../store/embedded.ts';
import { makeFolderNow } from '../store/make-folder.ts';
import { openOffice } from '../store/office.ts';
import { DamagedLock, isLocked, type LockKey, unlock, WrongPassphrase } from './locked.ts';
import * as refusals from './refusals.ts';
import { NotATar, readTar } from './tar.ts';

/** The last file of a backup: what every other one must be. */
export const listName = 'BACKUP.json';

export const listSchema = z.strictObject({
  format: z.literal('tinnhiem-backup'),
  version: z.literal(1),
  program: z.string(),
  made: z.string(),
  files: z.array(z.strictObject({ path: z.string().min(1), bytes: z.int().nonnegative(), sha256: z.string() })),
});

export interface Restored {
  readonly files: number;
  readonly rounds: readonly string[];
  /** When the backup was made. */
  readonly made: string;
}

/** A backup that is not as it was written. */
class Damaged extends Error {
  readonly text: Text;
  constructor(words: Text) {
    super(words.en);
    this.text = words;
  }
}

/** Restores a backup into `data`, which must not be there or be empty. */
export async function restoreBackup(
  file: string,
  data: string,
  passphrase?: string,
): Promise<Result<Restored, Refusal>> {
  const there = await readdir(data).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (there !== null && there.length > 0) return err(refuse(refusals.folderNotEmpty, data));
  const temporary = `${resolve(data)}.new-${process.pid}`;
  const restored = await unpackAndCheck(file, temporary, passphrase);
  if (!restored.ok) return restored;
  if (there !== null) await rm(data, { recursive: true });
  makeFolderNow(dirname(resolve(data)));
  await rename(temporary, data);
  await flush(dirname(resolve(data)));
  return restored;
}

/** Checks a backup completely, as a restore would. `place`: a folder with room for its content, which is open there meanwhile and is then gone. */
export async function checkBackup(
  file: string,
  place: string,
  secret?: string | LockKey,
): Promise<Result<Restored, Refusal>> {
  const checked = await unpackAndCheck(file, place, secret);
  if (checked.ok) await rm(place, { recursive: true, force: true });
  return checked;
}

async function unpackAndCheck(
  file: string,
  folder: string,
  secret: string | LockKey | undefined,
): Promise<Result<Restored, Refusal>> {
  const bytes = reading(file);
  try {
    await rm(folder, { recursive: true, force: true });
    makeFolderNow(folder, 0o700);
    const locked = await isLocked(file);
    if (locked && secret === undefined) return err(refuse(refusals.passphraseNeeded, file));
    const list = await unpack(locked ? unlock(bytes, secret ?? '') : bytes, folder);
    return ok({ files: list.files.length, rounds: await checkFolder(folder), made: list.made });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (error instanceof WrongPassphrase) return err(refuse(refusals.passphraseWrong, file));
    if (error instanceof Damaged || error instanceof NotATar || error instanceof DamagedLock)
      return err(refuse(refusals.backupDamaged, file, error.text));
    throw error;
  } finally {
    // Read to its end or not: Windows removes no file that is open.
    await ended(bytes);
  }
}

/** Nothing leads out of the folder, on any system. */
function isSafe(path: string): boolean {
  const parts = path.split('/');
  return !/[\\:\0]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

async function unpack(source: AsyncIterable<Uint8Array>, folder: string): Promise<z.infer<typeof listSchema>> {
  const written: { path: string; bytes: number; sha256: string }[] = [];
  let list: z.infer<typeof listSchema> | null = null;
  for await (const { path, size, pieces } of readTar(source)) {
    if (list !== null || !isSafe(path))
      throw new Damaged(text(`${path}: không phải tệp của bản sao lưu`, `${path}: not a file of a backup`));
    if (path === listName) {
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) parts.push(piece);
      list = readList(Buffer.concat(parts));
      continue;
    }
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    const handle = await open(join(folder, path), 'wx', 0o600);
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        // Unlike `write`, all of it.
        await handle.writeFile(piece);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    written.push({ path, bytes: size, sha256: hash.digest('hex') });
  }
  if (list === null) throw new Damaged(text('thiếu danh sách tệp', 'its list of files is missing'));
  for (const [index, expected] of list.files.entries())
    if (canonicalJson(expected) !== canonicalJson(written[index] ?? null))
      throw new Damaged(text(`tệp ${expected.path} đã bị đổi`, `${expected.path}: not as it was backed up`));
  if (written.length !== list.files.length)
    throw new Damaged(text('có tệp ngoài danh sách', 'more files than its list has'));
  return list;
}

function readList(bytes: Uint8Array): z.infer<typeof listSchema> {
  try {
    return listSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw new Damaged(text('không đọc được danh sách tệp', 'its list of files cannot be read'));
  }
}

/** Opens everything once and folds every record from its first act on. */
async function checkFolder(folder: string): Promise<string[]> {
  await openOffice(join(folder, 'office.sqlite')).close();
  const store = embeddedStore(join(folder, 'rounds'));
  try {
    const service = createService(store, () => '1970-01-01T00:00:00.000Z' as never);
    const rounds = (await store.list()).map(({ id }) => id);
    for (const id of rounds) {
      const loaded = await service.round(id);
      if (!loaded.ok) {
        const { vi, en } = loaded.error.message;
        throw new Damaged(text(`đợt ${id}: ${vi}`, `${id}: ${en}`));
      }
    }
    return rounds;
  } finally {
    await store.close();
  }
}
