// What can be wrong with a sheet of a roster as a whole, and with its text. Findings on people and posts: roster-row-findings.ts.
import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';
import { listed, unheadedFindingKinds } from './roster-unheaded-findings.ts';

const quoted = (values: readonly string[]): string => values.map((value) => `“${value}”`).join(', ');

export const noPeopleSheet: FindingKind<[sheets: readonly string[]]> = {
  code: 'E-roster-no-people-sheet',
  severity: 'error',
  title: text('Không thấy danh sách nhân sự', 'The list of people was not found'),
  message: (sheets) =>
    text(
      `Không có sheet hay tệp nào có đủ cột “Mã cán bộ” và “Họ và tên”. Đã xem: ${quoted(sheets)}.`,
      `No sheet or file has both columns “Mã cán bộ” (staff code) and “Họ và tên” (full name). Looked at: ${quoted(sheets)}.`,
    ),
  todo: text(
    'Dùng tệp mẫu, hoặc đặt tên sheet là “Nhân sự” (tệp CSV: people.csv) và có dòng tiêu đề với hai cột đó.',
    'Use the template, or name the sheet “Nhân sự” (CSV file: people.csv) and give it a heading row with these two columns.',
  ),
};

export const noPostsSheet: FindingKind<[sheets: readonly string[]]> = {
  code: 'E-roster-no-posts-sheet',
  severity: 'error',
  title: text('Không thấy danh sách chức vụ', 'The list of posts was not found'),
  message: (sheets) =>
    text(
      `Không có sheet hay tệp nào có đủ cột “Mã cán bộ”, “Chức vụ” và “Ngày bổ nhiệm”. Đã xem: ${quoted(sheets)}.`,
      `No sheet or file has the columns “Mã cán bộ” (staff code), “Chức vụ” (post) and “Ngày bổ nhiệm” (appointed). Looked at: ${quoted(sheets)}.`,
    ),
  todo: text(
    'Dùng tệp mẫu, hoặc đặt tên sheet là “Chức vụ” (tệp CSV: posts.csv) và có dòng tiêu đề với ba cột đó.',
    'Use the template, or name the sheet “Chức vụ” (CSV file: posts.csv) and give it a heading row with these three columns.',
  ),
};

export const severalSheets: FindingKind<[name: string, sheets: readonly string[]]> = {
  code: 'E-roster-several-sheets',
  severity: 'error',
  title: text('Nhiều sheet cùng loại', 'Several sheets of one kind'),
  message: (name, sheets) =>
    text(
      `${quoted(sheets)} đều có thể là danh sách “${name}”; chương trình không tự chọn.`,
      `Each of ${quoted(sheets)} could be the list “${name}”; the program does not choose.`,
    ),
  todo: text(
    'Giữ một sheet, hoặc đặt tên sheet cần dùng đúng là “Nhân sự” hoặc “Chức vụ”.',
    'Keep one sheet, or name the one to use exactly “Nhân sự” or “Chức vụ”.',
  ),
};

export const columnMissing: FindingKind<[columns: readonly string[], found: readonly string[]]> = {
  code: 'E-roster-column-missing',
  severity: 'error',
  title: text('Thiếu cột bắt buộc', 'A required column is missing'),
  message: (columns, found) =>
    text(
      `Thiếu cột ${quoted(columns)}. Các tiêu đề tìm thấy: ${found.length === 0 ? '(không có)' : quoted(found)}.`,
      `Missing: ${quoted(columns)}. Headings found: ${found.length === 0 ? '(none)' : quoted(found)}.`,
    ),
  todo: text(
    'Thêm cột, hoặc sửa tiêu đề cho đúng như tệp mẫu.',
    'Add the column, or write its heading as in the template.',
  ),
};

export const columnTwice: FindingKind<[heading: string, meaning: string]> = {
  code: 'E-roster-column-twice',
  severity: 'error',
  title: text('Hai cột cùng nghĩa', 'Two columns of one meaning'),
  message: (heading, meaning) =>
    text(
      `Cột “${heading}” trùng nghĩa với một cột trước đó (“${meaning}”).`,
      `The column “${heading}” means the same as an earlier one (“${meaning}”).`,
    ),
  todo: text('Xóa hoặc đổi tiêu đề một trong hai cột.', 'Delete one of the two, or change its heading.'),
};

