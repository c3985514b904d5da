// Documents are set in a thread of their own, so that a pile of ballots does not keep a check-in waiting.
import { type Text, text } from '@tinnhiem/core';
import type { CardName, Opening, RenderOptions } from '@tinnhiem/documents';
import type { LayoutFile } from '@tinnhiem/paper';
import { Piscina } from 'piscina';
import type { DocumentRequest } from '../documents/index.ts';

export interface OpenedFile {
  readonly marked: boolean;
  readonly pdf: Uint8Array;
}

/** 500 pages that must be drawn take about 40 s. */
const longestMarking = 180_000;
const tooSlow = text('Ghi tên người mở lên tệp này mất quá lâu.', 'Marking this file takes too long.');
const failed = text(
  'Phần mềm gặp lỗi khi ghi tên người mở lên tệp này.',
  'The program failed when it was to mark this file.',
);

export interface Renderer {
  render(request: DocumentRequest): Promise<Uint8Array>;
  /** A kept file with who prints it on its pages. */
  copy(pdf: Uint8Array, by: NonNullable<RenderOptions['printed']>): Promise<Uint8Array>;
  /**
   * A file that was handed in, with who opens it on every page; or the page that stands for one on which nothing can be written. `workers`: who may
   * have the file itself then. Asked twice while it works, it works once.
   */
  open(file: Uint8Array, opening: Opening, workers: Text): Promise<OpenedFile>;
  /** What is where on a ballot, and how its pages look; `request` is one of a ballot. */
  layout(request: DocumentRequest): Promise<LayoutFile>;
  /** The handbook, or a card of one page: made once, and kept. */
  book(name: 'so-tay' | CardName): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function createRenderer(): Renderer {
  const pools: Piscina[] = [];
  const openings = new Map<string, Promise<OpenedFile>>();
  const books = new Map<string, Promise<Uint8Array>>();
  /** Made when it is first needed. */
  const poolOf = (maxThreads: number) => {
    let pool: Piscina | undefined;
    return () => {
      pool ??= new Piscina({
        filename: new URL('./render-worker.ts', import.meta.url).href,
        minThreads: 0,
        maxThreads,
        idleTimeout: 60_000,
      });
      if (!pools.includes(pool)) pools.push(pool);
      return pool;
    };
  };
  const papers = poolOf(2);
  // One at a time, so that two large files are not in memory at once, and beside the papers, which do not wait for it.
  const files = poolOf(1);
  const run = (request: unknown, name?: string) => papers().run(request, name === undefined ? {} : { name });

  let before: Promise<unknown> = Promise.resolve();
  /** When those who asked before have theirs: the time that one may take is its own. */
  function marked(file: Uint8Array, opening: Opening, workers: Text): Promise<OpenedFile> {
    const made = before.then(() => markedNow(file, opening, workers));
    before = made.catch(() => {});
    return made;
  }

  async function markedNow(file: Uint8Array, opening: Opening, workers: Text): Promise<OpenedFile> {
    const signal = AbortSignal.timeout(longestMarking);
    try {
      return await files().run({ file, opening, workers }, { name: 'open', signal });
    } catch {
      const problem = signal.aborted ? tooSlow : failed;
      return { marked: false, pdf: await run({ opening, problem, bytes: file.byteLength, workers }, 'cover') };
    }
  }

  return {
    render: (request) => run(request),
    copy: (pdf, by) => run({ pdf, by }, 'copy'),
    open(file, opening, workers) {
      const key = JSON.stringify(opening);
      const made = openings.get(key) ?? marked(file, opening, workers).finally(() => openings.delete(key));
      openings.set(key, made);
      return made;
    },
    layout: (request) => run(request, 'layout'),
    book(name) {
      const made = books.get(name) ?? run(name, 'book');
      books.set(name, made);
      // A failure is not kept: the next one who asks tries again.
      made.catch(() => books.delete(name));
      return made;
    },
    async close() {
      await Promise.all(pools.map((pool) => pool.destroy()));
    },
  };
}
