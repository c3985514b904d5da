// S14 at the command line: a signed report goes on a stick to the higher organisation, which believes nothing that it cannot verify.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorityReports, canonicalJson, type ReportPackage, type SignedReport } from '@tinnhiem/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { create, orderOf, roundId, type Step, sampleRoster, sampleTime } from '../../test/sample.ts';
import { createAccounts } from '../accounts/accounts.ts';
import type { HeldRound } from '../documents/testing/held-round.ts';
import { wordsOfPdf } from '../documents/testing/read-back.ts';
import { conferences, hold, wholeRound } from '../documents/testing/whole-round.ts';
import { packageText } from '../reports/package-file.ts';
import { ownKey, signReport } from '../reports/signature.ts';
import { createService } from '../service/service.ts';
import { embeddedStore } from '../store/embedded.ts';
import { openOffice } from '../store/office.ts';
import { json, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const below = folder.path('cap-duoi');
const above = folder.path('cap-tren');
const higher = 'Đại học Thái Nguyên';
const file = folder.path('bao-cao.tinnhiem');
const password = { TINNHIEM_PASSWORD: 'bốn từ không liên quan' };

const exportedFor = (authority: string, ...more: string[]) =>
  json(['report', 'export', 'tuaf-2019', '--data', below, '--authority', authority, '--out', file, ...more], password);
const exported = (...more: string[]) => exportedFor(higher, ...more);
const imported = (path: string, ...more: string[]) => json(['report', 'import', path, '--data', above, ...more]);
const list = async () =>
  (await json<{ reports: { id: string; replacedBy: string | null }[] }>(['report', 'list', '--data', above])).json
    .reports;

describe('a signed report package', { timeout: 120_000 }, () => {
  let held: HeldRound;
  let early: Awaited<ReturnType<typeof json>>;
  let key = '';
  let done: Awaited<ReturnType<typeof json>>;

  beforeAll(async () => {
    mkdirSync(below);
    const tables = openOffice(join(below, 'office.sqlite'));
    const accounts = createAccounts(tables, { now: () => Date.now(), random: (bytes) => `${bytes}-${Math.random()}` });
    for (const role of ['chair', 'committee-head', 'inspector', 'higher-committee', 'technician'] as const) {
      const made = await accounts.create({
        username: role,
        name: role,
        roles: [role],
        password: password.TINNHIEM_PASSWORD,
      });
      if (!made.ok) throw new Error(made.error.message.en);
    }
    await tables.run('UPDATE account SET must_change = 0');
    await tables.close();
    const store = embeddedStore(join(below, 'rounds'));
    held = await wholeRound(store, 1);
    early = await exported();
    await hold(held, conferences[1]);
    key = (await json<{ key: string }>(['report', 'key', '--data', below])).json.key;
    done = await exported();
  }, 120_000);
  afterAll(() => held.service.store.close());

  const signedReport = () => JSON.parse(readFileSync(file, 'utf8')) as SignedReport;

  /** A package that the organisation really signed, whatever it says. */
  async function signedAs(change: (report: ReportPackage) => ReportPackage): Promise<string> {
    const tables = openOffice(join(below, 'office.sqlite'));
    const path = folder.path('ky-that.tinnhiem');
    rmSync(`${path}.pdf`, { force: true });
    writeFileSync(path, packageText(signReport(change(signedReport().report), await ownKey(tables, 'main'))));
    await tables.close();
    return path;
  }

  test('is not written before every result of its people is announced', () => {
    expect(early).toMatchObject({ status: 1, json: { code: 'R-report-not-announced' } });
    expect(JSON.stringify(early.json)).not.toMatch(/\d,\d\d/);
  });

  test('is written for the chair, and refused to every role that may not carry figures out', async () => {
    expect(done).toMatchObject({ status: 0, json: { authority: higher, key, findings: [] } });
    expect(await exported('--as', 'chair')).toMatchObject({ status: 0 });
    for (const role of ['committee-head', 'inspector', 'higher-committee', 'technician'])
      expect(await exported('--as', role)).toMatchObject({ status: 1, json: { code: 'R-role-missing' } });
    expect(await json(['report', 'key', '--data', below, '--as', 'technician'], password)).toMatchObject({ status: 1 });
  });

  test('never takes the place of a report that another organisation handed in, or of a signed scan', async () => {
    const path = await signedAs((report) => ({ ...report, organisation: 'Đảng ủy Trường khác' }));
    const received = readFileSync(path);
    const again = ['report', 'export', 'tuaf-2019', '--data', below, '--authority', higher, '--out', path];
    expect(await json(again)).toMatchObject({ status: 1, json: { code: 'R-file-in-the-way' } });
    expect(readFileSync(path).equals(received)).toBe(true);
    rmSync(path);
    writeFileSync(`${path}.pdf`, '%PDF-1.4 ảnh quét có chữ ký');
    expect(await json(again)).toMatchObject({ status: 1, json: { code: 'R-file-in-the-way' } });
    expect(existsSync(path)).toBe(false);
  });

  test('says which authorities there are where another one is named', async () => {
    const wrong = await exportedFor('Ban không có');
    expect(wrong).toMatchObject({ status: 1, json: { code: 'R-report-unknown-authority' } });
    expect(JSON.stringify(wrong.json)).toContain(higher);
  });

  test('goes within the server only where the level above is on it', async () => {
    const authorities = await json(['report', 'authorities', 'tuaf-2019', '--data', below]);
    expect(authorities.json.reports).toContainEqual({
      authority: higher,
      people: signedReport().report.people.length,
      waiting: [],
      within: null,
    });
    const delivered = await json(['report', 'deliver', 'tuaf-2019', '--authority', higher, '--data', below]);
    expect(delivered).toMatchObject({ status: 1, json: { code: 'R-report-no-higher-here' } });
  });

  test('holds its people with all their places, and no name of anybody else', async () => {
    const loaded = await held.service.round(held.round);
    if (!loaded.ok) throw new Error(loaded.error.message.en);
    const { reports } = authorityReports(held.rules, loaded.value.conferences.values());
    const inside = reports.find(({ authority }) => authority === higher)?.people ?? [];
    const text = readFileSync(file, 'utf8');
    expect(signedReport().report.people.map(({ name }) => name)).toEqual(inside.map(({ name }) => name));
    const rector = signedReport().report.people.find(({ person }) => person === 'CB001');
    expect(rector?.places.map((place) => place.list)).toEqual(['ban-thuong-vu', 'ban-giam-hieu']);
    const names = inside.map(({ name }) => name);
    const { roster } = loaded.value.state;
    expect(roster.people.length).toBeGreaterThan(names.length);
    const others = roster.people.filter(
      ({ id, name }) => !inside.some(({ person }) => person === id) && !names.includes(name),
    );
    expect(others.length).toBeGreaterThan(40);
    const paper = wordsOfPdf(readFileSync(`${file}.pdf`));
    const signer = loaded.value.state.plan.document.signature.name;
    for (const { id, name } of others) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(`"${id}"`);
      if (name !== signer) expect(paper).not.toContain(name);
    }
    expect(text).not.toMatch(/"(?:marks|ballot|voters|asker|hash|by)"/);
  });

  test('is verified by the higher organisation, kept once, and shown with every figure', async () => {
    const first = await imported(file, '--key', key);
    expect(first).toMatchObject({ status: 0, json: { isNew: true, authority: higher, pdf: 'right' } });
    const before = await list();
    expect(await imported(file, '--trusted')).toMatchObject({ status: 0, json: { isNew: false } });
    expect(await list()).toEqual(before);
    const shown = await json(['report', 'show', before[0]?.id ?? '', '--data', above]);
    expect(shown).toMatchObject({ status: 0, json: { key, report: signedReport().report } });
    expect(await json(['report', 'show', 'ffffffffffff', '--data', above])).toMatchObject({ status: 1 });
  });

  test('takes the place of the earlier one of its round, whichever came in first', async () => {
    const later = await signedAs((report) => ({ ...report, record: { ...report.record, act: report.record.act + 5 } }));
    const kept = (await imported(later, '--trusted')).json as { id: string };
    expect((await list()).map(({ id, replacedBy }) => [id, replacedBy])).toEqual([
      [expect.any(String), kept.id],
      [kept.id, null],
    ]);
    const earlier = await signedAs((report) => ({
      ...report,
      record: { ...report.record, act: report.record.act - 5 },
    }));
    const late = (await imported(earlier, '--trusted')).json as { id: string };
    expect((await list()).find(({ id }) => id === late.id)?.replacedBy).toBe(kept.id);
    const other = await signedAs((report) => ({ ...report, round: 'tuaf-2022' }));
    const apart = (await imported(other, '--trusted')).json as { id: string };
    expect((await list()).find(({ id }) => id === apart.id)?.replacedBy).toBe(null);
    const shown = await tinnhiem(['report', 'show', late.id, '--data', above]);
    expect(shown.out).toContain(`đã được thay bằng báo cáo lập sau (${kept.id})`);
  });

  test('is refused where any byte was changed, and nothing is kept of it', async () => {
    const before = await list();
    const bytes = readFileSync(file);
    const step = Math.ceil(bytes.length / 12);
    for (let at = 1; at < bytes.length; at += step) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const path = folder.path('sua.tinnhiem');
      writeFileSync(path, changed);
      expect(await imported(path, '--key', key), `byte ${at}`).toMatchObject({ status: 3 });
    }
    writeFileSync(folder.path('khoang-trang.tinnhiem'), `${bytes.toString()} `);
    expect(await imported(folder.path('khoang-trang.tinnhiem'), '--key', key)).toMatchObject({ status: 3 });
    expect(await list()).toEqual(before);
  });

  test('is refused with another key, with a key never exchanged, and without any', async () => {
    expect(await imported(file, '--key', 'ab'.repeat(32))).toMatchObject({
      status: 3,
      json: { code: 'R-report-other-key' },
    });
    const stranger = await json(['report', 'import', file, '--data', folder.path('nguoi-la'), '--trusted']);
    expect(stranger).toMatchObject({ status: 3, json: { code: 'R-report-other-key' } });
    expect(await imported(file)).toMatchObject({ status: 2 });
    expect(await imported(file, '--key', 'không phải khóa')).toMatchObject({ status: 2 });
    const posing = { ...signedReport(), key: 'cd'.repeat(32) };
    writeFileSync(folder.path('gia.tinnhiem'), packageText(posing));
    expect(await imported(folder.path('gia.tinnhiem'), '--key', posing.key)).toMatchObject({ status: 3 });
  });

  test('is refused where the signed figures contradict each other, and says whose', async () => {
    const path = await signedAs((report) => {
      const [person, ...people] = structuredClone(report.people);
      if (person?.places[0] === undefined) throw new Error('nobody');
      person.places[0].low.ballots += 1;
      return { ...report, people: [person, ...people] };
    });
    const wrong = await imported(path, '--key', key);
    expect(wrong).toMatchObject({ status: 3, json: { code: 'R-report-figures-wrong' } });
    const { findings } = wrong.json as { findings: { code: string; where: unknown }[] };
    const [person] = signedReport().report.people;
    expect(findings[0]).toMatchObject({
      code: 'E-report-figure-wrong',
      where: { person: person?.person, list: person?.places[0]?.list },
    });
  });

  test('is refused where the paper beside it is not the one that was signed', async () => {
    const path = folder.path('giay-khac.tinnhiem');
    writeFileSync(path, readFileSync(file));
    writeFileSync(`${path}.pdf`, '%PDF-1.7 khác');
    expect(await imported(path, '--key', key)).toMatchObject({ status: 3, json: { code: 'R-report-pdf-differs' } });
  });

  test('never holds the private key, which lies where only its owner can read it', () => {
    expect(statSync(join(below, 'office.sqlite')).mode & 0o077).toBe(0);
    expect(canonicalJson(signedReport())).not.toContain('PRIVATE');
  });
});