export const secondHeading: FindingKind<[row: number]> = {
  code: 'E-roster-second-heading',
  severity: 'error',
  title: text('Hai bảng trên một sheet', 'Two tables on one sheet'),
  message: (row) =>
    text(
      `Dòng này là tiêu đề của một bảng khác với bảng có tiêu đề ở dòng ${row}; mỗi sheet chỉ đọc được một bảng.`,
      `This row is the heading of another table than the one below row ${row}; only one table of a sheet can be read.`,
    ),
  todo: text(
    'Đặt mỗi bảng ở một sheet riêng (“Nhân sự”, “Chức vụ”), hoặc ghép thành một bảng dưới một dòng tiêu đề.',
    'Put each table on a sheet of its own (“Nhân sự”, “Chức vụ”), or join them under one heading row.',
  ),
};

export const nameInTwoColumns: FindingKind<[heading: string]> = {
  code: 'E-roster-name-in-two-columns',
  severity: 'error',
  title: text('Họ tên nằm ở hai cột', 'The name stands in two columns'),
  message: (heading) =>
    text(
      `Cột này không có tiêu đề nhưng có nội dung, ngay bên phải cột “${heading}”: có thể họ tên bị tách làm hai.`,
      `This column has no heading but has content, right beside “${heading}”: the name may be split over two columns.`,
    ),
  todo: text(
    'Đặt tiêu đề hai cột là “Họ đệm” và “Tên”, hoặc đặt tiêu đề khác cho cột này.',
    'Head the two columns “Họ đệm” and “Tên”, or give this one another heading.',
  ),
};

export const columnUnknown: FindingKind<[heading: string]> = {
  code: 'I-roster-column-unknown',
  severity: 'info',
  title: text('Cột không dùng', 'A column that is not used'),
  message: (heading) => text(`Cột “${heading}” không được dùng.`, `The column “${heading}” is not used.`),
  todo: text(
    'Không cần làm gì. Nếu đây là cột cần thiết, sửa tiêu đề như tệp mẫu.',
    'Nothing to do. If the column matters, write its heading as in the template.',
  ),
};

export const oneSheet: FindingKind = {
  code: 'I-roster-one-sheet',
  severity: 'info',
  title: text('Nhân sự và chức vụ chung một bảng', 'People and posts in one table'),
  message: () =>
    text(
      'Danh sách người được lấy từ chính bảng chức vụ: mỗi mã cán bộ là một người.',
      'The people were taken from the table of posts: one person for each staff code.',
    ),
  todo: text('Không cần làm gì.', 'Nothing to do.'),
};

export const sheetUnused: FindingKind<[name: string]> = {
  code: 'I-roster-sheet-unused',
  severity: 'info',
  title: text('Sheet không dùng', 'A sheet that is not used'),
  message: (name) => text(`“${name}” không được dùng.`, `“${name}” is not used.`),
  todo: text(
    'Không cần làm gì, trừ khi sheet này có dữ liệu cần nhập.',
    'Nothing to do, unless this sheet holds data to import.',
  ),
};

export const sheetLeftOut: FindingKind<[name: string, chosen: readonly string[]]> = {
  code: 'W-roster-sheet-left-out',
  severity: 'warning',
  title: text('Một danh sách khác không được đọc', 'Another list was not read'),
  message: (name, chosen) =>
    text(
      `“${name}” cũng có đủ cột của một danh sách, nhưng không được đọc; chỉ đọc ${quoted(chosen)}.`,
      `“${name}” has all columns of a list too, but was not read; only ${quoted(chosen)} was.`,
    ),
  todo: text(
    'Nếu đó là phần tiếp theo, chép các dòng vào danh sách được đọc. Nếu là bản cũ, xóa, hoặc ghi lý do để nguyên.',
    'If it goes on with the list, copy its rows into the one that is read. If it is an old copy, delete it or record why it stands.',
  ),
};

export const rowsIgnored: FindingKind<[content: string, count: number]> = {
  code: 'I-roster-rows-ignored',
  severity: 'info',
  title: text('Dòng không phải dữ liệu', 'Rows that are no data'),
  message: (content, count) =>
    text(
      `Bỏ qua ${count} dòng tiêu đề nhóm, tổng cộng hoặc chữ ký, từ dòng “${content}”.`,
      `${count} rows of group headings, totals or signatures left out, from the row “${content}”.`,
    ),
  todo: text(
    'Không cần làm gì, nếu các dòng đó đúng là không có người nào.',
    'Nothing to do, if no person stands in these rows.',
  ),
};

export const rowsHidden: FindingKind<[count: number, first: number]> = {
  code: 'W-roster-rows-hidden',
  severity: 'warning',
  title: text('Có dòng bị ẩn', 'Hidden rows'),
  message: (count, first) =>
    text(
      `${count} dòng đang bị ẩn hoặc bị lọc (từ dòng ${first}) vẫn được đọc.`,
      `${count} rows that are hidden or filtered out (from row ${first}) were read all the same.`,
    ),
  todo: text(
    'Bỏ ẩn, bỏ lọc và kiểm tra; xóa dòng thừa; hoặc ghi lý do để nguyên.',
    'Show them and check; delete what is not wanted; or record why they stand.',
  ),
};

