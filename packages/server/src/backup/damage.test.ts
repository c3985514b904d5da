// A damaged round keeps nobody from backing up the others: it is in the backup as it was found, and is named wherever people look.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@tinnhiem/core';
import { expect, test, vi } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { testServer } from '../../test/http.ts';
import { leadTo, orderOf, roundId, sampleTime, toStage } from '../../test/sample.ts';
import { done } from '../boxes/participants.ts';
import { json, program, tinnhiem } from '../cli/testing/tinnhiem.ts';
import { createService, type Service } from '../service/service.ts';
import { embeddedStore } from '../store/embedded.ts';
import { openOffice } from '../store/office.ts';
import { keptBackups, noteBackup, removeReplaced } from './kept-backups.ts';
import { restoreBackup } from './restore.ts';

const other = 'dot-hai';
const patience = { timeout: 20_000, interval: 20 };
const namesIn = (folder: string) => readdirSync(folder).sort();

/** A data folder with the sample round, which is to be damaged, and another one. */
async function twoRounds(): Promise<{ data: string; record: string }> {
  const data = emptyFolder();
  const service = createService(embeddedStore(join(data, 'rounds')), () => sampleTime as Instant);
  await leadTo(service, 'preparing');
  await leadTo(service, 'drafting', other);
  await service.store.close();
  return { data, record: join(data, 'rounds', `${roundId}.tinnhiem`) };
}

/** One letter of an act is another one: SQLite sees nothing. */
function changeAnAct(record: string): void {
  const database = new DatabaseSync(record);
  database.exec('DROP TRIGGER act_no_update');
  database.exec("UPDATE act SET name = name || ' ' WHERE number = 2");
  database.close();
}

/** Pages in the middle hold nothing any more, as after a power cut on a bad stick. */
function emptyPages(record: string): void {
  const bytes = readFileSync(record);
  bytes.fill(0, 4096, Math.min(bytes.length, 10 * 4096));
  writeFileSync(record, bytes);
}

const cutShort = (record: string) => writeFileSync(record, readFileSync(record).subarray(0, 300));
const notADatabase = (record: string) => writeFileSync(record, 'không còn là cơ sở dữ liệu');

async function actsOf(data: string, round: string) {
  const service: Service = createService(embeddedStore(join(data, 'rounds')), () => sampleTime as Instant);
  const acts = await service.acts(round);
  await service.store.close();
  return acts;
}

test.each([
  ['whose act was changed', changeAnAct],
  ['with empty pages', emptyPages],
  ['that ends too early', cutShort],
  ['that is no database any more', notADatabase],
])(
  'By command a record %s is backed up as it is, named, and restored as it was; the other round is whole',
  async (_what, damage) => {
    const { data, record } = await twoRounds();
    damage(record);
    const found = readFileSync(record);
    const file = join(emptyFolder(), 'x.tar');
    const made = await json(['backup', '--out', file, '--data', data]);
    const named = [
      expect.objectContaining({ round: roundId, why: { vi: expect.any(String), en: expect.any(String) } }),
    ];
    expect(made).toMatchObject({ status: 3, json: { rounds: [other], damaged: named } });
    const said = await tinnhiem(['backup', '--out', file, '--data', data]);
    expect(said.out).toMatch(new RegExp(`ĐỢT BỊ HỎNG “${roundId}”: .*hỏng`));
    expect(said.out).toContain('Mọi thứ khác đã được sao lưu đủ');
    const back = join(emptyFolder(), 'lai');
    const restored = await tinnhiem(['restore', file, '--data', back]);
    expect(restored.status).toBe(3);
    expect(restored.out).toContain(`1 đợt nguyên vẹn (${other})`);
    expect(restored.out).toContain(`ĐỢT BỊ HỎNG “${roundId}”`);
    expect(await actsOf(back, other)).toEqual(await actsOf(data, other));
    // What SQLite cannot read is there byte for byte; what it can is there with every row as it was.
    if (damage !== changeAnAct) expect(readFileSync(join(back, 'rounds', `${roundId}.tinnhiem`))).toEqual(found);
    expect(await actsOf(back, roundId)).toMatchObject({ ok: false });
  },
);

test('By command onto a disk that takes no more, of a backup or of what is restored, words say so and nothing is left', async () => {
  const { data } = await twoRounds();
  mkdirSync(join(data, 'rounds', roundId, 'images'), { recursive: true });
  writeFileSync(join(data, 'rounds', roundId, 'images', 'lon.jpg'), randomBytes(12 * 1024 * 1024));
  const folder = emptyFolder();
  const file = join(folder, 'x.tar');
  const small = (...args: readonly string[]) =>
    // No file may grow beyond two megabytes or four, as the shell counts.
    spawnSync('sh', ['-c', 'ulimit -f 4000; exec "$@"', 'sh', process.execPath, program, ...args, '--json'], {
      encoding: 'utf8',
    });
  for (const args of [
    ['backup', '--out', file, '--data', data],
    ['restore', file, '--data', join(folder, 'lai')],
  ]) {
    const { status, stdout, stderr } = small(...args);
    expect(status, stderr).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ code: 'R-file-failed', message: expect.stringContaining(folder) });
    expect(namesIn(folder)).toEqual(args[0] === 'backup' ? [] : ['x.tar']);
    if (args[0] === 'backup') expect((await json(args)).status).toBe(0);
  }
});

