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
