// Headings as offices lay them out. All people are invented.
import { describe, expect, test } from 'vitest';
import { day } from '../basics/dates.ts';
import { cleanRoster } from './roster-clean.ts';
import type { Merge, RawSheet } from './roster-sheets.ts';
import { sheetOf } from './roster-test-sheet.ts';

const merge = (firstRow: number, lastRow: number, firstColumn: number, lastColumn = firstColumn): Merge => ({
  firstRow,
  lastRow,
  firstColumn,
  lastColumn,
});
const peopleHeading = ['Mã cán bộ', 'Họ và tên'];
const postsHeading = ['Mã cán bộ', 'Chức vụ', 'Ngày bổ nhiệm'];
const people = [peopleHeading, ['CB1', 'Nguyễn Văn An']];
const posts = [postsHeading, ['CB1', 'Trưởng khoa', '01/06/2017']];
const clean = (...sheets: RawSheet[]) => cleanRoster(sheets, { today: day('2019-02-01') });
const said = ({ findings }: ReturnType<typeof clean>) =>
  findings.map(({ code, where }) => `${code} ${where.column ?? ''}${where.row ?? ''}`);

describe('two tables on one sheet', () => {
  test('are an error at the second heading, never one table with the names of the one and the rows of the other', () => {
    const both = sheetOf('Sheet1', [...people, [], ...posts]);
    const read = clean(both);
    expect(read.roster).toBeNull();
    expect(said(read)).toEqual(['I-roster-one-sheet ', 'E-roster-second-heading 4']);
    expect(said(clean({ ...both, sheet: 'Nhân sự' }, sheetOf('Chức vụ', posts)))).toContain(
      'E-roster-second-heading 4',
    );
  });

  test('of people in another order of columns are an error too; the same heading on every page is none', () => {
    const turned = [...people, ['Họ và tên', 'Mã cán bộ'], ['Trần Thị Bình', 'CB2']];
    expect(said(clean(sheetOf('Nhân sự', turned), sheetOf('Chức vụ', posts)))).toEqual(['E-roster-second-heading 3']);
    const pages = [...people, peopleHeading, ['CB2', 'Trần Thị Bình']];
    expect(clean(sheetOf('Nhân sự', pages), sheetOf('Chức vụ', posts)).roster?.people).toHaveLength(2);
  });
});

describe('the end of posts', () => {
  const ended = (heading: string, value = '31/12/2018') =>
    clean(
      sheetOf('Nhân sự', people),
      sheetOf('Chức vụ', [
        [...postsHeading, heading],
        ['CB1', 'Trưởng khoa', '01/06/2017', value],
      ]),
    );

  test.each(['Ngày thôi', 'Thôi từ ngày', 'Thôi giữ chức vụ', 'Thời điểm thôi giữ', 'Đến', 'Kết thúc'])(
    'is read under “%s”',
    (heading) => {
      expect(ended(heading).roster?.people[0]?.posts[0]?.end).toBe('2018-12-31');
      expect(said(ended(heading))).toEqual([]);
    },
  );

  test.each(['Ngày nghỉ chế độ', 'Hết nhiệm kỳ', 'Ngày chuyển công tác'])(
    'is asked about under “%s”, where no other column has it',
    (heading) => {
      expect(said(ended(heading))).toEqual([`W-roster-column-perhaps-end D (${heading})1`]);
      expect(said(ended(heading, ''))).toEqual([`I-roster-column-unknown D (${heading})1`]);
    },
  );

  test.each(['Thời gian công tác', 'Ngày chuyển xếp lương', 'Thôn, xã'])(
    'is not asked about for a column of another matter: “%s”',
    (heading) => {
      expect(said(ended(heading))).toEqual([`I-roster-column-unknown D (${heading})1`]);
    },
  );
});

