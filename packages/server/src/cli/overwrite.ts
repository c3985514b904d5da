// What a command must not write over: a slip in --out would lose it.
import { open, readFile, stat } from 'node:fs/promises';
import { refuse, type Text, text } from '@tinnhiem/core';
import { Refused } from './command.ts';
import type { FileKind } from './file-kinds.ts';
import { fileInTheWay } from './refusals.ts';

/** How a round and the office begin on the disk. */
const database = 'SQLite format 3\0';

/** Throws `Refused` where a round or the office lies under this path. */
export async function requireNoRecord(path: string): Promise<void> {
  if ((await endOf(path, 'first', database.length)) === database)
    throw new Refused(refuse(fileInTheWay, path, text('là dữ liệu của chương trình', 'holds data of the program')));
}

/** Throws `Refused` where something lies under this path that is not what the command writes. `what`: that, in words. */
export async function requireSameKind(path: string, isSame: () => Promise<boolean>, what: Text): Promise<void> {
  if (((await endOf(path, 'first', 1)) ?? '') === '' || (await isSame())) return;
  throw new Refused(refuse(fileInTheWay, path, text(`không phải ${what.vi}`, `is not ${what.en}`)));
}

/** Throws `Refused` where a pipe or a device lies under this path: what is written there is read back, and put in its place as a whole. */
export async function requireNoPipe(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null || there.isFile() || there.isDirectory()) return;
  throw new Refused(refuse(fileInTheWay, path, text('không phải tệp thường', 'is no ordinary file')));
}

/** A file that a command may write: nothing is there, or what it wrote itself. */
export interface Target {
  readonly path: string;
}

/** Where a command is going to write. Throws `Refused` where something else lies there: asked before the work, not after it. */
export async function targetAt(path: string, { what, is }: FileKind): Promise<Target> {
  await requireNoRecord(path);
  // What cannot be read is not known.
  await requireSameKind(path, () => readFile(path).then(is, () => false), what);
  return { path };
}

/** The first or last bytes of a file, each as a letter; `null` where there is no file. */
export async function endOf(path: string, which: 'first' | 'last', length: number): Promise<string | null> {
  const info = await stat(path).catch(() => null);
  // A pipe opens only once somebody writes into it.
  if (info?.isFile() !== true) return null;
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(length),
      0,
      length,
      which === 'first' ? 0 : Math.max(info.size - length, 0),
    );
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
