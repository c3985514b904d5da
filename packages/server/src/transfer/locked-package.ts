// A round of the central store as a backup: the package of `export` under a passphrase, read back before it counts as made.
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, type Instant, ok, type Refusal, type Result, refuse, text } from '@tinnhiem/core';
import { type BackupOptions, workFolder, writeAll } from '../backup/backup.ts';
import { DamagedLock, isLocked, type LockKey, lock, unlock, WrongPassphrase } from '../backup/locked.ts';
import { backupDamaged, backupWhileCasting, passphraseNeeded, passphraseWrong } from '../backup/refusals.ts';
import { piecesOf } from '../backup/snapshot.ts';
import { createService } from '../service/service.ts';
import { ended, flush, reading } from '../store/durable.ts';
import { makeFolderNow } from '../store/make-folder.ts';
import { centralStores } from '../store/stores.ts';
import { exportRound } from './export-round.ts';
import { checkPackage } from './import-round.ts';

export interface RoundPlace {
  readonly database: string;
  /** A folder for copies meanwhile. */
  readonly files: string;
  readonly round: string;
}

/** Backs a round up. What stands under that name is replaced only by a backup that was checked. */
export async function backUpRound(
  { database, files, round }: RoundPlace,
  file: string,
  { secret, now, unfinished = `${file}.new`, mayStay }: BackupOptions,
): Promise<Result<undefined, Refusal>> {
  const inside = workFolder(files);
  const stores = await centralStores(database, { connections: 2 });
  try {
    const service = createService(stores.rounds, () => now as Instant);
    const plain = join(inside, 'plain.zip');
    const exported = await exportRound(
      { service, boxes: stores.boxes, scans: stores.scans, knownTables: stores.knownTables },
      round,
      plain,
      'secret-too',
    );
    if (!exported.ok) return exported;
    await writeAll(unfinished, secret === undefined ? piecesOf(plain) : lock(piecesOf(plain), secret));
    await rm(plain);
    if (mayStay !== undefined && !(await mayStay())) return err(refuse(backupWhileCasting));
    const end = await withUnlocked(unfinished, files, secret, checkPackage);
    if (!end.ok) return end;
    if (end.value.hash !== exported.value.hash)
      return err(refuse(backupDamaged, file, text('hồ sơ trong đó là của lúc khác', 'it holds another record')));
    await rename(unfinished, file);
    await flush(dirname(file));
    return ok(undefined);
  } finally {
    await stores.close();
    await rm(unfinished, { force: true });
    await rm(inside, { recursive: true, force: true });
  }
}

/** Does `work` with a package as it can be read: itself, or what was locked, which lies open in `data` meanwhile. */
export async function withUnlocked<T>(
  file: string,
  data: string,
  secret: string | LockKey | undefined,
  work: (plain: string) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  if (!(await isLocked(file))) return await work(file);
  if (secret === undefined) return err(refuse(passphraseNeeded, file));
  makeFolderNow(data, 0o700);
  const inside = workFolder(data);
  const bytes = reading(file);
  try {
    const plain = join(inside, 'unlocked.zip');
    await writeAll(plain, unlock(bytes, secret));
    return await work(plain);
  } catch (error) {
    if (error instanceof WrongPassphrase) return err(refuse(passphraseWrong, file));
    if (error instanceof DamagedLock) return err(refuse(backupDamaged, file, error.text));
    throw error;
  } finally {
    await ended(bytes);
    await rm(inside, { recursive: true, force: true });
  }
}
