// All people are invented.
import { day, type PersonId, type Roster } from '@tinnhiem/core';
import { describe, expect, test } from 'vitest';
import { importRoster, type NamedBytes, readRosterSource } from './roster-source.ts';
import { rosterTemplate } from './roster-template.ts';
import { correctionWorkbook, rosterWorkbook } from './roster-workbook.ts';

const options = { today: day('2019-02-01') };
const book = (bytes: Uint8Array): NamedBytes[] => [{ name: 'a.xlsx', bytes }];
const csv = (name: string, content: string): NamedBytes => ({ name, bytes: new TextEncoder().encode(content) });

const roster: Roster = {
  people: [
    {
      id: '007' as PersonId,
      name: 'Nguyễn Văn Điền',
      birth: day('1973-11-08'),
      gender: 'Nam',
      unit: 'Khoa Nông học',
      email: 'dien@example.edu.vn',
      phone: '0912345678',
      posts: [
        { title: 'Trưởng khoa', unit: 'Khoa Nông học', start: day('2017-06-01'), managedBy: 'Trường' },
        { title: 'Ủy viên', unit: '', start: day('2015-08-15'), end: day('2018-05-31') },
      ],
    },
    { id: '=1+1' as PersonId, name: "Điểu K'Ré", posts: [] },
  ],
};

describe('workbooks that the program writes', () => {
  test('a roster comes back from its own workbook, unchanged and without a conversion', async () => {
    const again = await importRoster(book(await rosterWorkbook(roster)), options);
    expect(again.roster).toEqual(roster);
    expect(again.conversions).toEqual([]);
    expect(again.findings.map(({ code }) => code)).toEqual(['I-roster-without-post']);
  });

  test('findings about a person stand beside that person and are not read again', async () => {
    const finding = {
      id: 'x',
      code: 'W-x',
      severity: 'warning',
      message: { vi: 'Ba nơi.', en: 'x' },
      todo: { vi: 'Chọn hai.', en: 'x' },
      where: { person: '007' },
    } as const;
    const bytes = await rosterWorkbook(roster, [finding]);
    const { sheets } = await readRosterSource(book(bytes));
    expect(sheets[0]?.rows[1]?.cells.at(-1)).toEqual({ kind: 'text', text: 'Ba nơi. Chọn hai.' });
    expect((await importRoster(book(bytes), options)).roster).toEqual(roster);
  });

  test('the template holds headings and a guide, no person; filled in, it is a roster', async () => {
    const template = await rosterTemplate();
    const { sheets } = await readRosterSource(book(template));
    expect(sheets.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([
      ['Nhân sự', 1],
      ['Chức vụ', 1],
      ['Hướng dẫn', expect.any(Number)],
    ]);
    const empty = await importRoster(book(template), options);
    expect(empty.roster).toBeNull();
    expect(empty.findings.map(({ code, where }) => [code, where.sheet])).toEqual([
      ['E-roster-no-rows', 'Nhân sự'],
      ['E-roster-no-rows', 'Chức vụ'],
    ]);
    const guide = sheets[2]?.rows
      .flatMap(({ cells }) => cells.map((cell) => (cell?.kind === 'text' ? cell.text : '')))
      .join(' ');
    expect(guide).toContain('người giả định');
  });

  test('a copy for correcting shows each problem in its row, keeps everything, and gives the same findings again', async () => {
    const people = 'DANH SÁCH\nMã,Họ và tên,Ngày sinh\n007,Nguyễn Văn Điền,1973\n007,Lê Văn Ba,31/02/1980\n';
    const posts = 'Mã,Chức vụ,Ngày bổ nhiệm\n007,Trưởng khoa,06/2018\n';
    const first = await importRoster([csv('people.csv', people), csv('posts.csv', posts)], options);
    expect(first.roster).toBeNull();
    const copy = await correctionWorkbook(first.sheets, first.findings);
    const { sheets } = await readRosterSource(book(copy));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['people', 'posts', 'Kết quả chung']);
    expect(sheets[0]?.rows[1]?.cells.at(-1)).toEqual({ kind: 'text', text: 'Kết quả kiểm tra' });
    expect(JSON.stringify(sheets[0]?.rows[3]?.cells.at(-1))).toContain('Cột A (Mã): Mã 007 là Nguyễn Văn Điền');
    const again = await importRoster(book(copy), options);
    const codes = ({ findings }: typeof first) => findings.map(({ code, where }) => [code, where.row, where.column]);
    expect(codes(again)).toEqual(codes(first));
  });

  test('a copy for correcting keeps merged cells and real dates', async () => {
    const source = await importRoster(book(await mergedBook()), options);
    expect(source.findings.map(({ code }) => code)).toEqual([
      'E-roster-person-unknown',
      'E-roster-person-unknown',
      'I-roster-without-post',
    ]);
    const again = await importRoster(book(await correctionWorkbook(source.sheets, source.findings)), options);
    expect(again.sheets.slice(0, 2).map(({ merges }) => merges)).toEqual(source.sheets.map(({ merges }) => merges));
    expect(again.findings.map(({ id }) => id)).toEqual(source.findings.map(({ id }) => id));
    expect(again.sheets[1]?.rows.map(({ cells }) => cells[2])).toEqual(
      source.sheets[1]?.rows.map(({ cells }) => cells[2]),
    );
  });
});

async function mergedBook(): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const start = { value: new Date('2017-06-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' };
  return await writeXlsxFile([
    {
      sheet: 'Nhân sự',
      data: [
        ['Mã', 'Họ tên'],
        ['007', 'Nguyễn Văn Điền'],
      ],
    },
    {
      sheet: 'Chức vụ',
      data: [
        ['Mã', 'Chức vụ', 'Ngày bổ nhiệm'],
        [{ value: '008', rowSpan: 2 }, 'Trưởng khoa', start],
        [null, 'Ủy viên', start],
      ],
    },
  ]).toBuffer();
}
