// The scans of one data folder.
import { join } from 'node:path';
import type { Instant } from '@tinnhiem/core';
import manifest from '../../package.json' with { type: 'json' };
import type { Accounts } from '../accounts/accounts.ts';
import type { Renderer } from '../http/renderer.ts';
import type { Service } from '../service/service.ts';
import type { Stores } from '../store/stores.ts';
import { createLayouts } from './layouts.ts';
import { createPlanner } from './planner.ts';
import { createPracticeMaker } from './practice.ts';
import type { ScanStores } from './scan-stores.ts';
import { createScans, type Scans } from './scans.ts';

/** Name and version of the reader, as they stand in the record. */
export const readerName = `Tín Nhiệm ${manifest.version}`;

export interface ScansNeed {
  readonly stores: ScanStores;
  readonly hold?: Stores['hold'] | undefined;
  readonly service: Service;
  readonly accounts: Accounts;
  readonly renderer: Renderer;
  readonly now: () => Instant;
  readonly report: (error: unknown, where: string) => void;
}

export function assembleScans(
  data: string,
  { stores, hold, service, accounts, renderer, now, report }: ScansNeed,
): Scans {
  const layouts = createLayouts(stores.layouts, (request) => renderer.layout(request));
  return createScans({
    tools: {
      service,
      reader: readerName,
      rolesOf: async (id) =>
        (await accounts.list()).find((account) => account.id === id && !account.disabled)?.roles ?? [],
    },
    layouts,
    images: stores.images,
    jobs: stores.jobs(),
    hold,
    planner: createPlanner(),
    practice: createPracticeMaker(service, layouts, renderer),
    inbox: join(data, 'scan-inbox'),
    now,
    report,
  });
}