test('A damaged box of a closed poll is taken as it is, too, with what stands in its log', async () => {
  const { data } = await twoRounds();
  const boxes = join(data, 'rounds', roundId, 'boxes');
  mkdirSync(boxes, { recursive: true });
  writeFileSync(join(boxes, 'abc.box'), 'SQLite format 3\0 và sau đó là rác');
  writeFileSync(join(boxes, 'abc.box-wal'), 'nhật ký');
  const file = join(emptyFolder(), 'x.tar');
  const made = await json(['backup', '--out', file, '--data', data]);
  expect(made).toMatchObject({ status: 3, json: { rounds: [other, roundId], damaged: [{ round: roundId }] } });
  const back = join(emptyFolder(), 'lai');
  done(await restoreBackup(file, back));
  expect(namesIn(join(back, 'rounds', roundId, 'boxes'))).toEqual(['abc.box', 'abc.box-wal']);
});

test('Accounts that cannot be read are nothing to restore: no backup', async () => {
  const { data } = await twoRounds();
  const file = join(emptyFolder(), 'x.tar');
  expect(await json(['backup', '--out', file, '--data', data])).toMatchObject({ status: 0 });
  const office = join(data, 'office.sqlite');
  const bytes = readFileSync(office);
  writeFileSync(office, bytes.fill(7, 2000, 9000));
  expect((await json(['backup', '--out', file, '--data', data])).status).not.toBe(0);
});

test('By itself the others go on being backed up; the screen names the damaged one and where it is whole, that backup stays, and the round comes back from it', async () => {
  const { data, record } = await twoRounds();
  const folder = emptyFolder();
  const { office, as, setTime } = await testServer({ data, quiet: 20, backups: { folder, key: null } });
  const ask = await as('technician');
  const state = async () => (await ask('GET', '/api/backups')).json;
  const settled = (wanted: object) =>
    vi.waitFor(async () => expect(await state()).toMatchObject({ making: null, problem: null, ...wanted }), patience);
  await office.startBackups();
  await settled({ kept: 1, damaged: [] });
  const [whole = ''] = namesIn(folder);

  changeAnAct(record);
  setTime(new Date('2019-02-20T05:00:00Z'));
  for (const step of toStage.preparing) await office.service.perform({ ...orderOf(step), round: other });
  const damaged = [
    { round: roundId, why: { vi: expect.stringContaining('bị hỏng ở việc số 2') }, whole: join(folder, whole) },
  ];
  await settled({ kept: 2, damaged, last: { round: expect.any(String) } });
  setTime(new Date('2019-02-20T06:00:00Z'));
  expect((await ask('POST', '/api/backups/now')).status).toBe(200);
  await settled({ damaged, last: { at: '2019-02-20T06:00:00.000Z' } });
  expect(namesIn(folder)).toContain(whole);
  const noted = (await office.activity.list(50)).map(({ kind }) => kind);
  expect(noted).toContain('backup-holds-damage');

  // As the screen says, on what lies there now.
  await office.backups.end();
  const copy = emptyFolder();
  const restored = join(emptyFolder(), 'cu');
  done(await restoreBackup(join(folder, whole), restored));
  const [aside, rounds] = [emptyFolder(), join(copy, 'rounds')];
  cpSync(join(data, 'rounds'), rounds, { recursive: true });
  for (const name of namesIn(rounds).filter((each) => each === roundId || each.startsWith(`${roundId}.tinnhiem`)))
    renameSync(join(rounds, name), join(aside, name));
  cpSync(join(restored, 'rounds', `${roundId}.tinnhiem`), join(rounds, `${roundId}.tinnhiem`));
  expect(await actsOf(copy, roundId)).toMatchObject({ ok: true });
  expect(await actsOf(copy, other)).toEqual({ ok: true, value: done(await office.service.acts(other)) });
});

test('A backup with a damaged round replaces none in which it is whole, and takes no place from those', async () => {
  const folder = emptyFolder();
  const tables = openOffice(join(emptyFolder(), 'office.sqlite'));
  const add = async (name: string, stage: string, minute: number, damaged: readonly string[]) => {
    const at = `2026-01-05T01:${String(minute).padStart(2, '0')}:00.000Z` as Instant;
    const file = join(folder, name);
    appendFileSync(file, 'x');
    const why = { vi: 'hỏng', en: 'damaged' };
    const of = { round: 'a', conference: '', stage, at, bytes: 1, file };
    await noteBackup(tables, { ...of, damaged: damaged.map((round) => ({ round, why })) }, new Map());
    await removeReplaced(tables, folder, 2);
    return namesIn(folder);
  };
  await add('1', 'approved', 1, []);
  expect(await add('2', 'approved', 2, ['a'])).toEqual(['1', '2']);
  expect(await add('3', 'approved', 3, ['a'])).toEqual(['1', '3']);
  expect(await add('4', 'approved', 4, ['a', 'b'])).toEqual(['1', '3', '4']);
  expect(await add('5', 'ready', 5, ['a', 'b'])).toEqual(['1', '3', '4', '5']);
  expect(await add('6', 'counting', 6, ['a', 'b'])).toEqual(['1', '3', '5', '6']);
  expect(await add('7', 'approved', 7, [])).toEqual(['6', '7']);
  expect((await keptBackups(tables)).map(({ damaged }) => damaged.length)).toEqual([0, 2]);
  await tables.close();
  rmSync(folder, { recursive: true });
});
