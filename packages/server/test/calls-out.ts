// What the program asks of other machines: nothing may be.
import { readFileSync, writeFileSync } from 'node:fs';

const hook = new URL('./calls-out.mjs', import.meta.url).href;

/** The environment in which a process writes down whom it tries to reach, and who that was. */
export function watchCallsOut(file: string): {
  readonly environment: Readonly<Record<string, string>>;
  readonly callsOut: () => readonly string[];
} {
  writeFileSync(file, '');
  return {
    environment: { NODE_OPTIONS: `--import ${hook}`, TINNHIEM_CALLS_OUT: file },
    callsOut: () => readFileSync(file, 'utf8').split('\n').filter(Boolean),
  };
}
