// Runs in a thread of `planner.ts`.
import { ok, type Refusal, type Result } from '@tinnhiem/core';
import { partBatches } from './batch-parts.ts';
import type { PlanTask } from './planner.ts';
import { type ReadBatch, readBatches } from './sheet-readings.ts';

// biome-ignore lint/style/noDefaultExport: Piscina calls the default export.
export default function plan({ context, lists, pages }: PlanTask): Result<ReadBatch[], Refusal> {
  const parted = partBatches(pages, context);
  if (!parted.ok) return parted;
  return ok(
    lists.flatMap((list) =>
      readBatches(
        list,
        parted.value.filter((part) => part.list === list.id),
      ),
    ),
  );
}
