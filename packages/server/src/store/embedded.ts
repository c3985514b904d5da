// The store that needs nothing but a folder: `rounds/<id>.tinnhiem`, one SQLite file a round.
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { roundIdSchema } from '@tinnhiem/core';
import { makeFolderNow } from './make-folder.ts';
import { StoreProblem } from './problem.ts';
import { openRoundFile, type RoundFile, writeRoundFile } from './round-file.ts';
import type { ListedRound, RoundStore } from './round-store.ts';
import { type OpenOptions, withProblems } from './sqlite.ts';

const extension = '.tinnhiem';
const unfinished = /^\.new-(\d+)-.*$/;
// Each open file costs three handles of the system; a round that was closed is opened again in a few milliseconds.
const mostOpen = 64;

interface OpenRound {
  readonly file: RoundFile;
  readonly source: string;
}

/** Opens the store in `folder` (`data/rounds`), which is made where it is missing. */
export function embeddedStore(folder: string, options: OpenOptions = {}): RoundStore {
  const open = new Map<string, OpenRound>();
  withProblems(folder, () => {
    makeFolderNow(folder);
    removeUnfinished(folder);
  });

  const pathOf = (round: string) => join(folder, `${round}${extension}`);

  /** The round's open file; `null` where there is none. */
  function fileOf(round: string): OpenRound | null {
    if (!roundIdSchema.safeParse(round).success) return null;
    const path = pathOf(round);
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    // A file put in another's place often gets its number; only the time of its birth tells them apart.
    const source = stat === undefined ? '' : `${stat.dev}:${stat.ino}:${stat.birthtimeNs}`;
    const known = open.get(round);
    if (known !== undefined) {
      open.delete(round);
      if (known.source === source) {
        open.set(round, known);
        return known;
      }
      known.file.close();
    }
    if (stat === undefined) return null;
    const opened = { file: openRoundFile(path, options), source };
    open.set(round, opened);
    const [oldest] = open.keys();
    if (open.size > mostOpen && oldest !== undefined) {
      open.get(oldest)?.file.close();
      open.delete(oldest);
    }
    return opened;
  }

  function inFile<T>(round: string, work: (file: RoundFile) => T): T {
    const found = fileOf(round);
    if (found === null) throw new Error(`no round ${round}`);
    return work(found.file);
  }

  /** Promises the outcome, problems included, as the interface has it. */
  function attempt<T>(round: string, work: () => T): Promise<T> {
    return new Promise((resolve) => resolve(withProblems(pathOf(round), work)));
  }

  return {
    create: (round, writes) =>
      attempt(round, () => {
        const path = pathOf(round);
        if (existsSync(path)) return 'exists';
        const temporary = join(folder, `.new-${process.pid}-${round}`);
        try {
          writeRoundFile(temporary, writes, options);
          flushed(temporary);
          const placed = place(temporary, path);
          flushed(folder);
          return placed;
        } finally {
          for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${temporary}${suffix}`, { force: true });
        }
      }),
    append: (round, expected, writes) => attempt(round, () => inFile(round, (file) => file.append(expected, writes))),
    head: (round) =>
      attempt(round, () => {
        const found = fileOf(round);
        if (found === null) return null;
        const { number, hash } = found.file.head();
        return { number, hash, source: found.source };
      }),
    acts: (round, from) => attempt(round, () => fileOf(round)?.file.acts(from) ?? []),
    receipt: (round, command) => attempt(round, () => fileOf(round)?.file.receipt(command) ?? null),
    receipts: (round) => attempt(round, () => fileOf(round)?.file.receipts() ?? []),
    addAttachment: (round, attachment) => attempt(round, () => inFile(round, (file) => file.addAttachment(attachment))),
    attachment: (round, sha256) => attempt(round, () => fileOf(round)?.file.attachment(sha256) ?? null),
    attachments: (round) => attempt(round, () => fileOf(round)?.file.attachments() ?? []),
    list: () =>
      attempt('', () =>
        readdirSync(folder)
          .filter((name) => name.endsWith(extension) && !name.startsWith('.'))
          .map((name) => name.slice(0, -extension.length))
          .sort()
          .map((id): ListedRound => ({ id, summary: summaryOf(id) })),
      ),
    close() {
      for (const { file } of open.values()) file.close();
      open.clear();
      return Promise.resolve();
    },
  };

  function summaryOf(round: string): ListedRound['summary'] {
    try {
      return withProblems(pathOf(round), () => fileOf(round)?.file.head().summary ?? null);
    } catch (error) {
      if (error instanceof StoreProblem) return null;
      throw error;
    }
  }
}

/** Gives the finished file its name, which until then nobody saw. */
function place(temporary: string, path: string): 'created' | 'exists' {
  try {
    // Unlike a rename, a link never replaces what another process put there meanwhile.
    linkSync(temporary, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return 'exists';
    // Sticks and network folders without links.
    if (existsSync(path)) return 'exists';
    renameSync(temporary, path);
  }
  return 'created';
}

/** Makes what was written to a file, or the names in a folder, survive a power cut. */
export function flushed(path: string): void {
  // Windows cannot open a folder, and writes names through by itself.
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Removes what a process left behind that ended while it created a round. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = unfinished.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(folder, name), { force: true });
  }
}

/** Whether a process with this number is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
