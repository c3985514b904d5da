// Files of scans in, one reading per page out, on all processors.
import { availableParallelism, loadavg } from 'node:os';
import { refuse } from '@tinnhiem/core';
import { Piscina } from 'piscina';
import { type ScanLimits, scanLimits } from '../files/limits.ts';
import { damaged, type FileProblem, scanTooSlow } from '../files/problems.ts';
import type { ScanSource } from '../files/scan-file.ts';
import type { LayoutFile } from '../layout/layout.ts';
import type { ScanAnswer, ScanTask, ScanThreadData } from './scan-worker.ts';
import { refusedPage, type ScannedPage } from './scanned-page.ts';

export interface ScanOptions {
  /** By default one for each processor. */
  readonly threads?: number;
  /** Ends the scan: the pages that are being read are left, and the iteration throws the signal's reason. */
  readonly signal?: AbortSignal;
  readonly limits?: ScanLimits;
  /** Folder into which every page that can be opened is written as `<SHA-256>.jpg`, as it was before the reading. */
  readonly pictures?: string;
  /** The first page of the first file that is read, from 1: reading goes on where it was interrupted. */
  readonly from?: number;
}

/** Pages that are read ahead of the one that is waited for, for each thread: one slow page does not stop the others. */
const ahead = 4;

/** A page that is to be read. The first of a file also tells how many there are. */
interface Slot {
  readonly task: ScanTask & { readonly page: number };
  answer?: Promise<ScanAnswer>;
}

/**
 * Reads files page by page, in the order of files and pages. Only a few pages are in memory at any time, however many there are, and the next
 * ones are read only as the caller takes them. A file that cannot be opened gives one rejected page. Throws where a layout is not usable.
 */
export async function* scanFiles(
  files: readonly ScanSource[],
  layouts: readonly LayoutFile[],
  { threads = availableParallelism(), signal, limits = scanLimits, pictures, from = 1 }: ScanOptions = {},
): AsyncGenerator<ScannedPage> {
  signal?.throwIfAborted();
  const workerData: ScanThreadData = { layouts, limits, pictures: pictures ?? null };
  const pool = new Piscina<ScanTask, ScanAnswer>({
    filename: new URL('./scan-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
    workerData,
  });
  const firstPage = (number: number) => (number === 0 ? from : 1);
  const slots: Slot[] = files.map((source, number) => ({ task: { number, source, page: firstPage(number) } }));
  const busy = new Set<Promise<ScanAnswer>>();
  // A task is given to the pool only when a thread is free, so that its time begins when the thread does.
  const start = () => {
    for (const slot of slots.slice(0, threads * ahead)) {
      if (busy.size >= threads || signal?.aborted === true) return;
      if (slot.answer !== undefined) continue;
      const answer = readSlot(pool, slot.task, limits, signal);
      slot.answer = answer;
      busy.add(answer);
      const done = () => {
        busy.delete(answer);
        start();
      };
      // Whoever waits for the slot hears of a failure too; until then it must not end the process.
      answer.then(done, done);
    }
  };
  try {
    for (;;) {
      start();
      const slot = slots[0];
      if (slot === undefined) return;
      if (slot.answer === undefined) {
        // Pages after it were begun before it was known that there are more in this file.
        signal?.throwIfAborted();
        await Promise.race(busy);
        continue;
      }
      const { pages, read } = await slot.answer;
      slots.shift();
      const { number, source, page } = slot.task;
      const first = firstPage(number);
      if (page === first && pages > first) {
        const kept = shared(source);
        const others = Array.from({ length: pages - first }, (_, index) => ({
          number,
          source: kept,
          page: first + 1 + index,
        }));
        slots.unshift(...others.map((task): Slot => ({ task })));
      }
      start();
      yield { file: typeof source === 'string' ? source : source.name, page, pages, ...read };
    }
  } finally {
    slots.length = 0;
    await pool.destroy();
  }
}

type Pool = Piscina<ScanTask, ScanAnswer>;

async function readSlot(
  pool: Pool,
  task: ScanTask,
  limits: ScanLimits,
  signal: AbortSignal | undefined,
): Promise<ScanAnswer> {
  const answer = await runTask(pool, task, limits, signal);
  if (!('code' in answer)) return answer;
  // The thread is gone. What the other pages hold must not go with the first one.
  const counted = await runTask(pool, { ...task, page: 'count' }, limits, signal);
  return { pages: 'code' in counted ? 1 : counted.pages, read: refusedPage(answer) };
}

/** The answer of a thread, or why there is none. */
async function runTask(
  pool: Pool,
  task: ScanTask,
  limits: ScanLimits,
  signal: AbortSignal | undefined,
): Promise<ScanAnswer | FileProblem> {
  // Twice: a thread that starts reads its programs and layouts first.
  const late = AbortSignal.timeout(Math.round(limits.secondsPerPage * 2_000 * crowding()));
  try {
    return await pool.run(task, { signal: signal === undefined ? late : AbortSignal.any([late, signal]) });
  } catch (error) {
    signal?.throwIfAborted();
    if (late.aborted) return refuse(scanTooSlow, limits.secondsPerPage);
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return damaged;
    throw error;
  }
}

/** How many times longer everything takes where more wants to run than there are processors: no page is given up because of others' work. */
function crowding(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}

/** Memory that all threads see, so that a file of many pages is not copied for each of them. */
function shared(source: ScanSource): ScanSource {
  if (typeof source === 'string') return source;
  const bytes = new Uint8Array(new SharedArrayBuffer(source.bytes.byteLength));
  bytes.set(source.bytes);
  return { name: source.name, bytes };
}
