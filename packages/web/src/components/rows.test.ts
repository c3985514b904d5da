import { expect, test } from 'vitest';
import { searchRows, sortRows } from './rows.ts';

const people = ['Bùi Ngọc Điền', 'Đàm Trung Đạt', 'Nguyễn Thị Ánh', 'Trần Văn Điền'];
const self = (name: string) => name;

test('typing without marks finds names with marks, in any order of words', () => {
  expect(searchRows(people, 'dien', self)).toEqual(['Bùi Ngọc Điền', 'Trần Văn Điền']);
  expect(searchRows(people, 'dien tran', self)).toEqual(['Trần Văn Điền']);
  expect(searchRows(people, '  ', self)).toEqual(people);
});

test('names are sorted by given name, then by the rest', () => {
  expect(sortRows([...people].reverse(), self, 'name', false)).toEqual([
    'Nguyễn Thị Ánh',
    'Đàm Trung Đạt',
    'Bùi Ngọc Điền',
    'Trần Văn Điền',
  ]);
});

test('rows that are equal keep their order whichever way they are sorted', () => {
  const rows = [
    { id: 'a', size: 2 },
    { id: 'b', size: 1 },
    { id: 'c', size: 2 },
  ];
  const ids = (descending: boolean) => sortRows(rows, (row) => row.size, 'number', descending).map((row) => row.id);
  expect(ids(false)).toEqual(['b', 'a', 'c']);
  expect(ids(true)).toEqual(['a', 'c', 'b']);
});
