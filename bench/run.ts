// npm run bench [name …]: every measurement in its own process, one after the other, so that none warms or crowds another.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const wanted = process.argv.slice(2);
// These need minutes, the machine to themselves, root, or arguments; they run only when they are named.
const onlyByName: readonly string[] = [
  'kill9',
  'kill9-central',
  'kill9-flow',
  'power-cut',
  'disk-faults',
  'backup-faults',
  'paper-pages',
  'ballot-box-flips',
  'archive-flips',
  'archive-memory',
];
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => basename(file, '.ts'))
  .filter((name) => (wanted.length === 0 ? !onlyByName.includes(name) : wanted.includes(name)));

let failed = 0;
for (const name of names) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exitCode = failed;
