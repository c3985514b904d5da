import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { starterTemplate } from '@tinnhiem/documents';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOfDocx, wordsOfPdf } from '../documents/testing/read-back.ts';
import type { PrintedFinding } from './findings.ts';
import { json, samples, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const plan = `${samples}tuaf-2019/plan.yaml`;
const roster = `${samples}tuaf-2019`;
const places = 'W-too-many-places:ban-thuong-vu+ban-giam-hieu+doan-the:CB004';
const moved = 'W-left-out-by-move:don-vi:CB007';

interface Rolls {
  readonly lists: readonly {
    readonly id: string;
    readonly votedOn: readonly { person: string; name: string; posts: string[] }[];
    readonly excluded: readonly { person: string; reason: string; cite: unknown }[];
    readonly voters: readonly { person: string; name: string; because: string[] }[];
    readonly voterCount: number;
  }[];
  readonly findings: readonly PrintedFinding[];
  readonly twoPlaces: readonly { person: string; places: string[] }[];
}

interface ExpectedRolls {
  readonly lists: readonly {
    list: string;
    votedOn: string[];
    excluded: Record<string, string>;
    voters: string[];
    voterCount: number;
  }[];
}

const expected = JSON.parse(readFileSync(`${samples}tuaf-2019/expected-rolls.json`, 'utf8')) as ExpectedRolls;

function idsOf(people: readonly { person: string }[]): string[] {
  return people.map(({ person }) => person).sort();
}

describe('a round of the 2019 plan', { timeout: 60_000 }, () => {
  const data = folder.path('round');
  const at = (time: string) => ['--data', data, '--at', `2019-02-${time}:00+07:00`];
  const reading = ['--data', data];

  beforeAll(async () => {
    const created = await json([
      'round',
      'create',
      '--plan',
      plan,
      '--roster',
      roster,
      '--rehearsal',
      ...at('01T08:00'),
    ]);
    expect(created).toMatchObject({ status: 0, json: { round: 'tuaf-2019', rehearsal: true, people: 76 } });
  });

  test('has the lists and rolls that an independent program worked out', async () => {
    const { status, json: rolls } = await json<Rolls>(['round', 'rolls', 'tuaf-2019', ...reading]);
    expect(status).toBe(0);
    expect(
      rolls.lists.map(({ id, votedOn, excluded, voters, voterCount }) => ({
        list: id,
        votedOn: idsOf(votedOn),
        excluded: idsOf(excluded),
        voters: idsOf(voters),
        voterCount,
      })),
    ).toEqual(expected.lists.map((list) => ({ ...list, excluded: Object.keys(list.excluded) })));
  });

  test('says why each person is on a list or roll, as titles of posts, and why somebody is left out, with the source', async () => {
    const { json: rolls } = await json<Rolls>(['round', 'rolls', 'tuaf-2019', ...reading]);
    const [, second, , fourth] = rolls.lists;
    expect(second?.voters.find(({ person }) => person === 'CB002')?.because).toEqual([
      'Phó Hiệu trưởng',
      'Thành viên Hội đồng trường',
    ]);
    expect(second?.votedOn.find(({ person }) => person === 'CB001')?.posts).toEqual(['Hiệu trưởng']);
    const left = fourth?.excluded.find(({ person }) => person === 'CB007');
    expect(left?.reason).toBe('Giữ chức vụ từ 01/06/2018, không thuộc diện bổ nhiệm trước ngày 01/06/2018');
    expect(left?.cite).toMatchObject({ instrument: 'Kế hoạch lấy phiếu tín nhiệm năm 2019', provision: 'mục I.2' });
    const english = await json<Rolls>(['round', 'rolls', 'tuaf-2019', ...reading, '--lang', 'en']);
    expect(english.json.lists[3]?.excluded.find(({ person }) => person === 'CB007')?.reason).toBe(
      'In post since 01/06/2018, not appointed before 01/06/2018',
    );
  });

  test('shows people a readable table', async () => {
    const { status, out } = await tinnhiem(['round', 'rolls', 'tuaf-2019', ...reading]);
    expect(status).toBe(0);
    expect(out).toContain('Ghi phiếu (21)');
    expect(out).toMatch(/^CB001 {2}Bùi Ngọc Điền +Hiệu trưởng; Thành viên Hội đồng trường/m);
  });

  test('cannot be approved while somebody is on three lists', async () => {
    const { status, json: refused, error } = await json(['round', 'approve', 'tuaf-2019', ...at('02T08:00')]);
    expect(status).toBe(1);
    expect(refused).toMatchObject({ code: 'R-plan-not-ready' });
    const findings = refused.findings as PrintedFinding[];
    expect(findings.map(({ id }) => id).sort()).toEqual([moved, places].sort());
    expect(findings.find(({ id }) => id === places)?.where).toEqual({
      person: 'CB004',
      lists: ['ban-thuong-vu', 'ban-giam-hieu', 'doan-the'],
    });
    expect(error).toContain('Dương Xuân Khải');
  });

  test('refuses a settlement of what is no finding, and a choice that the finding does not offer', async () => {
    const settle = (...more: string[]) =>
      json(['round', 'settle', 'tuaf-2019', ...at('02T09:00'), '--reason', 'x', ...more]);
    expect(await settle('--finding', 'W-khong-co')).toMatchObject({ status: 1, json: { code: 'R-unknown-finding' } });
    expect(await settle('--finding', places, '--choose', 'don-vi')).toMatchObject({
      status: 1,
      json: { code: 'R-wrong-choice' },
    });
  });

  test('takes a settlement with a choice and is approved; every paper of the plan carries its fingerprint', async () => {
    const settle = (finding: string, ...more: string[]) =>
      json<Rolls>([
        'round',
        'settle',
        'tuaf-2019',
        ...at('02T10:00'),
        '--finding',
        finding,
        '--reason',
        'Ban Thường vụ quyết định',
        ...more,
      ]);
    const chosen = await settle(places, '--choose', 'ban-thuong-vu,ban-giam-hieu');
    expect(chosen.json.findings.find(({ id }) => id === places)?.settled).toEqual({
      reason: 'Ban Thường vụ quyết định',
      choose: ['ban-thuong-vu', 'ban-giam-hieu'],
    });
    const of = ['--reason', 'Ban Thường vụ quyết định', '--kind', 'W-left-out-by-move'];
    const together = await json<Rolls>(['round', 'settle', 'tuaf-2019', ...at('02T10:00'), ...of]);
    expect(together.json.findings.find(({ id }) => id === moved)?.settled).toEqual({
      reason: 'Ban Thường vụ quyết định',
    });
    // A second time there is nothing to settle: not that there was no such finding.
    expect(await json(['round', 'settle', 'tuaf-2019', ...at('02T10:00'), ...of])).toMatchObject({
      status: 1,
      json: { code: 'R-settled-already' },
    });
    const rolls = await json<Rolls>(['round', 'rolls', 'tuaf-2019', ...reading]);
    const third = rolls.json.lists.find(({ id }) => id === 'doan-the');
    expect(idsOf(third?.votedOn ?? [])).toEqual(['CB013', 'CB032', 'CB057']);
    expect(third?.excluded.map(({ person }) => person)).toEqual(['CB004']);
    expect(rolls.json.twoPlaces.map(({ person }) => person)).toContain('CB004');

    const approved = await json(['round', 'approve', 'tuaf-2019', ...at('03T08:00')]);
    expect(approved).toMatchObject({ status: 0, json: { round: 'tuaf-2019' } });
    const { fingerprint } = approved.json as { fingerprint: string };
    expect(fingerprint).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    const again = await json(['round', 'approve', 'tuaf-2019', ...at('03T09:00')]);
    expect(again).toMatchObject({ status: 1, json: { code: 'R-wrong-stage' } });

    const status = await json(['round', 'status', 'tuaf-2019', ...at('03T09:00')]);
    expect(status.json).toMatchObject({
      stage: 'approved',
      approved: { fingerprint },
      deadlines: [
        { code: 'information-request', conference: 'hoi-nghi-dang-uy', day: '2019-02-14', daysLeft: 11 },
        { code: 'information-request', conference: 'hoi-nghi-can-bo', day: '2019-02-14' },
        { code: 'information-answer', day: '2019-02-26' },
        { code: 'information-answer', day: '2019-02-26' },
      ],
      conferences: [{ id: 'hoi-nghi-dang-uy', stage: 'preparing', convened: 21 }, { id: 'hoi-nghi-can-bo' }],
    });

    const out = folder.path('van-ban');
    const documents = await json(['documents', 'tuaf-2019', ...reading, '--out', out]);
    const files = documents.json.files as { form: string; path: string; sha256: string }[];
    expect(new Set(files.map(({ form }) => form))).toEqual(
      new Set([
        'plan',
        'weekly-notice',
        'invitation',
        'personal-invitation',
        'voted-on-list',
        'voter-roll',
        'ballot',
        'tally-sheet',
      ]),
    );
    for (const { path, sha256 } of files) {
      const bytes = readFileSync(path);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      if (path.endsWith('.pdf')) expect(wordsOfPdf(bytes)).toContain(fingerprint);
    }
    // An own template for one form: a file that is none is refused, and nothing is written.
    const own = folder.path('mau.docx');
    const asked = ['documents', 'tuaf-2019', ...reading, '--form', 'plan', '--template', own, '--out'];
    writeFileSync(own, 'x');
    const refused = await json([...asked, folder.path('khong-co')]);
    expect(refused).toMatchObject({ status: 1, json: { code: 'R-template-refused' } });
    expect(existsSync(folder.path('khong-co'))).toBe(false);
    writeFileSync(own, await starterTemplate('plan'));
    const set = await json([...asked, folder.path('mau-rieng')]);
    const [word] = (set.json.files as { path: string }[]).filter(({ path }) => path.endsWith('.docx'));
    expect(wordsOfDocx(readFileSync(word?.path ?? ''))).toContain('trích yếu: Lấy phiếu tín nhiệm');
    const roll = files.find(({ path }) => path.endsWith('voter-roll_don-vi.pdf'));
    expect(wordsOfPdf(readFileSync(roll?.path ?? ''))).toContain('DIỄN TẬP');
    expect(wordsOfPdf(readFileSync(roll?.path ?? ''))).toContain('Trần Hữu Vinh');
  }, 60_000);

  test('keeps its results from the local operator before they are announced', async () => {
    const { status, json: refused } = await json(['results', 'tuaf-2019', ...reading]);
    expect(status).toBe(1);
    expect(refused).toMatchObject({ code: 'R-not-announced', findings: [] });
  });

  test('refuses papers that do not exist yet, and kinds that never do', async () => {
    const out = folder.path('khong');
    const minutes = await json(['documents', 'tuaf-2019', ...reading, '--out', out, '--form', 'counting-minutes']);
    expect(minutes).toMatchObject({ status: 1, json: { code: 'R-document-not-yet' } });
    const unknown = await json(['documents', 'tuaf-2019', ...reading, '--out', out, '--form', 'thiep-cuoi']);
    expect(unknown.status).toBe(2);
    expect(existsSync(out)).toBe(false);
    const taken = ['documents', 'tuaf-2019', ...reading, '--form', 'plan', '--out', join(plan, 'trong-tep')];
    expect(await json(taken)).toMatchObject({ status: 1, json: { code: 'R-file-not-written' } });
  });

  test('prints ballots with what is where on them', async () => {
    const [pdf, layoutFile] = [folder.path('phieu.pdf'), folder.path('phieu.json')];
    const print = ['ballots', 'print', 'tuaf-2019', ...reading, '--list', 'ban-thuong-vu', '--out', pdf];
    const printed = await json([...print, '--copies', '3', '--layout', layoutFile]);
    expect(printed).toMatchObject({ status: 0, json: { pagesPerBallot: 1, pages: 3, style: expect.any(String) } });
    const layout = JSON.parse(readFileSync(layoutFile, 'utf8'));
    expect(layout.style).toBe(printed.json.style);
    expect(layout.pages[0]).toMatchObject({
      page: 1,
      widthMm: 210,
      heightMm: 297,
      stampRect: expect.any(Array),
      signatureRect: expect.any(Array),
    });
    expect(layout.pages[0].rows.map(({ person }: { person: string }) => person)).toHaveLength(7);
    expect(wordsOfPdf(readFileSync(pdf))).not.toContain('PHIẾU MẪU');
    expect((await json([...print, '--blank-sheet'])).json).toMatchObject({ pages: 1 });
    expect((await json([...print, '--copies', 'nhiều'])).status).toBe(2);
    const unknown = await json(['ballots', 'print', 'tuaf-2019', ...reading, '--list', 'khong-co', '--out', pdf]);
    expect(unknown).toMatchObject({ status: 1, json: { code: 'R-not-found' } });
    expect(unknown.json.message).toContain('ban-thuong-vu, ban-giam-hieu, doan-the, don-vi');
  });

  test('writes ballots and layout together or neither, never one over the other', async () => {
    const pdf = folder.path('mot-minh.pdf');
    const print = ['ballots', 'print', 'tuaf-2019', ...reading, '--list', 'ban-thuong-vu', '--out', pdf, '--layout'];
    const same = await json([...print, folder.path('./mot-minh.pdf')]);
    expect(same).toMatchObject({ status: 2, json: { code: 'wrong-use' } });
    const refused = await json([...print, join(folder.path('phieu.json'), 'trong-tep.json')]);
    expect(refused).toMatchObject({ status: 1, json: { code: 'R-file-not-written' } });
    expect(existsSync(pdf)).toBe(false);
  });
});
