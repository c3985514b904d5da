// Where a server of a centre lays what it is reading just now, on its own disk. Nothing in it is needed by anybody else, or after its end.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../store/durable.ts';
import { isRunning } from '../store/embedded.ts';

export interface Scratch {
  /** A path in a folder of this process; the folder is made where it is missing. */
  path(...names: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

const own = new Set<string>();

/** A folder of this process in `folder`; what processes of this machine left there that were killed goes away. */
export function scratchIn(folder: string): Scratch {
  // No host has a ~ in its name: what another one left is not taken for one's own.
  const mine = `.reading~${hostname()}~`;
  let made: Promise<string> | null = null;

  async function make(): Promise<string> {
    await makeFolder(folder);
    for (const name of await readdir(folder)) {
      const owner = name.startsWith(mine) ? Number.parseInt(name.slice(mine.length), 10) : Number.NaN;
      const left = owner === process.pid ? !own.has(join(folder, name)) : !isRunning(owner);
      // What another user left is that one's to remove.
      if (Number.isInteger(owner) && left)
        await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
    }
    const path = await mkdtemp(join(folder, `${mine}${process.pid}~`));
    own.add(path);
    return path;
  }

  return {
    async path(...names) {
      made ??= make().catch((error: unknown) => {
        // The disk may be there again the next time.
        made = null;
        throw error;
      });
      return join(await made, ...names);
    },
    async close() {
      if (made !== null) await rm(await made, { recursive: true, force: true });
    },
  };
}
