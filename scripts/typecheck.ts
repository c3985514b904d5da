// Types of the whole project: everything without the browser's names, then the web with them. What the compiler learnt is kept beside the
// installed packages, so that only what changed is looked at again.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const known = 'node_modules/.cache/types';
const projects = { all: '.', web: 'packages/web' };
const failed = Object.entries(projects).filter(([name, project]) => {
  const remembering = ['--incremental', '--tsBuildInfoFile', `${known}/${name}.tsbuildinfo`];
  const args = ['scripts/run.mjs', 'tsc', '--noEmit', '-p', project, ...remembering];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0;
});
process.exitCode = failed.length;
