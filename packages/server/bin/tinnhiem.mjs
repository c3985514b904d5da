#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runNode } from '../../../scripts/run-node.mjs';

await runNode([fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)), ...process.argv.slice(2)]);
