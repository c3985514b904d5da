import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../test/folder.ts';
import { emptyOrganisation } from '../test/postgres.ts';
import { serve } from './serve.ts';
import { lockDataFolder } from './store/folder.ts';
import { StoreProblem } from './store/problem.ts';

async function problemOf(work: Promise<unknown>): Promise<StoreProblem> {
  const problem = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(StoreProblem);
  return problem as StoreProblem;
}

test('The server makes its folder, says where it is and how to begin, answers, and ends', async () => {
  const data = join(emptyFolder(), 'moi', 'data');
  const server = await serve({ data, port: 0 });
  expect(server.address).toBe(`http://127.0.0.1:${server.port}`);
  const words = server.welcome.join('\n');
  expect(words).toContain(`http://localhost:${server.port}`);
  expect(words).toContain('Lần đầu');
  expect(words).toContain('--host 0.0.0.0');
  expect(words.indexOf('đang chạy')).toBeLessThan(words.indexOf('is running'));
  expect(await (await fetch(`${server.address}/api/health`)).json()).toMatchObject({ ok: true, setupNeeded: true });
  await server.close();
  await expect(fetch(`${server.address}/api/health`)).rejects.toThrow();
  expect(existsSync(join(data, 'server.json'))).toBe(false);
});

test('On a central store the server says that everything is there, without its password, and that the folder is for work alone', async () => {
  const database = await emptyOrganisation();
  const data = emptyFolder();
  const server = await serve({ data, database, port: 0 });
  onTestFinished(() => server.close());
  const { host, pathname, password, searchParams } = new URL(database);
  const [vi = ''] = server.welcome;
  expect(vi).toContain(`dữ liệu: PostgreSQL “${host}${pathname}”, tổ chức ${searchParams.get('organisation')}`);
  expect(vi).toContain(`thư mục làm việc: ${data}`);
  if (password !== '') expect(server.welcome.join('\n')).not.toContain(password);
});

test('A second server on the same folder is told where the first one is; afterwards the folder is free', async () => {
  const data = emptyFolder();
  const first = await serve({ data, port: 0 });
  const problem = await problemOf(serve({ data, port: 0 }));
  expect(problem.kind).toBe('in-use');
  expect(problem.text.vi).toContain(first.address);
  expect(problem.text.vi).toContain('--data');
  await first.close();
  const second = await serve({ data, port: 0 });
  await second.close();
});

test('A port that is taken is said in words, with what to do', async () => {
  const first = await serve({ data: emptyFolder(), port: 0 });
  onTestFinished(() => first.close());
  const data = emptyFolder();
  const problem = await problemOf(serve({ data, port: first.port }));
  expect(problem.text.vi).toContain(`Cổng ${first.port} đang được chương trình khác dùng`);
  expect(problem.text.en).toContain(`--port ${first.port + 1}`);
  // Nothing is held back after the failure.
  const server = await serve({ data, port: 0 });
  await server.close();
});

test('An address that this machine does not have is said in words', async () => {
  const problem = await problemOf(serve({ data: emptyFolder(), port: 0, host: '203.0.113.5' }));
  expect(problem.text.vi).toContain('203.0.113.5');
});

test('A folder that cannot be made or written is said in words', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'file'), '');
  const problem = await problemOf(serve({ data: join(folder, 'file', 'data'), port: 0 }));
  expect(problem.kind).toBe('read-only');
  expect(problem.text.vi).toContain('Không lập được thư mục dữ liệu');
  const data = join(folder, 'data');
  // Where the accounts should be, something that is no file.
  mkdirSync(join(data, 'office.sqlite'), { recursive: true });
  const unwritable = await problemOf(serve({ data, port: 0 }));
  expect(unwritable.kind).toBe('read-only');
  expect(unwritable.text.vi).toContain('Không ghi được');
});

test('A folder for backups that is not there is said at once, and the server runs all the same', async () => {
  const gone = join(emptyFolder(), 'usb', 'sao-luu');
  const server = await serve({ data: emptyFolder(), port: 0, backups: { folder: gone } });
  onTestFinished(() => server.close());
  expect(server.welcome.join('\n')).toContain(`không thấy thư mục “${gone}”`);
  expect(existsSync(gone)).toBe(false);
  expect(await (await fetch(`${server.address}/api/health`)).json()).toMatchObject({ ok: true });
});

test('The lock of a server that was killed is gone with it', async () => {
  const data = emptyFolder();
  const main = fileURLToPath(new URL('../test/serve-and-wait.ts', import.meta.url));
  const child = spawn(process.execPath, [main, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  expect(() => lockDataFolder(data)).toThrow(StoreProblem);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  lockDataFolder(data).release();
}, 60_000);

test('Who asks is believed from a proxy that was named, and from nobody else', async () => {
  const account = { username: 'kythuat', password: 'con mèo xanh leo cây' };
  const post = { method: 'POST', headers: { 'x-tinnhiem': '1', 'content-type': 'application/json' } };
  const noted = async (proxies?: readonly string[]) => {
    const server = await serve({ data: emptyFolder(), port: 0, ...(proxies === undefined ? {} : { proxies }) });
    onTestFinished(() => server.close());
    const first = { ...post, body: JSON.stringify({ name: 'Kỹ Thuật', ...account }) };
    const cookie = (await fetch(`${server.address}/api/setup`, first)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const headers = { ...post.headers, 'x-forwarded-for': '192.0.2.9' };
    await fetch(`${server.address}/api/session`, { ...post, headers, body: JSON.stringify(account) });
    const answer = await fetch(`${server.address}/api/activity?limit=1`, { headers: { cookie } });
    return ((await answer.json()) as { address: string }[])[0]?.address;
  };
  expect(await noted()).toBe('127.0.0.1');
  expect(await noted(['192.0.2.1'])).toBe('127.0.0.1');
  expect(await noted(['127.0.0.1'])).toBe('192.0.2.9');
});

test('By https it answers beside http with its own certificate, says the fingerprint, and gives a cookie that http never carries', async () => {
  const data = emptyFolder();
  const server = await serve({ data, port: 0, httpsPort: 0 });
  onTestFinished(() => server.close());
  const { https } = server;
  const certificate = readFileSync(join(data, 'https', 'certificate.pem'), 'utf8');
  expect(server.welcome.join('\n')).toContain(https?.fingerprint);
  const account = { username: 'ky.thuat', name: 'Kỹ Thuật', password: 'con mèo xanh leo cây' };
  const answer = await new Promise<{ status: number; cookie: string }>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-tinnhiem': '1', host: `localhost:${https?.port}` };
    const options = { method: 'POST', ca: certificate, servername: 'localhost', headers };
    request(`${https?.address}/api/setup`, options, (response) => {
      response.resume().on('end', () => {
        resolve({ status: response.statusCode ?? 0, cookie: String(response.headers['set-cookie']) });
      });
    })
      .on('error', reject)
      .end(JSON.stringify(account));
  });
  expect(answer.status).toBe(200);
  expect(answer.cookie).toMatch(/^__Host-tinnhiem=.*Secure/);
  const signIn = await fetch(`${server.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tinnhiem': '1' },
    body: JSON.stringify(account),
  });
  expect(signIn.headers.get('set-cookie')).toMatch(/^tinnhiem=/);
  expect(signIn.headers.get('set-cookie')).not.toContain('Secure');
});
