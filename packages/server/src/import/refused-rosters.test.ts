// Files that are no roster, or would grow beyond any: each is refused in words, with little memory. All people are invented.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { both, codesOf, file, options, people, peopleRow, postHeading, utf8 } from '../../test/roster-files.ts';
import { maxFileBytes, maxUnpackedBytes } from './limits.ts';
import { rawWorkbook, textRow } from './raw-workbook.ts';
import { importRoster } from './roster-source.ts';

describe('files that are no roster', () => {
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);
  const locked = Uint8Array.from([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]);
  const book = rawWorkbook([{ name: 'Nhân sự', rows: peopleRow }]);

  test.each([
    ['an old .xls', ole, 'E-file-old-workbook'],
    ['a workbook with a password', locked, 'E-file-encrypted'],
    ['a web page called .xls', utf8('\ufeff<html><table><tr><td>Mã</td></tr></table></html>'), 'E-file-old-workbook'],
    ['an XML spreadsheet', utf8('<?xml version="1.0"?><Workbook/>'), 'E-file-old-workbook'],
    [
      'an OpenDocument file',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<a/>') }),
      'E-file-old-workbook',
    ],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'E-file-old-workbook'],
    ['a Word file', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'E-file-no-spreadsheet'],
    ['a PDF', utf8('%PDF-1.7\n'), 'E-file-no-spreadsheet'],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]),
      'E-file-no-spreadsheet',
    ],
    ['nothing', new Uint8Array(), 'E-file-empty'],
    ['half a workbook', book.subarray(0, book.length / 2), 'E-file-damaged'],
    ['a file that is too large', new Uint8Array(maxFileBytes + 1), 'E-file-too-large'],
  ])('%s is refused with a sentence that says what to do', async (_, bytes, code) => {
    const { roster, findings } = await importRoster([file('ds.xlsx', bytes)], options);
    expect(roster).toBeNull();
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]?.todo.vi.length).toBeGreaterThan(20);
  });

  test('every cut and every flipped byte of a workbook gives a roster or a finding, never a crash', async () => {
    const whole = rawWorkbook([
      { name: 'Nhân sự', rows: peopleRow },
      { name: 'Chức vụ', rows: postHeading + textRow(2, ['CB1', 'Trưởng khoa', '1/6/2017']) },
    ]);
    const right = (await importRoster([file('a.xlsx', whole)], options)).roster;
    expect(right).not.toBeNull();
    for (let at = 0; at < whole.length; at += 7) {
      const flipped = whole.slice();
      flipped[at] = (flipped[at] as number) ^ 0x55;
      for (const bytes of [flipped, whole.subarray(0, at)]) {
        const { roster, findings } = await importRoster([file('a.xlsx', bytes)], options);
        // A flip in a date or a flag of the archive changes nothing that is read; a flip in what is read is noticed by its checksum.
        if (roster === null) expect(findings.some((finding) => finding.severity === 'error')).toBe(true);
        else expect(roster).toEqual(right);
      }
    }
  });
});

describe('archives that grow', () => {
  const bomb = (size: number) =>
    rawWorkbook([{ name: 'Nhân sự', rows: peopleRow }], { more: { 'xl/media.xml': new Uint8Array(size) } });

  test('beyond the bound are refused, by what they say and by what they are', async () => {
    const honest = bomb(maxUnpackedBytes + 1);
    expect(honest.length).toBeLessThan(maxFileBytes);
    expect(await codesOf(file('a.xlsx', honest))).toEqual(['E-file-unpacks-too-large']);
    const liar = honest.slice();
    const view = new DataView(liar.buffer, liar.byteOffset, liar.byteLength);
    for (let at = 0; at + 46 < liar.length; at += 1) {
      const signature = view.getUint32(at, true);
      if (signature === 0x02014b50 && view.getUint32(at + 24, true) > maxUnpackedBytes)
        view.setUint32(at + 24, 1000, true);
      if (signature === 0x04034b50 && view.getUint32(at + 22, true) > maxUnpackedBytes)
        view.setUint32(at + 22, 1000, true);
    }
    const before = process.memoryUsage().arrayBuffers;
    expect(await codesOf(file('a.xlsx', liar))).toEqual(['E-file-damaged']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(maxUnpackedBytes);
  });

  test('with forged row numbers and columns are refused before anything is laid out', async () => {
    const far = (row: string) =>
      file(
        'a.xlsx',
        rawWorkbook([
          { name: 'Nhân sự', rows: peopleRow + row },
          { name: 'Chức vụ', rows: postHeading },
        ]),
      );
    expect(await codesOf(far(textRow(4_000_000_000, ['x'])))).toEqual(['E-file-damaged']);
    expect(await codesOf(far('<row r="900"><c r="ZZZZ900"><v>1</v></c></row>'))).toEqual(['E-file-damaged']);
    expect(await codesOf(far('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).toEqual([
      'E-file-too-many-rows',
    ]);
    expect(await codesOf(far('<row r="1048576"><c r="XFD1048576" s="0"/></row>'))).not.toContain(
      'E-file-too-many-rows',
    );
  });

  test('with merges that overlap or a text in endless cells are refused', async () => {
    const merged = (after: string) =>
      file(
        'a.xlsx',
        rawWorkbook([
          { name: 'Nhân sự', rows: peopleRow, after },
          { name: 'Chức vụ', rows: postHeading },
        ]),
      );
    expect(await codesOf(merged('<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="A2:B2"/></mergeCells>'))).toEqual([
      'E-file-damaged',
    ]);
    expect(await codesOf(merged('<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'))).not.toContain(
      'E-file-damaged',
    );
    const long = `<sst><si><t>${'x'.repeat(1_000_000)}</t></si></sst>`;
    const cells = Array.from(
      { length: 200 },
      (_, at) => `<row r="${at + 4}"><c r="A${at + 4}" t="s"><v>0</v></c></row>`,
    ).join('');
    const book = rawWorkbook(
      [
        { name: 'Nhân sự', rows: peopleRow + cells },
        { name: 'Chức vụ', rows: postHeading },
      ],
      { more: { 'xl/sharedStrings.xml': strToU8(long) } },
    );
    expect(await codesOf(file('a.xlsx', book))).toEqual(['E-file-unpacks-too-large']);
  });

  test('CSV files with too many rows are refused, but empty lines are no rows', async () => {
    expect(await codesOf(...both(people + 'CB9,Lê Văn Ba\n'.repeat(200_001)))).toEqual(['E-file-too-many-rows']);
    expect(await codesOf(...both(people + '\n'.repeat(400_001)))).toEqual([]);
  }, 60_000);
});
