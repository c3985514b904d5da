// The program as another version of it: other names for every piece of its screens, another number, another fingerprint. Beside it lies what it
// shares with the one that is tested.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../../', import.meta.url));

export const otherVersion = '99.0.0';

/** Makes it in a folder of its own; answers with what starts it, and how it is cleared away. */
export function makeOtherVersion(): { readonly program: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-other-version-'));
  const packages = join(folder, 'packages');
  mkdirSync(packages);
  for (const shared of ['node_modules', 'samples', 'docs', 'scripts', 'package.json'])
    symlinkSync(join(home, shared), join(folder, shared));
  for (const name of readdirSync(join(home, 'packages'))) {
    const [from, to] = [join(home, 'packages', name), join(packages, name)];
    if (name === 'web') cpSync(join(from, 'dist'), join(to, 'dist'), { recursive: true });
    else if (name === 'server') cpSync(from, to, { recursive: true });
    else symlinkSync(from, to);
  }
  const manifest = join(packages, 'server', 'package.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version: otherVersion }));
  renameScreens(join(packages, 'web', 'dist'));
  return {
    program: join(packages, 'server', 'bin', 'tinnhiem.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Gives every piece of the screens another name, as a build of other code does. */
function renameScreens(dist: string): void {
  const assets = join(dist, 'assets');
  const compressed = /\.(?:br|gz)$/;
  for (const folder of [dist, assets])
    for (const name of readdirSync(folder)) if (compressed.test(name)) rmSync(join(folder, name));
  const pieces = readdirSync(assets).filter((name) => /\.(?:js|css)$/.test(name));
  const renamed = new Map(pieces.map((name) => [name, name.replace(/(\.\w+)$/, 'x$1')]));
  const names = new RegExp(pieces.map((name) => name.replaceAll(/[.$]/g, '\\$&')).join('|'), 'g');
  for (const file of [...pieces.map((name) => join(assets, name)), join(dist, 'index.html')])
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(names, (name) => renamed.get(name) ?? name),
    );
  for (const [name, other] of renamed) renameSync(join(assets, name), join(assets, other));
}