describe('one table of people and posts', () => {
  const rows = (title: string, start: string, unit = 'Đơn vị') => [
    ['Mã số CB', 'Họ và tên', title, unit, start],
    ['CB1', 'Nguyễn Văn An', 'Trưởng khoa', 'Khoa Nông học', '01/06/2017'],
    ['CB1', 'Nguyễn Văn An', 'Ủy viên Ban Thường vụ', 'Đảng ủy', '01/06/2017'],
  ];

  test.each([
    ['Chức danh, chức vụ hiện nay', 'Thời gian bổ nhiệm', 'Bộ phận'],
    ['Chức vụ lãnh đạo, quản lý', 'Ngày, tháng, năm bổ nhiệm', 'Nơi công tác'],
  ])('is understood under the headings “%s”, “%s” and “%s”', (title, start, unit) => {
    const read = clean(sheetOf('DS', rows(title, start, unit)));
    expect(read.roster?.people[0]?.posts).toEqual([
      { title: 'Trưởng khoa', unit: 'Khoa Nông học', start: '2017-06-01' },
      { title: 'Ủy viên Ban Thường vụ', unit: 'Đảng ủy', start: '2017-06-01' },
    ]);
  });

  test('of which one heading is not understood: which column is missing, where, and behind which headings it may be', () => {
    const { findings } = clean(sheetOf('DS', rows('Vị trí việc làm', 'Ngày bổ nhiệm')));
    const [first] = findings;
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'E-roster-no-posts-sheet',
    ]);
    expect(first?.where).toMatchObject({ sheet: 'DS', row: 1 });
    expect(first?.message.vi).toContain('chỉ không thấy cột “Chức vụ”; các tiêu đề: “Mã số CB”, “Họ và tên”, “Vị trí');
    expect(first?.message.en).toContain('only “Chức vụ” was not found; its headings: “Mã số CB”, “Họ và tên”, “Vị trí');
  });
});

describe('a unit and its part in two columns', () => {
  const rows = (unit: string, part: string) => [
    ['Mã cán bộ', 'Họ và tên', 'Chức vụ', unit, part, 'Ngày bổ nhiệm'],
    ['CB1', 'Nguyễn Văn An', 'Trưởng bộ môn', 'Khoa Nông học', 'Bộ môn Cây trồng', '01/06/2012'],
    ['CB1', 'Nguyễn Văn An', 'Trưởng bộ môn', 'Khoa Nông học', 'Bộ môn Rau quả', '01/06/2017'],
    ['CB2', 'Trần Thị Bình', 'Trưởng khoa', 'Khoa Nông học', '', '01/06/2017'],
    ['CB3', 'Lê Văn Cường', 'Trưởng phòng', '', 'Phòng Đào tạo', '01/06/2017'],
    ['CB4', 'Phạm Thị Dung', 'Phó Trưởng phòng', 'Phòng Đào tạo', 'phòng Đào tạo', '01/06/2017'],
  ];
  const units = ({ roster }: ReturnType<typeof clean>) =>
    roster?.people.map(({ posts: held }) => held.map(({ unit }) => unit).join(' + '));
  const kept = [
    // Two posts: were the part left out, the second would be the first one continued.
    'Bộ môn Cây trồng, Khoa Nông học + Bộ môn Rau quả, Khoa Nông học',
    'Khoa Nông học',
    'Phòng Đào tạo',
    'Phòng Đào tạo',
  ];

  test.each([
    ['Đơn vị', 'Bộ phận'],
    ['Đơn vị công tác', 'Bộ phận'],
    ['Đơn vị', 'Phòng, ban'],
    ['Khoa/Phòng', 'Bộ môn'],
  ])('“%s” and “%s” are both kept, the narrower in front, and asked about once', (unit, part) => {
    const read = clean(sheetOf('DS', rows(unit, part)));
    expect(units(read)).toEqual(kept);
    const asked = read.findings.filter(({ severity }) => severity !== 'info');
    expect(asked.map(({ code }) => code)).toEqual(['W-roster-unit-with-part']);
    expect(asked[0]?.message.vi).toContain(
      `Cột “${part}” và cột “${unit}” được ghép thành đơn vị của chức vụ, ví dụ “Bộ môn Cây trồng, Khoa Nông học” (2 dòng)`,
    );
  });

  test('are told apart by what they say, not by where they stand', () => {
    const turned = rows('Đơn vị', 'Bộ phận').map(([id, name, title, unit, part, start]) => {
      return [id, name, title, part, unit, start] as string[];
    });
    expect(units(clean(sheetOf('DS', turned)))).toEqual(kept);
  });

  test('of a list of people are kept so too', () => {
    const working = [
      ['Mã cán bộ', 'Họ và tên', 'Đơn vị', 'Bộ phận'],
      ['CB1', 'Nguyễn Văn An', 'Khoa Nông học', 'Bộ môn Cây trồng'],
    ];
    const read = clean(sheetOf('Nhân sự', working), sheetOf('Chức vụ', posts));
    expect(read.roster?.people[0]?.unit).toBe('Bộ môn Cây trồng, Khoa Nông học');
  });

  test('two columns of one width are still one too many', () => {
    expect(said(clean(sheetOf('DS', rows('Đơn vị', 'Nơi công tác'))))).toContain(
      'E-roster-column-twice E (Nơi công tác)1',
    );
  });
});

