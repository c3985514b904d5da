// What was read of a job's files so far, a line a page: after a crash the reading goes on behind it.
import { createHash } from 'node:crypto';
import { open, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScannedPage } from '@tinnhiem/paper';
import type { JobFiles } from './folder-work.ts';

/** A page of a job; `index`: of which of its files, from 0. */
export interface LoggedPage extends ScannedPage {
  readonly index: number;
}

export interface PageLog {
  /** The pages that are known, in the order of files and pages. */
  readonly pages: readonly LoggedPage[];
  add(page: LoggedPage): Promise<void>;
  close(): Promise<void>;
}

/** Opens the log of a job. What a crash left half-written, or without its picture, is cut off and read again. */
export async function openPageLog({ log, pictures }: Pick<JobFiles, 'log' | 'pictures'>): Promise<PageLog> {
  const { pages, bytes } = await readLog(log, pictures);
  const handle = await open(log, 'a', 0o600);
  await truncate(log, bytes);
  return {
    pages,
    async add(page) {
      await handle.write(`${lineOf(page)}\n`);
      pages.push(page);
    },
    close: () => handle.close(),
  };
}

/** Where reading goes on: the file, from 0, and the page in it, from 1. */
export function nextPage(pages: readonly LoggedPage[]): { readonly index: number; readonly page: number } {
  const last = pages.at(-1);
  if (last === undefined) return { index: 0, page: 1 };
  return last.page < last.pages ? { index: last.index, page: last.page + 1 } : { index: last.index + 1, page: 1 };
}

async function readLog(log: string, pictures: string) {
  const pages: LoggedPage[] = [];
  let bytes = 0;
  const content = await readFile(log, 'utf8').catch(() => '');
  // What stands behind the last line break was never finished.
  for (const written of content.split('\n').slice(0, -1)) {
    const page = pageIn(written);
    const { index, page: number } = nextPage(pages);
    if (page === null || page.index !== index || page.page !== number) break;
    if (!(await hasPicture(pictures, page.picture))) break;
    pages.push(page);
    bytes += Buffer.byteLength(written) + 1;
  }
  return { pages, bytes };
}

/** Bytes as text, so that a page is JSON. */
export function lineOf({ reading, ...page }: LoggedPage): string {
  const signature = reading.signature === null ? null : Buffer.from(reading.signature).toString('base64');
  return JSON.stringify({ ...page, reading: { ...reading, signature } });
}

/** `null` where it was never finished. */
export function pageIn(written: string): LoggedPage | null {
  try {
    const { reading, ...page } = JSON.parse(written);
    const signature = reading.signature === null ? null : new Uint8Array(Buffer.from(reading.signature, 'base64'));
    return { ...page, reading: { ...reading, signature } };
  } catch {
    return null;
  }
}

/** A cut in the power may have left the name of a picture without its content. */
async function hasPicture(folder: string, sha256: string | null): Promise<boolean> {
  if (sha256 === null) return true;
  const bytes = await readFile(join(folder, `${sha256}.jpg`)).catch(() => null);
  return bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256;
}
