// All people are invented.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeOld, type Roster } from '@tinnhiem/core';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { both, codesOf, file, options, people, peopleRow, postHeading, posts, utf8 } from '../../test/roster-files.ts';
import { rawWorkbook, textRow } from './raw-workbook.ts';
import { importRoster, type NamedBytes, readRosterSource } from './roster-source.ts';

const expected: Roster = (await importRoster(both(people), options)).roster as Roster;

describe('the sample of the 2019 plan', () => {
  test('has 76 people with 121 posts and no error', async () => {
    const { roster, findings, conversions } = await importRoster(
      join(import.meta.dirname, '../../../../samples/tuaf-2019'),
      options,
    );
    expect(roster?.people).toHaveLength(76);
    expect(roster?.people.flatMap((person) => person.posts)).toHaveLength(121);
    expect(findings.map((finding) => finding.code)).toEqual(['I-roster-same-name']);
    expect(conversions).toEqual([]);
  });
});

describe('CSV files', () => {
  const utf16 = (text: string, isBig: boolean, hasMark: boolean): Uint8Array => {
    const little = Buffer.from(`${hasMark ? '\ufeff' : ''}${text}`, 'utf16le');
    return isBig ? little.swap16() : little;
  };

  const mixedEnds = (text: string, first = '\r\n', rest = '\n'): string => {
    const [head, ...lines] = text.trimEnd().split('\n');
    return `${head}${first}${lines.join(rest)}${rest}`;
  };

  test.each([
    ['UTF-8', (text: string) => utf8(text)],
    ['UTF-8 with its mark', (text: string) => utf8(`\ufeff${text}`)],
    ['UTF-16, as Excel writes "Unicode text"', (text: string) => utf16(text.replaceAll(',', '\t'), false, true)],
    ['UTF-16 of the other order', (text: string) => utf16(text, true, true)],
    ['UTF-16 without its mark', (text: string) => utf16(text, false, false)],
    ['NFD', (text: string) => utf8(text.normalize('NFD'))],
    ['semicolons', (text: string) => utf8(text.replaceAll(',', ';'))],
    ['tabs', (text: string) => utf8(text.replaceAll(',', '\t'))],
    ['the line sep=;', (text: string) => utf8(`sep=;\r\n${text.replaceAll(',', ';')}`)],
    ['line ends of Windows', (text: string) => utf8(text.replaceAll('\n', '\r\n'))],
    ['line ends of Windows, with rows that another program added', (text: string) => utf8(mixedEnds(text))],
    [
      'line ends of another program, with rows that Windows added',
      (text: string) => utf8(mixedEnds(text, '\n', '\r\n')),
    ],
    ['quotation marks', (text: string) => utf8(text.replace(/[^,\n]+/gu, '"$&"'))],
  ])('are read in %s', async (_, encode) => {
    expect((await importRoster(both(encode(people), encode(posts)), options)).roster).toEqual(expected);
  });

  /** A code page by its own decoder: every text of one byte a letter can be written with it. */
  const pageOf = (label: string): ((text: string) => Uint8Array) => {
    const decoder = new TextDecoder(label);
    const codes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
    return (text) => Uint8Array.from(text, (character) => codes.get(character) as number);
  };

  test('in Windows-1258, where tones are separate, are recognised and that is said', async () => {
    const write = pageOf('windows-1258');
    const apart = (text: string): string =>
      text
        .normalize('NFD')
        .replace(
          /([aeo])(\u0323?)\u0302/giu,
          (_all, vowel: string, dot: string) => `${`${vowel}\u0302`.normalize('NFC')}${dot}`,
        )
        .replace(/[aeouAEOU][\u0302\u0306\u031b]/gu, (pair) => pair.normalize('NFC'))
        .replaceAll('\u0302', '');
    const { roster, findings } = await importRoster(both(write(apart(people)), write(apart(posts))), options);
    expect(roster).toEqual(expected);
    expect(findings.map((finding) => [finding.code, finding.message.vi])).toEqual([
      ['I-file-encoding', '“people.csv” được đọc theo bảng mã Windows-1258.'],
      ['I-file-encoding', '“posts.csv” được đọc theo bảng mã Windows-1258.'],
    ]);
  });

  test('in TCVN3 are recognised and every cell is said', async () => {
    const write = pageOf('windows-1252');
    const { roster, conversions } = await importRoster(
      both(
        write('M· c¸n bé,Hä vµ tªn\nCB1,NguyÔn V¨n §iÒn\nCB2,TrÇn ThÞ ¸nh\n'),
        write(
          'M· c¸n bé,Chøc vô,Ngµy bæ nhiÖm\nCB1,Tr\u00adëng khoa,01/06/2017\nCB2,Phã Tr\u00adëng khoa,31/05/2018\n',
        ),
      ),
      options,
    );
    expect(decodeOld('tcvn3', '§iÒn')).toBe('Điền');
    expect(roster).toEqual(expected);
    expect(conversions.map(({ to }) => to)).toEqual([
      'Nguyễn Văn Điền',
      'Trần Thị Ánh',
      'Trưởng khoa',
      'Phó Trưởng khoa',
    ]);
  });

  test('in no known character set, with lost letters, broken or empty are refused with what to do', async () => {
    expect(await codesOf(...both(Uint8Array.from([...utf8('Ma,Ho ten\nCB1,'), 0xa4, 0xb3, 0xc0, 0xd9, 0x0a])))).toEqual(
      ['E-file-encoding-unknown'],
    );
    expect(await codesOf(...both(people.replaceAll(/[ễăềầịÁ]/gu, '?')))).toEqual([
      'E-roster-letters-lost',
      'E-roster-letters-lost',
    ]);
    expect(await codesOf(...both(`${people}CB3,"Lê Văn`))).toEqual(['E-file-csv-broken']);
    expect(await codesOf(...both(''))).toEqual(['E-file-empty']);
    expect(await codesOf(...both('\n\n\n'))).toEqual(['E-file-empty']);
  });

  test('count rows as Excel does: a line break inside a cell is no new row, an empty line is one', async () => {
    const { findings } = await importRoster(both('Mã,Họ tên\n\n"CB1","Nguyễn\nVăn An"\nCB1,Lê Ba\n'), options);
    expect(findings.find((finding) => finding.code === 'E-roster-id-two-people')?.where).toMatchObject({
      file: 'people.csv',
      row: 4,
    });
  });
});

