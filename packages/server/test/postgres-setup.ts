// Names the folder of this run's PostgreSQL, and stops it at the end, whatever the tests came to; also one that a killed run left behind.
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../src/store/embedded.ts';
import { removePostgres } from './postgres-server.ts';

const name = /^tinnhiem-postgres-(\d+)$/;

function remove(folder: string): void {
  removePostgres(join(folder, 'server'));
  rmSync(folder, { recursive: true, force: true });
}

export function setup(): () => void {
  for (const entry of readdirSync(tmpdir())) {
    const owner = name.exec(entry)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) remove(join(tmpdir(), entry));
  }
  const folder = join(tmpdir(), `tinnhiem-postgres-${process.pid}`);
  process.env.TINNHIEM_TEST_POSTGRES = folder;
  return () => remove(folder);
}
