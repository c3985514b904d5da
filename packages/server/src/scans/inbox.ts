// The watched folder of a conference: what the scanner puts there is read without anybody touching a screen. Taken files come back into
// `done` or `refused`, the refused ones with the reason beside them.
import { copyFile, link, lstat, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { extname, join, parse, resolve } from 'node:path';
import { conferenceIdSchema, roundIdSchema } from '@tinnhiem/core';
import { z } from 'zod';
import { foldersIn, makeFolder, writeDurably } from '../store/durable.ts';
import type { FolderView, JobProblem } from './job.ts';

const watchSchema = z.strictObject({ on: z.boolean(), by: z.strictObject({ account: z.string(), name: z.string() }) });
type Watch = z.output<typeof watchSchema>;

/** Files of one job that lie in a folder, in the order of reading. */
export interface FoundPile {
  readonly round: string;
  readonly conference: string;
  readonly by: Watch['by'];
  readonly files: readonly { readonly name: string; readonly path: string }[];
}

export interface Inbox {
  folder(round: string, conference: string): Promise<FolderView>;
  watch(round: string, conference: string, watch: Watch): Promise<void>;
  /** Looks once: the piles that are complete. `now` in milliseconds. */
  look(now: number): Promise<FoundPile[]>;
  /** Puts a file that is done with into `done`, or into `refused` with the reason. `from` lies elsewhere by now; a missing one is none. */
  giveBack(
    round: string,
    conference: string,
    file: { readonly name: string; readonly from: string },
    problem: JobProblem | null,
  ): Promise<void>;
  /** Where new files go. */
  path(round: string, conference: string): string;
}

/** A file that has not changed for so long is complete. */
const quietFile = 2_000;
/** A scanner that writes a picture a page takes its time between two; pictures with less between them are one pile. */
const quietPictures = 10_000;
const pictures: readonly string[] = ['.jpg', '.jpeg', '.png'];
const unfinished = /^\.|^~|\.(?:part|partial|tmp|temp|crdownload|filepart|download)$/iu;
const watchFile = '.watch.json';

/** The folders below `root` (`data/scan-inbox`). */
export function createInbox(root: string): Inbox {
  const seen = new Map<string, { readonly state: string; readonly since: number }>();
  const pathOf = (round: string, conference: string) => resolve(root, round, conference);

  async function watchOf(round: string, conference: string): Promise<Watch | null> {
    try {
      return watchSchema.parse(JSON.parse(await readFile(join(pathOf(round, conference), watchFile), 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** How long each file of a folder has been as it is, in milliseconds. */
  async function filesIn(folder: string, now: number) {
    const names = (await readdir(folder)).filter((name) => !unfinished.test(name));
    const files: { name: string; path: string; quiet: number }[] = [];
    for (const name of names) {
      const path = join(folder, name);
      const found = await lstat(path).catch(() => null);
      if (found === null || !found.isFile() || found.size === 0) continue;
      const state = `${found.size}/${found.mtimeMs}/${found.ino}`;
      const before = seen.get(path);
      if (before?.state !== state) seen.set(path, { state, since: now });
      files.push({ name, path, quiet: before?.state === state ? now - before.since : 0 });
    }
    for (const path of seen.keys())
      if (parse(path).dir === folder && !files.some((file) => file.path === path)) seen.delete(path);
    return files;
  }

  async function pilesOf(round: string, conference: string, now: number): Promise<FoundPile[]> {
    const watch = await watchOf(round, conference);
    if (watch?.on !== true) return [];
    const files = await filesIn(pathOf(round, conference), now);
    const isPicture = ({ name }: { readonly name: string }) => pictures.includes(extname(name).toLowerCase());
    const pile = (of: typeof files): FoundPile => ({ round, conference, by: watch.by, files: of });
    const documents = files.filter((file) => !isPicture(file) && file.quiet >= quietFile);
    const pages = files.filter(isPicture).sort((a, b) => inOrder.compare(a.name, b.name));
    const complete = pages.length > 0 && pages.every(({ quiet }) => quiet >= quietPictures);
    return [...documents.map((file) => pile([file])), ...(complete ? [pile(pages)] : [])];
  }

  return {
    path: pathOf,
    async folder(round, conference) {
      const path = pathOf(round, conference);
      await makeFolder(path);
      const watch = await watchOf(round, conference);
      return { path, on: watch?.on === true, by: watch?.on === true ? watch.by.name : null };
    },
    async watch(round, conference, watch) {
      await makeFolder(pathOf(round, conference));
      await writeDurably(join(pathOf(round, conference), watchFile), JSON.stringify(watch));
    },
    async look(now) {
      const piles: FoundPile[] = [];
      for (const round of await named(root, roundIdSchema))
        for (const conference of await named(join(root, round), conferenceIdSchema))
          piles.push(...(await pilesOf(round, conference, now)));
      return piles;
    },
    async giveBack(round, conference, { name, from }, problem) {
      const folder = join(pathOf(round, conference), problem === null ? 'done' : 'refused');
      await makeFolder(folder);
      const to = await freeName(folder, name);
      try {
        await rename(from, to);
      } catch (error) {
        // Given back before a crash.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
        throw error;
      }
      if (problem !== null) await writeFile(`${to}.txt`, wordsOf(problem), { mode: 0o600 });
    },
  };
}

/** Makes a file appear in a second place, so that nothing is lost whichever of the two a crash leaves. */
export async function placeAlso(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    // Folders on the network and sticks have no links.
    await copyFile(from, to);
  }
}

/** Page 2 before page 10. */
const inOrder = new Intl.Collator('vi', { numeric: true });

async function named(folder: string, schema: z.ZodType): Promise<string[]> {
  return (await foldersIn(folder)).filter((name) => schema.safeParse(name).success);
}

/** Scanners begin anew with 1 every day. */
async function freeName(folder: string, wanted: string): Promise<string> {
  const { name, ext } = parse(wanted);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? wanted : `${name} (${number})${ext}`);
    if ((await stat(path).catch(() => null)) === null) return path;
  }
}

function wordsOf({ vi, en, todo }: JobProblem): string {
  return `${vi}\r\n→ ${todo.vi}\r\n\r\n${en}\r\n→ ${todo.en}\r\n`;
}

/** Removes a file that was taken. */
export function removeTaken(path: string): Promise<void> {
  return rm(path, { force: true });
}
