// Everything that `npm test` runs after the set-up. Arguments choose test files, as with vitest.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { ClosingLineReporter } from './closing-line-reporter.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const closing = new ClosingLineReporter();

function check(name: string, args: readonly string[]): void {
  console.log(`── ${name}`);
  const { status } = spawnSync(process.execPath, ['scripts/run.mjs', ...args], { cwd: root, stdio: 'inherit' });
  closing.count(status === 0);
}

check('lint', ['biome', 'check', '--error-on-warnings']);
check('typecheck', ['scripts/typecheck.ts']);
check('boundaries', ['scripts/boundaries.ts']);

console.log('── tests');
try {
  const vitest = await startVitest('test', process.argv.slice(2), {
    root,
    watch: false,
    reporters: ['default', closing],
  });
  await vitest.close();
} catch (error) {
  console.error(error);
  closing.count(false);
}

console.log(closing.line());
process.exitCode = closing.failed > 0 || closing.passed === 0 ? 1 : 0;
