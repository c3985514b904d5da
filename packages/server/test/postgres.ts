// The PostgreSQL of the whole test run: started by the first test that needs it, stopped by postgres-setup.ts.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { type Central, type CentralOptions, openCentral } from '../src/store/postgres.ts';
import { ownPostgres } from './postgres-server.ts';

export interface Urls {
  /** As a role that owns its database and is not above anything. */
  readonly url: string;
  /** As superuser. */
  readonly mighty: string;
}

/** The folder of this run's databases: each in one of its own is stopped and removed at the end. */
export function runFolder(): string {
  const folder = process.env.TINNHIEM_TEST_POSTGRES;
  if (folder === undefined) throw new Error('postgres-setup.ts is missing in vitest.config.ts');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The database of this test run. */
export async function testPostgres(): Promise<Urls> {
  const folder = runFolder();
  const ready = join(folder, 'ready.json');
  if (!existsSync(ready)) {
    let first = true;
    try {
      mkdirSync(join(folder, 'starting'));
    } catch {
      first = false;
    }
    if (first) {
      const { url, mighty } = await ownPostgres(join(folder, 'server'));
      writeFileSync(`${ready}.new`, JSON.stringify({ url, mighty }));
      renameSync(`${ready}.new`, ready);
    }
    while (!existsSync(ready)) await pause(50);
  }
  return JSON.parse(readFileSync(ready, 'utf8')) as Urls;
}

/** Address of an organisation that nobody else has. */
export async function emptyOrganisation(role: keyof Urls = 'url'): Promise<string> {
  const urls = await testPostgres();
  return `${urls[role]}?organisation=thu-${randomBytes(6).toString('hex')}`;
}

/** The central store of an organisation, closed when the test is over; an empty one, where none is named. */
export async function openedCentral(url?: string, options: CentralOptions = {}): Promise<Central> {
  const central = await openCentral(url ?? (await emptyOrganisation()), { connections: 4, ...options });
  onTestFinished(() => central.close());
  return central;
}
