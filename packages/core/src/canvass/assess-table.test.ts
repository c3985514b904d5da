import { describe, expect, it } from 'vitest';
import { assessTable } from './assess-table.ts';
import { testRules } from './test-rules.ts';

const rules = testRules('collected');
const header = ['name', 'position', 'issued', 'collected', 'valid', 'invalid', 'high', 'confidence', 'low', 'members'];
const full = ['Nguyễn Văn Thử', 'Trưởng phòng', '48', '47', '46', '1', '19', '2', '25', '50'];
const table = (...rows: string[][]) => assessTable(rules, [header, ...rows]);
const withCell = (column: string, value: string) =>
  full.map((cell, index) => (header[index] === column ? value : cell));
const codes = (items: ReadonlyArray<{ readonly code: string }> | undefined) => items?.map((item) => item.code);

describe('a table of counts', () => {
  it('is worked out row by row', () => {
    const assessed = table(full);
    expect(assessed.rules).toBe('test/rules');
    expect(assessed.findings).toEqual([]);
    expect(assessed.rows).toMatchObject([
      {
        name: 'Nguyễn Văn Thử',
        position: 'Trưởng phòng',
        row: 2,
        base: { what: 'collected', count: 47 },
        high: { count: 19, percent: '40,43' },
        confidence: { count: 2, percent: '4,26' },
        low: { count: 25, percent: '53,19' },
        outcomes: [
          {
            code: 'low-over-half',
            cite: { instrument: 'Văn bản thử', provision: 'Điều 1' },
            text: 'Xem xét quy hoạch.',
          },
        ],
        invalidRows: 1,
      },
    ]);
    expect(codes(assessed.rows[0]?.findings)).toEqual(['I-invalid-rows']);
  });

  it('reads every whole number that it can work with exactly, and calls a greater one too large, not “no whole number”', () => {
    const most = String(Number.MAX_SAFE_INTEGER);
    const [exact] = table(['A', '', most, most, most, '0', '0', '0', most, '']).rows;
    expect(exact).toMatchObject({ low: { count: Number.MAX_SAFE_INTEGER, percent: '100,00' }, findings: [] });
    expect(codes(exact?.outcomes)).toContain('low-two-thirds');
    const [greater] = table(withCell('low', '9007199254740992')).rows;
    expect(greater).toMatchObject({ low: { count: null, percent: null }, outcomes: [] });
    expect(codes(greater?.findings)).toEqual(['E-count-too-large']);
    expect(greater?.findings[0]?.message.vi).toContain('9007199254740991');
  });

  it('begins with the first row that holds anything, and keeps the numbers of the rows', () => {
    const assessed = assessTable(rules, [[], ['', ' '], header, [], full]);
    expect(assessed.findings).toEqual([]);
    expect(assessed.rows).toMatchObject([{ row: 5, low: { percent: '53,19' } }]);
    expect(assessTable(rules, [[], ['name', 'low', 'low'], full]).findings[0]?.where).toMatchObject({ row: 2 });
  });

  it('may be headed as offices head it; shares beside the counts are never counts', () => {
    const heads = [
      'STT',
      'Họ và tên',
      'Chức vụ',
      'Số phiếu phát ra',
      'Thu về',
      'Hợp lệ',
      'Không hợp lệ',
      'Tín nhiệm cao',
      'Tín nhiệm',
      'Tín nhiệm thấp',
      'Tín nhiệm thấp (%)',
    ];
    const assessed = assessTable(rules, [heads, ['1', ...full.slice(0, 9), '53,19']]);
    expect(assessed.rows[0]).toMatchObject({
      name: 'Nguyễn Văn Thử',
      base: { count: 47 },
      low: { count: 25, percent: '53,19' },
    });
    expect(codes(assessed.findings)).toEqual(['W-counts-column-unknown', 'I-counts-column-absent']);
  });

  it('may have titles above, its header again on every page, and numbered columns', () => {
    const numbers = header.map((_, index) => `(${index + 1})`);
    const second = ['Trần Thị Khác', ...full.slice(1)];
    const assessed = assessTable(rules, [['TỔNG HỢP KẾT QUẢ', '', ''], [], header, numbers, full, header, second]);
    expect(assessed.rows.map(({ name, row }) => [name, row])).toEqual([
      ['Nguyễn Văn Thử', 5],
      ['Trần Thị Khác', 7],
    ]);
    expect(codes(assessed.findings)).toEqual(['I-counts-rows-above']);
    expect(assessed.findings[0]?.message.vi).toContain('“TỔNG HỢP KẾT QUẢ”');
  });

  it('asks about a person who has two rows, and about a name without letters', () => {
    expect(codes(table(full, full).findings)).toEqual(['W-counts-person-twice']);
    expect(codes(table(['12', ...full.slice(1)]).rows[0]?.findings)).toContain('W-counts-text-odd');
  });

  it('without a row says so', () => {
    expect(codes(table().findings)).toEqual(['E-counts-no-rows']);
  });

  it('speaks the language that was asked for', () => {
    const [row] = assessTable(rules, [header, full], 'en').rows;
    expect(row?.outcomes[0]?.text).toBe('Consider the planning lists.');
  });

  it('may carry a byte order mark, spaces, capitals and columns in another order', () => {
    const assessed = assessTable(rules, [
      ['\ufeff NAME', 'Low', ' High ', 'confidence', 'collected\u00a0', 'issued', 'valid', 'invalid', 'members'],
      [' Nguyễn  Văn Thử ', ' 25', '19 ', '\u00a02', '47', '', '', '', ''],
    ]);
    expect(assessed.findings).toEqual([]);
    expect(assessed.rows[0]).toMatchObject({ name: 'Nguyễn Văn Thử', low: { count: 25, percent: '53,19' } });
  });

  it('takes a decomposed name and a count with a leading zero as what they are', () => {
    const [row] = table(['Nguyễn Văn Thử'.normalize('NFD'), ...full.slice(1, 7), '02', '25', '50']).rows;
    expect(row?.name).toBe('Nguyễn Văn Thử');
    expect(row?.confidence.count).toBe(2);
  });

  it('leaves out rows without text, and counts rows as the file does', () => {
    expect(table(full, ['', ' ', ''], [''], full).rows.map((row) => row.row)).toEqual([2, 5]);
  });

  it('keeps two people of one name as two rows', () => {
    expect(table(full, full).rows).toHaveLength(2);
  });

  it('that is empty or holds a header only has no rows and says what is missing', () => {
    expect(table().rows).toEqual([]);
    // Not a column after the other: there is no table.
    for (const nothing of [[], [[], ['', ' ']]]) {
      const { findings } = assessTable(rules, nothing);
      expect(codes(findings)).toEqual(['E-counts-empty']);
      expect(findings[0]?.todo.vi).toContain('name,position,issued');
    }
  });
});

