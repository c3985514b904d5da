import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchCallsOut } from '../../packages/server/test/calls-out.ts';
import { neededBy, platforms, readLock } from './modules.ts';
import { makePackage } from './package.ts';

const root = join(import.meta.dirname, '../..');
// People put it where they like.
const place = join(mkdtempSync(join(tmpdir(), 'tinnhiem-')), 'Máy của tôi (1)');
const here = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const starter = process.platform === 'win32' ? 'Tin-Nhiem.cmd' : 'tin-nhiem.sh';
let made: Awaited<ReturnType<typeof makePackage>>;
const calls = () => watchCallsOut(join(place, 'calls'));

beforeAll(async () => {
  mkdirSync(place);
  made = await makePackage(place, here);
});
afterAll(() => rmSync(join(place, '..'), { recursive: true }));

/** Starts what people double-click, on a machine that has no Node. */
function start(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const [command, ...words] = process.platform === 'win32' ? ['cmd', '/c', starter] : ['/bin/sh', starter];
  // Of the machine's programs those alone that every machine has.
  const child = spawn(command ?? '', [...words, ...args], {
    cwd: made.folder,
    env: {
      ...environment,
      PATH: process.platform === 'win32' ? 'C:\\Windows\\System32' : '/usr/bin:/bin',
      TMPDIR: tmpdir(),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8');
  return child;
}

async function answer(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = start([...args, '--json'], environment);
  let out = '';
  child.stdout.on('data', (chunk: string) => {
    out += chunk;
  });
  await once(child, 'close');
  return JSON.parse(out);
}

test('The folder holds what its list of sums names, and shows the fingerprint that was published with it', async () => {
  const lines = readFileSync(join(made.folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  expect(lines.length).toBeGreaterThan(1000);
  const wrong = lines.filter((line) => {
    const [sum, file = ''] = line.split('  ');
    return (
      createHash('sha256')
        .update(readFileSync(join(made.folder, file)))
        .digest('hex') !== sum
    );
  });
  expect(wrong).toEqual([]);
  expect(readFileSync(join(made.folder, 'README.md'), 'utf8')).toContain(made.fingerprint);
  expect(await answer(['--version'])).toMatchObject({ fingerprint: made.fingerprint });
  const file = join(made.folder, 'app/packages/core/src/canvass/assess.js');
  cpSync(file, `${file}.kept`);
  appendFileSync(file, ' ');
  expect((await answer(['--version'])).fingerprint).not.toBe(made.fingerprint);
  cpSync(`${file}.kept`, file);
  rmSync(`${file}.kept`);
});

test('It lists every part that lies in it, with version, licence and the sum of the lock file', () => {
  const { components } = JSON.parse(readFileSync(join(made.folder, 'sbom.cdx.json'), 'utf8'));
  const installed = readdirSync(join(made.folder, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[\\/])node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+[\\/]package\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(join(made.folder, 'app', file), 'utf8')))
    .filter(({ name }) => !name.startsWith('@tinnhiem/'))
    .map(({ name, version }) => `${name}@${version}`);
  const node = platforms[here]?.node ?? '';
  const listed = components.map(({ name, version }: { name: string; version: string }) => `${name}@${version}`);
  expect(listed.filter((part: string) => !part.startsWith(`${node}@`)).sort()).toEqual(installed.sort());
  expect(listed.length).toBe(installed.length + 1);
  for (const { name, licenses, hashes } of components)
    expect([name, licenses, hashes?.[0]], name).toEqual([
      name,
      [{ expression: expect.any(String) }],
      { alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) },
    ]);
});

test('It makes a round, prints its ballots and reads them, and asks nobody else', async () => {
  const { environment, callsOut } = calls();
  const sample = join(made.folder, 'app/samples/tuaf-2019');
  const data = ['--data', join(place, 'data')];
  const created = await answer(
    ['round', 'create', '--plan', `${sample}/plan.yaml`, '--roster', sample, ...data],
    environment,
  );
  expect(created.round).toBe('tuaf-2019');
  const [pdf, layout] = [join(place, 'phieu.pdf'), join(place, 'phieu.json')];
  const print = ['--list', 'ban-thuong-vu', '--copies', '1', '--out', pdf, '--layout', layout];
  const printed = await answer(['ballots', 'print', 'tuaf-2019', ...print, ...data], environment);
  const { summary } = await answer(['scan', pdf, '--layout', layout], environment);
  expect(summary).toMatchObject({ pages: printed.pages, rejected: 0 });
  expect(callsOut()).toEqual([]);
}, 120_000);

test('Its server answers with its screens, and asks nobody else', async () => {
  const { environment, callsOut } = calls();
  const server = start(['serve', '--port', '0', '--data', join(place, 'data'), '--json'], environment);
  let out = '';
  for await (const chunk of server.stdout) {
    out += chunk;
    if (out.includes('}')) break;
  }
  const { address } = JSON.parse(out) as { address: string };
  expect(await (await fetch(`${address}/api/health`)).json()).toMatchObject({ fingerprint: made.fingerprint });
  expect(await (await fetch(address)).text()).toContain('<html lang="vi">');
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  expect(callsOut()).toEqual([]);
});

test('Whoever asks another machine is seen', async () => {
  const { environment, callsOut } = calls();
  for (const call of [
    "fetch('http://192.0.2.1/')",
    "require('node:net').connect(80, '192.0.2.1')",
    "require('node:dns').lookup('example.org', () => {})",
  ])
    await once(
      spawn(
        process.execPath,
        ['-e', `const end = () => process.exit(); process.on('uncaughtException', end); setTimeout(end, 300); ${call}`],
        {
          env: { ...process.env, ...environment },
          stdio: 'ignore',
        },
      ),
      'exit',
    );
  expect(callsOut()).toEqual(['connect 192.0.2.1', 'connect 192.0.2.1', 'lookup example.org']);
});

test.each(Object.keys(platforms))('The lock file names everything that %s needs, its own programs included', (name) => {
  const platform = platforms[name];
  if (platform === undefined) throw new Error(name);
  const needed = [...neededBy('packages/server', readLock(root), platform)];
  for (const native of [/sharp-(?:linux|darwin|win32)-/, /typst-ts-node-compiler-/, /argon2-/])
    expect(needed.filter((path) => native.test(path))).toHaveLength(1);
  expect(needed.filter((path) => path.startsWith('packages/')).length).toBeGreaterThan(6);
  expect(readLock(root)[`node_modules/${platform.node}`]).toBeDefined();
});
