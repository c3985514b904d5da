// All people are invented.
import { describe, expect, test } from 'vitest';
import { day } from '../basics/dates.ts';
import { cleanRoster } from './roster-clean.ts';
import type { Merge } from './roster-sheets.ts';
import { sheetOf } from './roster-test-sheet.ts';

const people = sheetOf('Nhân sự', [
  ['Mã cán bộ', 'Họ và tên'],
  ['CB1', 'Nguyễn Văn An'],
]);
const heading = ['Mã cán bộ', 'Chức vụ', 'Đơn vị / tổ chức', 'Ngày bổ nhiệm', 'Ngày thôi giữ'];
const head = ['CB1', 'Trưởng khoa', 'Khoa Nông học', '01/06/2017', ''];
const across = (row: number, firstColumn: number, lastColumn: number): Merge => ({
  firstRow: row,
  lastRow: row,
  firstColumn,
  lastColumn,
});
const found = (rows: readonly (readonly string[])[], merges?: readonly Merge[]) =>
  cleanRoster([people, sheetOf('Chức vụ', rows, merges)], { today: day('2019-02-01') });
const codes = (rows: readonly (readonly string[])[], merges?: readonly Merge[]) =>
  found(rows, merges).findings.map(({ code, where }) => `${code} ${where.column ?? ''}${where.row ?? ''}`);

describe('a cell to the right of the last heading', () => {
  test('is an error of its row, which says where and what stands there', () => {
    const { roster, findings } = found([
      heading,
      head,
      ['CB1', 'Ủy viên', 'Đảng ủy', '15/08/2015', '', 'Tỉnh ủy', 'Huế'],
    ]);
    expect(roster).toBeNull();
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'E-roster-beyond-headings',
        severity: 'error',
        where: { file: 'nhan-su.xlsx', sheet: 'Chức vụ', row: 3, column: 'F' },
      }),
    ]);
    expect(findings[0]?.message).toEqual({
      vi: 'Dòng này còn “Tỉnh ủy”, “Huế” ở bên phải cột cuối có tiêu đề (E, “Ngày thôi giữ”): các ô của dòng có thể đã lệch cột.',
      en: 'This row also has “Tỉnh ủy”, “Huế” to the right of the last column with a heading (E, “Ngày thôi giữ”): its cells may have slipped into wrong columns.',
    });
  });

  test('is one in the file that the program gave back, left of its own column', () => {
    const given = [
      [...heading, '', 'Kết quả kiểm tra'],
      [...head, 'Huế', 'Cột F: Dòng này còn “Huế” …'],
    ];
    expect(codes(given)).toEqual(['E-roster-beyond-headings F2']);
    expect(codes([given[0] as string[], [...head, '', 'Cột B: …']])).toEqual([]);
  });

  test('is an error on a row that has nothing else', () => {
    expect(codes([heading, ['', '', '', '', '', '', 'CB1'], head])).toEqual(['E-roster-beyond-headings G2']);
  });

  test('is none where it is empty, of spaces, or not in a row of data', () => {
    expect(
      codes([
        [...heading, '', ''],
        [...head, '', ' \u00a0\u200b', ''],
      ]),
    ).toEqual([]);
    const rows = [
      ['', '', '', '', '', 'Mẫu số 2'],
      heading,
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      ['I. Khoa', '', '', '', '', '', 'x'],
      head,
      ['', '', '', '', '', '', 'HIỆU TRƯỞNG'],
    ];
    expect(codes(rows, [across(4, 0, 4)])).toEqual(['I-roster-rows-ignored 4']);
  });

  test('is none below a heading that is merged over it, or has its own in a second row', () => {
    const rows = [
      [...heading, 'Trình độ', ''],
      [...head, 'Tiến sĩ', 'Cao cấp'],
    ];
    expect(codes(rows)).toEqual(['I-roster-column-unknown F (Trình độ)1', 'E-roster-beyond-headings G2']);
    expect(codes(rows, [across(1, 5, 6)])).toEqual(['I-roster-column-unknown F (Trình độ)1']);
    const twoRows = [heading, ['', '', '', '', '', 'Học vị'], [...head, 'Tiến sĩ']];
    expect(codes(twoRows, [{ ...across(1, 0, 0), lastRow: 2 }])).toEqual([]);
  });
});

