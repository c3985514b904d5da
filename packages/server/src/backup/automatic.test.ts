// Backups that are made by themselves: at each stage, whole, never two at once, never while people cast, and never in anybody's way.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openPoll, prepareRound } from '../../test/casting-rounds.ts';
import { act, hallOf, toPoll } from '../../test/electronic.ts';
import { emptyFolder } from '../../test/folder.ts';
import { type TestOptions, testServer } from '../../test/http.ts';
import { actsIn, incident, type OneServer, prepareData, startOne } from '../../test/one-server.ts';
import { conferenceId, inRole, leadTo, orderOf, roundId, toStage } from '../../test/sample.ts';
import { done } from '../boxes/participants.ts';
import { json } from '../cli/testing/tinnhiem.ts';
import { keepPlace } from './backup-place.ts';
import { lockKeyOf } from './locked.ts';
import { restoreBackup } from './restore.ts';

const passphrase = 'sáu quả mướp đắng';
const patience = { timeout: 20_000, interval: 20 };
const namesIn = (folder: string) => readdirSync(folder).sort();
const stagesIn = (folder: string) => namesIn(folder).map((name) => /-([a-z]+)-\d{8}T\d{6}Z\.tar$/.exec(name)?.[1]);

/** A server whose backups go into a folder of its own, and the state as its technician sees it. */
async function backedUp(options: Partial<TestOptions> = {}) {
  const folder = emptyFolder();
  const server = await testServer({ quiet: 20, backups: { folder, key: null }, ...options });
  const ask = await server.as('technician', 'organiser');
  const state = async () => (await ask('GET', '/api/backups')).json;
  const started = (name: string) => vi.waitFor(() => expect(stagesIn(folder)).toContain(name), patience);
  const settled = () =>
    vi.waitFor(async () => {
      expect(await state()).toMatchObject({ making: null });
      expect(namesIn(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
    }, patience);
  return { ...server, folder, ask, state, started, settled };
}

test('At each stage there is a backup named after it, and the one from before the count is a whole folder in which the record goes on', async () => {
  const { office, folder, started, settled, state } = await backedUp();
  await leadTo(office.service, 'preparing');
  await office.startBackups();
  await started('approved');
  await settled();
  // Acts that begin no stage make no backup.
  await office.service.perform(orderOf(['chair', 'file-incident', incident(1)]));
  await pause(200);
  expect(namesIn(folder)).toHaveLength(1);
  for (const step of toStage.ready) done(await office.service.perform(orderOf(step)));
  await started('ready');
  await settled();
  expect(await state()).toMatchObject({
    setBy: 'command-line',
    mayBeSet: false,
    folder,
    locked: false,
    problem: null,
    kept: 2,
    last: { stage: 'ready', file: expect.stringContaining(`tinnhiem-${roundId}-ready-`), bytes: expect.any(Number) },
  });
  const file = join(folder, namesIn(folder).find((name) => name.includes('-ready-')) ?? '');
  const bytes = readFileSync(file);
  const flipped = Buffer.from(bytes);
  flipped[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  const damaged = join(emptyFolder(), 'hong.tar');
  writeFileSync(damaged, flipped);
  expect(await restoreBackup(damaged, join(emptyFolder(), 'x'))).toMatchObject({ ok: false });
  const restored = join(emptyFolder(), 'lai');
  done(await restoreBackup(file, restored));
  const again = await testServer({ data: restored });
  const [there, here] = await Promise.all([again, { office }].map(({ office: { service } }) => service.acts(roundId)));
  expect(there).toEqual(here);
  for (const step of toStage.polling) done(await again.office.service.perform(orderOf(step)));
  // Where backups go is not in a backup: somebody says it anew.
  expect(await again.office.backups.state()).toMatchObject({ setBy: null });
});

test('Stages that follow quickly share one backup, never two at once; a newer one of the same stage replaces the older, and none of another stage', async () => {
  const { office, folder, settled, setTime, started } = await backedUp();
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, namesIn(folder).filter((name) => name.endsWith('.new')).length);
  }, 5);
  onTestFinished(() => clearInterval(watching));
  await office.startBackups();
  await leadTo(office.service, 'canvassed');
  await started('canvassed');
  await settled();
  const first = namesIn(folder);
  expect(first.length).toBeLessThan(4);
  setTime(new Date('2019-02-20T05:00:00Z'));
  done(await office.service.perform(orderOf(['committee-head', 'reopen-count', { reason: 'Đếm lại một phiếu' }])));
  await started('counting');
  done(await office.service.perform(orderOf(['committee-head', 'canvass', { settlements: [] }])));
  await vi.waitFor(
    () => expect(namesIn(folder).some((name) => /canvassed-20190220T05/.test(name))).toBe(true),
    patience,
  );
  await settled();
  const replaced = first.filter((name) => name.includes('-canvassed-'));
  expect(replaced).toHaveLength(1);
  await vi.waitFor(() => expect(namesIn(folder)).not.toContain(replaced[0]), patience);
  expect(namesIn(folder)).toEqual(expect.arrayContaining(first.filter((name) => !replaced.includes(name))));
  expect(most).toBe(1);
});

