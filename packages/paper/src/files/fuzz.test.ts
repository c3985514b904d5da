import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { FuzzOutcome } from './testing/fuzz.ts';

const run = promisify(execFile);

test('every damaged file ends in pages or in a refusal, with little memory', async () => {
  const program = fileURLToPath(new URL('./testing/fuzz-run.ts', import.meta.url));
  const { stdout } = await run(process.execPath, [program, '500', '20260301']);
  const { inputs, pages, refusals, peakMegabytes } = JSON.parse(stdout) as FuzzOutcome;
  expect(inputs).toBe(500);
  // Otherwise the changes were too small, or too large, to try anything.
  expect(pages).toBeGreaterThan(50);
  expect(Object.keys(refusals).length).toBeGreaterThan(3);
  expect(peakMegabytes).toBeLessThan(700);
});
