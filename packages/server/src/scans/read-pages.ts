// Reads the files of a job page by page, where it was interrupted from there on.
import { err, ok, type Refusal, type Result, text } from '@tinnhiem/core';
import { type LayoutFile, scanFiles } from '@tinnhiem/paper';
import type { StoredJob } from './job.ts';
import type { JobWork } from './job-store.ts';
import { type LoggedPage, nextPage } from './page-log.ts';

export interface Reading {
  readonly work: Pick<JobWork, 'sources' | 'log' | 'pictures'>;
  readonly layouts: readonly LayoutFile[];
  readonly signal: AbortSignal;
  /** Told after every page. */
  readonly progress: (progress: Progress) => void;
}

export type Progress = Pick<StoredJob, 'pages' | 'read' | 'flagged' | 'rejected' | 'aside' | 'blackAndWhite'>;

/**
 * Every page of a job. A file that cannot be opened refuses the job; a page that cannot be opened among others that can is one of its pages, and
 * a person looks at the paper. Throws what the signal says where it is given.
 */
export async function readPages(job: StoredJob, reading: Reading): Promise<Result<readonly LoggedPage[], Refusal>> {
  const { work, layouts, signal, progress } = reading;
  const sources = await work.sources();
  const log = await work.log();
  try {
    const from = nextPage(log.pages);
    const left = sources.slice(from.index);
    const pages =
      left.length === 0 ? [] : scanFiles(left, layouts, { signal, pictures: work.pictures, from: from.page });
    for await (const page of pages) {
      const { index } = nextPage(log.pages);
      const logged = { ...page, file: job.files[index]?.name ?? page.file, index };
      const unopened = notOpened(logged, job.files.length);
      if (unopened !== null) return err(unopened);
      await log.add(logged);
      progress(progressOf(log.pages, sources.length));
    }
    progress(progressOf(log.pages, sources.length));
    return ok(log.pages);
  } finally {
    await log.close();
  }
}

/** Why a whole file cannot be read; a page of which there is a picture can be read by people. */
function notOpened({ problem, picture, page, pages, file }: LoggedPage, files: number): Refusal | null {
  if (problem === null || picture !== null || page !== 1 || pages !== 1) return null;
  if (files === 1) return problem;
  const { vi, en } = problem.message;
  return { ...problem, message: text(`${file}: ${vi}`, `${file}: ${en}`) };
}

function progressOf(pages: readonly LoggedPage[], files: number): Progress {
  const aside = pages.filter(({ cover, blank }) => cover !== null || blank).length;
  const count = (status: LoggedPage['reading']['status']) =>
    pages.filter(({ reading }) => reading.status === status).length;
  const opened = new Map(pages.map((page) => [page.index, page.pages]));
  const known = [...opened.values()].reduce((sum, of) => sum + of, 0);
  return {
    // A file that was not opened yet has one page at least.
    pages: known + files - opened.size,
    read: count('read'),
    flagged: count('flagged'),
    // Cover sheets and empty sides are rejected as ballots.
    rejected: count('rejected') - aside,
    aside,
    blackAndWhite: pages.filter(({ blackAndWhite, blank }) => blackAndWhite === true && !blank).length,
  };
}
