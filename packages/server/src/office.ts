// Everything that the server works with, opened in one data folder.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Instant } from '@tinnhiem/core';
import manifest from '../package.json' with { type: 'json' };
import { createAccounts } from './accounts/accounts.ts';
import { createPreviews } from './http/previews.ts';
import { createRenderer } from './http/renderer.ts';
import type { Office } from './http/route.ts';
import { assembleScans } from './scans/assemble.ts';
import { createService } from './service/service.ts';
import { createActivity } from './store/activity.ts';
import { createDrafts } from './store/drafts.ts';
import { embeddedStore } from './store/embedded.ts';
import { openOffice } from './store/office.ts';

export interface OpenOffice extends Office {
  close(): Promise<void>;
}

/** Opens stores and accounts in a data folder that exists. Throws `StoreProblem`. */
export function assembleOffice(
  data: string,
  clock: () => Date,
  report: (error: unknown, where: string) => void = (error, where) => console.error(where, error),
): OpenOffice {
  const tables = openOffice(join(data, 'office.sqlite'));
  const store = embeddedStore(join(data, 'rounds'));
  const renderer = createRenderer();
  const now = () => clock().toISOString() as Instant;
  const service = createService(store, now);
  const milliseconds = () => clock().getTime();
  const random = (bytes: number) => randomBytes(bytes).toString('base64url');
  const accounts = createAccounts(tables, { now: milliseconds, random });
  const scans = assembleScans(data, { service, accounts, renderer, now, report });
  return {
    service,
    accounts,
    scans,
    drafts: createDrafts(tables),
    activity: createActivity(tables, now),
    previews: createPreviews(tables, milliseconds, random),
    renderer,
    version: manifest.version,
    now,
    organisation: async () =>
      (await tables.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', 'organisation'))?.value ?? '',
    nameOrganisation: (name) =>
      tables.run(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        'organisation',
        name,
      ),
    streams: new Set(),
    async close() {
      await scans.close();
      await renderer.close();
      await store.close();
      await tables.close();
    },
  };
}
