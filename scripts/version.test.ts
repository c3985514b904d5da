import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const { version } = JSON.parse(read('package.json')) as Manifest;
const manifests = globSync(['packages/*/package.json', 'e2e/package.json', 'bench/package.json'], { cwd: root });

test('every package bears the version of the product, and asks for the others in it', () => {
  expect(manifests.length).toBeGreaterThan(8);
  const locked = (JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Manifest>> }).packages;
  const of = ({ version: own, dependencies = {} }: Manifest) => [
    own,
    ...Object.entries(dependencies).flatMap(([name, asked]) => (name.startsWith('@tinnhiem/') ? [asked] : [])),
  ];
  const borne = (file: string) => [
    ...of(JSON.parse(read(file)) as Manifest),
    ...of(locked[file.replaceAll('\\', '/').replace('/package.json', '')] ?? { version: 'not in the lock file' }),
  ];
  const others = manifests.flatMap((file) =>
    borne(file).flatMap((own) => (own === version ? [] : [`${file}: ${own}`])),
  );
  expect(others).toEqual([]);
  expect(locked['']?.version).toBe(version);
});

test('the changelog leads up to this version', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
  const [newest = ''] = headings.filter((heading) => heading !== 'Unreleased');
  const number = (of: string) => of.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
  // What is being built stands under “Unreleased” and has a number of its own already.
  if (headings[0] === 'Unreleased') expect(number(version)).toBeGreaterThan(number(newest));
  else expect(newest).toBe(version);
});
