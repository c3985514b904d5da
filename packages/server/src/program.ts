// Which program this is: its version, and a fingerprint of the files that it runs.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, hashOf } from '@tinnhiem/core';
import manifest from '../package.json' with { type: 'json' };

export const programVersion = manifest.version;

const packages = fileURLToPath(new URL('../../', import.meta.url));

let known: Promise<string> | undefined;

/**
 * The fingerprint of our own code and built screens as they lie on this machine, as it stands at the foot of the screens: equal on
 * two machines, equal to the one that was published with a portable folder, or somebody changed a file.
 */
export function programFingerprint(): Promise<string> {
  known ??= fingerprintBelow(packages);
  return known;
}

/** The fingerprint of the files that the program runs below a folder of packages. */
export async function fingerprintBelow(folder: string): Promise<string> {
  const owners = (await readdir(folder)).sort();
  const runs = owners.map((owner) => join(folder, owner, owner === 'web' ? 'dist' : 'src'));
  const files = (await Promise.all(runs.map(filesBelow))).flat();
  const lines: string[] = [];
  // One by one: a system may not allow a thousand open files.
  for (const file of files)
    lines.push(`${relative(folder, file).replaceAll(sep, '/')} ${hashOf(await readFile(file))}\n`);
  return fingerprint(hashOf(lines.sort().join('')));
}

async function filesBelow(folder: string): Promise<string[]> {
  // The screens may not have been built; what is not there cannot run.
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
