import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { json, program, temporaryFolder } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
const data = folder.path('data');
let server: ChildProcess | undefined;
afterAll(() => {
  server?.kill('SIGKILL');
  folder.remove();
});

describe('serve', { timeout: 60_000 }, () => {
  test('says where it is, answers there, refuses a second server on its data, and ends cleanly', async () => {
    server = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', data, '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    for await (const chunk of server.stdout ?? []) {
      out += String(chunk);
      if (out.includes('}')) break;
    }
    const { address, port } = JSON.parse(out) as { address: string; port: number };
    expect(address).toBe(`http://127.0.0.1:${port}`);
    const health = await fetch(`${address}/api/health`);
    expect(await health.json()).toMatchObject({ ok: true, setupNeeded: true });
    const second = await json(['serve', '--port', '0', '--data', data]);
    expect(second).toMatchObject({
      status: 1,
      json: { code: 'R-store-in-use', message: expect.stringContaining(address) },
    });
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }, 30_000);

  test('asks for a passphrase where a centre backs rounds up, and takes none for nothing', async () => {
    const file = folder.path('mat-khau.txt');
    writeFileSync(file, 'sáu quả mướp đắng\n');
    const database = ['--database', 'postgres://ai@khong-co.invalid/tinnhiem'];
    const begun = async (...options: readonly string[]) => {
      const { status, json: said } = await json(['serve', '--port', '0', ...options]);
      return `${status} ${JSON.stringify(said)}`;
    };
    expect(await begun('--data', data, '--passphrase-file', file)).toMatch(/^2 .*--backups/);
    expect(await begun(...database, '--backups', folder.path('sao-luu'))).toMatch(/^2 .*--passphrase-file/);
  });

  test('says what is wrong with the file of the mail server, and starts nothing', async () => {
    const file = folder.path('thu.yaml');
    const begun = async (...lines: readonly string[]) => {
      writeFileSync(file, ['host: mail.example.vn', 'port: 587', 'secure: false', ...lines].join('\n'));
      const { status, json: said } = await json(['serve', '--port', '0', '--data', data, '--mail', file]);
      return `${status} ${JSON.stringify(said)}`;
    };
    expect(await begun('from: a b@example.vn', 'address: https://x.vn')).toMatch(/^2 .*--mail: .*from/);
    expect(await begun('from: a@example.vn', 'address: https://x.vn', 'user: a')).toMatch(/^2 .*TINNHIEM_MAIL_SECRET/);
  });

  test('takes the address where people find it once: by --address or in a file, and never two', async () => {
    const file = folder.path('thu.yaml');
    const begun = async (address: string, ...lines: readonly string[]) => {
      // The missing password is noticed last, so that nothing is started.
      const rest = ['host: mail.example.vn', 'port: 587', 'secure: false', 'from: a@example.vn', 'user: a'];
      writeFileSync(file, [...rest, ...lines].join('\n'));
      const options = [
        '--port',
        '0',
        '--data',
        data,
        '--mail',
        file,
        ...(address === '' ? [] : ['--address', address]),
      ];
      const { status, json: said } = await json(['serve', ...options]);
      return `${status} ${JSON.stringify(said)}`;
    };
    const accepted = /^2 .*TINNHIEM_MAIL_SECRET/;
    expect(await begun('https://x.vn')).toMatch(accepted);
    expect(await begun('https://x.vn', 'address: https://x.vn/')).toMatch(accepted);
    expect(await begun('https://x.vn', 'address: https://y.vn')).toMatch(/^2 .*--mail: .*https:\/\/y\.vn ≠ --address/);
    expect(await begun('')).toMatch(/^2 .*--mail: .*address/);
    for (const wrong of ['x.vn', 'ftp://x.vn', 'https://x.vn/tin-nhiem', 'https://a:b@x.vn', 'https://'])
      expect(await begun(wrong), wrong).toMatch(/^2 .*--address: /);
  });
});
