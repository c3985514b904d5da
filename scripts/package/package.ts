// npm run package -- --out DIR [--platform linux-x64|win-x64|…]
// One folder that runs without npm and without a network: Node, our code as JavaScript, what it needs, something to click.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { fingerprintBelow } from '../../packages/server/src/program.ts';
import { asJavaScript, build } from './built.ts';
import { folderOf, neededBy, type Platform, platforms, readLock } from './modules.ts';
import { partsList } from './parts-list.ts';

const root = join(import.meta.dirname, '../..');
const server = 'packages/server';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports?: Readonly<Record<string, string>>;
}

/** Makes the folder and returns its path, with the fingerprint that the program in it shows. Throws where it is there already. */
export async function makePackage(
  out: string,
  name: string,
): Promise<{ readonly folder: string; readonly fingerprint: string }> {
  const platform = platforms[name];
  if (platform === undefined) throw new Error(`--platform: ${Object.keys(platforms).join(', ')}`);
  const { version } = manifestOf(root);
  const folder = join(out, `tinnhiem-${version}-${name}`);
  if (existsSync(folder)) throw new Error(`${folder}: đã có, hãy xóa trước. It is there already, remove it first.`);
  const cache = mkdtempSync(join(tmpdir(), 'tinnhiem-package-'));
  try {
    const app = join(folder, 'app');
    const modules = copyModules(app, platform, cache, folder);
    cpSync(join(root, 'packages/web/dist'), join(app, 'packages/web/dist'), { recursive: true });
    for (const beside of ['samples/tuaf-2019', 'docs/handbook'])
      cpSync(join(root, beside), join(app, beside), { recursive: true });
    for (const script of ['node-bin.mjs', 'run-node.mjs']) copy(`scripts/${script}`, join(app, 'scripts', script));
    const starter = join(app, server, 'bin/tinnhiem.mjs');
    mkdirSync(join(starter, '..'), { recursive: true });
    writeFileSync(starter, asJavaScript(join(root, server, 'bin/tinnhiem.mjs')));
    demandNamed(join(app, 'packages'));
    copy('LICENSE', join(folder, 'LICENSE'));
    const fingerprint = await fingerprintBelow(join(app, 'packages'));
    copyForPeople(folder, platform, { version, fingerprint });
    const parts = partsList({ name: 'tinnhiem', version }, modules, readLock(root));
    writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(parts, null, 2)}\n`);
    writeSums(folder);
    return { folder, fingerprint };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(cache, { recursive: true });
  }
}

/** Copies what the program needs and Node itself; their paths in the lock file. */
function copyModules(app: string, platform: Platform, cache: string, folder: string): readonly string[] {
  const lock = readLock(root);
  const copied = [...neededBy(server, lock, platform)].filter((path) => !path.includes('node_modules/@types/'));
  for (const path of copied) {
    if (path.startsWith('packages/') && !path.includes('node_modules/')) copyOurs(path, app);
    else copyInstalled(folderOf(path, root, lock, cache), join(app, path), platform);
  }
  const nodePath = `node_modules/${platform.node}`;
  const node = folderOf(nodePath, root, lock, cache);
  const binary = platform.os === 'win32' ? 'node.exe' : 'node';
  copy(join(node, 'bin', binary), join(folder, 'node', binary));
  // The package for Windows holds the program alone; the licence is the same.
  const licensed = folderOf(`node_modules/${platforms['linux-x64']?.node}`, root, lock, cache);
  copy(join(licensed, 'LICENSE'), join(folder, 'node/LICENSE'));
  return [...copied, nodePath];
}

/** One installed package; those that lie inside its folder are copied by their own names. */
function copyInstalled(from: string, to: string, platform: Platform): void {
  const inside = join(from, 'node_modules');
  cpSync(from, to, { recursive: true, dereference: true, filter: (file) => file !== inside && runs(file, platform) });
}

/** Of an installed package: not what only compilers and debuggers read, nor programs for another platform. */
function runs(file: string, { os, cpu }: Platform): boolean {
  const [, built] = /[\\/]prebuilds[\\/]([^\\/]+)/.exec(file) ?? [];
  return !/\.(?:[cm]?ts|map)$/.test(file) && (built === undefined || built === `${os}-${cpu}`);
}

/** One of our packages, and the name under which the others import it: a file that points to it, since a stick keeps no links. */
function copyOurs(path: string, app: string): void {
  build(join(root, path, 'src'), join(app, path, 'src'));
  copy(`${path}/package.json`, join(app, path, 'package.json'));
  const { name, version, exports = {} } = manifestOf(join(root, path));
  const entries = Object.entries(exports).map(([entry, file]) => ({
    entry,
    file: `./${entry === '.' ? 'index' : basename(entry)}.js`,
    target: `../../../${path}/${file.slice(2).replace(/\.ts$/, '.js')}`,
  }));
  const pointer = join(app, 'node_modules', name);
  mkdirSync(pointer, { recursive: true });
  for (const { file, target } of entries) writeFileSync(join(pointer, file), `export * from '${target}';\n`);
  const names = Object.fromEntries(entries.map(({ entry, file }) => [entry, file]));
  writeFileSync(join(pointer, 'package.json'), JSON.stringify({ name, version, type: 'module', exports: names }));
}

/** Throws where our code names a file or folder that was not put into the folder: what it reads while it runs as well as what it imports. */
function demandNamed(packages: string): void {
  for (const entry of readdirSync(packages, { withFileTypes: true, recursive: true })) {
    if (!entry.name.endsWith('.js') || entry.parentPath.includes(`${sep}dist`)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, named = ''] of text.matchAll(/new URL\('(\.[^']+)', import\.meta\.url\)/g))
      if (!existsSync(join(entry.parentPath, named))) throw new Error(`${entry.name}: ${named} is not in the folder`);
  }
}

function copyForPeople(folder: string, { os }: Platform, values: Readonly<Record<string, string>>): void {
  const from = join(root, 'packaging/portable');
  const starter = os === 'win32' ? 'Tin-Nhiem.cmd' : 'tin-nhiem.sh';
  copy(join(from, starter), join(folder, starter));
  const words = readFileSync(join(from, 'README.md'), 'utf8');
  writeFileSync(
    join(folder, 'README.md'),
    words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? ''),
  );
}

function writeSums(folder: string): void {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
  const hash = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  writeFileSync(join(folder, 'SHA256SUMS'), files.map((file) => `${hash(file)}  ${file}\n`).join(''));
}

function copy(from: string, to: string): void {
  cpSync(resolve(root, from), to);
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string' }, platform: { type: 'string' } } });
    if (values.out === undefined) throw new Error('npm run package -- --out DIR [--platform linux-x64|win-x64]');
    const here = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
    const made = await makePackage(resolve(values.out), values.platform ?? here);
    console.log(`${made.folder}\nMã đối chiếu của chương trình · fingerprint of the program: ${made.fingerprint}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
