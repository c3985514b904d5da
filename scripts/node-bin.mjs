// Chooses the Node that runs the project: TypeScript without a build step and node:sqlite need Node 22.18 or later,
// while the set-up itself must start on the Node that an office machine already has (20.19 or later).
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Whether a version such as `22.18.0` runs TypeScript files and `node:sqlite` without flags. */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** Path of a Node >= 22.18: the running one, else the one that npm installed for this platform. Throws a clear sentence. */
export function nodeBin() {
  if (runsTypeScript(process.versions.node)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      const bin = join(dirname(require.resolve(`${name}/package.json`)), 'bin', file);
      if (existsSync(bin)) return bin;
    } catch {
      // Not installed for this platform: the next name, then the sentence below.
    }
  }
  throw new Error(
    `Máy đang có Node ${process.versions.node}. Hãy chạy "npm run setup", hoặc cài Node 24 từ https://nodejs.org.\n` +
      `This machine has Node ${process.versions.node}. Run "npm run setup", or install Node 24 from https://nodejs.org.`,
  );
}
