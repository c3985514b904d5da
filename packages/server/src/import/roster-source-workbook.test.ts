// Rosters as workbooks: real dates, merged cells, formulas, hidden rows. All people are invented.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Roster } from '@tinnhiem/core';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { both, codesOf, file, options, people, peopleRow, postHeading } from '../../test/roster-files.ts';
import { rawWorkbook, textRow } from './raw-workbook.ts';
import { importRoster, type NamedBytes, readRosterSource } from './roster-source.ts';

const expected: Roster = (await importRoster(both(people), options)).roster as Roster;

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
