// All people are invented.
import { expect, test } from 'vitest';
import { both, options, people, posts, utf8 } from '../../test/roster-files.ts';
import { importRoster } from './roster-source.ts';

test('with stray quotation marks that draw whole rows into one cell are refused, a cell of several lines is not', async () => {
  const heading = 'Mã,Họ tên,Giới tính,Đơn vị,Email';
  const rows = ['CB1,Nguyễn Văn An,Nam,"Khoa A,', 'CB3,Lê Ba,Nam,Khoa B,', 'CB2,Hồ Cúc,Nữ,Khoa C",'];
  const more = ['CB4,Lê Tư,Nam,Khoa A,', 'CB5,Lê Năm,Nam,Khoa A,'];
  for (const swallowed of [[rows[0], rows[2]], rows]) {
    const { findings } = await importRoster(both([heading, ...more, ...swallowed].join('\n')), options);
    expect(findings.map(({ code, where }) => [code, where])).toEqual([
      ['E-file-csv-broken', { file: 'people.csv', row: 4 }],
    ]);
  }
  const remarks = ['CB1,Nguyễn Văn An,Nam,"Khoa A,\nphòng 2, nhà B",', 'CB2,Hồ Cúc,Nữ,"Khoa, B\n\nKhoa C, D, E",'];
  expect((await importRoster(both([heading, ...more, ...remarks].join('\n')), options)).roster?.people).toHaveLength(4);
});

test('read whole with the wrong character set, headings too, are restored', async () => {
  const misread = (text: string) => new TextDecoder('windows-1252').decode(utf8(text));
  const expected = (await importRoster(both(people), options)).roster;
  expect((await importRoster(both(misread(people), misread(posts)), options)).roster).toEqual(expected);
});

test('may end with the mark of DOS', async () => {
  expect((await importRoster(both(`${people}\u001a`), options)).roster?.people).toHaveLength(2);
});