test('A backup that was begun before a box opened is dropped: nobody knows how many ballots are in it', async () => {
  const { office, folder, state } = await backedUp();
  const hall = hallOf(2, 12);
  await prepareRound(office, hall);
  const steps = toPoll(hall);
  for (const step of steps.slice(0, -1)) await act(office.service, step);
  await office.startBackups();
  await vi.waitFor(async () => expect((await state()).making).not.toBeNull(), patience);
  for (const step of steps.slice(-1)) await act(office.service, step);
  await vi.waitFor(
    async () => expect(await state()).toMatchObject({ making: null, waitsFor: [expect.any(String)] }),
    patience,
  );
  expect(namesIn(folder)).toEqual([]);
  expect(await state()).toMatchObject({ last: null, problem: null });
});

test('While an electronic box is open none is made, not on demand either; once it is closed there is one', async () => {
  const data = emptyFolder();
  await openPoll(data, hallOf(2, 12));
  // Whoever asks for one by command gets it, and is told.
  const byCommand = await json(['backup', '--out', join(emptyFolder(), 'x.tar'), '--data', data]);
  expect(byCommand).toMatchObject({ status: 0, json: { casting: [expect.any(String)] } });
  const { office, folder, state, started, ask, settled } = await backedUp({ data });
  await office.startBackups();
  await vi.waitFor(async () => expect((await state()).waitsFor).toHaveLength(1), patience);
  expect((await ask('POST', '/api/backups/now')).json).toMatchObject({ code: 'R-backup-while-casting' });
  await act(office.service, ['chair', 'close-poll', {}]);
  await pause(300);
  expect(namesIn(folder)).toEqual([]);
  done(await office.boxes.close({ round: roundId, conference: conferenceId }, inRole('committee-head')));
  await started('closed');
  await settled();
  expect(await state()).toMatchObject({ waitsFor: [], problem: null, last: { stage: 'closed' } });
});

test('A stick that was pulled out stops nobody: it is said in words, once in the log, and made up for as soon as it is back', async () => {
  const { office, folder, state, started, as } = await backedUp();
  await leadTo(office.service, 'preparing');
  rmSync(folder, { recursive: true });
  await office.startBackups();
  await vi.waitFor(async () => expect((await state()).problem).not.toBeNull(), patience);
  expect(await state()).toMatchObject({
    away: { vi: expect.stringContaining('đã rút ra') },
    problem: {
      what: { vi: expect.stringMatching(/Chưa sao lưu được: không thấy thư mục.*Việc lấy phiếu không bị ảnh hưởng/) },
    },
  });
  expect(existsSync(folder)).toBe(false);
  const answer = await office.service.perform(orderOf(['chair', 'file-incident', incident(1)]));
  expect(answer.ok).toBe(true);
  mkdirSync(folder);
  const ask = await as('organiser');
  expect((await ask('POST', '/api/backups/now')).status).toBe(200);
  await started('approved');
  await vi.waitFor(async () => expect((await state()).problem).toBeNull(), patience);
  const noted = async () =>
    (await office.activity.list(50)).map(({ kind }) => kind).filter((kind) => /^backup-/.test(kind));
  await vi.waitFor(async () => expect(await noted()).toEqual(['backup-made', 'backup-failed']), patience);
});

test('Whoever asks while a backup is being made gets another one, with what was done meanwhile', async () => {
  const { office, folder, state, ask, settled, setTime } = await backedUp();
  await leadTo(office.service, 'preparing');
  await office.startBackups();
  await vi.waitFor(async () => expect((await state()).making).not.toBeNull(), patience);
  done(await office.service.perform(orderOf(['chair', 'file-incident', incident(1)])));
  expect((await ask('POST', '/api/backups/now')).status).toBe(200);
  setTime(new Date('2019-02-20T05:00:00Z'));
  await vi.waitFor(() => expect(namesIn(folder)).toContain('tinnhiem-toan-bo-20190220T050000Z.tar'), patience);
  await settled();
  expect(await state()).toMatchObject({ kept: 2, problem: null });
});

