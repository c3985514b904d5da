// Runs in a thread of `scan-files.ts`: opens a file, takes a page out of it, reads it.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { err, ok, type Result, refuse } from '@tinnhiem/core';
import sharp from 'sharp';
import type { ScanLimits } from '../files/limits.ts';
import { damaged, type FileProblem, scanNotRead, scanTooCoarse } from '../files/problems.ts';
import { type OpenScan, openScan, type ScanSource } from '../files/scan-file.ts';
import { type GreyImage, isBlackAndWhite } from '../image/grey-image.ts';
import type { LayoutFile } from '../layout/layout.ts';
import { prepareLayout } from '../reader/prepare.ts';
import { leastDotsPerInch, readPage } from '../reader/read-page.ts';
import type { PageReading } from '../reader/reading.ts';
import { readCodes } from '../reader/style-codes.ts';
import { type BatchCover, readBatchCover } from './batch-cover.ts';
import { isBlank } from './blank-side.ts';
import { type PageFound, refusedPage } from './scanned-page.ts';

/** What every thread is given once. */
export interface ScanThreadData {
  readonly layouts: readonly LayoutFile[];
  readonly limits: ScanLimits;
  /** The folder for the pictures of the pages; `null`: none are kept. */
  readonly pictures: string | null;
}

/** One page of one file. */
export interface ScanTask {
  /** Which file of the scan: an open one is kept for its next page. */
  readonly number: number;
  readonly source: ScanSource;
  /** From 1; or only how many there are. */
  readonly page: number | 'count';
}

export interface ScanAnswer {
  /** In the whole file. */
  readonly pages: number;
  readonly read: PageFound;
}

const { layouts, limits, pictures } = workerData as ScanThreadData;
const prepared = Promise.all(layouts.map(prepareLayout));
// The pool fills the processors with pages; several threads for one picture would only take turns.
sharp.concurrency(1);

let open: { readonly number: number; readonly scan: Awaited<ReturnType<typeof openScan>> } | undefined;

// biome-ignore lint/style/noDefaultExport: Piscina calls the default export.
export default async function scanPage({ number, source, page }: ScanTask): Promise<ScanAnswer> {
  if (open?.number !== number) {
    close();
    open = { number, scan: await openScan(own(source), limits) };
  }
  const { scan } = open;
  if (!scan.ok) return { pages: 1, read: refusedPage(scan.error) };
  if (page === 'count') return { pages: scan.value.pages, read: refusedPage(damaged) };
  const answer = { pages: scan.value.pages, read: await readOne(scan.value, page) };
  if (page === scan.value.pages) close();
  return answer;
}

function close(): void {
  if (open?.scan.ok === true) open.scan.value.close();
  open = undefined;
}

async function readOne(scan: OpenScan, page: number): Promise<PageFound> {
  const image = await scan.page(page);
  if (!image.ok) return refusedPage(image.error);
  // Before it is read: the reader paints streaks over.
  const picture = pictures === null ? null : await keepPicture(image.value, pictures);
  const shadeless = isBlackAndWhite(image.value);
  const reading = await read(image.value);
  if (!reading.ok) return refusedPage(reading.error, picture);
  const found = {
    reading: reading.value,
    problem: null,
    ...(shadeless ? { blackAndWhite: true as const } : {}),
    picture,
  };
  if (reading.value.status !== 'rejected') return { ...found, cover: null, blank: false };
  const cover = await coverOn(image.value);
  const blank = cover === null && isBlank(image.value);
  const { tooCoarse } = reading.value;
  const isBallot = cover === null && !blank;
  const problem = isBallot && tooCoarse !== undefined ? refuse(scanTooCoarse, tooCoarse, leastDotsPerInch) : null;
  return { ...found, problem, cover, blank };
}

/** Good enough for people to judge a faint mark, at half a megabyte a page. */
const pictureQuality = 80;

/** Writes the page as JPEG, named by the SHA-256 of its content. The same page of the same file gives the same bytes. */
async function keepPicture({ width, height, data }: GreyImage, folder: string): Promise<string> {
  const jpeg = await sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality: pictureQuality })
    .toBuffer();
  const name = createHash('sha256').update(jpeg).digest('hex');
  await writeFile(join(folder, `${name}.jpg`), jpeg, { mode: 0o600 });
  return name;
}

/** One page that the reader itself cannot bear must not cost the pages after it: a person looks at it. */
async function read(image: GreyImage): Promise<Result<PageReading, FileProblem>> {
  const layoutsReady = await prepared;
  try {
    return ok(await readPage(image, layoutsReady));
  } catch (error) {
    return err(refuse(scanNotRead, error instanceof Error ? error.message : String(error)));
  }
}

async function coverOn(image: GreyImage): Promise<BatchCover | null> {
  for (const { text } of await readCodes(image, true)) {
    const cover = readBatchCover(text);
    if (cover !== undefined) return cover;
  }
  return null;
}

/** Shared memory may not be given to the decoders. */
function own(source: ScanSource): ScanSource {
  return typeof source === 'string' ? source : { name: source.name, bytes: new Uint8Array(source.bytes) };
}
