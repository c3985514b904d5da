// Documents are set in a thread of their own, so that a pile of ballots does not keep a check-in waiting.
import { Piscina } from 'piscina';
import type { DocumentRequest } from '../documents/index.ts';

export interface Renderer {
  render(request: DocumentRequest): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function createRenderer(): Renderer {
  let pool: Piscina | undefined;
  return {
    render(request) {
      pool ??= new Piscina({
        filename: new URL('./render-worker.ts', import.meta.url).href,
        minThreads: 0,
        maxThreads: 2,
        idleTimeout: 60_000,
      });
      return pool.run(request);
    },
    async close() {
      await pool?.destroy();
    },
  };
}
