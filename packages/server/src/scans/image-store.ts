// Pictures of sheets, one file a page, named by the SHA-256 of its content; beside each what the reader saw on it.
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Refusal, type Result, refuse, scanPageCodes, scanRowCodes } from '@tinnhiem/core';
import { z } from 'zod';
import { flush, makeFolder, writeDurably } from '../store/durable.ts';
import { imageAltered, imageMissing } from './refusals.ts';

/** What the reader saw on a page, with its certainty: more than the record keeps. */
export const pageDetailsSchema = z.strictObject({
  /** Name and version of the reader. */
  reader: z.string(),
  /** Where the page stood: name of the file, page from 1. */
  file: z.string(),
  page: z.number().int(),
  style: z.string().nullable(),
  ballotPage: z.number().int().nullable(),
  /** The random code of this one ballot, where it has one; for finding the same sheet again, and shown to nobody. */
  serial: z.string().nullable(),
  status: z.enum(['read', 'flagged', 'rejected']),
  flags: z.array(z.enum(scanPageCodes)),
  rows: z.array(
    z.strictObject({
      row: z.number().int(),
      person: z.string(),
      reading: z.enum(['high', 'confidence', 'low', 'blank', 'multiple']).nullable(),
      flagged: z.boolean(),
      reasons: z.array(z.enum(scanRowCodes)),
      certainty: z.number(),
    }),
  ),
  /** Where a millimetre of the paper lies in the picture (`PagePlace`); `null` where nothing was read. */
  place: z
    .tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])
    .nullable(),
  /** Likeness of the marks, base64; for finding the same sheet again. */
  signature: z.string().nullable(),
  /** Why the page could not be opened, where it could not. */
  problem: z.strictObject({ vi: z.string(), en: z.string() }).nullable(),
  /** The earlier side that looks the same, where it stood then. */
  duplicateOf: z.strictObject({ batch: z.number().int(), ballot: z.number().int(), side: z.number().int() }).nullable(),
});
export type PageDetails = z.output<typeof pageDetailsSchema>;

export interface ImageStore {
  /** Takes in a picture that lies in `path`, with what was seen on it; whether it was not there before. It is there after a power cut once `settle` has returned. */
  keep(round: string, sha256: string, path: string, details: PageDetails): Promise<boolean>;
  /** Takes in the same picture with its signature place covered; whether it was not there before. */
  keepCovered(round: string, sha256: string, path: string): Promise<boolean>;
  /** Removes a picture that came to nothing. */
  drop(round: string, sha256: string): Promise<void>;
  /** Makes the names of everything that was taken in survive a power cut. */
  settle(round: string): Promise<void>;
  has(round: string, sha256: string): Promise<boolean>;
  /** Whether a round has any picture. */
  hasAny(round: string): Promise<boolean>;
  /** Where a picture lies. */
  path(round: string, sha256: string): string;
  /** A picture, its content checked against its name. */
  image(round: string, sha256: string): Promise<Result<Uint8Array, Refusal>>;
  details(round: string, sha256: string): Promise<PageDetails | null>;
}

/** Pictures of the rounds in `rounds` (`data/rounds`), in `rounds/<round>/images`. */
export function createImageStore(rounds: string): ImageStore {
  const folderOf = (round: string) => join(rounds, round, 'images');
  const imageOf = (round: string, sha256: string) => join(folderOf(round), `${sha256}.jpg`);
  const detailsOf = (round: string, sha256: string) => join(folderOf(round), `${sha256}.json`);
  async function place(round: string, sha256: string, path: string): Promise<boolean> {
    // After a crash it may lie in its place already.
    if (await exists(imageOf(round, sha256))) return false;
    await flush(path);
    await rename(path, imageOf(round, sha256));
    return true;
  }

  return {
    async keep(round, sha256, path, details) {
      await makeFolder(folderOf(round));
      await writeDurably(detailsOf(round, sha256), JSON.stringify(details));
      return await place(round, sha256, path);
    },
    keepCovered: place,
    async drop(round, sha256) {
      await rm(imageOf(round, sha256), { force: true });
      await rm(detailsOf(round, sha256), { force: true });
    },
    settle: (round) => flush(folderOf(round)),
    path: imageOf,
    has: (round, sha256) => exists(imageOf(round, sha256)),
    hasAny: async (round) => (await readdir(folderOf(round)).catch(() => [])).length > 0,
    async image(round, sha256) {
      const bytes = await readIfThere(imageOf(round, sha256));
      if (bytes === null) return err(refuse(imageMissing, sha256));
      return createHash('sha256').update(bytes).digest('hex') === sha256
        ? ok(bytes)
        : err(refuse(imageAltered, sha256));
    },
    async details(round, sha256) {
      const bytes = await readIfThere(detailsOf(round, sha256));
      return bytes === null ? null : pageDetailsSchema.parse(JSON.parse(bytes.toString('utf8')));
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
