// Set-up and build, needing nothing but npm and a Node that is already there (20.19 or later). May be repeated: what is
// done is skipped. With --test it also makes sure of the programs that the tests drive.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFolder } from './compress.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const forTests = process.argv.includes('--test');

class SetupProblem extends Error {}

function say(vi, en) {
  console.log(`${vi}\n${en}`);
}

function problem(vi, en) {
  return new SetupProblem(`${vi}\n${en}`);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error !== undefined || status !== 0) {
    throw problem(
      `Lệnh "${command} ${args.join(' ')}" không chạy được${error ? `: ${error.message}` : '; xem lý do ở các dòng trên'}.`,
      `The command "${command} ${args.join(' ')}" failed${error ? `: ${error.message}` : '; the reason is in the lines above'}.`,
    );
  }
}

// ── What was done before: a stamp per step, kept where deleting node_modules forgets it ──

function hashOf(files) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of files)
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update('\n');
  return hash.digest('hex');
}

const stampFile = (step) => join(modules, '.tinnhiem', step);

function isStamped(step, hash) {
  return existsSync(stampFile(step)) && readFileSync(stampFile(step), 'utf8') === hash;
}

function stamp(step, hash) {
  mkdirSync(dirname(stampFile(step)), { recursive: true });
  writeFileSync(stampFile(step), hash);
}

// ── Packages ──

/** Whether node_modules already holds what the lock file names: so it is after an `npm install` by hand. */
function matchesLock() {
  const present = join(modules, '.package-lock.json');
  if (!existsSync(present)) return false;
  const installed = readJson(present).packages;
  return Object.entries(readJson(join(root, 'package-lock.json')).packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.resolved === wanted.resolved;
  });
}

function installPackages() {
  const { workspaces } = readJson(join(root, 'package.json'));
  const hash = hashOf(['package.json', ...workspaces.map((folder) => `${folder}/package.json`), 'package-lock.json']);
  if (isStamped('install', hash)) return;
  if (!matchesLock()) {
    say(
      'Đang cài các gói phần mềm (lần đầu mất vài phút)…',
      'Installing packages (the first time takes some minutes)…',
    );
    // npm's scripts run with the Node that a previous install brought. `npm ci` deletes that one, so npm itself must not
    // run on it; on Windows a running program cannot be deleted at all, and `npm install` leaves it in place.
    const inside = process.execPath.startsWith(modules + sep);
    const subcommand = inside && process.platform === 'win32' ? 'install' : 'ci';
    const npm = process.env.npm_execpath;
    const node = process.env.npm_node_execpath ?? process.execPath;
    if (npm?.endsWith('.js')) run(node, [npm, subcommand, '--loglevel=error']);
    else run('npm', [subcommand, '--loglevel=error'], { shell: process.platform === 'win32' });
  }
  stamp('install', hash);
}

// ── Web ──

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : filesBelow(path);
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** The folders that the web is built from: its own and those of our packages that it depends on, directly or not. */
function foldersOf(name, known = new Set()) {
  const folder = `packages/${name}`;
  if (known.has(folder)) return known;
  known.add(folder);
  for (const dependency of Object.keys(readJson(join(root, folder, 'package.json')).dependencies ?? {})) {
    if (dependency.startsWith('@tinnhiem/')) foldersOf(dependency.slice('@tinnhiem/'.length), known);
  }
  return known;
}

function buildWeb() {
  if (!existsSync(join(root, 'packages/web/index.html'))) return;
  const hash = hashOf([
    ...[...foldersOf('web')].flatMap(filesBelow).sort(),
    'package-lock.json',
    'scripts/compress.mjs',
  ]);
  if (isStamped('web', hash) && existsSync(join(root, 'packages/web/dist/index.html'))) return;
  say('Đang dựng giao diện…', 'Building the screens…');
  // The office first: it empties the folder that the voters' pages are built into as well.
  for (const config of ['vite.config.ts', 'vite.booth.config.ts', 'vite.archive.config.ts']) {
    run(process.execPath, [join(root, 'scripts/run.mjs'), 'vite', 'build', '--config', config, '--logLevel', 'warn'], {
      cwd: join(root, 'packages/web'),
    });
  }
  compressFolder(join(root, 'packages/web/dist'));
  stamp('web', hash);
}

// ── Programs that only the tests need ──

function onPath(...programs) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.some((program) => folders.some((folder) => existsSync(join(folder, program))));
}

function hasPostgres() {
  const versions = '/usr/lib/postgresql';
  return (
    onPath('initdb') ||
    (existsSync(versions) && readdirSync(versions).some((v) => existsSync(join(versions, v, 'bin/initdb'))))
  );
}

function installTestPrograms() {
  const missing = [
    ['chromium', onPath('chromium')],
    ['poppler-utils', onPath('pdftotext') && onPath('pdftoppm')],
    ['postgresql', hasPostgres()],
  ]
    .filter(([, present]) => !present)
    .map(([name]) => name);
  if (missing.length === 0) return;
  const names = missing.join(' ');
  if (!onPath('apt-get')) {
    throw problem(
      `Các phép thử cần những chương trình sau, hãy cài chúng trước: ${names}.`,
      `The tests need these programs, install them first: ${names}.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw problem(
      `Các phép thử cần: ${names}. Hãy chạy: sudo apt-get install ${names}`,
      `The tests need: ${names}. Run: sudo apt-get install ${names}`,
    );
  }
  say(`Đang cài cho các phép thử: ${names}…`, `Installing for the tests: ${names}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
}

try {
  installPackages();
  buildWeb();
  if (forTests) installTestPrograms();
} catch (error) {
  console.error(error instanceof SetupProblem ? error.message : error);
  if (forTests) console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
