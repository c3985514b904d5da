// node scripts/run.mjs scripts/openapi.ts
// Writes docs/reference/openapi.json, the description of the API that every server also gives at /api/openapi.json.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import manifest from '../packages/server/package.json' with { type: 'json' };
import { describe } from '../packages/server/src/http/openapi.ts';
import { routes } from '../packages/server/src/http/routes.ts';

export const apiFile = join(import.meta.dirname, '..', 'docs', 'reference', 'openapi.json');

export function apiText(): string {
  return `${JSON.stringify(describe(routes, manifest.version), null, 1)}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(apiFile, apiText());
