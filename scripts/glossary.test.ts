import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8');
const sources = globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8'),
}));

test('every word of the glossary stands in the code', () => {
  const words = [...glossary.matchAll(/^\|[^|]+\|[^|]+\| `([^`]+)` \|/gm)].map(([, word = '']) => word);
  expect(words.length).toBeGreaterThan(30);
  const missing = words.filter((word) => !sources.some(({ text }) => new RegExp(`\\b${word}\\b`).test(text)));
  expect(missing).toEqual([]);
});

test('no word that the glossary rejects stands in the code', () => {
  const [, rejected = ''] = glossary.split('## Not used');
  const words = [...rejected.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
  expect(words.length).toBeGreaterThan(2);
  const found = words.flatMap((word) =>
    sources.filter(({ text }) => new RegExp(`\\b${word}\\b`, 'i').test(text)).map(({ file }) => `${word}: ${file}`),
  );
  expect(found).toEqual([]);
});
