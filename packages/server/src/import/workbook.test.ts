// All people are invented.
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { file, options, peopleRow, postHeading } from '../../test/roster-files.ts';
import { rawWorkbook, textRow } from './raw-workbook.ts';
import { importRoster } from './roster-source.ts';

test('rows with a line through their text are read, and asked about: somebody may have been crossed out', async () => {
  const styles = (strike: string) =>
    strToU8(
      `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font/><font>${strike}</font></fonts><cellXfs><xf/><xf fontId="1" numFmtId="0"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>`,
    );
  const post = (row: number, id: string) => textRow(row, [id, 'Trưởng khoa', '01/06/2017']);
  const struck = post(3, 'CB2').replace('<c r="B3"', '<c s="1" r="B3"');
  const read = async (strike: string) =>
    await importRoster(
      [
        file(
          'nhan-su.xlsx',
          rawWorkbook(
            [
              { name: 'Nhân sự', rows: peopleRow },
              { name: 'Chức vụ', rows: postHeading + post(2, 'CB1') + struck },
            ],
            { more: { 'xl/styles.xml': styles(strike) } },
          ),
        ),
      ],
      options,
    );
  for (const strike of ['<strike/>', '<strike val="1"/>']) {
    const { roster, findings } = await read(strike);
    expect(roster?.people.map(({ posts }) => posts.length)).toEqual([1, 1]);
    expect(findings.map(({ code, where, message }) => [code, where.sheet, message.vi])).toEqual([
      ['W-roster-rows-struck', 'Chức vụ', 'Dòng 3 có chữ bị gạch ngang nhưng vẫn được đọc.'],
    ]);
  }
  for (const plain of ['', '<strike val="0"/>']) expect((await read(plain)).findings).toEqual([]);
});

test('rows of which only some words have a line through them are asked about, and so are hidden columns and rows of no height', async () => {
  const word = (tag: string) =>
    `<${tag}><r><t xml:space="preserve">Nguyễn </t></r><r><rPr><strike/></rPr><t>Văn</t></r></${tag}>`;
  const inline = textRow(2, ['CB1', 'x']).replace('<is><t>x</t></is>', word('is'));
  const shared = textRow(3, ['CB2', 'x']).replace(/<c r="B3".*<\/c>/u, '<c r="B3" t="s"><v>1</v></c>');
  const strings = strToU8(`<sst><si><t>a</t></si>${word('si')}</sst>`);
  const hidden = `</sheetData><cols><col min="2" max="9" hidden="1"/></cols><sheetData>`;
  const sheets = [
    {
      name: 'Nhân sự',
      rows: textRow(1, ['Mã cán bộ', 'Họ và tên']) + inline + shared + textRow(4, ['CB3', 'Lê Ba'], 'ht="0"'),
    },
    { name: 'Chức vụ', rows: hidden + postHeading + textRow(2, ['CB1', 'Trưởng khoa', '01/06/2017']) },
  ];
  const workbook = rawWorkbook(sheets, { more: { 'xl/sharedStrings.xml': strings } });
  const { findings } = await importRoster([file('nhan-su.xlsx', workbook)], options);
  const said = findings
    .filter(({ severity }) => severity === 'warning')
    .map(({ code, where }) => `${code} ${where.sheet} ${where.column ?? ''}`);
  expect(said).toEqual([
    'W-roster-column-hidden Chức vụ B (Chức vụ)',
    'W-roster-column-hidden Chức vụ C (Ngày bổ nhiệm)',
    'W-roster-rows-hidden Nhân sự ',
    'W-roster-rows-struck Nhân sự ',
  ]);
});
