// Everything that `npm test` runs after the set-up. Arguments choose test files, as with vitest.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ClosingLineReporter } from './closing-line-reporter.ts';
import type { Counts } from './test-project.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const closing = new ClosingLineReporter();

function check(name: string, args: readonly string[]): void {
  console.log(`── ${name}`);
  const { status } = spawnSync(process.execPath, ['scripts/run.mjs', ...args], { cwd: root, stdio: 'inherit' });
  closing.count(status === 0);
}

/** Runs one kind of tests in a process of its own, with what time `priority` gives it; `shown`: at once, or as a whole when it is over. */
async function tests(project: string, shown: 'at once' | 'at the end', priority: number): Promise<void> {
  const program = fileURLToPath(new URL('./test-project.ts', import.meta.url));
  const output = shown === 'at once' ? 'inherit' : 'pipe';
  const child = fork(program, [project, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', output, output, 'ipc'],
  });
  if (child.pid !== undefined) setPriority(child.pid, priority);
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => pieces.push(piece));
  let counts: Counts | undefined;
  child.on('message', (message) => {
    counts = message as Counts;
  });
  const [status] = await once(child, 'close');
  if (pieces.length > 0) console.log(`── tests: ${project}\n${Buffer.concat(pieces)}`);
  if (counts === undefined) closing.count(false);
  else closing.add(counts);
  // A process that fails though none of its tests did.
  if (status !== 0 && counts?.failed === 0) closing.count(false);
}

check('lint', ['biome', 'check', '--error-on-warnings']);
check('typecheck', ['scripts/typecheck.ts']);
check('boundaries', ['scripts/boundaries.ts']);

// Side by side: those in the browser wait most of the time, the others compute in what time is left.
console.log('── tests');
const { PRIORITY_BELOW_NORMAL, PRIORITY_NORMAL } = constants.priority;
await Promise.all([tests('packages', 'at once', PRIORITY_BELOW_NORMAL), tests('e2e', 'at the end', PRIORITY_NORMAL)]);

console.log(closing.line());
process.exitCode = closing.failed > 0 || closing.passed === 0 ? 1 : 0;
