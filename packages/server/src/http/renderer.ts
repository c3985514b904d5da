// Documents are set in a thread of their own, so that a pile of ballots does not keep a check-in waiting.
import type { LayoutFile } from '@tinnhiem/paper';
import { Piscina } from 'piscina';
import type { DocumentRequest } from '../documents/index.ts';

export interface Renderer {
  render(request: DocumentRequest): Promise<Uint8Array>;
  /** What is where on a ballot, and how its pages look; `request` is one of a ballot. */
  layout(request: DocumentRequest): Promise<LayoutFile>;
  close(): Promise<void>;
}

export function createRenderer(): Renderer {
  let pool: Piscina | undefined;
  const run = (request: DocumentRequest, name?: string) => {
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
    layout: (request) => run(request, 'layout'),
    async close() {
      await pool?.destroy();
    },
  };
}
