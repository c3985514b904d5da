// A total is nobody, and its figures are compared; nobody who may be a person is taken for one. All people are invented.
import { describe, expect, test } from 'vitest';
import { assessTable } from './assess-table.ts';
import { testRules } from './test-rules.ts';

const rules = testRules('collected');
const header = ['name', 'position', 'issued', 'collected', 'valid', 'invalid', 'high', 'confidence', 'low', 'members'];
const an = ['Nguyễn Văn An', 'Trưởng khoa', '48', '47', '46', '1', '19', '2', '25', '50'];
const binh = ['Trần Thị Bình', 'Phó Trưởng khoa', '48', '47', '46', '1', '40', '4', '2', '50'];
const total = (label: string, figures: readonly string[] = ['', '', '', '', '59', '6', '27', '']) => [
  label,
  '',
  ...figures,
];
const table = (...rows: readonly (readonly string[])[]) => assessTable(rules, [header, ...rows]);
const people = (assessed: ReturnType<typeof table>) => assessed.rows.map(({ name }) => name);
const said = ({ findings }: ReturnType<typeof table>) =>
  findings.map(({ code, where }) => `${code} ${where.row}${where.column === undefined ? '' : ` ${where.column}`}`);

describe('a row of totals', () => {
  test('is nobody, however it is written, and is right when its figures are those of the rows', () => {
    for (const label of [
      'Tổng cộng',
      'Tổng',
      'Cộng',
      'CỘNG:',
      'Tổng số',
      'Tổng số phiếu',
      'Cộng (2 người)',
      'TONG CONG',
      'Cộng mục I',
      'Tổng cộng (I+II)',
      'Tổng cộng Khoa Nông học',
      'Total',
      'Tæng céng',
      'Toång coäng',
      'Tổng cộng'.normalize('NFD'),
    ]) {
      const read = table(an, binh, total(label));
      expect([label, ...people(read)]).toEqual([label, 'Nguyễn Văn An', 'Trần Thị Bình']);
      expect(said(read)).toEqual(['I-counts-total-row 4']);
    }
  });

  test('that differs is an error with both figures and the cell', () => {
    const read = table(an, binh, total('Tổng cộng', ['', '', '', '', '59', '6', '26', '']));
    expect(said(read)).toEqual(['I-counts-total-row 4', 'E-counts-total-differs 4 low']);
    const message = read.findings[1]?.message.vi ?? '';
    for (const part of ['26', '27', 'I4']) expect(message).toContain(part);
    expect(people(read)).toHaveLength(2);
  });

  test('may repeat the ballots of the vote, add them up, and nothing else', () => {
    const ballots = (...figures: string[]) => table(an, binh, total('Cộng', [...figures, '', '', '', '']));
    expect(said(ballots('48', '47', '46', '1'))).toEqual(['I-counts-total-row 4']);
    expect(said(ballots('96', '94', '92', '2'))).toEqual(['I-counts-total-row 4']);
    expect(said(ballots('', '93', '', ''))).toEqual(['I-counts-total-row 4', 'E-counts-total-differs 4 collected']);
    // Levels are added up and nothing else, also where every row has the same.
    expect(said(table(an, an, total('Cộng', ['', '', '', '', '19', '', '', ''])))).toContain(
      'E-counts-total-differs 4 high',
    );
  });

  test('of a part and of the whole are both compared with their rows', () => {
    const parts = [an, total('Cộng', ['', '', '', '', '19', '2', '25', '']), binh];
    const second = total('Cộng', ['', '', '', '', '40', '4', '2', '']);
    expect(said(table(...parts, second, total('Tổng cộng')))).toEqual([
      'I-counts-total-row 3',
      'I-counts-total-row 5',
      'I-counts-total-row 6',
    ]);
    expect(said(table(total('Tổng cộng'), an, binh))).toEqual(['I-counts-total-row 2']);
  });

  test('says what it could not compare', () => {
    const blank = binh.map((cell, index) => (index === 8 ? '' : cell));
    expect(said(table(an, blank, total('Tổng cộng')))).toEqual([
      'I-counts-total-row 4',
      'W-counts-total-unchecked 4 low',
    ]);
    expect(said(table(an, total('Tổng cộng', ['', '', '', '', '59,5', '', '', ''])))).toEqual([
      'E-count-not-whole 3 high',
      'I-counts-total-row 3',
    ]);
  });

  test('may stand in the column of numbers, which has no name', () => {
    const read = assessTable(rules, [
      ['', ...header],
      ['1', ...an],
      ['2', ...binh],
      ['Tổng cộng', '', ...total('').slice(1)],
    ]);
    expect(people(read)).toHaveLength(2);
    expect(said(read)).toEqual(['I-counts-total-row 4']);
  });

  test('of averages or shares is nobody either', () => {
    const read = table(an, binh, total('Trung bình', ['48', '47', '46', '1', '30', '3', '13', '']));
    expect(people(read)).toHaveLength(2);
    expect(said(read)).toEqual(['W-counts-average-row 4']);
  });
});

describe('a person', () => {
  test('whose name is like a total is never dropped', () => {
    for (const name of [
      'Tống Văn Cộng',
      'Tong Van Cong',
      'Tống Cộng',
      'Cộng Văn Bảy',
      'TỐNG THỊ SỐ',
      'Tổng Văn Hùng',
    ]) {
      expect(people(table(an, [name, ...binh.slice(1)]))).toContain(name);
      // Also where the figures happen to be those of the rows above.
      expect(people(table(an, [name, ...an.slice(1)]))).toContain(name);
    }
    expect(said(table(an, ['Tống Văn Cộng', ...binh.slice(1)]))).toEqual([]);
    expect(said(table(an, ['Tổng Văn Hùng', ...binh.slice(1)]))).toEqual(['W-counts-perhaps-total 3']);
  });

  test('without figures stays one, below a total too', () => {
    expect(people(table(an, total('Cộng', ['', '', '', '', '19', '2', '25', '']), ['Lê Ba']))).toContain('Lê Ba');
    expect(people(table(an, ['Tống Thị Mai', 'Phó phòng'], binh))).toContain('Tống Thị Mai');
  });
});

test('what stands below the table is nobody, and is said with its content', () => {
  const read = table(
    an,
    binh,
    total('Tổng cộng'),
    [],
    ['', '', 'Thái Nguyên, ngày 1 tháng 3 năm 2019'],
    ['TM. BAN KIỂM PHIẾU'],
    ['Lê Văn Ký'],
  );
  expect(people(read)).toHaveLength(2);
  expect(said(read)).toEqual(['W-counts-rows-left-out 6', 'I-counts-total-row 4']);
  expect(read.findings[0]?.message.vi).toContain('“Lê Văn Ký”');
});

test('headings of groups are nobody, and a person without figures is no heading', () => {
  const read = table(['I. KHỐI ĐẢNG'], an, ['II- KHỐI CHÍNH QUYỀN'], binh, ['Lê Ba'], ['1. Lê Tư']);
  expect(people(read)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Ba', '1. Lê Tư']);
  expect(said(read)).toEqual(['W-counts-rows-left-out 2']);
});
