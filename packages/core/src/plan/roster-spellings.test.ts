// One unit, one spelling. All people and units are invented.
import { describe, expect, test } from 'vitest';
import { day } from '../basics/dates.ts';
import { cleanRoster } from './roster-clean.ts';
import { sheetOf } from './roster-test-sheet.ts';

const posts = sheetOf('Chức vụ', [
  ['Mã', 'Chức vụ', 'Ngày bổ nhiệm'],
  ['CB1', 'Trưởng phòng', '01/06/2017'],
]);
const asked = (...units: readonly string[]) => {
  const people = [
    ['Mã', 'Họ tên', 'Đơn vị'],
    ...units.map((unit, index) => [`CB${index + 1}`, `Nguyễn Văn ${'ABCDEFGHIK'[index]}`, unit]),
  ];
  const { findings } = cleanRoster([sheetOf('Nhân sự', people), posts], { today: day('2019-02-01') });
  return findings.filter(({ code }) => code === 'W-roster-spelled-alike');
};

describe('a unit that is nearly another one', () => {
  test('is a question, with both spellings and the rows', () => {
    const [finding, ...others] = asked('Phòng Tài chính', 'Phòng Tài chinh', 'Phòng Tài chính', 'phòng  tài chinh');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', where: { sheet: 'Nhân sự', row: 3, column: 'C (Đơn vị)' } });
    for (const part of ['“Phòng Tài chinh”', 'dòng 3, 5', '“Phòng Tài chính”'])
      expect(finding?.message.vi).toContain(part);
  });

  test('by a mark, a sign, a letter too many, too few, another or exchanged', () => {
    for (const slip of [
      'Phòng Tài-chính',
      'Phòng Tài chínhh',
      'Phòng Tài chnh',
      'Phòng Tài chíhn',
      'Phòng Tái chính',
      'Phòng Tài chímh',
    ])
      expect([slip, asked('Phòng Tài chính', slip).length]).toEqual([slip, 1]);
    expect(asked('Phòng Tài chính', 'Phòng Tài chính', 'Phòng Tài chính', 'Phòng Tài chín')).toHaveLength(1);
  });

  test('and is another one is not asked about', () => {
    for (const pair of [
      ['Phòng Giao dịch 1', 'Phòng Giao dịch 2'],
      ['Khoa Nội I', 'Khoa Nội II'],
      ['Xã Quang Minh', 'Xã Quang Ninh'],
      ['Khoa Y', 'Khoa Lý'],
      ['Bộ môn A', 'Bộ môn B'],
      ['Phòng Tài chính', 'phòng tài chính'],
    ] as const)
      expect([...pair, asked(...pair).length]).toEqual([...pair, 0]);
  });
});

test('posts are compared too', () => {
  const titles = sheetOf('Chức vụ', [
    ['Mã', 'Chức vụ', 'Đơn vị', 'Ngày bổ nhiệm'],
    ['CB1', 'Trưởng phòng', 'Phòng Đào tạo', '01/06/2017'],
    ['CB2', 'Trưởng phong', 'Phòng Quản trị', '01/06/2017'],
  ]);
  const people = sheetOf('Nhân sự', [
    ['Mã', 'Họ tên'],
    ['CB1', 'Nguyễn Văn A'],
    ['CB2', 'Nguyễn Văn B'],
  ]);
  const { findings } = cleanRoster([people, titles], { today: day('2019-02-01') });
  expect(findings.map(({ code, where }) => `${code} ${where.row}`)).toEqual(['W-roster-spelled-alike 3']);
});
