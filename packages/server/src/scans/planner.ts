// From the pages of a file to the sheets of its batches, in a thread of its own: every sheet is compared with every other of its list.
import type { Refusal, Result } from '@tinnhiem/core';
import { Piscina } from 'piscina';
import type { PartContext } from './batch-parts.ts';
import type { LoggedPage } from './page-log.ts';
import type { ReadBatch, SheetList } from './sheet-readings.ts';

export interface PlanTask {
  readonly context: PartContext;
  readonly lists: readonly SheetList[];
  readonly pages: readonly LoggedPage[];
}

export interface Planner {
  plan(task: PlanTask): Promise<Result<ReadBatch[], Refusal>>;
  close(): Promise<void>;
}

export function createPlanner(): Planner {
  let pool: Piscina<PlanTask, Result<ReadBatch[], Refusal>> | undefined;
  return {
    plan(task) {
      pool ??= new Piscina({
        filename: new URL('./plan-worker.ts', import.meta.url).href,
        minThreads: 0,
        maxThreads: 1,
        idleTimeout: 10_000,
      });
      return pool.run(task);
    },
    async close() {
      await pool?.destroy();
    },
  };
}
