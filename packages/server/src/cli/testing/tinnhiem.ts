// The command line as people start it: a process of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const program = fileURLToPath(new URL('../../../bin/tinnhiem.mjs', import.meta.url));
export const samples = fileURLToPath(new URL('../../../../../samples/', import.meta.url));

export interface Answered {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Starts the command line and waits for its end. */
export function tinnhiem(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { npm_lifecycle_event: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...inherited, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let error = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      error += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, error }));
  });
}

export interface PrintedJson {
  readonly [field: string]: unknown;
}

/** Calls with `--json`: the exit status, and the one document on standard output. Throws where that is not exactly one. */
export async function json<T = PrintedJson>(
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | null; readonly json: T; readonly error: string }> {
  const { status, out, error } = await tinnhiem([...args, '--json'], environment);
  try {
    return { status, json: JSON.parse(out) as T, error };
  } catch {
    throw new Error(`not one JSON document: ${out}\n${error}`);
  }
}

/** A folder for one test. */
export function temporaryFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-'));
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