test('On the screen of the server itself a place and passphrase are set, which is kept nowhere; the backup opens with it alone', async () => {
  const { office, ask, state, data, as } = await backedUp({ backups: undefined });
  await leadTo(office.service, 'preparing');
  await office.startBackups();
  expect(await state()).toMatchObject({ setBy: null, mayBeSet: true, folder: null });
  const folder = join(emptyFolder(), 'sao-luu');
  const set = (body: object, more?: object) => ask('PUT', '/api/backups', body, more);
  const far = { remoteAddress: '192.168.1.7' };
  expect((await set({ folder }, far)).json).toMatchObject({ code: 'R-backup-set-elsewhere' });
  for (const wrong of ['sao-luu', data, join(data, 'rounds'), join(folder, 'khong', 'co'), join(data, 'office.sqlite')])
    expect((await set({ folder: wrong })).json, wrong).toMatchObject({ code: 'R-backup-folder' });
  expect((await set({ folder, passphrase: 'ngắn' })).status).toBe(400);
  expect((await set({ folder, passphrase })).json).toMatchObject({ setBy: 'screen', locked: true, inside: false });
  await vi.waitFor(async () => expect((await state()).last).not.toBeNull(), patience);
  expect(readFileSync(join(data, 'backups.json'), 'utf8')).not.toContain(passphrase);
  const [name = ''] = namesIn(folder);
  const file = join(folder, name);
  expect(await restoreBackup(file, join(emptyFolder(), 'x'))).toMatchObject({ error: { code: 'R-passphrase-needed' } });
  const restored = join(emptyFolder(), 'lai');
  done(await restoreBackup(file, restored, passphrase));
  expect(existsSync(join(restored, 'backups.json'))).toBe(false);
  // Without a word on the passphrase it stays.
  expect((await set({ folder: join(data, 'backups') })).json).toMatchObject({
    locked: true,
    inside: true,
    sameDisk: true,
  });
  expect((await (await as('chair'))('GET', '/api/backups')).status).toBe(403);
  expect((await set({ folder: '' })).json).toMatchObject({ setBy: null });
});

/** A server in a process of its own on a folder with something large in it, which backs up into `folder`. */
async function apart(
  before = '',
): Promise<{ data: string; folder: string; again: () => Promise<OneServer> } & OneServer> {
  const [data, folder] = [emptyFolder(), emptyFolder()];
  await prepareData(data, 'preparing', ['chair', 'technician']);
  mkdirSync(join(data, 'rounds', roundId, 'images'), { recursive: true });
  writeFileSync(join(data, 'rounds', roundId, 'images', 'lon.jpg'), randomBytes(12 * 1024 * 1024));
  await keepPlace(data, { folder, key: await lockKeyOf(passphrase) });
  const start = async (limits = '') => {
    const server = await startOne(data, limits);
    onTestFinished(() => void server.child.kill('SIGKILL'));
    return server;
  };
  return { data, folder, again: start, ...(await start(before)) };
}

test('A server killed in the middle of a backup leaves no half file; started again it makes it up', async () => {
  const { data, folder, kill, again } = await apart();
  await vi.waitFor(() => expect(namesIn(folder)).toHaveLength(1), { ...patience, interval: 1 });
  expect(namesIn(folder)[0]).toMatch(/^\.tinnhiem-.*\.new$/);
  await kill();
  await vi.waitFor(() => expect(namesIn(folder)).toEqual([]), patience);
  const server = await again();
  await vi.waitFor(() => expect(stagesIn(folder)).toEqual(['approved']), patience);
  await vi.waitFor(() => expect(namesIn(data).filter((name) => name.startsWith('.new'))).toEqual([]), patience);
  await server.kill();
  const restored = join(emptyFolder(), 'lai');
  done(await restoreBackup(join(folder, namesIn(folder)[0] ?? ''), restored, passphrase));
  expect(await actsIn(restored)).toEqual(await actsIn(data));
});

test('Where the disk takes no more of a backup, that is said, nothing of it stays, and acts go on', async () => {
  // No file may grow beyond half a megabyte or a whole one, as the shell counts.
  const { data, folder, send, address } = await apart('ulimit -f 1000;');
  const before = (await actsIn(data)).length;
  expect(await send('chair', `rounds/${roundId}/file-incident`, crypto.randomUUID(), incident(1))).toMatchObject({
    status: 200,
  });
  await vi.waitFor(async () => {
    const said = await send('technician', 'backups/now', '', {});
    expect(said.status).toBe(200);
    const answer = await (await fetch(`${address}/api/health`)).json();
    expect(answer).toMatchObject({ ok: true });
    expect((await stateOf(data))?.what.vi).toMatch(/lớn hơn mức ổ đĩa/);
  }, patience);
  expect(namesIn(folder).filter((name) => name.endsWith('.tar'))).toEqual([]);
  expect((await actsIn(data)).length).toBe(before + 1);
});

async function stateOf(data: string) {
  const { openOffice } = await import('../store/office.ts');
  const { backupProblem } = await import('./kept-backups.ts');
  const tables = openOffice(join(data, 'office.sqlite'));
  try {
    return await backupProblem(tables);
  } finally {
    await tables.close();
  }
}
