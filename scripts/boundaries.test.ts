import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { breaches } from './boundaries.ts';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

const manifests = {
  'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
  'packages/core/package.json': JSON.stringify({ dependencies: { zod: '1', yaml: '1' } }),
  'packages/web/package.json': JSON.stringify({ dependencies: { '@tinnhiem/core': '1', react: '1' } }),
  'packages/server/package.json': JSON.stringify({ dependencies: { '@tinnhiem/core': '1', fastify: '1' } }),
};

/** What the check says about a project with these files: `file:line wall`. */
function check(files: Readonly<Record<string, string>>): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'boundaries-'));
  roots.push(root);
  const standard = {
    'packages/core/src/index.ts': '',
    'packages/web/src/index.ts': '',
    'packages/server/src/index.ts': '',
  };
  for (const [name, text] of Object.entries({ ...manifests, ...standard, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return breaches(root).map(({ file, line, wall }) => `${file}:${line} ${wall}`);
}

test('no source file of this project imports through a wall', () => {
  expect(breaches(resolve(import.meta.dirname, '..'))).toEqual([]);
});

test('a stage may import earlier stages and the ground floor', () => {
  const text = `import { ok } from '../basics/result.ts';\nimport type { Roll } from '../voter-roll/roll.ts';`;
  expect(check({ 'packages/core/src/inquiries/inquiry.ts': text })).toEqual([]);
});

test.each([
  ['a later stage', `import { count } from '../count/count.ts';`, 'stages: ballots comes before count'],
  ['a type of a later stage', `import type { C } from '../count/count.ts';`, 'stages: ballots comes before count'],
  ['a type written in place', `type C = import('../count/count.ts').C;`, 'stages: ballots comes before count'],
  ['a re-export', `export * from '../archive/package.ts';`, 'stages: ballots comes before archive'],
  ['the whole round', `import { evolve } from '../round.ts';`, 'stages: ballots may not import the whole (round.ts)'],
  ['a disk', `import { readFileSync } from 'node:fs';`, "core also runs in the browser: none of Node's modules"],
  ['a package outside of its two', `import yaml from 'yaml';`, 'core imports only zod and @noble/hashes'],
  ['a higher package', `import { x } from '@tinnhiem/server';`, 'packages: core may not import server'],
  ['another folder by path', `import '../../../web/src/index.ts';`, 'packages: core reaches out of its own folder'],
  ['a computed name', 'await import(name);', 'the name of an imported module is written out'],
  ['the clock', 'Date.now();', 'core is pure: time and randomness are parameters'],
  ['today', 'new Date();', 'core is pure: time and randomness are parameters'],
  ['chance', 'Math.random();', 'core is pure: time and randomness are parameters'],
])('a stage of core may not use %s', (_, text, wall) => {
  expect(check({ 'packages/core/src/ballots/style.ts': `// first line\n${text}` })).toEqual([
    `packages/core/src/ballots/style.ts:2 ${wall}`,
  ]);
});

test('a date made from a value is pure', () => {
  expect(check({ 'packages/core/src/basics/dates.ts': `new Date('2019-03-01');` })).toEqual([]);
});

test('words in comments and strings are not imports', () => {
  expect(
    check({ 'packages/core/src/plan/plan.ts': `// import '../count/count.ts'\nconst x = "import 'yaml'";` }),
  ).toEqual([]);
});

test('a test may use the tools of the project', () => {
  const files = { 'packages/core/src/plan/plan.test.ts': `import 'vitest';\nimport 'node:fs';` };
  expect(check(files)).toEqual([]);
});

test('a folder of core that has no place in the procedure is reported', () => {
  expect(check({ 'packages/core/src/utils/x.ts': `import '../plan/plan.ts';` })).toEqual([
    'packages/core/src/utils/x.ts:1 stages: utils has no place in the order of scripts/boundaries.ts',
  ]);
});

test('a package that nobody gave a wall is reported', () => {
  expect(check({ 'packages/extra/package.json': '{}' })).toEqual([
    'packages/extra:1 a package without a wall: say in scripts/boundaries.ts what it may import',
  ]);
});

test('a package imports another by its exported names only, and declares it', () => {
  expect(
    check({
      'packages/server/src/a.ts': `import '@tinnhiem/core/src/plan/plan.ts';`,
      'packages/server/src/b.ts': `import '@tinnhiem/regulations';\nimport 'react';\nimport 'node:fs';`,
    }),
  ).toEqual([
    'packages/server/src/a.ts:1 packages: core is imported by the names that it exports',
    'packages/server/src/b.ts:1 packages: @tinnhiem/regulations is not in package.json',
    'packages/server/src/b.ts:2 packages: react is not in the dependencies of server',
  ]);
});

test('screens in .tsx files are read too', () => {
  expect(check({ 'packages/web/src/app.tsx': `import '@tinnhiem/server';\nexport const app = <p>{1}</p>;` })).toEqual([
    'packages/web/src/app.tsx:1 packages: web may not import server',
  ]);
});

describe('the part of a package of the browser that only a server loads', () => {
  const manifest = JSON.stringify({ dependencies: { '@noble/curves': '1' } });
  const ballotBox = (files: Readonly<Record<string, string>>) =>
    check({ 'packages/ballot-box/package.json': manifest, 'packages/ballot-box/src/index.ts': '', ...files });

  test('may use Node’s modules and everything else of its package', () => {
    const text = `import { createRequire } from 'node:module';\nimport { nobleGroup } from '../group/noble.ts';`;
    expect(ballotBox({ 'packages/ballot-box/src/server/sodium.ts': text })).toEqual([]);
  });

  test('is the only part that may', () => {
    expect(ballotBox({ 'packages/ballot-box/src/group/server.ts': `import 'node:fs';` })).toEqual([
      "packages/ballot-box/src/group/server.ts:1 ballot-box also runs in the browser: none of Node's modules",
    ]);
  });

  test('is not imported by the rest of its package, tests apart', () => {
    const wall = 'ballot-box also runs in the browser: its folder server is for the server only';
    const files = {
      'packages/ballot-box/src/index.ts': `export * from './server/sodium.ts';`,
      'packages/ballot-box/src/group/group.test.ts': `import '../server/sodium.ts';`,
      'packages/ballot-box/src/server/index.ts': `export * from './sodium.ts';`,
    };
    expect(ballotBox(files)).toEqual([`packages/ballot-box/src/index.ts:1 ${wall}`]);
  });

  test('is imported by the server and not by the screens', () => {
    const files = Object.fromEntries(
      ['server', 'web'].flatMap((name) => [
        [`packages/${name}/package.json`, JSON.stringify({ dependencies: { '@tinnhiem/ballot-box': '1' } })],
        [`packages/${name}/src/index.ts`, `import '@tinnhiem/ballot-box';\nimport '@tinnhiem/ballot-box/server';`],
      ]),
    );
    expect(ballotBox(files)).toEqual([
      'packages/web/src/index.ts:2 web also runs in the browser: not the part of ballot-box that only a server loads',
    ]);
  });
});
