// Documents are set in a thread of their own, so that a pile of ballots does not keep a check-in waiting.
import type { CardName, RenderOptions } from '@tinnhiem/documents';
import type { LayoutFile } from '@tinnhiem/paper';
import { Piscina } from 'piscina';
import type { DocumentRequest } from '../documents/index.ts';

export interface Renderer {
  render(request: DocumentRequest): Promise<Uint8Array>;
  /** A kept file with who prints it on its pages. */
  copy(pdf: Uint8Array, by: NonNullable<RenderOptions['printed']>): Promise<Uint8Array>;
  /** What is where on a ballot, and how its pages look; `request` is one of a ballot. */
  layout(request: DocumentRequest): Promise<LayoutFile>;
  /** The handbook, or a card of one page: made once, and kept. */
  book(name: 'so-tay' | CardName): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function createRenderer(): Renderer {
  let pool: Piscina | undefined;
  const books = new Map<string, Promise<Uint8Array>>();
  const run = (request: unknown, name?: string) => {
    pool ??= new Piscina({
      filename: new URL('./render-worker.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: 2,
      idleTimeout: 60_000,
    });
    return pool.run(request, name === undefined ? {} : { name });
  };
  return {
    render: (request) => run(request),
    copy: (pdf, by) => run({ pdf, by }, 'copy'),
    layout: (request) => run(request, 'layout'),
    book(name) {
      const made = books.get(name) ?? run(name, 'book');
      books.set(name, made);
      // A failure is not kept: the next one who asks tries again.
      made.catch(() => books.delete(name));
      return made;
    },
    async close() {
      await pool?.destroy();
    },
  };
}