/** Only a new process takes a new time zone. */
function readInZone(zone: string, paths: readonly string[]): unknown {
  const source = pathToFileURL(join(import.meta.dirname, 'roster-source.ts')).href;
  const script = `import { importRoster } from ${JSON.stringify(source)};
    const rosters = [];
    for (const path of ${JSON.stringify(paths)}) rosters.push((await importRoster(path, { today: '2019-02-01' })).roster);
    console.log(JSON.stringify({ offset: new Date(2018, 0, 1).getTimezoneOffset(), rosters }));`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  return JSON.parse(child.stdout);
}

describe('workbooks', () => {
  const writeBook = async (peopleData: SheetData, postData: SheetData): Promise<NamedBytes> => {
    const sheets = [
      { sheet: 'Nhân sự', data: peopleData },
      { sheet: 'Chức vụ', data: postData },
    ];
    return file('ds.xlsx', await writeXlsxFile(sheets, {}).toBuffer());
  };
  const headings = [
    ['Mã cán bộ', 'Họ và tên'],
    ['Mã cán bộ', 'Chức vụ', 'Ngày bổ nhiệm'],
  ] as const;
  const onDay = (value: string) => ({ value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' });

  test('with real dates, text dates and numbers of days give the same roster in every time zone', async () => {
    const names: SheetData = [[...headings[0]], ['CB1', 'Nguyễn Văn Điền'], ['CB2', 'Trần Thị Ánh']];
    const forms = [
      [onDay('2017-06-01'), onDay('2018-05-31')],
      ['1/6/2017', '31.05.2018'],
      [42887, '43251'],
    ] as const;
    const books = await Promise.all(
      forms.map(([first, second]) =>
        writeBook(names, [[...headings[1]], ['CB1', 'Trưởng khoa', first], ['CB2', 'Phó Trưởng khoa', second]]),
      ),
    );
    for (const { bytes } of books)
      expect((await importRoster([file('ds.xlsx', bytes)], options)).roster).toEqual(expected);
    const folder = await mkdtemp(join(tmpdir(), 'roster-'));
    const paths = books.map((_, index) => join(folder, `${index}.xlsx`));
    await Promise.all(books.map(({ bytes }, index) => writeFile(paths[index] as string, bytes)));
    for (const [zone, offset] of [
      ['Asia/Ho_Chi_Minh', -420],
      ['America/Los_Angeles', 480],
      ['Pacific/Kiritimati', -840],
    ] as const) {
      expect(readInZone(zone, paths)).toEqual({ offset, rosters: paths.map(() => expected) });
    }
    await rm(folder, { recursive: true });
  }, 60_000);

  test('with merged ids give each row its person', async () => {
    const book = await writeBook(
      [[...headings[0]], ['CB1', 'Nguyễn Văn Điền'], ['CB2', 'Trần Thị Ánh']],
      [
        [...headings[1]],
        [{ value: 'CB1', rowSpan: 2 }, 'Trưởng khoa', '1/6/2017'],
        [null, 'Ủy viên', '1/6/2015'],
        ['CB2', 'Phó khoa', '1/6/2017'],
        ['CB2', 'Bí thư', '1/6/2017'],
      ],
    );
    const { roster, conversions } = await importRoster([book], options);
    expect(roster?.people.map((person) => person.posts.length)).toEqual([2, 2]);
    expect(conversions.map(({ kinds, where }) => [kinds, where.row])).toEqual([[['merged'], 3]]);
  });

  test('keep ids with leading zeros: text, and numbers that the sheet pads', async () => {
    const padded = (value: number, format: string) => ({ value, type: Number, format });
    const book = await writeBook(
      [
        [...headings[0]],
        ['007', 'Nguyễn Văn An'],
        [padded(8, '000'), 'Lê Văn Ba'],
        [padded(9, '"CB"000'), 'Hồ Thị Cúc'],
      ],
      [[...headings[1]], [padded(7, '000'), 'Trưởng khoa', '1/6/2017']],
    );
    const { roster } = await importRoster([book], options);
    expect(roster?.people.map((person) => [person.id, person.posts.length])).toEqual([
      ['007', 1],
      ['008', 0],
      ['CB009', 0],
    ]);
  });

  const bookOf = (postRows: string, more: Parameters<typeof rawWorkbook>[1] = {}) =>
    file(
      'ds.xlsx',
      rawWorkbook(
        [
          { name: 'Nhân sự', rows: peopleRow },
          { name: 'Chức vụ', rows: postHeading + postRows },
        ],
        more,
      ),
    );

  test('say where a formula failed or has no result, which would look like an empty end of office', async () => {
    const failed = bookOf(
      '<row r="2"><c r="A2" t="inlineStr"><is><t>CB1</t></is></c><c r="B2" t="inlineStr"><is><t>Trưởng khoa</t></is></c><c r="C2"><v>42887</v></c><c r="D2" t="e"><f>A1/0</f><v>#DIV/0!</v></c></row>',
    );
    const pending = bookOf(
      '<row r="2"><c r="A2" t="inlineStr"><is><t>CB1</t></is></c><c r="B2" t="inlineStr"><is><t>Trưởng khoa</t></is></c><c r="C2"><v>42887</v></c><c r="D2"><f>TODAY()</f></c></row>',
    );
    for (const [book, shown] of [
      [failed, '#DIV/0!'],
      [pending, '=TODAY()'],
    ] as const) {
      const { roster, findings } = await importRoster([book], options);
      expect(roster).toBeNull();
      expect(findings[0]).toMatchObject({
        code: 'E-roster-cell-error',
        where: { sheet: 'Chức vụ', row: 2, column: 'D (Ngày thôi giữ)' },
      });
      expect(findings[0]?.message.vi).toContain(shown);
    }
  });

  test('ask for the day where Excel made 01/06/2017 of a typed 06/2017', async () => {
    const row =
      '<row r="2"><c r="A2" t="inlineStr"><is><t>CB1</t></is></c><c r="B2" t="inlineStr"><is><t>Trưởng khoa</t></is></c><c r="C2" s="1"><v>42887</v></c></row>';
    for (const format of ['mmm-yy', 'mm/yyyy', '[$-42A]mmmm yyyy;@', 'yyyy']) {
      expect(await codesOf(bookOf(row, { formats: [format] }))).toEqual([
        'E-roster-day-incomplete',
        'I-roster-without-post',
      ]);
    }
    expect(
      (await importRoster([bookOf(row, { formats: ['dd\\ mmmm\\ yyyy'] })], options)).roster?.people[0]?.posts[0]
        ?.start,
    ).toBe('2017-06-01');
  });

  test('of old Excel for Mac count days from 1904, formatted or not', async () => {
    const row = (style: string) =>
      `<row r="2"><c r="A2" t="inlineStr"><is><t>CB1</t></is></c><c r="B2" t="inlineStr"><is><t>Trưởng khoa</t></is></c><c r="C2" ${style}><v>41425</v></c></row>`;
    for (const style of ['', 's="1"']) {
      const { roster } = await importRoster([bookOf(row(style), { date1904: true, formats: ['dd/mm/yyyy'] })], options);
      expect(roster?.people[0]?.posts[0]?.start).toBe('2017-06-01');
    }
  });

  test('with hidden rows and hidden sheets say so; a prefix on every tag changes nothing', async () => {
    expect(await codesOf(bookOf(textRow(2, ['CB1', 'Trưởng khoa', '1/6/2017'], 'hidden="1"')))).toEqual([
      'W-roster-rows-hidden',
      'I-roster-without-post',
    ]);
    const hidden = rawWorkbook([
      { name: 'Nhân sự', rows: peopleRow },
      { name: 'Chức vụ', rows: postHeading, state: 'hidden' },
    ]);
    expect(await codesOf(file('ds.xlsx', hidden))).toEqual(['I-file-sheet-hidden', 'E-roster-no-posts-sheet']);
    const prefixed = (xml: string): string => xml.replace(/<(\/?)([a-z])/gu, '<$1x:$2');
    const book = zipSync({
      'xl/workbook.xml': strToU8(
        prefixed(
          '<workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Tất cả" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/a.xml"/></Relationships>',
      ),
      'xl/worksheets/a.xml': strToU8(
        prefixed(
          `<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${textRow(3, ['Mã', 'Họ tên', 'Chức vụ', 'Từ ngày'])}${textRow(5, ['CB1', 'Lê Văn Ba', 'Trưởng khoa', '1/6/2017'])}</sheetData></worksheet>`,
        ),
      ),
    });
    const { sheets } = await readRosterSource([file('ds.xlsx', book)]);
    expect(sheets[0]?.rows.map((row) => row.number)).toEqual([3, 5]);
    expect((await importRoster([file('ds.xlsx', book)], options)).roster?.people[0]?.name).toBe('Lê Văn Ba');
  });
});

describe('paths', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-'));
    await writeFile(join(folder, 'nhan-su.csv'), people);
    await writeFile(join(folder, 'chuc-vu.csv'), posts);
    await writeFile(join(folder, '~$nhan-su.xlsx'), 'open in Excel');
    await writeFile(join(folder, 'README.md'), 'x');
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('a folder with other names for the files is understood by its headings', async () => {
    const { roster, findings } = await importRoster(folder, options);
    expect(findings).toEqual([]);
    expect(roster).toEqual(expected);
  });

  test('a path that is not there and a folder without a roster are findings', async () => {
    expect((await importRoster(join(folder, 'khong-co.xlsx'), options)).findings.map(({ code }) => code)).toEqual([
      'E-file-unreadable',
    ]);
    const empty = await mkdtemp(join(tmpdir(), 'roster-'));
    expect((await importRoster(empty, options)).findings.map(({ code }) => code)).toEqual(['E-file-none']);
    await rm(empty, { recursive: true });
  });
});
