import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { PrintedFinding } from './findings.ts';
import { json, samples, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const plan = `${samples}tuaf-2019/plan.yaml`;
const people = readFileSync(`${samples}tuaf-2019/people.csv`, 'utf8');
const posts = readFileSync(`${samples}tuaf-2019/posts.csv`, 'utf8');

function rosterFolder(name: string, files: Readonly<Record<string, string>>): string {
  const path = folder.path(name);
  mkdirSync(path);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

function create(name: string, roster: string, planFile = plan) {
  const data = folder.path(`${name}-data`);
  return json(['round', 'create', '--plan', planFile, '--roster', roster, '--data', data]).then((answer) => ({
    ...answer,
    written: existsSync(data),
    data,
    codes: (answer.json.findings as PrintedFinding[]).map(({ code }) => code),
  }));
}

describe('a roster from a workbook', { timeout: 60_000 }, () => {
  test('gives the same rolls as the CSV files', async () => {
    const table = (csv: string) =>
      (parse(csv, { bom: true }) as string[][]).map((row) => row.map((value) => ({ value, type: String })));
    const file = folder.path('nhan-su.xlsx');
    await writeXlsxFile([
      { data: table(people), sheet: 'Nhân sự' },
      { data: table(posts), sheet: 'Chức vụ' },
    ]).toFile(file);
    const [xlsx, csv] = [await create('xlsx', file), await create('csv', `${samples}tuaf-2019`)];
    expect(xlsx).toMatchObject({ status: 0, json: { round: 'tuaf-2019', people: 76 } });
    const rolls = await Promise.all(
      [xlsx, csv].map(({ data }) => json(['round', 'rolls', 'tuaf-2019', '--data', data])),
    );
    expect(rolls[0]?.json.lists).toEqual(rolls[1]?.json.lists);
  });
});

describe('a roster with errors', { timeout: 60_000 }, () => {
  test('is refused whole, with the place of every error, and nothing is written', async () => {
    const broken = rosterFolder('broken', {
      'people.csv': people.replace('CB005,', 'CB004,'),
      'posts.csv': posts.replace('15/02/2011', '31/02/2011').replace('CB010,', 'CB999,'),
    });
    const { status, json: refused, written, error } = await create('broken', broken);
    expect(status).toBe(1);
    expect(written).toBe(false);
    expect(refused).toMatchObject({ round: null, code: 'R-import-errors' });
    const findings = refused.findings as PrintedFinding[];
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThanOrEqual(3);
    for (const { where, message, todo } of errors) {
      expect(where.file).toMatch(/^(?:people|posts)\.csv$/);
      expect(where.row).toBeGreaterThan(1);
      expect(message).not.toBe('');
      expect(todo).not.toBe('');
    }
    expect(error).toContain('posts.csv');
  });

  test('of which a row has more cells than there are headings is refused at that row: its values may stand in wrong columns', async () => {
    const broken = rosterFolder('wide', {
      'people.csv': people,
      'posts.csv': posts.replace('01/03/2017,,Đại học Thái Nguyên', '01/03/2017,,Đại học Thái Nguyên, Bộ Giáo dục'),
    });
    const { status, json: refused, written, error } = await create('wide', broken);
    expect([status, written]).toEqual([1, false]);
    expect(refused.findings).toContainEqual(
      expect.objectContaining({
        code: 'E-roster-beyond-headings',
        severity: 'error',
        where: { file: 'posts.csv', row: 2, column: 'G' },
      }),
    );
    expect(error).toContain('posts.csv, dòng 2, cột G: Dòng này còn “Bộ Giáo dục”');
  });

  test('is not one that ends in empty cells and columns, with more in one row than in another', async () => {
    const padded = (csv: string) =>
      csv
        .trimEnd()
        .split(/\r?\n/u)
        .map((line, index) => `,${line}${','.repeat(index % 4)}${index % 5 === 4 ? ' , \u00a0' : ''}`)
        .join('\n');
    const { status, codes } = await create(
      'padded',
      rosterFolder('padded', { 'people.csv': padded(people), 'posts.csv': padded(posts) }),
    );
    expect(status).toBe(0);
    expect(codes.filter((code) => code.includes('roster'))).toEqual(['I-roster-same-name']);
  });

  test('without the column of ids is refused', async () => {
    const broken = rosterFolder('columns', {
      'people.csv': people,
      'posts.csv': posts.replace('Mã cán bộ', 'Ghi chú'),
    });
    const { status, json: refused, written } = await create('columns', broken);
    expect(status).toBe(1);
    expect(written).toBe(false);
    expect(refused).toMatchObject({ round: null });
  });

  test('of another kind is refused with words, not with a stack', async () => {
    const file = folder.path('anh.xlsx');
    writeFileSync(file, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));
    const { status, json: refused, error } = await create('anh', file);
    expect(status).toBe(1);
    expect(refused).toMatchObject({ round: null, code: 'R-import-errors' });
    expect(error).not.toMatch(/\bat .*\.ts:\d+/);
  });

  test('in decomposed letters with odd spaces gives the same rolls, and says what it changed', async () => {
    const odd = rosterFolder('nfd', {
      'people.csv': people.normalize('NFD').replaceAll('Bùi'.normalize('NFD'), ' Bùi'.normalize('NFD')),
      'posts.csv': posts.normalize('NFD').replaceAll('Trưởng khoa'.normalize('NFD'), 'Trưởng khoa'.normalize('NFD')),
    });
    const created = await create('nfd', odd);
    expect(created.status).toBe(0);
    const changed = (created.json.conversions as unknown[]).length;
    expect(changed).toBeGreaterThan(0);
    // People read it too, in their language: how many cells, and the first of them with their places.
    for (const [language, words] of [
      ['vi', /Chữ và dấu rời được ghép lại: (\d+) ô\n {4}“.+” → “.+” \(people\.csv, dòng 2, cột .+\)\n/u],
      ['en', /Letters and separate marks joined: (\d+) cells\n {4}“.+” → “.+” \(people\.csv, row 2, column .+\)\n/u],
    ] as const) {
      const place = ['--data', folder.path(`nfd-${language}`), '--lang', language];
      const { out } = await tinnhiem(['round', 'create', '--plan', plan, '--roster', odd, ...place]);
      const [, cells] = words.exec(out.normalize('NFC')) ?? [];
      expect(Number(cells)).toBe(changed);
      expect(out).toContain(`… ${language === 'vi' ? 'và' : 'and'} ${changed - 3}`);
    }
    const plain = await create('plain', `${samples}tuaf-2019`);
    const rolls = await Promise.all(
      [created, plain].map(({ data }) => json(['round', 'rolls', 'tuaf-2019', '--data', data])),
    );
    expect(rolls[0]?.json.lists).toEqual(rolls[1]?.json.lists);
  });
});

describe('a plan with errors', { timeout: 60_000 }, () => {
  test('is refused with line and place, together with what is wrong in the roster', async () => {
    const file = folder.path('plan.yaml');
    writeFileSync(
      file,
      readFileSync(plan, 'utf8')
        .replace("time: '08:00'", "time: '8 giờ'")
        .replace('day: 2019-03-01', 'day: 2019-02-30'),
    );
    const broken = rosterFolder('both', { 'people.csv': people, 'posts.csv': posts.replace('15/02/2011', 'hôm nào') });
    const { status, json: refused, written } = await create('both', broken, file);
    expect(status).toBe(1);
    expect(written).toBe(false);
    const files = (refused.findings as PrintedFinding[]).map(({ where }) => where.file);
    expect(files).toContain('plan.yaml');
    expect(files).toContain('posts.csv');
  });

  test('with a rule set that is not known is refused', async () => {
    const file = folder.path('rules.yaml');
    writeFileSync(file, readFileSync(plan, 'utf8').replace('id: vn/262-qd-tw-2014', 'id: vn/999-qd-tw-2099'));
    const { status, json: refused, written } = await create('rules', `${samples}tuaf-2019`, file);
    expect(status).toBe(1);
    expect(written).toBe(false);
    expect(refused).toMatchObject({ round: null, code: 'R-rule-set-unknown' });
  });
});

describe('what a roster leaves to people', { timeout: 60_000 }, () => {
  test('waits in the round until it is settled', async () => {
    const files = {
      'people.csv': people,
      'posts.csv': posts.replace('Ủy viên BCH Hội Sinh viên,', 'Ủy viên BCH Hội Sinh viên / Bí thư chi bộ,'),
    };
    const { status, json: created, data } = await create('asked', rosterFolder('asked', files));
    expect(status).toBe(0);
    const inRolls = async () => {
      const { json: rolls } = await json(['round', 'rolls', 'tuaf-2019', '--data', data]);
      return (rolls.findings as PrintedFinding[]).filter(({ code }) => code === 'W-roster-several-posts-in-cell');
    };
    const [asked] = await inRolls();
    expect(asked?.where).toEqual({ file: 'posts.csv', row: 3, column: 'B (Chức vụ)', person: 'CB010' });
    expect((created.findings as PrintedFinding[]).filter(({ id }) => id === asked?.id)).toEqual([asked]);
    const settle = ['round', 'settle', 'tuaf-2019', '--finding', asked?.id ?? '', '--reason', 'đã xem', '--data', data];
    expect((await json(settle)).status).toBe(0);
    expect((await inRolls())[0]?.settled).toEqual({ reason: 'đã xem' });
  });
});