test('Whoever no authority manages is named in the words of the call, as every finding of a command is', async () => {
  const data = folder.path('khong-dien');
  mkdirSync(join(data, 'rounds'), { recursive: true });
  const service = createService(embeddedStore(join(data, 'rounds')), () => sampleTime);
  const people = sampleRoster.people.map((who) => ({
    ...who,
    posts: who.posts.map(({ managedBy: _, ...post }) => post),
  }));
  const steps: readonly Step[] = [
    [create[0], create[1], { ...(create[2] as object), roster: { people } }],
    ['organiser', 'approve-plan', {}],
  ];
  for (const step of steps) {
    const made = await service.perform(orderOf(step));
    if (!made.ok) throw new Error(made.error.message.en);
  }
  await service.store.close();
  const call = ['report', 'authorities', roundId, '--data', data];
  const named = await json<{ findings: { code: string; message: string }[] }>(call);
  expect(named.json.findings).toHaveLength(3);
  expect(named.json.findings[0]).toMatchObject({
    code: 'W-authority-not-named',
    message: expect.stringMatching(/^“.+” được lấy phiếu/u),
    todo: expect.stringContaining('Diện quản lý'),
  });
  expect((await json<typeof named.json>([...call, '--lang', 'en'])).json.findings[0]?.message).toContain('is voted on');
  expect((await tinnhiem(call)).out).toContain('không ghi cấp nào quản lý');
});
