// Whoever is said to have left is asked about. All people are invented.
import { expect, test } from 'vitest';
import { day } from '../basics/dates.ts';
import { cleanRoster } from './roster-clean.ts';
import { sheetOf } from './roster-test-sheet.ts';

const asked = (note: string, name: string, title: string, end = '') => {
  const people = sheetOf('Nhân sự', [
    ['Mã', 'Họ tên', 'Ghi chú'],
    ['CB1', name, note],
  ]);
  const posts = sheetOf('Chức vụ', [
    ['Mã', 'Chức vụ', 'Ngày bổ nhiệm', 'Ngày thôi giữ'],
    ['CB1', title, '01/06/2017', end],
  ]);
  const { findings } = cleanRoster([people, posts], { today: day('2019-02-01') });
  return findings.map(({ code, where }) => `${code} ${where.sheet} ${where.column?.[0]}${where.row}`);
};

test('who left by a remark, by what stands behind the name, or by the post, and has no end', () => {
  expect(asked('Nghỉ hưu từ 01/01/2019', 'Lê Ba', 'Trưởng khoa')).toEqual(['W-roster-perhaps-left Nhân sự C2']);
  expect(asked('da chuyen cong tac', 'Lê Ba', 'Trưởng khoa')).toEqual(['W-roster-perhaps-left Nhân sự C2']);
  expect(asked('', 'Lê Ba (nghỉ hưu)', 'Trưởng khoa')).toEqual(['W-roster-perhaps-left Nhân sự B2']);
  for (const title of ['Nguyên Trưởng khoa', 'Trưởng khoa (đến 31/12/2018)', 'Trưởng khoa – đã miễn nhiệm'])
    expect(asked('', 'Lê Ba', title)).toEqual(['W-roster-perhaps-left Chức vụ B2']);
});

test('nobody whose posts have ended, and nobody called so', () => {
  expect(asked('Nghỉ hưu từ 01/01/2019', 'Lê Ba', 'Trưởng khoa', '31/12/2018')).toEqual([]);
  for (const name of ['Trần Nghi Hữu', 'Nguyễn Văn Nguyên', 'Tu Chuc'])
    expect(asked('Đảng viên', name, 'Chủ tịch Hội Cựu chiến binh')).toEqual([]);
  expect(asked('', 'Lê Ba', 'Cựu chiến binh')).toEqual([]);
});
