import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/longest-first.ts';

// What threads and processes of the tests read of TypeScript, they read once.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/tinnhiem', import.meta.url));

// Both kinds of tests share the same workers, one more than the machine has cores: who drives a browser or another process waits most of the time.
const maxWorkers = availableParallelism() + 1;
const globalSetup = ['packages/server/test/postgres-setup.ts'];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'packages',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'packages/*/test/**/*.test.ts', 'scripts/**/*.test.ts'],
          pool: 'threads',
          isolate: false,
          maxWorkers,
          globalSetup,
          // No test measures time; a busy machine must not fail one.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          pool: 'forks',
          isolate: true,
          maxWorkers,
          globalSetup,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
