// Documents are set in a thread of their own, so that a pile of ballots does not keep a check-in waiting.
import type { Refusal, Result, Text } from '@tinnhiem/core';
import type { CardName, Opening, RenderOptions } from '@tinnhiem/documents';
import type { LayoutFile } from '@tinnhiem/paper';
import { Piscina } from 'piscina';
import type { DocumentRequest } from '../documents/index.ts';
import { type OpenedFile, openingLine } from './opening-line.ts';

/** 500 pages that must be drawn take about 40 s. */
const longestMarking = 180_000;

export interface Renderer {
  render(request: DocumentRequest): Promise<Uint8Array>;
  /** A kept file with who prints it on its pages. */
  copy(pdf: Uint8Array, by: NonNullable<RenderOptions['printed']>): Promise<Uint8Array>;
  /**
   * A file that was handed in, with who opens it on every page; or the page that stands for one on which nothing can be written. `workers`: who may
   * have the file itself then. Asked twice while it works, it works once. Refused where too many wait; rejects where the program fails.
   */
  open(file: Uint8Array, opening: Opening, workers: Text): Promise<Result<OpenedFile, Refusal>>;
  /** What is where on a ballot, and how its pages look; `request` is one of a ballot. */
  layout(request: DocumentRequest): Promise<LayoutFile>;
  /** The handbook, or a card of one page: made once, and kept. */
  book(name: 'so-tay' | CardName): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function createRenderer(): Renderer {
  const pools: Piscina[] = [];
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

  const open = openingLine({
    mark: (file, opening, signal) => files().run({ file, opening }, { name: 'open', signal }),
    cover: (file) => run(file, 'cover'),
    limit: () => AbortSignal.timeout(longestMarking),
  });

  return {
    render: (request) => run(request),
    copy: (pdf, by) => run({ pdf, by }, 'copy'),
    open,
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
