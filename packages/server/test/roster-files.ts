// Rosters as files, for tests of their import. All people are invented.
import { day } from '@tinnhiem/core';
import { textRow } from '../src/import/raw-workbook.ts';
import { importRoster, type NamedBytes } from '../src/import/roster-source.ts';

export const options = { today: day('2019-02-01') };
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const file = (name: string, content: string | Uint8Array): NamedBytes => ({
  name,
  bytes: typeof content === 'string' ? utf8(content) : content,
});
/** Codes of the findings when they are imported. */
export const codesOf = async (...files: NamedBytes[]) =>
  (await importRoster(files, options)).findings.map((finding) => finding.code);
/** Two people and their posts, as CSV. */
export const people = 'Mã cán bộ,Họ và tên\nCB1,Nguyễn Văn Điền\nCB2,Trần Thị Ánh\n';
export const posts = 'Mã cán bộ,Chức vụ,Ngày bổ nhiệm\nCB1,Trưởng khoa,01/06/2017\nCB2,Phó Trưởng khoa,31/05/2018\n';
/** The two files of a folder. */
export const both = (peopleBytes: string | Uint8Array, postsBytes: string | Uint8Array = posts) => [
  file('people.csv', peopleBytes),
  file('posts.csv', postsBytes),
];

/** The same as rows of a sheet. */
export const peopleRow =
  textRow(1, ['Mã cán bộ', 'Họ và tên']) + textRow(2, ['CB1', 'Nguyễn Văn Điền']) + textRow(3, ['CB2', 'Trần Thị Ánh']);
export const postHeading = textRow(1, ['Mã cán bộ', 'Chức vụ', 'Ngày bổ nhiệm', 'Ngày thôi giữ']);
