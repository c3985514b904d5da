// Folders made one by one. `recursive` of Node never comes back where a file system denies a folder in one that is there, as /proc does.
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes a folder and those above it; what is there stays as it is. Throws the system's error where that is not possible. */
export function makeFolderNow(path: string, mode?: number): void {
  const folder = resolve(path);
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) return;
  const above = dirname(folder);
  if (above !== folder) makeFolderNow(above, mode);
  try {
    mkdirSync(folder, mode === undefined ? {} : { mode });
  } catch (error) {
    // Another process may have made it just now.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
