// The real server in a process of its own, on an embedded store in a folder of its own; it can be killed and started again on the same data.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCentre } from './centre.ts';

const program = fileURLToPath(new URL('../../packages/server/bin/tinnhiem.mjs', import.meta.url));

export interface RunningServer {
  /** `http://127.0.0.1:41234`; it stays the same when the server is started again. */
  readonly address: string;
  /** Where it keeps everything, as every command takes it: `--data DIR`, or the central store. */
  readonly place: readonly string[];
  /** As a power cut does: nothing is written any more. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port; another version of the program where one is given. */
  start(other?: string): Promise<void>;
  /** Ends it as an operator does, and clears its data away. */
  remove(): Promise<void>;
}

/** Starts one process in its place. `more`: what `serve` is told besides. */
export async function spawned(
  place: readonly string[],
  port: number,
  run = program,
  more: readonly string[] = [],
): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = spawn(process.execPath, [run, 'serve', '--port', String(port), ...place, ...more, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let problems = '';
  child.stderr?.on('data', (chunk) => {
    problems += String(chunk);
  });
  let out = '';
  for await (const chunk of child.stdout ?? []) {
    out += String(chunk);
    if (out.includes('}')) return { child, port: (JSON.parse(out) as { port: number }).port };
  }
  throw new Error(`the server did not start: ${problems}`);
}

/** Ends a process, if it runs. */
export async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** Starts a server with empty data, on a port that was free; with `TINNHIEM_TEST_DATABASE=postgres` two on one central store. */
export async function startServer(more: readonly string[] = []): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), 'tinnhiem-e2e-'));
  if (process.env.TINNHIEM_TEST_DATABASE === 'postgres') return await startCentre(data, more);
  const place = ['--data', data];
  let { child, port } = await spawned(place, 0, program, more);
  return {
    address: `http://127.0.0.1:${port}`,
    place,
    kill: () => ended(child, 'SIGKILL'),
    async start(other) {
      ({ child, port } = await spawned(place, port, other, more));
    },
    async remove() {
      await ended(child, 'SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}
