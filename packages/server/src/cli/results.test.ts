import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@tinnhiem/core';
import { unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccounts } from '../accounts/accounts.ts';
import {
  approvedRound,
  enterAll,
  finish,
  gather,
  type HeldRound,
  sheetsOf,
  writeMinutes,
} from '../documents/testing/held-round.ts';
import { wordsOfPdf } from '../documents/testing/read-back.ts';
import { createActivity } from '../store/activity.ts';
import { embeddedStore } from '../store/embedded.ts';
import { openOffice } from '../store/office.ts';
import { json, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const data = folder.path('data');
const conference = 'hoi-nghi-dang-uy';
const list = 'ban-thuong-vu';
const password = { TINNHIEM_PASSWORD: 'bốn từ không liên quan' };

// Twenty-one sheets, one void as a whole. In ballot order: Đạt, Điền, Điền, Khải, Quỳnh, Ước, Ước.
const sheets = [
  ...sheetsOf(20, [
    { high: 12, confidence: 5, low: 3 },
    { high: 5, confidence: 4, low: 11 },
    { confidence: 6, low: 14 },
    { high: 10, confidence: 10 },
    { high: 19, blank: 1 },
    { high: 12, multiple: 2, low: 6 },
    { high: 20 },
  ]),
  { whole: 'added-text' as const, rows: [] },
];
const people = [
  ['CB002', 12, '57,14', 5, '23,81', 3, '14,29', 1, []],
  ['CB001', 5, '23,81', 4, '19,05', 11, '52,38', 1, ['low-over-half']],
  ['CB007', 0, '0,00', 6, '28,57', 14, '66,67', 1, ['low-over-half', 'low-two-thirds']],
  ['CB004', 10, '47,62', 10, '47,62', 0, '0,00', 1, []],
  ['CB031', 19, '90,48', 0, '0,00', 0, '0,00', 2, []],
  ['CB005', 12, '57,14', 0, '0,00', 6, '28,57', 3, []],
  ['CB014', 20, '95,24', 0, '0,00', 0, '0,00', 1, []],
] as const;

interface Results {
  readonly conferences: readonly {
    readonly id: string;
    readonly lists: readonly {
      readonly people: readonly {
        person: string;
        base: unknown;
        high: unknown;
        confidence: unknown;
        low: unknown;
        percentages: unknown;
        invalidRows: number;
        outcomes: readonly { code: string }[];
      }[];
    }[];
  }[];
}

describe('results of a conference that was driven through the service', { timeout: 60_000 }, () => {
  let held: HeldRound;
  const early: Record<string, Awaited<ReturnType<typeof json>>> = {};

  beforeAll(async () => {
    mkdirSync(data);
    const store = embeddedStore(join(data, 'rounds'));
    const tables = openOffice(join(data, 'office.sqlite'));
    const accounts = createAccounts(tables, {
      now: () => Date.now(),
      random: (bytes) => `${bytes}-${Math.random()}`,
    });
    for (const [username, role] of [
      ['truongban', 'committee-head'],
      ['kythuat', 'technician'],
      ['quansat', 'observer'],
    ] as const) {
      const made = await accounts.create({
        username,
        name: username,
        roles: [role],
        password: password.TINNHIEM_PASSWORD,
      });
      if (!made.ok) throw new Error(made.error.message.en);
      await tables.run('UPDATE account SET must_change = 0');
    }
    await tables.close();
    held = await approvedRound(store, 'entry');
    await gather(held, { conference, absent: {}, boxes: { [list]: sheets }, spares: 0 });
    await enterAll(held, conference, list, { secretary: sheets, member: sheets });
    await held.act('head', 'canvass', { settlements: [] }, conference);
    await writeMinutes(held, conference);
    const ask = ['results', held.round, '--data', data];
    early.local = await json(ask);
    early.head = await json([...ask, '--as', 'truongban'], password);
    early.technician = await json([...ask, '--as', 'kythuat'], password);
    early.table = await json([...ask, '--as', 'truongban', '--out', folder.path('som.csv')], password);
    early.person = await json(['results', 'person', 'CB007', '--data', data]);
    await finish(held, conference, { [list]: sheets });
    await store.close();
  }, 60_000);

  test('are refused to the local operator before they are announced, and shown to the head of the committee', () => {
    expect(early.local).toMatchObject({ status: 1, json: { code: 'R-not-announced' } });
    expect(early.technician).toMatchObject({ status: 1, json: { code: 'R-not-announced' } });
    expect(early.head).toMatchObject({ status: 0, json: { conferences: [{ id: conference, stage: 'canvassed' }] } });
    expect(JSON.stringify(early.local?.json)).not.toMatch(/\d,\d\d/);
  });

  test('are exact counts, with every percentage beside its base', async () => {
    const { status, json: results } = await json<Results>(['results', held.round, '--data', data]);
    expect(status).toBe(0);
    expect(results).toMatchObject({
      conferences: [
        {
          id: conference,
          lists: [
            {
              id: list,
              issued: 21,
              collected: 21,
              valid: 20,
              invalid: 1,
              reasons: { 'added-text': 1 },
              people: expect.any(Array),
            },
          ],
        },
      ],
      hidden: [{ id: 'hoi-nghi-can-bo', stage: 'preparing' }],
    });
    const base = { what: 'collected', count: 21 };
    expect(
      results.conferences[0]?.lists[0]?.people.map(
        ({ person, base: of, high, confidence, low, percentages, invalidRows, outcomes }) => ({
          person,
          base: of,
          high,
          confidence,
          low,
          percentages,
          invalidRows,
          outcomes: outcomes.map(({ code }) => code),
        }),
      ),
    ).toEqual(
      people.map(
        ([person, high, highPercent, confidence, confidencePercent, low, lowPercent, invalidRows, outcomes]) => ({
          person,
          base,
          high,
          confidence,
          low,
          percentages: { high: highPercent, confidence: confidencePercent, low: lowPercent },
          invalidRows,
          outcomes,
        }),
      ),
    );
  });

  test('name who is voted on in two places, side by side and never added', async () => {
    const { json: results } = await json(['results', held.round, '--data', data]);
    expect(results.twoPlaces).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ person: 'CB001', places: ['ban-thuong-vu', 'ban-giam-hieu'] }),
      ]),
    );
  });

  test('of a person over rounds are those of each round, once announced, for those entitled', async () => {
    const ask = ['results', 'person', 'CB007', '--data', data];
    expect(early.person).toMatchObject({ status: 0, json: { results: [], names: [] } });
    const [{ json: whole }, { json: own }] = [
      await json<Results>(['results', held.round, '--data', data]),
      await json(ask),
    ];
    const row = whole.conferences[0]?.lists[0]?.people.find(({ person }) => person === 'CB007');
    expect(own).toMatchObject({ person: 'CB007', rehearsalsLeftOut: 0, unreadable: [] });
    expect(own.results).toEqual([
      expect.objectContaining({
        round: held.round,
        conference,
        list,
        place: 'party-committee',
        rehearsal: false,
        day: '2019-03-01',
        base: row?.base,
        high: row?.high,
        confidence: row?.confidence,
        low: row?.low,
        percentages: row?.percentages,
        invalidRows: row?.invalidRows,
        outcomes: row?.outcomes,
      }),
    ]);
    expect((await tinnhiem(ask)).out).toMatch(/01\/03\/2019 .*0 \(0,00%\) +6 \(28,57%\) +14 \(66,67%\)/);
    expect(await json(['results', 'person', 'KHONG-CO', '--data', data])).toMatchObject({ json: { results: [] } });
    for (const other of ['kythuat', 'quansat', 'truongban']) {
      const refused = await json([...ask, '--as', other], password);
      expect(refused, other).toMatchObject({ status: 1, json: { code: 'R-role-missing' } });
      expect(JSON.stringify(refused.json), other).not.toMatch(/\d,\d\d/);
    }
  });

  test('are a readable table for people', async () => {
    const { out } = await tinnhiem(['results', held.round, '--data', data]);
    expect(out).toContain('phát ra 21, thu về 21, hợp lệ 20, không hợp lệ 1; % trên số phiếu thu về (21)');
    expect(out).toMatch(/ 3 {2}Đàm Công Điền +0 {2} 0,00 +6 {2}28,57 +14 {2}66,67 +1/);
  });

  test('are printed: minutes in three copies, a letter for each person, and every look at them is noted', async () => {
    const out = folder.path('van-ban');
    const { status, json: written } = await json(['documents', held.round, '--data', data, '--out', out]);
    expect(status).toBe(0);
    const files = (written.files as { form: string; path: string }[]).filter(({ path }) => path.endsWith('.pdf'));
    const wordsOf = (form: string) =>
      files.filter((file) => file.form === form).map(({ path }) => wordsOfPdf(readFileSync(path)));
    const minutes = wordsOf('counting-minutes');
    expect(minutes.map((words) => words.match(/Bản số \d\/\d/)?.[0])).toEqual([
      'Bản số 1/3',
      'Bản số 2/3',
      'Bản số 3/3',
    ]);
    for (const words of minutes) expect(words).toContain('66,67');
    const letters = wordsOf('personal-result-letter');
    expect(letters).toHaveLength(7);
    const [together = ''] = wordsOf('personal-result-letters');
    for (const letter of letters) expect(together).toContain(letter.match(/Kính gửi: .{20}/u)?.[0]);
    const tables = openOffice(join(data, 'office.sqlite'));
    const looks = (await createActivity(tables, held.service.now).list(200)).filter(
      ({ kind, account }) => kind === 'document-seen' && account === 'local',
    );
    await tables.close();
    // Minutes 3, letters 7, summary and record of sealing, each as PDF and DOCX; the letters in one file as PDF.
    expect(looks).toHaveLength(2 * (3 + 7 + 1 + 1) + 1);
  });
});

