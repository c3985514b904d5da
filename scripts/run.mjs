// node scripts/run.mjs <command of an installed package, or a .ts/.mjs/.js file> arguments…
// Runs it with the Node that the project needs, whichever Node started this script.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './run-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The script behind a command: npm's links in `.bin` are shell scripts on Windows, so the package itself is asked. */
function scriptOf(command) {
  if (/\.[cm]?[jt]s$/.test(command)) return resolve(command);
  const owners = { biome: '@biomejs/biome', tsc: 'typescript', tinnhiem: '@tinnhiem/server' };
  const folder = join(root, 'node_modules', owners[command] ?? command);
  if (!existsSync(join(folder, 'package.json'))) return undefined;
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin?.[command];
  return file === undefined ? undefined : join(folder, file);
}

const [command, ...args] = process.argv.slice(2);
const script = command === undefined ? undefined : scriptOf(command);
if (script === undefined || !existsSync(script)) {
  console.error(
    command === undefined
      ? 'Cách dùng: node scripts/run.mjs <lệnh hoặc tệp> …\nUsage: node scripts/run.mjs <command or file> …'
      : `Không tìm thấy "${command}". Hãy chạy "npm run setup" trước.\n"${command}" was not found. Run "npm run setup" first.`,
  );
  process.exitCode = 2;
} else {
  await runNode([script, ...args]);
}
