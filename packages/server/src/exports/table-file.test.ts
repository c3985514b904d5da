import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { csvFile, type Table, xlsxFile } from './table-file.ts';
import { rowsOfCsv } from './testing/counted-round.ts';

test('What a spreadsheet would run as a formula is text in a CSV and in a workbook', async () => {
  const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1'];
  const table: Table<string> = {
    name: 'Bảng',
    columns: [{ head: '=HEAD()', width: 10, value: (row) => row }],
    rows: dangerous,
  };
  const cells = rowsOfCsv(csvFile(table)).flat();
  expect(cells).toEqual(['=HEAD()', ...dangerous].map((cell) => `'${cell}`));
  const read = (await readXlsxFile(Buffer.from(await xlsxFile(table)), { trim: false }))[0]?.data ?? [];
  expect(read.flat()).toContain('=1+1');
  const { unzipSync, strFromU8 } = await import('fflate');
  const files = unzipSync(await xlsxFile(table));
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toContain('<c ');
  expect(sheet).not.toMatch(/<f[ >]/u);
});