describe('files of results and of ballots', { timeout: 60_000 }, () => {
  const activity = async () => {
    const tables = openOffice(join(data, 'office.sqlite'));
    const entries = await createActivity(tables, () => new Date().toISOString() as Instant).list(500);
    await tables.close();
    return entries;
  };
  const votes = (out: string, ...as: string[]) => [
    ...['votes', 'export', 'tuaf-2019', '--data', data, '--conference', conference, '--list', list],
    ...['--out', folder.path(out), ...as],
  ];

  test('results are written as CSV and XLSX; a look before the announcement is noted', async () => {
    const results = ['results', 'tuaf-2019', '--data', data, '--out'];
    expect(await json([...results, folder.path('kq.xlsx')])).toMatchObject({
      status: 0,
      json: { file: folder.path('kq.xlsx'), conferences: expect.any(Array) },
    });
    const [sheet] = await readXlsxFile(folder.path('kq.xlsx'));
    expect(sheet?.data).toHaveLength(1 + people.length);
    expect(sheet?.data.flat()).toContain('Đàm Công Điền');
    expect(readFileSync(folder.path('som.csv'), 'utf8')).toContain('CB007');
    // Again over what it wrote; never over anything else, such as a table that Excel has saved since.
    for (const name of ['kq.xlsx', 'kq.csv', 'kq.csv'])
      expect((await json([...results, folder.path(name)])).status).toBe(0);
    const saved = zipSync({
      ...unzipSync(readFileSync(folder.path('kq.xlsx'))),
      'docProps/app.xml': new Uint8Array(),
    });
    for (const [name, other] of [
      ['kq.xlsx', saved],
      ['kq.xlsx', Buffer.from('PK')],
      ['kq.csv', Buffer.from('Họ và tên,Lương')],
    ] as const) {
      writeFileSync(folder.path(name), other);
      expect(await json([...results, folder.path(name)])).toMatchObject({ json: { code: 'R-file-in-the-way' } });
      expect(readFileSync(folder.path(name)).equals(other)).toBe(true);
    }
    expect(await json([...results, folder.path('kq.pdf')])).toMatchObject({ status: 2 });
    expect(existsSync(folder.path('kq.pdf'))).toBe(false);
    const looks = (await activity()).filter(({ sentence }) => /som\.csv|kq\.xlsx/u.test(sentence.vi));
    expect(looks.map(({ kind, name, conference: at }) => [kind, name, at])).toEqual([
      ['document-seen', 'truongban', conference],
    ]);
  });

  test('single ballots are refused to the organiser, given to the committee, and each export is recorded', async () => {
    expect(await json(votes('khong.csv'))).toMatchObject({ status: 1, json: { code: 'R-votes-hidden' } });
    expect(await json(votes('khong.csv', '--as', 'quansat'), password)).toMatchObject({
      status: 1,
      json: { code: 'R-votes-hidden' },
    });
    expect(existsSync(folder.path('khong.csv'))).toBe(false);
    for (const out of ['phieu.csv', 'phieu.json'])
      expect(await json(votes(out, '--as', 'truongban'), password)).toMatchObject({
        status: 0,
        json: { file: folder.path(out), ballots: sheets.length },
      });
    expect(readFileSync(folder.path('phieu.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(1 + sheets.length);
    expect(JSON.parse(readFileSync(folder.path('phieu.json'), 'utf8')).CVR).toHaveLength(sheets.length);
    const exported = (await activity()).filter(({ kind }) => kind === 'votes-exported');
    expect(exported.map(({ name, sentence }) => [name, sentence.vi])).toEqual(
      ['json', 'csv'].map((format) => ['truongban', `Xuất dữ liệu từng phiếu: ${conference}, ${list} (${format})`]),
    );
    // Again over what it wrote; an export that was refused is not recorded.
    for (const out of ['phieu.csv', 'phieu.json']) {
      expect((await json(votes(out, '--as', 'truongban'), password)).status).toBe(0);
      writeFileSync(folder.path(out), '{"khác": 1}');
      const refused = await json(votes(out, '--as', 'truongban'), password);
      expect(refused).toMatchObject({ status: 1, json: { code: 'R-file-in-the-way' } });
      expect(readFileSync(folder.path(out), 'utf8')).toBe('{"khác": 1}');
    }
    expect((await activity()).filter(({ kind }) => kind === 'votes-exported')).toHaveLength(4);
  });
});

describe('an account at the command line', { timeout: 60_000 }, () => {
  const ask = (username: string, secret: string, ...more: string[]) =>
    json(['round', 'status', 'tuaf-2019', '--data', data, '--as', username, ...more], { TINNHIEM_PASSWORD: secret });

  test('needs its password', async () => {
    expect(await ask('truongban', password.TINNHIEM_PASSWORD)).toMatchObject({ status: 0 });
    expect(await ask('truongban', 'sai mật khẩu rồi')).toMatchObject({ status: 1, json: { code: 'R-wrong-password' } });
    const unasked = await json(['round', 'status', 'tuaf-2019', '--data', data, '--as', 'truongban']);
    expect(unasked).toMatchObject({ status: 2, json: { message: expect.stringContaining('TINNHIEM_PASSWORD') } });
  });

  test('does only what its role may do', async () => {
    const approve = ['round', 'approve', 'tuaf-2019', '--data', data, '--as', 'kythuat'];
    expect(await json(approve, password)).toMatchObject({ status: 1, json: { code: 'R-role-missing' } });
    const papers = ['documents', 'tuaf-2019', '--data', data, '--out', folder.path('quan-sat'), '--as', 'quansat'];
    expect(await json(papers, password)).toMatchObject({ status: 1, json: { code: 'R-role-missing' } });
  });
});
