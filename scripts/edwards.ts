// npm run edwards
// Compiles packages/ballot-box/edwards, AssemblyScript, to the WebAssembly that stands beside the code which calls it. Nothing that runs needs
// the compiler: the result is part of the project, and a test compiles it again.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');

/** The program as it is compiled. */
export const edwardsFile = join(root, 'packages/ballot-box/src/server/edwards.wasm');

/** What a source file of packages/ballot-box/edwards compiles to. Throws with the compiler's words where it does not. */
export function compiled(source: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-edwards-'));
  try {
    const out = join(folder, 'out.wasm');
    // One page of memory for good, and no part of the language that would need a runtime.
    const options = ['--optimizeLevel', '3', '--runtime', 'stub', '--noAssert', '--zeroFilledMemory'];
    const memory = ['--initialMemory', '1', '--maximumMemory', '1'];
    const file = join('packages/ballot-box/edwards', source);
    const { status, stderr } = spawnSync(process.execPath, [compiler, file, ...options, ...memory, '--outFile', out], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(edwardsFile, compiled('index.ts'));
