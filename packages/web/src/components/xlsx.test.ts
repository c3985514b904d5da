import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { toXlsx } from './xlsx.ts';

test('a workbook holds the table as it stands: text stays text, numbers are numbers, lines in a cell stay', async () => {
  const rows = [
    ['=1+1', 12, 'dòng một\ndòng hai'],
    ['Nguyễn Thị Thùy Ưu', 0, '007'],
    ['', -3, '<&>"'],
  ];
  const workbook = await toXlsx(['Họ và tên', 'Số phiếu', 'Ghi chú'], rows);
  const [sheet] = await readXlsxFile(Buffer.from(await workbook.arrayBuffer()));
  expect(sheet?.data).toEqual([
    ['Họ và tên', 'Số phiếu', 'Ghi chú'],
    ['=1+1', 12, 'dòng một\ndòng hai'],
    ['Nguyễn Thị Thùy Ưu', 0, '007'],
    [null, -3, '<&>"'],
  ]);
});
