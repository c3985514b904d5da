// The files of a data folder as they stand at one moment, while a server goes on writing. Records come before the pictures that they
// name: those were on the disk before the act.
import { existsSync, rmSync, statSync } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Text, text } from '@tinnhiem/core';
import { StoreProblem } from '../store/problem.ts';
import { storeProblem, withProblems } from '../store/sqlite.ts';
import type { TarFile } from './tar.ts';

/** The lock and address of a running server, logs of databases, and what is not finished yet; wherever it lies. */
const leftOut = /^(?:server\.(?:lock|json).*|.*-(?:wal|shm|journal)|\.new-.*|.*\.new)$/;
/** Backups themselves, and where they go with what locks them. */
const ofBackups = /^backups(?:\/|\.json$)/;
const sqliteStart = 'SQLite format 3\0';
const pieceLength = 1024 * 1024;
/** Longer files are read piece by piece: archives and the like, which are put in their place whole and then stay as they are. */
const longestAtOnce = 16 * pieceLength;

/** A file that is taken; byte for byte, and why, where it is a database that cannot be read. */
export interface TakenFile extends TarFile {
  readonly damage?: Text;
}

/** One that the disk cannot read any more. */
export interface LostFile {
  readonly path: string;
  readonly lost: Text;
}

/** Without these there is nothing to restore. */
const office = 'office.sqlite';
const needed: readonly string[] = [office];

/**
 * Everything in a data folder, each path relative to it and divided by `/`. What disappears meanwhile was work in progress and is
 * left out. `temporary`: a folder for copies. `target`: the folder into which this backup goes; what lies in it is left out where it is inside.
 */
export async function* snapshot(data: string, temporary: string, target: string): AsyncGenerator<TakenFile | LostFile> {
  const inside = relative(resolve(data), resolve(target)).split(sep).join('/');
  const isTarget = (path: string) => inside !== '' && path.startsWith(`${inside}/`);
  const found = (await filesBelow(data)).filter(
    (path) => !(path.split('/').some((part) => leftOut.test(part)) || ofBackups.test(path) || isTarget(path)),
  );
  const isRecord = (path: string) => /^rounds\/[^/]+\.tinnhiem$/.test(path);
  for (const path of [...found.filter(isRecord), ...found.filter((other) => !isRecord(other))]) {
    const file = await take(join(data, path), temporary, isRecord(path)).catch((error: unknown) => {
      if (needed.includes(path)) throw storeProblem(error, join(data, path));
      return insteadOf(error, join(data, path));
    });
    if (file === null) continue;
    if ('lost' in file) {
      yield { path, lost: file.lost };
      continue;
    }
    yield { path, ...file };
    // What was written last may stand in its log alone.
    const log = `${path}-wal`;
    if ('damage' in file && existsSync(join(data, log)))
      yield { path: log, ...(await asItIs(join(data, log))), damage: file.damage };
  }
}

/** What is taken of a file that cannot be read as what it is. Throws the error where that has another cause. */
async function insteadOf(error: unknown, path: string) {
  const damaged = error instanceof StoreProblem && error.kind === 'damaged';
  // A sector that the disk cannot read; of databases SQLite says it in its own way, and of the copy too.
  const ofDisk = (error instanceof StoreProblem && error.kind === 'disk-failed') || codeOf(error) === 'EIO';
  if (!damaged && !ofDisk) throw error;
  try {
    const found = await asItIs(path);
    if (!damaged) throw error;
    return { ...found, damage: error.text };
  } catch (second) {
    if (codeOf(second) !== 'EIO') throw error;
    return {
      lost: text(
        `ổ đĩa không đọc được tệp “${path}” nữa; tệp này KHÔNG có trong bản sao lưu`,
        `the disk cannot read the file “${path}” any more; it is NOT in the backup`,
      ),
    };
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

async function asItIs(path: string): Promise<Omit<TarFile, 'path'>> {
  const { size } = statSync(path);
  if (size > longestAtOnce) return { size, pieces: piecesOf(path) };
  const bytes = await readFile(path);
  return { size: bytes.length, pieces: [bytes] };
}

async function filesBelow(data: string): Promise<string[]> {
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(data, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Throws a `StoreProblem` where a database, as a record always is, cannot be read. */
async function take(path: string, temporary: string, isRecord: boolean): Promise<Omit<TarFile, 'path'> | null> {
  try {
    if (!isRecord && !(await isDatabase(path))) return await asItIs(path);
    statSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  const copy = join(temporary, 'copy');
  rmSync(copy, { force: true });
  withProblems(path, () => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    try {
      // One moment of the database, and no page of what was deleted from it.
      database.prepare('VACUUM INTO ?').run(copy);
    } finally {
      database.close();
    }
    if (basename(path) === office) leaveOutTyped(copy);
  });
  return { size: statSync(copy).size, pieces: piecesOf(copy) };
}

/** What somebody has typed into a form and not recorded is nobody else's: it would lie in every backup, also once it was thrown away (docs/decisions/083-what-is-typed-is-kept.md). */
function leaveOutTyped(copy: string): void {
  const database = new DatabaseSync(copy);
  try {
    database.exec("DELETE FROM draft WHERE key LIKE 'form:%'; VACUUM");
  } finally {
    database.close();
  }
}

async function isDatabase(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sqliteStart.length), 0, sqliteStart.length, 0);
    return buffer.subarray(0, bytesRead).toString('latin1') === sqliteStart;
  } finally {
    await handle.close();
  }
}

/** A file in pieces. */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(pieceLength), 0, pieceLength, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
