// A file of scans: what it is, how many pages it has, each page as a picture.
import { readFile, stat } from 'node:fs/promises';
import { err, ok, type Result, refuse } from '@tinnhiem/core';
import type { GreyImage } from '../image/grey-image.ts';
import { decodePicture } from './decode.ts';
import { scanKindOf } from './file-kind.ts';
import { type ScanLimits, scanLimits } from './limits.ts';
import { openPdf } from './pdf-document.ts';
import {
  damaged,
  type FileProblem,
  scanEmpty,
  scanMissing,
  scanNoImage,
  scanTooLarge,
  scanUnsupported,
  truncated,
} from './problems.ts';
import { tiffPages } from './tiff-pages.ts';

/** A file by its path, or what was read of it already. */
export type ScanSource = string | { readonly name: string; readonly bytes: Uint8Array };

/** An open file. One page at a time; `close` when done. */
export interface OpenScan {
  readonly pages: number;
  /** The picture of a page, from 1. */
  page(number: number): Promise<Result<GreyImage, FileProblem>>;
  close(): void;
}

/** Opens a file of scans by what is in it; its name means nothing. */
export async function openScan(
  source: ScanSource,
  limits: ScanLimits = scanLimits,
): Promise<Result<OpenScan, FileProblem>> {
  const read = typeof source === 'string' ? await readSource(source, limits) : ok(source.bytes);
  if (!read.ok) return read;
  const bytes = read.value;
  if (bytes.byteLength === 0) return err(refuse(scanEmpty));
  if (bytes.byteLength > limits.bytesPerFile) return err(tooLarge(bytes.byteLength, limits));
  const kind = scanKindOf(bytes);
  if (kind === undefined) return err(refuse(scanNoImage));
  if (typeof kind !== 'string') return err(refuse(scanUnsupported, kind));
  if (kind === 'pdf') {
    // A path is read again where it must be, so that a large PDF is not in memory twice.
    const again = () => (typeof source === 'string' ? readSource(source, limits) : Promise.resolve(ok(source.bytes)));
    return await openPdf(bytes, again, limits);
  }
  return openPictures(kind, bytes, limits);
}

/** Apart from `openScan`, so that nothing there holds the bytes of a PDF, which is in PDFium's memory then. */
function openPictures(
  kind: 'jpeg' | 'png' | 'tiff',
  bytes: Uint8Array,
  limits: ScanLimits,
): Result<OpenScan, FileProblem> {
  const pages = kind === 'tiff' ? tiffPages(bytes, limits.pagesPerFile) : ok(1);
  if (!pages.ok) return pages;
  const page = async (number: number): Promise<Result<GreyImage, FileProblem>> => {
    const picture = await decodePicture(bytes, limits, { index: number - 1 });
    return !picture.ok && picture.error === damaged && isCutOff(kind, bytes) ? err(truncated) : picture;
  };
  return ok({ pages: pages.value, page, close: () => {} });
}

/** The pages of a file, one after the other; a problem of the whole file stands in the place of its first page. */
export async function* pagesOf(
  source: ScanSource,
  limits: ScanLimits = scanLimits,
): AsyncGenerator<Result<{ readonly page: number; readonly image: GreyImage }, FileProblem>> {
  const scan = await openScan(source, limits);
  if (!scan.ok) {
    yield scan;
    return;
  }
  try {
    for (let page = 1; page <= scan.value.pages; page += 1) {
      const image = await scan.value.page(page);
      yield image.ok ? ok({ page, image: image.value }) : image;
    }
  } finally {
    scan.value.close();
  }
}

async function readSource(path: string, limits: ScanLimits): Promise<Result<Uint8Array, FileProblem>> {
  try {
    const { size } = await stat(path);
    return size > limits.bytesPerFile ? err(tooLarge(size, limits)) : ok(await readFile(path));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return err(refuse(scanMissing, String(error.code)));
  }
}

const megabyte = 1024 * 1024;
function tooLarge(bytes: number, limits: ScanLimits): FileProblem {
  return refuse(scanTooLarge, Math.ceil(bytes / megabyte), Math.floor(limits.bytesPerFile / megabyte));
}

/** Whether the mark of the end is missing where it belongs. Cameras write some kilobytes of their own behind a JPEG. */
function isCutOff(kind: 'jpeg' | 'png' | 'tiff', bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'jpeg') return file.subarray(-65_536).lastIndexOf(Buffer.from([0xff, 0xd9])) < 0;
  return kind === 'png' && !file.subarray(-64).includes('IEND');
}
