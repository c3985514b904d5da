// Files that survive a power cut once a call has returned.
import { once } from 'node:events';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes what was written to a file, or the names in a folder, survive a power cut. */
export async function flush(path: string): Promise<void> {
  // Windows cannot open a folder, and writes names through by itself.
  const windows = process.platform === 'win32';
  if (windows && (await stat(path)).isDirectory()) return;
  const handle = await open(path, windows ? 'r+' : 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a file in its place whole: whoever reads it sees the old content or the new one. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.new`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
  await flush(dirname(path));
}

/** A file whole; `null` where there is none. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The folders in a folder; none where it is missing. */
export async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** A file, a megabyte at a time; to be given to `ended`. */
export function reading(path: string): ReadStream {
  // What goes wrong is thrown where it is read.
  return createReadStream(path, { highWaterMark: 1024 * 1024 }).on('error', () => {});
}

/** Closes a file that was being read, however far. */
export async function ended(stream: ReadStream): Promise<void> {
  if (stream.closed) return;
  const closed = once(stream, 'close');
  stream.destroy();
  await closed;
}

/** Makes a folder for the eyes of its owner only, with those above it. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}