describe('an unclear number is refused, never guessed', () => {
  it.each(['1.234', '12,5', '-3', 'abc', '25%', '1 234', '2e1', '0x19', '२५', '+5', '٢', '25.0', '-'])(
    '%s',
    (written) => {
      const [row] = table(withCell('low', written)).rows;
      const finding = row?.findings.find((found) => found.code === 'E-count-not-whole');
      expect(finding?.where).toEqual({ row: 2, column: 'low' });
      expect(finding?.message.vi).toContain(written);
      expect(row?.low).toEqual({ count: null, percent: null });
      expect(row?.high.percent).toBe('40,43');
      expect(row?.outcomes).toEqual([]);
      expect(codes(row?.findings)).not.toContain('W-level-unknown');
    },
  );

  it('even in a column that the rules do not need, because the row may be shifted', () => {
    const [row] = table(withCell('members', 'năm mươi')).rows;
    expect(codes(row?.findings)).toContain('E-count-not-whole');
    expect(row?.outcomes).toEqual([]);
    expect(row?.low.percent).toBe('53,19');
  });

  it('and the other rows stand', () => {
    const assessed = table(withCell('low', 'abc'), full);
    expect(codes(assessed.rows[1]?.outcomes)).toEqual(['low-over-half']);
  });
});

describe('an empty cell is an unknown number', () => {
  it('as a base: no percentage, and a finding', () => {
    const [row] = table(withCell('collected', '')).rows;
    expect(row?.base).toEqual({ what: 'collected', count: null });
    expect(row?.low).toEqual({ count: 25, percent: null });
    expect(codes(row?.findings)).toEqual(['E-base-unknown']);
  });

  it('as a level: a warning that names it', () => {
    const [row] = table(withCell('confidence', '')).rows;
    expect(row?.confidence).toEqual({ count: null, percent: null });
    expect(row?.findings.map((finding) => [finding.code, finding.where.column])).toEqual([
      ['W-level-unknown', 'confidence'],
    ]);
    expect(codes(row?.outcomes)).toEqual(['low-over-half']);
  });

  it('as a name: a warning, and the figures stand', () => {
    const [row] = table(withCell('name', '')).rows;
    expect(codes(row?.findings)).toContain('W-counts-name-missing');
    expect(row?.low.percent).toBe('53,19');
  });
});