describe('a heading of two rows', () => {
  const grouped = [
    ['STT', 'Mã cán bộ', 'Chức vụ', '', '', 'Ghi chú'],
    ['', '', 'Tên chức vụ', 'Ngày bổ nhiệm', 'Ngày thôi giữ', ''],
    ['1', 'CB1', 'Trưởng khoa', '01/06/2012', '31/05/2017', ''],
    ['2', 'CB1', 'Phó khoa', '01/06/2017', '', 'x'],
  ];
  const down = [merge(1, 2, 0), merge(1, 2, 1), merge(1, 2, 5)];

  test.each([
    ['merged down beside the group', [merge(1, 1, 2, 4), ...down]],
    ['with empty cells beside the group', [merge(1, 1, 2, 4)]],
  ])('is read by the titles below its groups, %s', (_, merges) => {
    const read = clean(sheetOf('Nhân sự', people), sheetOf('Chức vụ', grouped, merges));
    expect(said(read)).toEqual([]);
    expect(read.roster?.people[0]?.posts).toEqual([
      { title: 'Trưởng khoa', unit: '', start: '2012-06-01', end: '2017-05-31' },
      { title: 'Phó khoa', unit: '', start: '2017-06-01' },
    ]);
  });

  test('has no second row where data stand below the group', () => {
    const named = sheetOf(
      'Nhân sự',
      [
        ['Mã cán bộ', 'Họ và tên', ''],
        ['CB1', 'Nguyễn Văn', 'An'],
        ['CB2', 'Trần Thị', 'Bình'],
      ],
      [merge(1, 1, 1, 2)],
    );
    expect(clean(named, sheetOf('Chức vụ', posts)).roster?.people.map(({ name }) => name)).toEqual([
      'Nguyễn Văn An',
      'Trần Thị Bình',
    ]);
  });

  test('of which one column of the people is not read is said: birthdays of men and women', () => {
    const born = [
      ['Mã cán bộ', 'Họ và tên', 'Ngày sinh', ''],
      ['', '', 'Nam', 'Nữ'],
      ['CB1', 'Nguyễn Văn An', '08/11/1973', ''],
      ['CB2', 'Trần Thị Bình', '', '14/10/1973'],
    ];
    const merges = [merge(1, 2, 0), merge(1, 2, 1), merge(1, 1, 2, 3)];
    const read = clean(sheetOf('Nhân sự', born, merges), sheetOf('Chức vụ', posts));
    expect(read.roster?.people).toHaveLength(2);
    expect(said(read)).toContain('I-roster-column-unheaded D1');
  });
});

test('a post that reads like several is asked about, however they are separated; one post in two lines is not', () => {
  const asked = (title: string) =>
    said(clean(sheetOf('Nhân sự', people), sheetOf('Chức vụ', [postsHeading, ['CB1', title, '01/06/2017']]))).length >
    0;
  for (const several of [
    'Trưởng khoa / Bí thư chi bộ',
    'Trưởng khoa + Chủ tịch Công đoàn',
    'Ủy viên BCH – Phó Bí thư',
    'Trưởng khoa và Bí thư chi bộ',
    'Trưởng khoa kiêm Chủ nhiệm bộ môn',
    'Trưởng khoa\nỦy viên Đảng ủy',
    'Trưởng khoa; x',
  ])
    expect([several, asked(several)]).toEqual([several, true]);
  for (const one of [
    'Phó\nTrưởng phòng',
    'Quyền\n Giám đốc',
    'Trưởng phòng\nHành chính - Tổ chức',
    'Giám đốc Trung tâm Ngoại ngữ - Tin học',
    'Trưởng khoa Khoa học và Công nghệ',
    'Phó Trưởng Đoàn ĐBQH và HĐND',
  ])
    expect([one, asked(one)]).toEqual([one, false]);
});
