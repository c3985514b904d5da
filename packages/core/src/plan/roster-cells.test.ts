// What people write into cells instead of what belongs there. All people are invented.
import { expect, test } from 'vitest';
import { day } from '../basics/dates.ts';
import { cleanRoster } from './roster-clean.ts';
import { sheetOf } from './roster-test-sheet.ts';

const read = (person: readonly string[], post: readonly string[]) => {
  const people = sheetOf('Nhân sự', [['Mã', 'Họ tên'], ['CB1', 'Lê Ba'], person]);
  const heading = ['Mã', 'Chức vụ', 'Đơn vị', 'Ngày bổ nhiệm', 'Ngày thôi giữ'];
  const posts = sheetOf('Chức vụ', [heading, ['CB1', 'Trưởng khoa', 'Khoa A', '01/06/2017'], post]);
  const { roster, findings } = cleanRoster([people, posts], { today: day('2019-02-01') });
  const said = findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, where }) => `${code} ${where.sheet} ${where.column?.[0]}${where.row}`);
  return { roster, said };
};
const tu = ['CB2', 'Lê Tư'];
const post = ['CB2', 'Phó khoa', 'Khoa A', '01/06/2017'];

test('“the same again” is an error: nothing says what it stands for', () => {
  for (const same of ['nt', '-nt-', 'Như trên', '"'])
    expect(read(tu, ['CB2', same, 'Khoa A', '01/06/2017']).said).toEqual(['E-roster-ditto Chức vụ B3']);
  expect(read(tu, ['CB2', 'Phó khoa', '″', '01/06/2017']).said).toEqual(['E-roster-ditto Chức vụ C3']);
});

test('several people in one cell are asked about, a name on two lines is not', () => {
  for (const names of ['Lê Tám, Lê Chín', 'Lê Mười\nLê Mười Một', 'Lê Tám và Lê Chín'])
    expect(read(['CB2', names], post).said).toContain('W-roster-several-names-in-cell Nhân sự B3');
  for (const name of ['Nguyễn Văn\nAn', 'Trần Và Nam', 'Nguyễn Thị Hoa (2)'])
    expect(read(['CB2', name], post).said).toEqual([]);
});

test('a code in place of the name is asked about', () => {
  expect(read(['Lê Tư', 'CB2'], ['Lê Tư', 'Phó khoa', 'Khoa A', '01/06/2017']).said).toEqual([
    'W-roster-cell-slipped Nhân sự B3',
  ]);
});

test('“until now” is no end', () => {
  for (const end of ['nay', 'Đến nay', 'đang giữ', '-'])
    expect(read(tu, [...post, end]).roster?.people[1]?.posts[0]).toEqual({
      title: 'Phó khoa',
      unit: 'Khoa A',
      start: '2017-06-01',
    });
  expect(read(tu, ['CB2', 'Phó khoa', 'Khoa A', 'nay']).said).toEqual(['E-roster-day-unreadable Chức vụ D3']);
});
