// Files that survive a power cut once a call has returned.
import { mkdir, open, rename, stat } from 'node:fs/promises';
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

/** Makes a folder for the eyes of its owner only, with those above it. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}
