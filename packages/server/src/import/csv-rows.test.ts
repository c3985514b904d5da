// Values that slipped in a CSV file never pass without a word. All people are invented.
import { describe, expect, test } from 'vitest';
import { options, utf8 } from '../../test/roster-files.ts';
import { importRoster } from './roster-source.ts';

describe('rows of a CSV file that are longer or shorter than the others', () => {
  const posts = 'Mã,Chức vụ,Ngày bổ nhiệm\nCB1,Trưởng phòng,01/06/2017\n';
  const saidOf = async (people: string) => {
    const files = [
      { name: 'people.csv', bytes: utf8(people) },
      { name: 'posts.csv', bytes: utf8(posts) },
    ];
    const { findings } = await importRoster(files, options);
    return findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, where }) => `${code} ${where.file} ${where.row}`);
  };
  const heading = 'Mã;Họ tên;Ngày sinh;Đơn vị;Email;Điện thoại\n';

  test('a stray separator in a unit is asked about, also where nothing lies beyond the headings', async () => {
    const rows = 'CB1;Nguyễn Văn An;01/02/1970;Phòng Tài; chính;;\nCB2;Trần Thị Bình;03/04/1971;Khoa Nông học;;\n';
    expect(await saidOf(heading + rows)).toEqual([
      'W-roster-row-long people.csv 2',
      'W-roster-cell-slipped people.csv 2',
    ]);
  });

  test('a stray separator of another kind stays in the unit and is asked about', async () => {
    const rows = 'CB1,Nguyễn Văn An,"Phòng Tài; chính"\nCB2,Trần Thị Bình,Khoa Nông học\n';
    expect(await saidOf(`Mã,Họ tên,Đơn vị\n${rows}`)).toEqual(['W-roster-odd-characters people.csv 1']);
  });

  test('a row cut short is asked about; where rows end with what they hold, nothing is', async () => {
    const whole = 'CB1;Nguyễn Văn An;01/02/1970;Khoa Nông học;;\nCB2;Trần Thị Bình;03/04/1971;Khoa Nông học;;\n';
    expect(await saidOf(`${heading}${whole}CB3;Lê Văn Ba;05/06/1972;Khoa Nô`)).toEqual([
      'W-roster-row-short people.csv 4',
    ]);
    const bare = 'CB1;Nguyễn Văn An;01/02/1970\nCB2;Trần Thị Bình;03/04/1971\nCB3;Lê Văn Ba;05/06/1972\n';
    expect(await saidOf(heading + bare)).toEqual([]);
    const ended = whole.replaceAll('\n', ';\n');
    expect(await saidOf(`${heading}${ended}CB3;Lê Văn Ba;05/06/1972;Khoa Nông học;;;\n`)).toEqual([]);
  });
});
