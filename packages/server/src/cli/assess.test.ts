import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { rawWorkbook, textRow } from '../import/raw-workbook.ts';
import type { PrintedFinding } from './findings.ts';
import { json, samples, temporaryFolder, tinnhiem, withInput } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const header = 'name,position,issued,collected,valid,invalid,high,confidence,low,members';

function counts(name: string, ...rows: string[]): string {
  const file = folder.path(name);
  writeFileSync(file, [header, ...rows].join('\n'));
  return file;
}

const rules = ['--rules', 'vn/262-qd-tw-2014'];

interface Assessed {
  readonly rules: string;
  readonly rows: readonly {
    name: string;
    base: { what: string; count: number | null };
    high: { count: number | null; percent: string | null };
    confidence: { percent: string | null };
    low: { percent: string | null };
    outcomes: readonly { code: string; cite: unknown; text: string }[];
    findings: readonly PrintedFinding[];
  }[];
}

describe('assess', { timeout: 60_000 }, () => {
  test('divides by the ballots collected, invalid ones included, and prints a decimal comma in every language', async () => {
    const file = counts('47.csv', 'Lê Hữu Thí Điểm,Phó Hiệu trưởng,48,47,46,1,19,2,25,50');
    for (const language of ['vi', 'en']) {
      const { status, json: assessed } = await json<Assessed>(['assess', ...rules, '--in', file, '--lang', language]);
      expect(status).toBe(0);
      expect(assessed).toMatchObject({
        rules: 'vn/262-qd-tw-2014',
        rows: [
          {
            name: 'Lê Hữu Thí Điểm',
            base: { what: 'collected', count: 47 },
            high: { count: 19, percent: '40,43' },
            confidence: { count: 2, percent: '4,26' },
            low: { count: 25, percent: '53,19' },
            outcomes: [{ code: 'low-over-half', cite: { instrument: 'Quy định 262-QĐ/TW' } }],
          },
        ],
      });
    }
  });

  test('reads standard input where the file is -, and says where it is not read', async () => {
    const row = `${header}\nLê Hữu Thí Điểm,Phó Hiệu trưởng,48,47,46,1,19,2,25,50`;
    const said = await withInput(['assess', ...rules, '--in', '-', '--json'], row);
    expect(JSON.parse(said.out)).toMatchObject({ rows: [{ low: { percent: '53,19' } }] });
    const twice = await withInput(
      ['assess', ...rules, '--overlay', '-', '--in', '-', '--json'],
      'name: { vi: a, en: a }',
    );
    expect(twice).toMatchObject({
      status: 2,
      error: expect.stringContaining('đầu vào chuẩn (-) chỉ đọc được một lần'),
    });
    expect((await tinnhiem(['verify', '-'])).error).toContain('không đọc đầu vào chuẩn (-)');
  });

  test('reads a workbook with the results of its formulas, and says what it hides and what went wrong', async () => {
    const names = (row: number, texts: readonly string[]) => textRow(row, texts).replace('</row>', '');
    const figures = (row: number, ...cells: string[]) =>
      `${cells.map((cell, index) => `<c r="${'CDEFGHI'[index]}${row}"${cell.startsWith('#') ? ' t="e"' : ''}>${cell.startsWith('=') ? `<f>SUM(G2:G3)</f><v>${cell.slice(1)}</v>` : `<v>${cell}</v>`}</c>`).join('')}</row>`;
    const rows = [
      textRow(1, header.split(',').slice(0, 9)),
      names(2, ['Lê Hữu Thí Điểm', 'Phó Hiệu trưởng']) + figures(2, '48', '47', '46', '1', '19', '2', '25'),
      names(3, ['Tống Văn Cộng', 'Trưởng khoa']).replace('<row ', '<row hidden="1" ') +
        figures(3, '48', '47', '46', '1', '40', '4', '#REF!'),
      names(4, ['Tổng cộng']) + figures(4, '48', '47', '46', '1', '=58', '6', '25'),
    ].join('');
    const file = folder.path('so-lieu.xlsx');
    writeFileSync(
      file,
      rawWorkbook([
        { name: 'Kết quả', rows },
        { name: 'Cũ', rows, state: 'hidden' },
      ]),
    );
    const { status, json: assessed } = await json<Assessed & { findings: PrintedFinding[] }>([
      'assess',
      ...rules,
      '--in',
      file,
    ]);
    expect(status).toBe(0);
    expect(assessed.rows.map(({ name, low }) => [name, low.percent])).toEqual([
      ['Lê Hữu Thí Điểm', '53,19'],
      ['Tống Văn Cộng', null],
    ]);
    expect(assessed.findings.map(({ code, where }) => `${code} ${where.row ?? ''} ${where.column ?? ''}`)).toEqual([
      'I-file-sheet-hidden  ',
      'W-counts-not-shown  ',
      'I-counts-column-absent 1 members',
      'I-counts-total-row 4 ',
      'E-counts-total-differs 4 high',
      'W-counts-total-unchecked 4 low',
    ]);
    expect(assessed.rows[1]?.findings.map(({ message }) => message).join(' ')).toContain('“#REF!”');
    const two = folder.path('hai-sheet.xlsx');
    writeFileSync(
      two,
      rawWorkbook([
        { name: 'A', rows },
        { name: 'B', rows },
      ]),
    );
    expect(await json(['assess', ...rules, '--in', two])).toMatchObject({
      status: 1,
      json: { code: 'R-table-sheets' },
    });
  });

  test('takes the thresholds on whole numbers: 24 of 48 is not over half, 32 of 48 is two thirds', async () => {
    const file = counts('48.csv', 'A,,48,48,48,0,24,0,24,', 'B,,48,48,48,0,16,0,32,');
    const { json: assessed } = await json<Assessed>(['assess', ...rules, '--in', file]);
    expect(assessed.rows.map(({ outcomes }) => outcomes.map(({ code }) => code))).toEqual([
      [],
      ['low-over-half', 'low-two-thirds'],
    ]);
  });

  test('an unknown base gives no percentage and a finding, exit 0', async () => {
    const file = counts('unknown.csv', 'A,,,,,,10,5,3,');
    const { status, json: assessed } = await json<Assessed>(['assess', ...rules, '--in', file]);
    expect(status).toBe(0);
    expect(assessed.rows[0]).toMatchObject({
      base: { what: 'collected', count: null },
      high: { count: 10, percent: null },
    });
    expect(assessed.rows[0]?.findings.map(({ code }) => code)).toContain('E-base-unknown');
  });

  test('an overlay replaces values of the rule set, in YAML or JSON', async () => {
    const file = counts('overlay.csv', 'A,,48,47,46,1,19,2,25,50');
    const cite = { instrument: 'Quyết định thử', provision: 'mục 1' };
    const overlay = {
      name: { vi: 'Thử', en: 'Test' },
      denominator: { display: { value: 'valid', cite }, thresholds: { value: 'valid', cite } },
    };
    const asJson = folder.path('overlay.json');
    writeFileSync(asJson, JSON.stringify(overlay));
    const asYaml = folder.path('overlay.yaml');
    writeFileSync(
      asYaml,
      'name: { vi: Thử, en: Test }\ndenominator:\n  display: &base { value: valid, cite: { instrument: Quyết định thử, provision: mục 1 } }\n  thresholds: *base\n',
    );
    for (const path of [asJson, asYaml]) {
      const { json: assessed } = await json<Assessed>(['assess', ...rules, '--in', file, '--overlay', path]);
      expect(assessed.rows[0]).toMatchObject({ base: { what: 'valid', count: 46 }, low: { percent: '54,35' } });
    }
  });

  test('an overlay without its source, or with an unknown key, is refused with the place', async () => {
    const file = counts('bad.csv', 'A,,48,47,46,1,19,2,25,50');
    const overlay = folder.path('bad.yaml');
    writeFileSync(
      overlay,
      'name: { vi: Thử, en: Test }\nsignatur: { value: allowed }\nminutes:\n  copies: { value: 3 }\n',
    );
    const { status, json: refused } = await json(['assess', ...rules, '--in', file, '--overlay', overlay]);
    expect(status).toBe(1);
    expect(refused).toMatchObject({ code: 'R-overlay-malformed' });
    const paths = (refused.findings as PrintedFinding[]).map(({ where }) => where.path);
    expect(paths).toEqual(expect.arrayContaining(['signatur', 'minutes.copies.cite', 'minutes.marking']));
    expect((refused.findings as PrintedFinding[]).map(({ message }) => message).join()).toContain('signature');
    const threshold = (more: string) =>
      `{ code: low-over-half, level: low, operator: ">", fraction: { numerator: 1, denominator: 2 }, ${more}text: { vi: a, en: a }, cite: unverified }`;
    const band = 'upTo: { operator: "<", fraction: { numerator: 1, denominator: 3 } }, ';
    const levels = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...['b', 'c', 'd', 'e', 'f'].map((key, index) => {
        const above = `*${'abcde'[index]}`;
        return `${key}: &${key} [${Array.from({ length: 9 }, () => above).join()}]`;
      }),
    ];
    for (const [content, path] of [
      [`name: { vi: a, en: a }\nthresholds: [${threshold('')}, ${threshold('')}]`, 'thresholds'],
      [`name: { vi: a, en: a }\nthresholds: [${threshold(band)}]`, 'thresholds.0.upTo'],
      ['name: { vi: a, en: a }\nthresholds: []', 'thresholds'],
      [levels.join('\n'), undefined],
    ] as const) {
      writeFileSync(overlay, content);
      const said = await json(['assess', ...rules, '--in', file, '--overlay', overlay]);
      expect(said).toMatchObject({ status: 1, json: { code: 'R-overlay-malformed' } });
      expect((said.json.findings as PrintedFinding[]).map(({ where }) => where.path)).toEqual([path]);
    }
    writeFileSync(overlay, 'name: { vi: Thử\nen: Test }}');
    const torn = await json(['assess', ...rules, '--in', file, '--overlay', overlay]);
    expect(torn).toMatchObject({ status: 1, json: { code: 'R-overlay-not-yaml' } });
  });

  test('refuses a rule set that is not known and names those that are', async () => {
    const file = counts('rules.csv', 'A,,48,47,46,1,19,2,25,50');
    const { status, json: refused } = await json(['assess', '--rules', 'vn/1', '--in', file]);
    expect(status).toBe(1);
    expect(refused.message).toContain('vn/96-qd-tw-2023');
  });

  test('refuses what is no table, and letters that it could only guess', async () => {
    const empty = folder.path('empty.csv');
    writeFileSync(empty, '');
    expect((await json(['assess', ...rules, '--in', empty])).status).toBe(1);
    const old = folder.path('tcvn3.csv');
    writeFileSync(old, Buffer.from([...Buffer.from(`${header}\n`), 0xb8, 0xb5, 0xff]));
    expect(await json(['assess', ...rules, '--in', old])).toMatchObject({
      status: 1,
      json: { code: 'R-file-not-utf8' },
    });
    const header1 = counts('header.csv');
    expect(await json(['assess', ...rules, '--in', header1])).toMatchObject({
      status: 1,
      json: { rows: [], findings: [{ code: 'E-counts-no-rows' }] },
    });
    const quotes = counts('quotes.csv', '"A,,48,47');
    expect(await json(['assess', ...rules, '--in', quotes])).toMatchObject({
      status: 1,
      json: { code: 'R-csv-malformed' },
    });
  });

  test('reads what Excel writes: a mark at the beginning, semicolons, UTF-16 either way round, the separator said', async () => {
    const rows = `${header.replaceAll(',', ';')}\r\nNguyễn Thị Ảnh;;48;47;46;1;19;2;25;50\r\n`;
    const semicolons = folder.path('excel.csv');
    writeFileSync(semicolons, `\ufeff${rows}`);
    const unicode = folder.path('unicode.txt');
    writeFileSync(unicode, Buffer.from(`\ufeff${rows.replaceAll(';', '\t')}`, 'utf16le'));
    const bigEndian = folder.path('big-endian.txt');
    writeFileSync(bigEndian, Buffer.from(`\ufeff${rows}`, 'utf16le').swap16());
    const unmarked = folder.path('unmarked.txt');
    writeFileSync(unmarked, Buffer.from(rows, 'utf16le'));
    const separator = folder.path('separator.csv');
    writeFileSync(separator, `sep=;\r\n${rows}`);
    for (const file of [semicolons, unicode, bigEndian, unmarked, separator]) {
      const { json: assessed } = await json<Assessed>(['assess', ...rules, '--in', file]);
      expect(assessed.rows[0]).toMatchObject({ name: 'Nguyễn Thị Ảnh', low: { percent: '53,19' }, findings: [{}] });
    }
  });

  test('shows people a table', async () => {
    const { status, out } = await tinnhiem([
      'assess',
      '--rules',
      'vn/35-2012-qh13',
      '--in',
      `${samples}results/quoc-hoi-2013.csv`,
    ]);
    expect(status).toBe(0);
    expect(out).toMatch(/^TT +Họ và tên/);
    expect(out.split('\n').filter((line) => /\d,\d\d/.test(line)).length).toBeGreaterThan(10);
  });
});
