// Names the folder of this run's databases, and stops them at the end, whatever the tests came to; also what a killed run left behind.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../src/store/embedded.ts';
import { removePostgres } from './postgres-server.ts';

const name = /^tinnhiem-postgres-(\d+)$/;

function remove(folder: string): void {
  if (!existsSync(folder)) return;
  for (const server of readdirSync(folder)) removePostgres(join(folder, server));
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
