// S18, S19 at the command line: a round becomes one file, which anybody can check, and which tells on whoever changed it.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, type Instant } from '@tinnhiem/core';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { committeeNames, leadTo, orderOf, roundId, type Step, stepsTo } from '../../test/sample.ts';
import { createAccounts } from '../accounts/accounts.ts';
import { wordsOfPdf } from '../documents/testing/read-back.ts';
import { createService, type Service } from '../service/service.ts';
import { createActivity } from '../store/activity.ts';
import { embeddedStore } from '../store/embedded.ts';
import { openOffice } from '../store/office.ts';
import { json, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const data = folder.path('data');
const password = { TINNHIEM_PASSWORD: 'bốn từ không liên quan' };
const passphrase = folder.path('mat-khau.txt');
const scan = Buffer.from('%PDF-1.4\nbiên bản có chữ ký');
const sha256 = createHash('sha256').update(scan).digest('hex');
const handOver: Step = [
  'committee-head',
  'hand-over',
  {
    givenBy: committeeNames[0],
    receivedBy: 'Lâm Thị Giữ',
    receivingUnit: 'Văn phòng',
    day: '2019-03-01',
    keptAt: 'Tủ 3',
  },
];

interface Verified {
  readonly ok: boolean;
  readonly stage: string;
  readonly anchored: boolean;
  readonly opened: boolean;
  readonly fingerprint: string;
  readonly checks: readonly { code: string; ok: boolean; where?: Record<string, unknown> }[];
  readonly notChecked: readonly { code: string }[];
}

let minutes = '';
let made: Awaited<ReturnType<typeof json>>;
const files = { early: folder.path('som.zip'), final: folder.path('ho-so.zip'), open: folder.path('khong-phieu.zip') };
const wrong = (verified: Verified) => verified.checks.filter(({ ok }) => !ok);
const verify = (file: string, ...options: string[]) => json<Verified>(['verify', file, ...options]);
const asHead = ['--as', 'truong-ban', '--passphrase-file', passphrase];

async function perform(service: Service, step: Step): Promise<void> {
  const done = await service.perform(orderOf(step));
  if (!done.ok) throw new Error(`${step[1]}: ${done.error.message.en}`);
}

beforeAll(async () => {
  mkdirSync(data);
  writeFileSync(passphrase, 'năm con mèo ngủ trưa\n');
  const tables = openOffice(join(data, 'office.sqlite'));
  const accounts = createAccounts(tables, { now: () => Date.now(), random: (n) => randomBytes(n).toString('hex') });
  const head = await accounts.setUp({
    username: 'truong-ban',
    name: 'Người committee-head',
    password: password.TINNHIEM_PASSWORD,
  });
  expect(head.ok).toBe(true);
  await tables.run('UPDATE account SET roles = \'["committee-head"]\'');
  await tables.close();
  const store = embeddedStore(join(data, 'rounds'));
  let minute = Date.parse('2019-03-01T07:00:00+07:00');
  const service = createService(store, () => {
    minute += 61_000;
    return new Date(minute).toISOString() as Instant;
  });
  await leadTo(service, 'ready');
  await store.close();
  expect((await json(['archive', roundId, '--out', files.early, '--data', data])).status).toBe(0);
  const again = createService(embeddedStore(join(data, 'rounds')), service.now);
  for (const step of stepsTo('sealed').slice(stepsTo('ready').length)) {
    if (step[1] !== 'sign-minutes') {
      await perform(again, step);
      continue;
    }
    await again.store.addAttachment(roundId, { sha256, name: 'bien-ban.pdf', type: 'application/pdf', bytes: scan });
    await perform(again, [
      step[0],
      step[1],
      { ...(step[2] as object), scan: { name: 'bien-ban.pdf', sha256, bytes: scan.length } },
    ]);
  }
  await perform(again, handOver);
  const acts = await again.acts(roundId);
  minutes = fingerprint((acts.ok && acts.value.find(({ type }) => type === 'minutes-written')?.hash) || '');
  await again.store.close();
  made = await json(['archive', roundId, '--out', files.final, '--data', data, ...asHead], password);
}, 120_000);

/** A file that is no archive. */
function minutesFile(): string {
  const path = folder.path('bien-ban.txt');
  writeFileSync(path, 'biên bản');
  return path;
}

describe('an archive', { timeout: 120_000 }, () => {
  test('of a round that is over is made by the head of the committee with the ballots sealed, and the round is archived', async () => {
    expect(made).toMatchObject({ status: 0, json: { round: roundId, finished: true, sealed: true, rehearsal: false } });
    const listed = await json(['round', 'status', roundId, '--data', data]);
    expect(JSON.stringify(listed.json)).toContain('archived');
  });

  test('is right; with paper and passphrase nothing remains unchecked but what came after the paper', async () => {
    const open = await verify(files.final);
    expect(wrong(open.json)).toEqual([]);
    expect(open).toMatchObject({ status: 0, json: { ok: true, stage: 'archived', anchored: false, opened: false } });
    expect(open.json.notChecked.map(({ code }) => code)).toEqual(['ballots', 'anchor']);
    const whole = await verify(files.final, '--fingerprint', minutes, '--passphrase-file', passphrase);
    expect(whole).toMatchObject({ status: 0, json: { ok: true, anchored: true, opened: true } });
    expect(whole.json.notChecked.map(({ code }) => code)).toEqual(['after-anchor']);
  });

  test('of another record is told by the paper, with exit 3', async () => {
    const { status, json: verified } = await verify(files.final, '--fingerprint', '0000-0000-0000-0000');
    expect({ status, wrong: wrong(verified).map(({ code }) => code) }).toEqual({ status: 3, wrong: ['anchor'] });
  });

  test('that was changed is wrong, and said where, with exit 3', async () => {
    const bytes = readFileSync(files.final);
    const damaged = folder.path('hong.zip');
    const at = bytes.lastIndexOf('%PDF');
    bytes[at + 5] = (bytes[at + 5] ?? 0) ^ 1;
    writeFileSync(damaged, bytes);
    const { status, json: verified } = await verify(damaged);
    expect(status).toBe(3);
    expect(wrong(verified).map(({ code }) => code)).toEqual(['container', 'files']);
    expect(wrong(verified)[0]?.where?.file).toMatch(/\.pdf$/);
    const said = await tinnhiem(['verify', damaged]);
    expect(said.out).toContain('Hồ sơ SAI');
  });

  test('holds documents, the signed scan and a page to read first, for ordinary tools to open', () => {
    const inside = unzipSync(readFileSync(files.final));
    const names = Object.keys(inside);
    expect(names).toContain(`attachments/${sha256}.pdf`);
    for (const form of ['plan', 'voted-on-list', 'voter-roll', 'counting-minutes', 'result-summary', 'seal-record'])
      for (const format of ['pdf', 'docx'])
        expect(
          names.some((name) => name.startsWith(`documents/${form}`) && name.endsWith(format)),
          form,
        ).toBe(true);
    expect(names.some((name) => name.startsWith('documents/ballot'))).toBe(false);
    const page = new TextDecoder().decode(inside['READ-ME-FIRST.html']);
    expect(page).toContain('Ban Kiểm phiếu');
    expect(page).toContain(minutes);
    const readable = names.filter((name) => /\.(jsonl|json|html)$/.test(name)).map((name) => inside[name]);
    expect(Buffer.concat(readable as Uint8Array[]).includes('ballot-entered')).toBe(false);
  });

  test('has the pages of the minutes that every later print has, which bears its reader’s name', async () => {
    const out = folder.path('in-lai');
    const printed = await json<{ files: { path: string }[] }>(
      ['documents', roundId, '--form', 'counting-minutes', '--out', out, '--data', data, '--as', 'truong-ban'],
      password,
    );
    const pdf = printed.json.files.find(({ path }) => path.endsWith('1-3.pdf'))?.path ?? '';
    const words = wordsOfPdf(readFileSync(pdf));
    expect(words).toContain('In bởi Người committee-head');
    const inside = unzipSync(readFileSync(files.final));
    const [, file = new Uint8Array()] =
      Object.entries(inside).find(([name]) => /^documents\/counting-minutes_.*1-3\.pdf$/.test(name)) ?? [];
    const kept = wordsOfPdf(file);
    expect(kept).toContain('Bản in lại từ hồ sơ sau khi ký');
    expect(kept).not.toContain('In bởi');
    for (const word of kept.split(' ')) expect(words).toContain(word);
  });

  test('made by an organiser holds no ballots, and never by a passphrase of the organiser', async () => {
    const refused = await json([
      'archive',
      roundId,
      '--out',
      files.open,
      '--data',
      data,
      '--passphrase-file',
      passphrase,
    ]);
    expect(refused).toMatchObject({ status: 1, json: { code: 'R-sealed-by-committee' } });
    const { json: open } = await json(['archive', roundId, '--out', files.open, '--data', data]);
    expect(open).toMatchObject({ finished: true, sealed: false });
    const { json: verified } = await verify(files.open, '--passphrase-file', passphrase);
    expect(verified).toMatchObject({ ok: true, opened: false });
    expect(verified.notChecked.map(({ code }) => code)).toContain('ballots-absent');
  });

  test('is not written over what it would lose: another file, or one with ballots by one without', async () => {
    const before = readFileSync(files.final);
    for (const path of [files.final, minutesFile()]) {
      const refused = await json(['archive', roundId, '--out', path, '--data', data]);
      expect(refused).toMatchObject({ status: 1, json: { code: 'R-archive-in-the-way' } });
    }
    expect(readFileSync(files.final).equals(before)).toBe(true);
    expect(readFileSync(minutesFile(), 'utf8')).toBe('biên bản');
  });

  test('is unsealed with its passphrase into a folder of its own; with another, words and no folder', async () => {
    const [out, other] = [folder.path('phan-phieu'), folder.path('mat-khau-khac.txt')];
    const unseal = ['unseal', files.final, '--out', out];
    writeFileSync(other, 'mật khẩu khác hẳn\n');
    expect(await json([...unseal, '--passphrase-file', other])).toMatchObject({
      status: 1,
      json: { code: 'R-not-unsealed', message: 'Mật khẩu không đúng.' },
    });
    expect((await json(unseal)).status).toBe(2);
    expect(existsSync(out)).toBe(false);
    const open = await json<{ ballots: number }>([...unseal, '--passphrase-file', passphrase]);
    expect(open.status).toBe(0);
    expect(open.json.ballots).toBeGreaterThan(0);
    const again = await json([...unseal, '--passphrase-file', passphrase]);
    expect(again).toMatchObject({ status: 1, json: { code: 'R-folder-in-use' } });
  });

  test('is not called wrong for a slip in the fingerprint that somebody typed', async () => {
    const { status, json: said } = await json<{ message: string }>([
      'verify',
      files.final,
      '--fingerprint',
      minutes.slice(1),
    ]);
    expect(status).toBe(2);
    expect(said.message).toContain('16');
  });

  test('of an unfinished round is marked, and the later one extends it', async () => {
    const { json: early } = await verify(files.early);
    expect(early).toMatchObject({ ok: true, stage: 'approved' });
    expect(early.notChecked.map(({ code }) => code)).toContain('unfinished');
    expect((await json(['verify-diff', files.early, files.final])).status).toBe(0);
    const back = await json(['verify-diff', files.final, files.early]);
    expect(back).toMatchObject({ status: 3, json: { ok: false, firstDifference: { act: expect.any(Number) } } });
  });

  test('is noted in the activity table', async () => {
    const tables = openOffice(join(data, 'office.sqlite'));
    const entries = await createActivity(tables, () => '' as Instant).list(20);
    await tables.close();
    expect(entries.filter(({ kind }) => kind === 'archive-made').length).toBeGreaterThanOrEqual(3);
  });

  test('with a short passphrase or an empty file of one is refused', async () => {
    const short = folder.path('ngan.txt');
    writeFileSync(short, 'ngắn');
    const options = ['--out', folder.path('x.zip'), '--data', data, '--as', 'truong-ban', '--passphrase-file'];
    expect(await json(['archive', roundId, ...options, short], password)).toMatchObject({
      status: 1,
      json: { code: 'R-passphrase-too-short' },
    });
    writeFileSync(short, '\n');
    expect((await json(['archive', roundId, ...options, short], password)).status).toBe(2);
  });
});

test('a file that is no export leaves no folder behind, and takes none away that was there', async () => {
  const bad = folder.path('hong.dot');
  writeFileSync(bad, 'không phải tệp xuất');
  const fresh = folder.path('moi/du-lieu');
  expect((await json(['import', bad, '--data', fresh])).status).toBe(3);
  expect(existsSync(folder.path('moi'))).toBe(false);
  mkdirSync(folder.path('co-san'));
  expect((await json(['import', bad, '--data', folder.path('co-san')])).status).toBe(3);
  expect(readdirSync(folder.path('co-san'))).toEqual([]);
});

test('no archive is made while ballots are counted and the result is not announced', { timeout: 120_000 }, async () => {
  const other = folder.path('dang-kiem');
  mkdirSync(other);
  const store = embeddedStore(join(other, 'rounds'));
  await leadTo(
    createService(store, () => '2019-03-01T01:00:00.000Z' as Instant),
    'canvassed',
  );
  await store.close();
  const refused = await json(['archive', roundId, '--out', folder.path('y.zip'), '--data', other]);
  expect(refused).toMatchObject({ status: 1, json: { code: 'R-not-while-counting' } });
});
