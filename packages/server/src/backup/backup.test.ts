// A backup is made while the server writes, is whole, and becomes a data folder in which work goes on; or nothing is restored.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant } from '@tinnhiem/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leadTo, orderOf, roundId, sampleTime, stepsTo } from '../../test/sample.ts';
import { createAccounts } from '../accounts/accounts.ts';
import { json, program, temporaryFolder, tinnhiem } from '../cli/testing/tinnhiem.ts';
import { createService, type Service } from '../service/service.ts';
import { createDrafts } from '../store/drafts.ts';
import { embeddedStore } from '../store/embedded.ts';
import { openOffice } from '../store/office.ts';
import { makeBackup } from './backup.ts';
import { restoreBackup } from './restore.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const data = folder.path('data');
const cheap = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const about = { program: 'thử', now: sampleTime };
const picture = Buffer.from('ảnh một tờ phiếu');
const serviceOn = (at: string): Service =>
  createService(embeddedStore(join(at, 'rounds')), () => sampleTime as Instant);
/** Whether this process has a file open, where the system says so. */
function isOpen(file: string): boolean {
  if (!existsSync('/proc/self/fd')) return false;
  return readdirSync('/proc/self/fd').some((number) => {
    try {
      return readlinkSync(`/proc/self/fd/${number}`) === file;
    } catch {
      // The one that listed them is closed by now.
      return false;
    }
  });
}
const numberIn = async (service: Service, round = roundId) => {
  const loaded = await service.round(round);
  return loaded.ok ? loaded.value.head.number : loaded.error.code;
};

beforeAll(async () => {
  mkdirSync(join(data, 'rounds', roundId, 'images'), { recursive: true });
  writeFileSync(join(data, 'rounds', roundId, 'images', 'Tên có dấu và dài.jpg'), picture);
  mkdirSync(join(data, 'scan-inbox'), { recursive: true });
  writeFileSync(join(data, 'scan-inbox', '.watch.json'), '{}');
  writeFileSync(join(data, 'rounds', 'dở dang.new'), 'chưa xong');
  const service = serviceOn(data);
  await leadTo(service, 'counting');
  await leadTo(service, 'drafting', 'dot-hai');
  await service.store.close();
  const office = openOffice(join(data, 'office.sqlite'));
  const drafts = createDrafts(office);
  await createAccounts(office, { now: Date.now, random: (bytes) => 'x'.repeat(bytes) }, cheap).create({
    username: 'nguoi-go',
    name: 'Người gõ',
    roles: ['inspector'],
    password: 'con mèo xanh leo cây',
  });
  const [{ id } = { id: '' }] = await office.all<{ id: string }>('SELECT id FROM account');
  await drafts.write(id, `form:${roundId}:incident`, JSON.stringify('Điều chưa ai được biết'));
  await drafts.write(id, `entry:${roundId}/1`, JSON.stringify('phiếu đang nhập'));
  await office.close();
});