export const noRows: FindingKind<[sheet: string]> = {
  code: 'E-roster-no-rows',
  severity: 'error',
  title: text('Bảng không có dữ liệu', 'The table holds no data'),
  message: (sheet) => text(`“${sheet}” không có dòng nào dưới tiêu đề.`, `“${sheet}” has no row below its heading.`),
  todo: text('Kiểm tra đã chọn đúng tệp chưa.', 'Check that this is the right file.'),
};

export const cellError: FindingKind<[content: string]> = {
  code: 'E-roster-cell-error',
  severity: 'error',
  title: text('Ô bị lỗi công thức', 'A formula went wrong'),
  message: (content) => text(`Ô này không có kết quả: ${content}.`, `This cell has no result: ${content}.`),
  todo: text(
    'Gõ giá trị đúng vào ô, hoặc mở bằng Excel, tính lại và lưu.',
    'Type the value into the cell, or open the file in Excel, recalculate and save.',
  ),
};

export const lettersLost: FindingKind<[content: string]> = {
  code: 'E-roster-letters-lost',
  severity: 'error',
  title: text('Chữ tiếng Việt đã mất', 'Vietnamese letters are lost'),
  message: (content) =>
    text(
      `“${content}”: chữ có dấu đã bị thay bằng dấu hỏi khi lưu tệp, không khôi phục được.`,
      `“${content}”: letters were replaced by question marks when the file was saved and cannot be restored.`,
    ),
  todo: text(
    'Lưu lại từ tệp gốc: Excel (.xlsx), hoặc “CSV UTF-8”.',
    'Save again from the original: as Excel (.xlsx), or as “CSV UTF-8”.',
  ),
};

export const encodingDoubt: FindingKind<[content: string, other: string]> = {
  code: 'W-roster-encoding-doubt',
  severity: 'warning',
  title: text('Có thể là chữ mã cũ', 'Perhaps letters of an old encoding'),
  message: (content, other) =>
    text(
      `“${content}” được giữ nguyên; nếu ô này dùng phông chữ cũ (TCVN3, VNI) thì phải là “${other}”.`,
      `“${content}” was kept; if this cell uses an old font (TCVN3, VNI), it should read “${other}”.`,
    ),
  todo: text(
    'Gõ lại ô cho đúng bằng Unicode, hoặc ghi là đã kiểm tra, chữ đang đúng.',
    'Type the cell again in Unicode, or record that it was checked and is right.',
  ),
};

export const oddCharacters: FindingKind<[rows: readonly number[], character: string, content: string]> = {
  code: 'W-roster-odd-characters',
  severity: 'warning',
  title: text('Ký tự lạ', 'Odd characters'),
  message: (rows, character, content) =>
    text(
      `Cột này có ký tự lạ ở dòng ${listed(rows)}, như “${character}” trong “${content}”: có thể là phông chữ cũ, hoặc chữ chỉ trông giống chữ Latinh nên không khớp với kế hoạch hay sheet kia.`,
      `This column has odd characters in row ${listed(rows)}, such as “${character}” in “${content}”: perhaps an old font, or letters that only look Latin and match neither the plan nor the other sheet.`,
    ),
  todo: text(
    'Gõ lại các ô đó bằng Unicode, hoặc ghi là đã kiểm tra, chữ đang đúng.',
    'Type these cells again in Unicode, or record that they were checked and are right.',
  ),
};

export const moreFindings: FindingKind<[count: number]> = {
  code: 'I-roster-more',
  severity: 'info',
  title: text('Còn nhiều chỗ khác', 'There are more'),
  message: (count) =>
    text(
      `Còn ${count} chỗ khác cùng loại với các chỗ đã nêu, chưa liệt kê.`,
      `${count} more places of the kinds named above are not listed.`,
    ),
  todo: text(
    'Sửa các chỗ đã nêu rồi nộp lại. Nếu cả cột đều bị nêu, kiểm tra tiêu đề cột.',
    'Correct what is listed and hand the file in again. If a whole column is listed, check its heading.',
  ),
};

export const rosterSheetFindingKinds = [
  noPeopleSheet,
  noPostsSheet,
  severalSheets,
  columnMissing,
  columnTwice,
  secondHeading,
  nameInTwoColumns,
  columnUnknown,
  ...unheadedFindingKinds,
  oneSheet,
  sheetUnused,
  sheetLeftOut,
  rowsIgnored,
  rowsHidden,
  noRows,
  cellError,
  lettersLost,
  encodingDoubt,
  oddCharacters,
  moreFindings,
] as const;
