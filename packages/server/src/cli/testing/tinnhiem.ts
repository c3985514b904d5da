// The command line as people start it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCommand } from '../arguments.ts';
import { cliCommands } from '../commands.ts';
import { run } from '../run.ts';

export const program = fileURLToPath(new URL('../../../bin/tinnhiem.mjs', import.meta.url));
export const samples = fileURLToPath(new URL('../../../../../samples/', import.meta.url));

export interface Answered {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

type Environment = Readonly<Record<string, string>>;

/** Commands that were started as a process already. */
const started = new Set<string>();

/**
 * Calls the command line and waits for its end. The first call of each command is a process of its own, as people start it;
 * every other one, but for `serve`, is the same call in this process, which does not take a second to begin.
 */
export function tinnhiem(args: readonly string[], environment: Environment = {}): Promise<Answered> {
  const command = findCommand(cliCommands, args)?.command.name.join(' ') ?? 'none';
  // A server would not end here.
  if (started.has(command) && command !== 'serve') return calledHere(args, environment);
  started.add(command);
  return inProcess(args, environment);
}

/** Starts the command line as a process of its own, which reads this from standard input. */
export function withInput(args: readonly string[], input: string): Promise<Answered> {
  return inProcess(args, {}, input);
}

/** Starts the command line as a process of its own. */
export function inProcess(args: readonly string[], environment: Environment = {}, input?: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { npm_lifecycle_event: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...inherited, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
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

/** The same call within this process. */
export async function calledHere(args: readonly string[], environment: Environment = {}): Promise<Answered> {
  let out = '';
  let error = '';
  const terminal = {
    out: (line: string) => {
      out += `${line}\n`;
    },
    error: (line: string) => {
      error += `${line}\n`;
    },
    environment: { ...process.env, ...environment },
  };
  return { status: await run(cliCommands, args, terminal), out, error };
}

export interface PrintedJson {
  readonly [field: string]: unknown;
}

/** Calls with `--json`: the exit status, and the one document on standard output. Throws where that is not exactly one. */
export async function json<T = PrintedJson>(
  args: readonly string[],
  environment?: Environment,
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