describe('a column without a heading among the others', () => {
  const at = (heading: string, ...cells: string[]): string[][] => [
    [heading, 'Mã cán bộ', '', 'Chức vụ', 'Ngày bổ nhiệm'],
    ...cells.map((cell, index) => [String(index + 1), 'CB1', cell, `Ủy viên ${index}`, '01/06/2017']),
  ];

  test('of which a few cells are filled is asked about: a piece of another cell may have slipped there', () => {
    const { roster, findings } = found(at('', '', '', ' Đào tạo'));
    expect(roster?.people[0]?.posts).toHaveLength(3);
    expect(findings.map(({ code, where, message }) => [code, where.row, where.column, message.vi])).toEqual([
      [
        'W-roster-cells-unheaded',
        1,
        'C',
        'Cột này không có tiêu đề nên không được đọc, nhưng dòng 4 có nội dung (“Đào tạo”): các ô của dòng có thể đã lệch cột.',
      ],
    ]);
  });

  test('of which only rows without data have content is left alone: names of groups', () => {
    const [heading, ...rows] = at('', '', '');
    expect(codes([heading as string[], ['', '', 'I. Đảng ủy', '', ''], ...rows])).toEqual([]);
  });

  test('is said when it has content, unless it numbers the rows', () => {
    expect(codes(at('', '', ''))).toEqual([]);
    const { roster, findings } = found(at('', '', 'PGS', 'TS'));
    expect(roster?.people[0]?.posts).toHaveLength(3);
    expect(findings.map(({ code, where, message }) => [code, where.row, where.column, message.vi])).toEqual([
      [
        'I-roster-column-unheaded',
        1,
        'C',
        'Cột này không có tiêu đề riêng nên không được đọc; có nội dung ở 2 dòng, từ dòng 3: “PGS”.',
      ],
    ]);
  });

  test('is an error when one heading that is read is merged over it: it is not clear which column to read', () => {
    const rows = [
      ['Mã cán bộ', 'Chức vụ', 'Ngày bổ nhiệm', 'Ngày thôi giữ', '', 'Diện quản lý'],
      ['CB1', 'Trưởng khoa', '01/06/2012', '', '31/05/2017', ''],
    ];
    expect(codes(rows, [across(1, 3, 4)])).toEqual(['E-roster-heading-over-columns E1']);
    expect(codes([rows[0] as string[], ['CB1', 'Trưởng khoa', '01/06/2012', '', '', '']], [across(1, 3, 4)])).toEqual(
      [],
    );
  });
});

test('a heading of the people that stands twice in one table of both is an error', () => {
  const both = sheetOf('Tổng hợp', [
    ['Mã', 'Họ tên', 'Ngày sinh', 'Chức vụ', 'Từ ngày', 'Ngày sinh', 'Quê quán'],
    ['CB1', 'Nguyễn Văn An', '', 'Trưởng khoa', '01/06/2017', '08/11/1973', 'Huế'],
  ]);
  const { findings } = cleanRoster([both], { today: day('2019-02-01') });
  expect(findings.map(({ code, where }) => `${code} ${where.column ?? ''}`)).toEqual([
    'I-roster-one-sheet ',
    'E-roster-column-twice F (Ngày sinh)',
    'I-roster-column-unknown G (Quê quán)',
  ]);
});

describe('values that slipped within the columns', () => {
  const peopleOf = (cells: readonly string[]) => {
    const list = sheetOf('Nhân sự', [
      ['Mã', 'Họ tên', 'Ngày sinh', 'Giới tính', 'Đơn vị', 'Email', 'SĐT'],
      ['CB1', 'Nguyễn Văn An', '', ...cells],
    ]);
    const { findings } = cleanRoster([list, sheetOf('Chức vụ', [heading, head])], { today: day('2019-02-01') });
    return findings.map(({ code, where }) => `${code} ${where.column ?? ''}`);
  };

  test.each([
    [
      'one cell too many',
      ['', 'Nữ', 'Khoa A', 'an@example.edu.vn'],
      ['W-roster-cell-slipped F (Email)', 'W-roster-cell-slipped G (SĐT)'],
    ],
    [
      'one too few before the unit',
      ['NữKhoa Nông học', 'an@example.edu.vn', ''],
      ['W-roster-cell-slipped D (Giới tính)', 'W-roster-cell-slipped E (Đơn vị)'],
    ],
    ['two exchanged', ['Khoa Nông học', 'Nữ', 'an@example.edu.vn', ''], ['W-roster-cell-slipped D (Giới tính)']],
    ['none', ['Nữ', 'Khoa Nông học', 'an@example.edu.vn', '0912 345 678 (nhà riêng)'], []],
    ['none, in English', ['Not stated', '', '', ''], []],
  ])('%s: of a person', (_, cells, expected) => {
    expect(peopleOf(cells)).toEqual(expected);
  });

  test('a post that stands where its unit should', () => {
    expect(codes([heading, ['CB1', 'Đảng ủy', 'Ủy viên Ban Thường vụ', '01/06/2017', '']])).toEqual([
      'W-roster-cell-slipped C (Đơn vị / tổ chức)2',
    ]);
    expect(codes([heading, ['CB1', 'Phó Trưởng ban', 'Thành viên Hội đồng', '01/06/2017', '']])).toEqual([]);
    expect(codes([heading, ['CB1', 'Đội trưởng', 'Trường Mầm non', '01/06/2017', '']])).toEqual([]);
  });
});
