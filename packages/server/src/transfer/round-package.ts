// The file in which a round is moved from one store to another: a zip archive with the record as it is, its receipts, its
// attachments, and the files that lie beside it. Every part has its hash in the last one.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { err, ok, type Result } from '@tinnhiem/core';
import { Zip, ZipPassThrough } from 'fflate';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { z } from 'zod';
import { flush } from '../store/durable.ts';

export const formatName = 'tinnhiem/round/1';

export const partNames = {
  about: 'round.json',
  acts: 'acts.jsonl',
  receipts: 'receipts.jsonl',
  attachments: 'attachments.jsonl',
  /** Letters that called people, where some were asked for; packages of before 0.5 have none. */
  calling: 'calling.jsonl',
  sums: 'sums.json',
} as const;

export const aboutSchema = z.strictObject({
  format: z.literal(formatName),
  round: z.string(),
  /** Where the record ended when it was exported. */
  number: z.number().int().min(1),
  hash: z.string(),
  program: z.string(),
});

/** What was scanned: pictures, what was seen on them, layouts of ballots. */
const scanShape = /^(?:images\/[0-9a-f]{64}\.(?:jpg|json)|layouts\/[0-9A-Z-]{1,80}\.json)$/;
const pictureShape = /^images\/([0-9a-f]{64})\.jpg$/;
const layoutShape = /^layouts\/([0-9A-Z-]{1,80})\.json$/;
const attachmentShape = /^attachments\/([0-9a-f]{64})$/;

const boxShape = /^boxes\/[1-9A-HJ-NP-Za-km-z]{14,64}\.(?:bel|json)$/;

/** A picture of a sheet, and what was seen on it. */
export const pictureParts = (sha256: string) => ({ picture: `images/${sha256}.jpg`, seen: `images/${sha256}.json` });
export const layoutPart = (style: string): string => `layouts/${style}.json`;
/** The name of the picture, or the style of the layout, that a part is. */
export const pictureIn = (name: string): string | undefined => pictureShape.exec(name)?.[1];
export const layoutIn = (name: string): string | undefined => layoutShape.exec(name)?.[1];
export const attachmentPart = (sha256: string): string => `attachments/${sha256}`;
export const isBoxPart = (name: string): boolean => boxShape.test(name);
/** A closed electronic box, and its codes that were taken out of use. */
export const boxPart = (election: string): string => `boxes/${election}.bel`;
export const burntPart = (election: string): string => `boxes/${election}.json`;

// What a plain zip archive can hold (APPNOTE 4.4.1.4), with some room for its own table.
export const mostParts = 65_000;
export const mostBytes = 4_000_000_000;
/** The largest attachment and picture are far below; a box of so many bytes has some ten thousand ballots of thirty rows. */
export const largestPart = 512 * 1024 * 1024;

export interface PackagePart {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array> | Uint8Array | AsyncIterable<Uint8Array>;
}

/** Writes a package; it has its name once it is whole and on the disk. */
export async function writePackage(
  file: string,
  parts: AsyncIterable<PackagePart> | Iterable<PackagePart>,
): Promise<void> {
  const temporary = `${file}.new`;
  const out = createWriteStream(temporary, { mode: 0o600 });
  const zip = new Zip((error, chunk, final) => {
    if (error !== null) out.destroy(error);
    else if (final) out.end(chunk);
    else out.write(chunk);
  });
  const sums: Record<string, string> = {};
  async function add(name: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    const entry = new ZipPassThrough(name);
    // The same package has the same bytes, whenever it is made.
    entry.mtime = '1980-01-01T12:00:00';
    zip.add(entry);
    const sum = createHash('sha256');
    for await (const piece of content instanceof Uint8Array ? [content] : content) {
      sum.update(piece);
      entry.push(piece);
      if (out.writableNeedDrain) await once(out, 'drain');
    }
    entry.push(new Uint8Array(), true);
    sums[name] = sum.digest('hex');
  }
  try {
    for await (const { name, bytes } of parts) await add(name, await bytes());
    await add(partNames.sums, new TextEncoder().encode(JSON.stringify(sums)));
    zip.end();
    await finished(out);
    await flush(temporary);
    await rename(temporary, file);
    await flush(dirname(file));
  } catch (error) {
    out.destroy();
    await rm(temporary, { force: true });
    throw error;
  }
}

export interface Package {
  readonly names: readonly string[];
  /** A part, its hash checked. Throws `DamagedPackage`. */
  read(name: string): Promise<Uint8Array>;
  /** The hash of a part, checked piece by piece: a box may have hundreds of megabytes. Throws `DamagedPackage`. */
  check(name: string): Promise<string>;
  close(): void;
}

export class DamagedPackage extends Error {}

/** Opens a package and looks whether all its parts may be there; why not, where it is none. */
export async function openPackage(file: string): Promise<Result<Package, string>> {
  let zip: ZipFile | null = null;
  let opened: Result<Package, string>;
  try {
    zip = await openPromise(file, { autoClose: false, lazyEntries: true });
    opened = await packageIn(zip);
  } catch (error) {
    // What is no ZIP file, or whose list of sums cannot be read; the words of the reader of ZIP files are for its makers.
    opened = err(error instanceof DamagedPackage ? error.message : 'ZIP');
  }
  if (!opened.ok) zip?.close();
  return opened;
}

async function packageIn(zip: ZipFile): Promise<Result<Package, string>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName) || entry.uncompressedSize > largestPart || entries.size > mostParts)
      return err(entry.fileName);
    entries.set(entry.fileName, entry);
  }
  async function* pieces(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name);
    if (entry === undefined) throw new DamagedPackage(name);
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
  }
  const raw = async (name: string): Promise<Buffer> => {
    const whole = Buffer.alloc(entries.get(name)?.uncompressedSize ?? 0);
    let at = 0;
    for await (const piece of pieces(name)) at += piece.copy(whole, at);
    return whole;
  };
  const sums = z.record(z.string(), z.string()).parse(JSON.parse((await raw(partNames.sums)).toString('utf8')));
  const names = [...entries.keys()].filter((name) => name !== partNames.sums);
  const odd = names.find((name) => !isKnown(name) || sums[name] === undefined);
  const missing = Object.keys(sums).find((name) => !entries.has(name));
  if (odd !== undefined || missing !== undefined) return err(odd ?? missing ?? '');
  return ok({
    names,
    async read(name) {
      const bytes = await raw(name).catch(() => {
        throw new DamagedPackage(name);
      });
      if (sumOf(bytes) !== sums[name]) throw new DamagedPackage(name);
      return bytes;
    },
    async check(name) {
      const sum = createHash('sha256');
      try {
        for await (const piece of pieces(name)) sum.update(piece);
      } catch {
        throw new DamagedPackage(name);
      }
      const hash = sum.digest('hex');
      if (hash !== sums[name]) throw new DamagedPackage(name);
      return hash;
    },
    close: () => zip.close(),
  });
}

function isKnown(name: string): boolean {
  const fixed: readonly string[] = Object.values(partNames);
  return fixed.includes(name) || attachmentShape.test(name) || scanShape.test(name) || isBoxPart(name);
}

function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
