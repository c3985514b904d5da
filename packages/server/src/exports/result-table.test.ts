import { assessList } from '@tinnhiem/core';
import readXlsxFile from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import type { HeldRound } from '../documents/testing/held-round.ts';
import { resultTable } from './result-table.ts';
import { csvFile, xlsxFile } from './table-file.ts';
import { canvassedRound, resultsOf, rowsOfCsv } from './testing/counted-round.ts';

let held: HeldRound;

beforeAll(async () => {
  held = await canvassedRound();
}, 60_000);

describe('results as a table', () => {
  const table = async (rehearsal = false) =>
    resultTable(held.rules, [{ title: 'Hội nghị', results: await resultsOf(held) }], { rehearsal, language: 'vi' });
  const figureHeads = [
    'Mã',
    'Phát ra',
    'Thu về',
    'Hợp lệ',
    'Không hợp lệ',
    'Tín nhiệm cao',
    'Tín nhiệm cao (%)',
    'Tín nhiệm',
    'Tín nhiệm (%)',
    'Tín nhiệm thấp',
    'Tín nhiệm thấp (%)',
    'Hợp lệ của cả danh sách',
    'Không hợp lệ của cả danh sách',
    '% tính trên',
    'Số để tính %',
  ];

  test('have the figures of the result, with what the percentages are a share of', async () => {
    const [result] = await resultsOf(held);
    if (result === undefined) throw new Error('no result');
    const { issued, collected, valid, invalid } = result;
    const expected = result.people.map((row, index) => {
      const { high, confidence, low, base } = assessList(held.rules, result)[index] ?? ({} as never);
      const levels = [high, confidence, low].flatMap(({ count, percent }) => [count, percent]);
      const own = [row.high + row.confidence + row.low, row.invalidRows];
      const all = [row.person, issued, collected, ...own, ...levels, valid, invalid];
      return [...all, 'số phiếu thu về', base.count].map(String);
    });
    expect(expected[1]).toEqual(
      ['CB001', 21, 21, 20, 1, 5, '23,81', 4, '19,05', 11, '52,38', 20, 1, 'số phiếu thu về', 21].map(String),
    );
    // Two rows void singly besides the ballot that is void whole: as in the minutes.
    expect(expected[5]?.slice(0, 5)).toEqual(['CB005', 21, 21, 18, 3].map(String));
    const [heads = [], ...rows] = rowsOfCsv(csvFile(await table()));
    const at = figureHeads.map((head) => heads.indexOf(head));
    expect(rows.map((row) => at.map((column) => row[column]))).toEqual(expected);
    // The same in the workbook, where a percentage is a number.
    const [xlsxHeads = [], ...cells] = (await readXlsxFile(Buffer.from(await xlsxFile(await table()))))[0]?.data ?? [];
    expect(xlsxHeads).toEqual(heads);
    const printed = (cell: unknown, head: string) =>
      head.endsWith('(%)') ? Number(cell).toFixed(2).replace('.', ',') : String(cell);
    expect(cells.map((row) => at.map((column, index) => printed(row[column], figureHeads[index] ?? '')))).toEqual(
      expected,
    );
  });

  test('keep every diacritic of a name, in both files', async () => {
    const [, , third] = (await resultsOf(held))[0]?.people ?? [];
    expect(third?.name).toBe('Đàm Công Điền');
    const csv = rowsOfCsv(csvFile(await table()));
    const xlsx = (await readXlsxFile(Buffer.from(await xlsxFile(await table()))))[0]?.data ?? [];
    const column = csv[0]?.indexOf('Họ và tên') ?? -1;
    expect(csv[3]?.[column]).toBe('Đàm Công Điền');
    expect(xlsx[3]?.[column]).toBe('Đàm Công Điền');
    expect([...csvFile(await table()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('say in every row of a rehearsal that they are invented, and never otherwise', async () => {
    const [, ...rows] = rowsOfCsv(csvFile(await table(true)));
    expect(rows).toHaveLength(7);
    for (const row of rows) expect(row[0]).toContain('DIỄN TẬP');
    expect(Buffer.from(csvFile(await table())).toString()).not.toContain('DIỄN TẬP');
  });
});
