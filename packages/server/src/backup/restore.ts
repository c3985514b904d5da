// A backup becomes a data folder again: whole, every file as it was, every record folded from its first act on. Or nothing.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { canonicalJson, err, ok, type Refusal, type Result, refuse, type Text, text } from '@tinnhiem/core';
import { z } from 'zod';
import { createService, type Service } from '../service/service.ts';
import { ended, flush, reading } from '../store/durable.ts';
import { embeddedStore, isRunning } from '../store/embedded.ts';
import { makeFolderNow } from '../store/make-folder.ts';
import { openOffice } from '../store/office.ts';
import { StoreProblem } from '../store/problem.ts';
import { type DamagedFile, type DamagedRound, roundOf } from './damage.ts';
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
  /** Files that could not be read when it was made; left out where there are none. */
  damaged: z
    .array(z.strictObject({ path: z.string().min(1), why: z.strictObject({ vi: z.string(), en: z.string() }) }))
    .optional(),
});

export interface Restored {
  readonly files: number;
  /** Those that are whole. */
  readonly rounds: readonly string[];
  /** Those that were damaged when they were backed up; their files are as they were. */
  readonly damaged: readonly DamagedRound[];
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
  const place = dirname(resolve(data));
  await removeUnfinished(place);
  const temporary = join(place, `.new-restore-${process.pid}-${basename(resolve(data))}`);
  const restored = await unpackAndCheck(file, temporary, passphrase);
  if (!restored.ok) return restored;
  if (there !== null) await rm(data, { recursive: true });
  makeFolderNow(place);
  await rename(temporary, data);
  await flush(place);
  return restored;
}

const ownWork = /^\.new-restore-(\d+)-/;

/** A restore that was killed leaves beside its folder what it had unpacked, with everything that is secret in it. */
async function removeUnfinished(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    const owner = ownWork.exec(name)?.[1];
    // What another user left is that one's to remove.
    if (owner !== undefined && !isRunning(Number(owner)))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
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
  const locked = await isLocked(file);
  if (locked && secret === undefined) return err(refuse(refusals.passphraseNeeded, file));
  const bytes = reading(file);
  try {
    await rm(folder, { recursive: true, force: true });
    makeFolderNow(folder, 0o700);
    const list = await unpack(locked ? unlock(bytes, secret ?? '') : bytes, folder);
    return ok({ files: list.files.length, ...(await checkFolder(folder, list.damaged ?? [])), made: list.made });
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

/**
 * Opens everything once and folds every record from its first act on. Its files are as they were backed up, so that what is damaged was so
 * then. What could not be read then is not opened: SQLite would change it.
 */
async function checkFolder(
  folder: string,
  unread: readonly DamagedFile[],
): Promise<Pick<Restored, 'rounds' | 'damaged'>> {
  await openOffice(join(folder, 'office.sqlite')).close();
  const store = embeddedStore(join(folder, 'rounds'));
  const records = (await readdir(join(folder, 'rounds'))).filter((name) => name.endsWith('.tinnhiem')).sort();
  const rounds: string[] = [];
  const damaged: DamagedRound[] = unread
    .filter(({ path }) => !path.endsWith('-wal'))
    .map(({ path, why }) => ({ round: roundOf(path), why }));
  try {
    const service = createService(store, () => '1970-01-01T00:00:00.000Z' as never);
    for (const name of records) {
      const path = `rounds/${name}`;
      if (unread.some((file) => file.path === path)) continue;
      const round = roundOf(path);
      const why = await problemOf(service, round);
      if (why === null) rounds.push(round);
      else damaged.push({ round, why: named(why, folder) });
    }
    return { rounds, damaged };
  } finally {
    await store.close();
  }
}

/** Words with the paths of files as they are in the backup: where it was looked at is gone soon. */
function named({ vi, en }: Text, folder: string): Text {
  const inside = `${folder}${sep}`;
  return text(vi.replaceAll(inside, ''), en.replaceAll(inside, ''));
}

/** Why a record cannot be read; `null` where it can. Throws where that lies with the disk on which it is looked at. */
async function problemOf(service: Service, round: string): Promise<Text | null> {
  try {
    const loaded = await service.round(round);
    return loaded.ok ? null : loaded.error.message;
  } catch (error) {
    if (error instanceof StoreProblem && error.kind === 'newer') return error.text;
    throw error;
  }
}
