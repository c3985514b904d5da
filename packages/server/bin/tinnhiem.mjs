#!/usr/bin/env node
// The command line, on whichever Node it is started: one that runs TypeScript goes on itself, an older one hands over.
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';
import { runsTypeScript } from '../../../scripts/node-bin.mjs';
import { runNode, whenParentEnds } from '../../../scripts/run-node.mjs';

const main = new URL('../src/cli/main.ts', import.meta.url);
if (runsTypeScript(process.versions.node)) {
  whenParentEnds(() => process.kill(process.pid, 'SIGTERM'));
  // Each start reads some hundred files of TypeScript; beside the packages, where nobody else may write.
  const cache = fileURLToPath(new URL('../../../node_modules/.cache/tinnhiem', import.meta.url));
  modules.enableCompileCache(cache);
  // Threads look here for themselves; without it each reads its programs anew.
  process.env.NODE_COMPILE_CACHE ??= cache;
  await import(main.href);
} else {
  await runNode([fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
}