describe('a backup', { timeout: 120_000 }, () => {
  test('holds what is being counted, and nothing that somebody typed into a form and did not record', async () => {
    const file = folder.path('nhap.tar');
    expect(readFileSync(join(data, 'office.sqlite')).includes('Điều chưa ai được biết')).toBe(true);
    expect(await makeBackup(data, file, about)).toMatchObject({ ok: true });
    const bytes = readFileSync(file);
    expect(bytes.includes('phiếu đang nhập')).toBe(true);
    expect(bytes.includes('Điều chưa ai được biết')).toBe(false);
  });

  test('holds everything but locks and unfinished work, for ordinary tools to open', async () => {
    const file = folder.path('mo.tar');
    const made = await makeBackup(data, file, about);
    expect(made).toMatchObject({ ok: true, value: { rounds: ['dot-hai', roundId] } });
    const names = execFileSync('tar', ['-tf', file], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    const listed = execFileSync('tar', ['-tf', file, '--quoting-style=literal'], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(names).toContain('BACKUP.json');
    expect(listed.at(-1)).toBe('BACKUP.json');
    expect(listed).toContain(`rounds/${roundId}/images/Tên có dấu và dài.jpg`);
    expect(listed.filter((name) => /\.new|-wal|server\./.test(name))).toEqual([]);
    const restored = folder.path('lai');
    expect(await restoreBackup(file, restored)).toMatchObject({ ok: true });
    expect(readFileSync(join(restored, 'rounds', roundId, 'images', 'Tên có dấu và dài.jpg'))).toEqual(picture);
    expect(readdirSync(folder.path('.')).filter((name) => name.includes('.new'))).toEqual([]);
  });

  test('made while acts are written holds a record that is whole, and work goes on in it', async () => {
    const service = serviceOn(data);
    const steps = stepsTo('canvassed').slice(stepsTo('counting').length);
    let going = true;
    const writing = (async () => {
      for (const step of steps) {
        await service.perform(orderOf(step));
        await new Promise((resolve) => setTimeout(resolve, 2));
        if (!going) break;
      }
    })();
    const file = folder.path('nong.tar');
    const before = (await numberIn(service)) as number;
    expect((await makeBackup(data, file, about)).ok).toBe(true);
    going = false;
    await writing;
    await service.store.close();
    const restored = folder.path('tiep-tuc');
    expect((await restoreBackup(file, restored)).ok).toBe(true);
    const again = serviceOn(restored);
    expect(await numberIn(again)).toBeGreaterThanOrEqual(before);
    // What was entered already is answered as a repeat or refused; the count ends as it would have.
    for (const step of steps) await again.perform(orderOf(step));
    const loaded = await again.round(roundId);
    expect(loaded.ok && [...loaded.value.conferences.values()][0]?.state.stage).toBe('canvassed');
    await again.store.close();
  });

  test('does not hold other backups, wherever in the data folder they go, nor what locks them', async () => {
    const inside = folder.path('trong');
    mkdirSync(join(inside, 'rounds'), { recursive: true });
    for (const name of ['backups', 'khac/sao-luu', 'backups-cua-toi']) {
      mkdirSync(join(inside, name), { recursive: true });
      writeFileSync(join(inside, name, 'cu.tar'), 'một bản sao lưu cũ');
    }
    writeFileSync(join(inside, 'backups.json'), '{}');
    const file = join(inside, 'khac', 'sao-luu', 'moi.tar');
    expect(await makeBackup(inside, file, about)).toMatchObject({ ok: true });
    const listed = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n');
    expect(listed).toEqual(['backups-cua-toi/cu.tar', 'BACKUP.json']);
  });

  test('is not restored over anything', async () => {
    const full = folder.path('day');
    mkdirSync(full);
    writeFileSync(join(full, 'của ai đó'), 'giữ lại');
    const refused = await restoreBackup(folder.path('mo.tar'), full);
    expect(refused).toMatchObject({ ok: false, error: { code: 'R-folder-not-empty' } });
    expect(readdirSync(full)).toEqual(['của ai đó']);
  });

  test('takes away what a killed restore left beside its folder, and nothing else', async () => {
    const place = folder.path('noi-khoi-phuc');
    const ended = spawnSync(process.execPath, ['--version']).pid;
    const names = (owner: number) => [`.new-restore-${owner}-data`, `data.new-${owner}`];
    for (const name of [...names(ended), ...names(process.ppid)])
      mkdirSync(join(place, name, 'rounds'), { recursive: true });
    expect((await restoreBackup(folder.path('mo.tar'), join(place, 'data'))).ok).toBe(true);
    expect(readdirSync(place).sort()).toEqual(['data', `data.new-${ended}`, ...names(process.ppid)].sort());
  });

  test('that was changed anywhere is refused, and nothing is restored', async () => {
    const bytes = readFileSync(folder.path('mo.tar'));
    const damaged = folder.path('hong.tar');
    const places = [0, 100, 130, 200, 600, bytes.length - 1, bytes.length - 1100, Math.floor(bytes.length / 2)];
    for (let at = 5000; at < bytes.length; at += Math.ceil(bytes.length / 24)) places.push(at);
    for (const at of places) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      writeFileSync(damaged, flipped);
      const target = folder.path('khong-co');
      expect(await restoreBackup(damaged, target), `byte ${at}`).toMatchObject({ ok: false });
      expect(existsSync(target)).toBe(false);
    }
    for (const length of [0, 100, 5000, bytes.length - 512]) {
      writeFileSync(damaged, bytes.subarray(0, length));
      expect(await restoreBackup(damaged, folder.path('khong-co')), `${length} bytes`).toMatchObject({ ok: false });
    }
    // Windows removes no file that is open.
    expect(isOpen(damaged)).toBe(false);
  });

  test('with a passphrase shows nothing, opens with it alone, and is refused where it was changed', async () => {
    const file = folder.path('khoa.tar');
    const passphrase = 'sáu quả mướp đắng';
    expect((await makeBackup(data, file, { ...about, secret: passphrase })).ok).toBe(true);
    const bytes = readFileSync(file);
    expect(bytes.includes(roundId)).toBe(false);
    expect(bytes.includes(picture)).toBe(false);
    const target = folder.path('mo-khoa');
    expect(await restoreBackup(file, target)).toMatchObject({ error: { code: 'R-passphrase-needed' } });
    expect(readdirSync(dirname(target)).filter((name) => name.includes('new-'))).toEqual([]);
    expect(await restoreBackup(file, target, 'sai mật khẩu rồi')).toMatchObject({
      error: { code: 'R-passphrase-wrong' },
    });
    for (const cut of [bytes.length - 1, 600]) {
      writeFileSync(folder.path('hong.tar'), bytes.subarray(0, cut));
      expect((await restoreBackup(folder.path('hong.tar'), target, passphrase)).ok).toBe(false);
    }
    expect(existsSync(target)).toBe(false);
    expect((await restoreBackup(file, target, passphrase.normalize('NFD'))).ok).toBe(true);
  });
});

describe('at the command line', { timeout: 180_000 }, () => {
  let server: ChildProcess | undefined;
  afterAll(() => server?.kill('SIGKILL'));

  test('a server is backed up while it runs, killed, restored elsewhere, and goes on', async () => {
    server = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', data, '--json'], { stdio: 'pipe' });
    await new Promise<void>((resolve) => server?.stdout?.once('data', () => resolve()));
    const file = folder.path('may-chu.tar');
    const made = await json(['backup', '--out', file, '--data', data]);
    expect(made).toMatchObject({ status: 0, json: { rounds: ['dot-hai', roundId], encrypted: false } });
    expect(made.error).toBe('');
    server.kill('SIGKILL');
    const back = folder.path('phuc-hoi');
    expect(await json(['restore', file, '--data', back])).toMatchObject({ status: 0 });
    const [was, is] = await Promise.all(
      [data, back].map(async (at) => (await json(['round', 'status', roundId, '--data', at])).json),
    );
    expect(is).toEqual(was);
    const going = await json(['archive', 'dot-hai', '--out', folder.path('hs.zip'), '--data', back]);
    expect(going).toMatchObject({ status: 0, json: { finished: false } });
    expect((await json(['restore', file, '--data', back])).status).toBe(1);
  });

  test('a damaged backup is a check that failed', async () => {
    writeFileSync(folder.path('hong.tar'), 'không phải bản sao lưu');
    const { status, error } = await tinnhiem(['restore', folder.path('hong.tar'), '--data', folder.path('x')]);
    expect(status).toBe(3);
    expect(error).toContain('Chưa khôi phục gì');
  });
});
