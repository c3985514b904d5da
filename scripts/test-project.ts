// node scripts/test-project.ts PROJECT [FILE …]: one kind of the tests of vitest.config.ts, for scripts/test.ts, which is told how many passed.
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { ClosingLineReporter } from './closing-line-reporter.ts';

/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const [project = '', ...files] = process.argv.slice(2);
const closing = new ClosingLineReporter();
// Whoever started this is gone, or has been told.
process.on('disconnect', () => process.exit(process.exitCode ?? 1));
try {
  const vitest = await startVitest('test', files, {
    root: fileURLToPath(new URL('..', import.meta.url)),
    project: [project],
    watch: false,
    // Of files that are chosen, some or all may be of the other kind.
    passWithNoTests: files.length > 0,
    reporters: ['default', closing],
  });
  await vitest.close();
} catch (error) {
  console.error(error);
  closing.count(false);
}
const { passed, failed } = closing;
process.exitCode = failed > 0 ? 1 : 0;
process.send?.({ passed, failed } satisfies Counts, () => process.disconnect?.());
