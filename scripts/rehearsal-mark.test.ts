// How a rehearsal is marked: alone, or with a colon before the words that it marks; one constant, but where pages are kept small.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../packages', import.meta.url));
/** Pages of phones, the projector and the check of an archive take nothing from the core that they can do without. */
const small = /^web\/src\/(?:booth|display|archive)\//;

const sources = readdirSync(packages, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[^/]+\/src\/.*\.tsx?$/.test(path) && !path.includes('.test.') && !path.includes('node_modules'));

test('the mark of a rehearsal is written in one way everywhere', () => {
  const found = sources.flatMap((path) => {
    const text = readFileSync(join(packages, path), 'utf8');
    const odd = text.match(/['"`>](?:DIỄN TẬP|REHEARSAL)\s*[–—,·-][^\n]*/gu) ?? [];
    const again =
      small.test(path) || path === 'core/src/basics/rehearsal.ts' ? [] : text.match(/'DIỄN TẬP(?:'|:)[^\n]*/gu);
    return [...odd, ...(again ?? [])].map((line) => `${path}: ${line}`);
  });
  expect(found).toEqual([]);
});
