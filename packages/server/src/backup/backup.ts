// The whole data folder as one file, while the server goes on; read back and checked before it counts as made.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { err, type Refusal, type Result, refuse } from '@tinnhiem/core';
import { flush } from '../store/durable.ts';
import { isRunning } from '../store/embedded.ts';
import { storeProblem } from '../store/sqlite.ts';
import type { DamagedFile } from './damage.ts';
import { type LockKey, lock } from './locked.ts';
import { backupWhileCasting } from './refusals.ts';
import { checkBackup, listName, type Restored } from './restore.ts';
import { type LostFile, snapshot, type TakenFile } from './snapshot.ts';
import { type TarFile, writeTar } from './tar.ts';

export interface BackupOptions {
  readonly secret?: string | LockKey | undefined;
  /** Version of this program. */
  readonly program: string;
  readonly now: string;
  /** Where the file grows until it is checked, on the same disk; `FILE.new` where not said. */
  readonly unfinished?: string;
  /** Asked once everything is read: where an electronic box has opened meanwhile, nothing is kept. */
  readonly mayStay?: () => Promise<boolean>;
}

/** Backs a data folder up into a file, whose folder is there. What stands there before is replaced only by a backup that was checked. */
export async function makeBackup(
  data: string,
  file: string,
  { secret, program, now, unfinished = `${file}.new`, mayStay }: BackupOptions,
): Promise<Result<Restored, Refusal>> {
  const folder = dirname(resolve(file));
  const inside = workFolder(data);
  try {
    const tar = writeTar(withList(snapshot(data, inside, folder), { program, made: now }));
    await writeAll(unfinished, secret === undefined ? tar : lock(tar, secret));
    if (mayStay !== undefined && !(await mayStay())) return err(refuse(backupWhileCasting));
    // What is locked lies open only where it lies open anyway, never on the stick.
    const checked = await checkBackup(unfinished, join(inside, 'check'), secret).catch((error: unknown) => {
      throw storeProblem(error, inside);
    });
    if (!checked.ok) return checked;
    await rename(unfinished, file);
    await flush(folder);
    return checked;
  } finally {
    await rm(unfinished, { force: true });
    await rm(inside, { recursive: true, force: true });
  }
}

const ownWork = /^\.new-backup-(\d+)-/;

/** A folder for copies in the data folder; what processes left there that were killed goes away. */
export function workFolder(data: string): string {
  for (const name of readdirSync(data)) {
    const owner = ownWork.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(data, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(data, `.new-backup-${process.pid}-`));
}

/** Writes pieces into a file, which is on the disk afterwards. */
export async function writeAll(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    // Unlike `write`, all of each.
    for await (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Every file, then the list of them. */
async function* withList(
  all: AsyncIterable<TakenFile | LostFile>,
  about: { program: string; made: string },
): AsyncGenerator<TarFile> {
  const files: { path: string; bytes: number; sha256: string }[] = [];
  const damaged: DamagedFile[] = [];
  for await (const taken of all) {
    if ('lost' in taken) {
      damaged.push({ path: taken.path, why: taken.lost });
      continue;
    }
    const { path, size, pieces, damage } = taken;
    const hash = createHash('sha256');
    yield { path, size, pieces: hashed(pieces, hash) };
    files.push({ path, bytes: size, sha256: hash.digest('hex') });
    if (damage !== undefined) damaged.push({ path, why: damage });
  }
  const found = damaged.length === 0 ? {} : { damaged };
  const list = JSON.stringify({ format: 'tinnhiem-backup', version: 1, ...about, files, ...found });
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