describe('columns', () => {
  const without = (column: string) => {
    const keep = (_cell: string, index: number) => header[index] !== column;
    return assessTable(rules, [header.filter(keep), full.filter(keep)]);
  };

  it.each(['name', 'high', 'confidence', 'low'])('without %s the table is told what it lacks', (column) => {
    const found = without(column).findings;
    expect(found.map((finding) => [finding.code, finding.where.column])).toEqual([['E-counts-column-missing', column]]);
    expect(found[0]?.todo.vi).toContain('name,position,issued,collected');
  });

  it('without a total the table says that it is not known', () => {
    expect(codes(without('members').findings)).toEqual(['I-counts-column-absent']);
    expect(codes(without('collected').rows[0]?.findings)).toEqual(['E-base-unknown']);
    expect(without('position').findings).toEqual([]);
  });

  it('that are not known are named and left out', () => {
    const assessed = assessTable(rules, [
      [...header, 'Ghi chú'],
      [...full, 'nghỉ hưu'],
    ]);
    expect(codes(assessed.findings)).toEqual(['W-counts-column-unknown']);
    expect(assessed.findings[0]?.message.vi).toContain('Ghi chú');
    expect(codes(assessed.rows[0]?.outcomes)).toEqual(['low-over-half']);
  });

  it('that stand twice are not used', () => {
    const assessed = assessTable(rules, [
      [...header, 'Low'],
      [...full, '1'],
    ]);
    expect(codes(assessed.findings)).toEqual(['E-counts-column-twice']);
    expect(assessed.rows[0]?.low).toEqual({ count: null, percent: null });
    expect(assessed.rows[0]?.outcomes).toEqual([]);
  });
});

describe('names in other letters', () => {
  const named = (...names: string[]) => table(...names.map((name) => [name, ...full.slice(1)])).rows;

  it('of old fonts, mixed in one column, are read and said', () => {
    const rows = named(
      'NguyÔn V¨n §iÒn',
      'TrÇn ThÞ H­¬ng',
      'Nguyeãn Vaên Ñieàn',
      'Traàn Thò AÙnh',
      'Lê Văn Ba',
      'Nguyá»…n VÄƒn An',
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'Nguyễn Văn Điền',
      'Trần Thị Hương',
      'Nguyễn Văn Điền',
      'Trần Thị Ánh',
      'Lê Văn Ba',
      'Nguyễn Văn An',
    ]);
    expect(rows.map(({ findings }) => codes(findings)?.includes('W-counts-text-converted'))).toEqual([
      true,
      true,
      true,
      true,
      false,
      true,
    ]);
  });

  it('that may be garbled are asked about', () => {
    const asked = named('Nguy?n Văn An', 'Trần Vǎn An', 'Chu Thò Anh', 'Lê Văn Ba');
    expect(asked.map(({ findings }) => codes(findings)?.filter((code) => code.startsWith('W-counts-text')))).toEqual([
      ['W-counts-text-odd'],
      ['W-counts-text-odd'],
      ['W-counts-text-doubt'],
      [],
    ]);
  });
});

describe('rows that do not fit the header', () => {
  it('too long: a number with a comma was split, so nothing in the row is used', () => {
    const [row] = table([...full.slice(0, 8), '12', '5', '50']).rows;
    expect(codes(row?.findings)).toEqual(['E-counts-row-too-long', 'E-base-unknown']);
    expect(row?.high).toEqual({ count: null, percent: null });
    expect(row?.outcomes).toEqual([]);
  });

  it('too long below a header that ends in empty columns, as spreadsheets save them', () => {
    const assessed = assessTable(rules, [
      [...header, '', ''],
      [...full.slice(0, 8), '12', '5', '50', ''],
      ['Trần Thị Khác', ...full.slice(1), '', ''],
    ]);
    expect(assessed.findings).toEqual([]);
    expect(assessed.rows.map((row) => codes(row.findings))).toEqual([
      ['E-counts-row-too-long', 'E-base-unknown'],
      ['I-invalid-rows'],
    ]);
    expect(assessed.rows[0]?.findings[0]?.message.vi).toContain('có 11 ô nhưng bảng chỉ có 10 cột');
  });

  it('longer only by empty cells: nothing was split', () => {
    expect(codes(table([...full, '', ' ']).rows[0]?.findings)).toEqual(['I-invalid-rows']);
  });

  it('a column among the others without a name is said when it has content, unless it numbers the rows', () => {
    const wider = (title: string, ...cells: string[]) =>
      assessTable(rules, [
        [title, ...header.slice(0, 2), '', ...header.slice(2)],
        ...cells.map((cell, index) => [
          String(index + 1),
          `Nguyễn Văn ${'AB'[index]}`,
          full[1] ?? '',
          cell,
          ...full.slice(2),
        ]),
      ]);
    expect(wider('', '', '').findings).toEqual([]);
    const assessed = wider('', '', 'x');
    expect(codes(assessed.findings)).toEqual(['W-counts-column-unheaded']);
    expect(assessed.findings[0]?.where).toEqual({ row: 1, column: 'D' });
    expect(assessed.rows[1]?.low.percent).toBe('53,19');
  });

  it('too short: the end is not known, with a warning', () => {
    const [row] = table(full.slice(0, 9)).rows;
    expect(codes(row?.findings)).toEqual(['W-counts-row-too-short', 'I-invalid-rows']);
    expect(row?.low.percent).toBe('53,19');
  });
});
