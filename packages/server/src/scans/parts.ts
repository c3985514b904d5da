// What a file brings into the count, act by act: written down before the first of them, so that after a crash they are carried out as they
// were, each once.
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  copiedSchema,
  hashOf,
  type ListId,
  type SheetPlace,
  type SheetReading,
  sheetReadingSchema,
} from '@tinnhiem/core';
import type { LayoutFile } from '@tinnhiem/paper';
import sharp from 'sharp';
import { z } from 'zod';
import { makeFolder, writeDurably } from '../store/durable.ts';
import { type PageDetails, pageDetailsSchema } from './image-store.ts';
import type { StoredJob } from './job.ts';
import type { JobWork } from './job-store.ts';
import { coveredPage } from './sheet-picture.ts';
import type { ReadBatch, ReadSide } from './sheet-readings.ts';

/** One act: some sheets of one batch, with what is kept of their pages. */
export const partSchema = z.strictObject({
  /** The id of its command: a repeat is harmless. */
  id: z.uuid(),
  list: z.string(),
  batch: z.number().int(),
  /** Name and version of the program that read them, which may be another one when they are recorded. */
  reader: z.string(),
  sheets: z.array(sheetReadingSchema).min(1),
  /** Sheets that stand already, with the random code of one of these. */
  copied: copiedSchema,
  pages: z.array(z.strictObject({ sha256: z.string(), details: pageDetailsSchema })),
});
export type Part = z.output<typeof partSchema>;

/** An act holds so many sheets at most: more would keep others waiting while it is decided. */
const sheetsPerAct = 200;

/** Names the picture of every side, covers its signature place, and makes the acts. `reader`: name and version. */
export async function makeParts(
  job: StoredJob,
  work: JobWork,
  batches: readonly ReadBatch[],
  layouts: ReadonlyMap<ListId, LayoutFile>,
  reader: string,
): Promise<Part[]> {
  const name = pictureNames(job, work);
  const parts: Part[] = [];
  for (const { list, batch, sheets } of batches)
    for (let from = 0; from < sheets.length; from += sheetsPerAct) {
      const part = {
        id: randomUUID() as string,
        list,
        batch,
        reader,
        sheets: [] as SheetReading[],
        pages: [] as Part['pages'],
      };
      const copied = new Map<string, SheetPlace>();
      for (const { sides, flags, rows, copies } of sheets.slice(from, from + sheetsPerAct)) {
        for (const at of copies) copied.set(`${at.batch}/${at.ballot}`, at);
        const images: SheetReading['images'] = [];
        for (const side of sides) {
          const sha256 = await name(side);
          const covered = flags.includes('writing')
            ? null
            : await coverSignature(side, layouts.get(list), work, sha256);
          images.push({ sha256, page: side.page.reading.ballotPage, ...(covered === null ? {} : { covered }) });
          part.pages.push({ sha256, details: detailsOf(side, reader) });
        }
        part.sheets.push({ images, flags: [...flags], rows: [...rows] });
      }
      parts.push(copied.size === 0 ? part : { ...part, copied: [...copied.values()] });
    }
  return parts;
}

function detailsOf({ page, duplicateOf }: ReadSide, reader: string): PageDetails {
  const { style, ballotPage, serial, status, flags, rows, place, signature } = page.reading;
  return {
    reader,
    file: page.file,
    page: page.page,
    style,
    ballotPage,
    serial,
    status,
    flags: [...flags],
    rows: rows.map((row) => ({ ...row, reasons: [...row.reasons] })),
    place: place === null ? null : [...place],
    signature: signature === null ? null : Buffer.from(signature).toString('base64'),
    problem: page.problem?.message ?? null,
    duplicateOf,
  };
}

/**
 * Makes the picture that leaves the committee's table: whoever signed is not seen on it. Its name; `null` where the side has no signature place that
 * could be found. Of a sheet on which something was written outside of the boxes people judge the writing, so that it stays as it is.
 */
async function coverSignature(
  { page: { reading } }: ReadSide,
  layout: LayoutFile | undefined,
  work: JobWork,
  sha256: string,
): Promise<string | null> {
  const printed = layout?.pages.find(({ page }) => page === reading.ballotPage);
  if (printed?.signatureRect == null || reading.place === null) return null;
  const jpeg = await work.picture(sha256);
  const covered = await coveredPage(jpeg, reading.place, printed.signatureRect);
  const named = hashOf(covered);
  await work.addPicture(named, covered);
  return named;
}

/**
 * Names pictures by their content. The record knows a sheet by the picture of its side, so that no two sheets may have one: empty sides, which
 * look all alike, pages that could not be opened, and pages that stand twice in a file say in their picture from where they are. The same file
 * gives the same names again.
 */
function pictureNames({ files }: StoredJob, work: JobWork): (side: ReadSide) => Promise<string> {
  const used = new Set<string>();
  return async ({ page: { picture, index, page, blank } }) => {
    if (picture !== null && !blank && !used.has(picture)) {
      used.add(picture);
      return picture;
    }
    const plain = picture === null ? await notOpened() : await work.picture(picture);
    const jpeg = withComment(plain, `${files[index]?.sha256}/${page}`);
    const named = hashOf(jpeg);
    await work.addPicture(named, jpeg);
    return named;
  };
}

/** Stands for a page that could not be opened: a crossed-out sheet. */
function notOpened(): Promise<Buffer> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="840" height="1188"><rect width="840" height="1188" fill="#eee"/><path d="M0 0L840 1188M840 0L0 1188" stroke="#999" stroke-width="6"/></svg>';
  return sharp(Buffer.from(svg)).greyscale().jpeg().toBuffer();
}

/** A JPEG with words that no viewer shows, right behind its first marker. */
function withComment(jpeg: Uint8Array, words: string): Buffer {
  const text = Buffer.from(words, 'latin1');
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}

/** Writes the acts down; they are there after a power cut. */
export async function saveParts(folder: string, parts: readonly Part[]): Promise<void> {
  // What a crash has left half-written was never carried out.
  await rm(folder, { recursive: true, force: true });
  await makeFolder(folder);
  for (const [index, part] of parts.entries()) await writeDurably(partPath(folder, index), JSON.stringify(part));
}

/** The acts as they were written down, in order. */
export async function loadParts(folder: string): Promise<Part[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return await Promise.all(
    names.map(async (_, index) => partSchema.parse(JSON.parse(await readFile(partPath(folder, index), 'utf8')))),
  );
}

function partPath(folder: string, index: number): string {
  return join(folder, `${index}.json`);
}
