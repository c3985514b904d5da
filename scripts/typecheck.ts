// Types of the whole project: everything without the browser's names, then the web with them.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const failed = ['.', 'packages/web'].filter(
  (project) =>
    spawnSync(process.execPath, ['scripts/run.mjs', 'tsc', '--noEmit', '-p', project], { cwd: root, stdio: 'inherit' })
      .status !== 0,
);
process.exitCode = failed.length;
