// What can be wrong with a table of counts, before its numbers are looked at.
import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';
import { assessFindingKinds } from './assess-findings.ts';
import { assessRowsFindingKinds } from './assess-rows-findings.ts';

/** The columns of a table of counts, in the order in which they are documented. */
export const countColumns = [
  'name',
  'position',
  'issued',
  'collected',
  'valid',
  'invalid',
  'high',
  'confidence',
  'low',
  'members',
  'convened',
] as const;
export const columnMissing: FindingKind<[string]> = {
  code: 'E-counts-column-missing',
  severity: 'error',
  title: text('Thiếu cột cần có', 'A needed column is missing'),
  message: (column) =>
    text(
      `Bảng không có cột “${column}”, nên không tính được đầy đủ.`,
      `The table has no column “${column}”, so not everything can be worked out.`,
    ),
  todo: text(
    `Thêm cột này vào hàng tiêu đề. Các cột, cách nhau bằng dấu phẩy: ${countColumns.join(',')}.`,
    `Add this column to the header row. The columns, separated by commas: ${countColumns.join(',')}.`,
  ),
};

export const columnAbsent: FindingKind<[string]> = {
  code: 'I-counts-column-absent',
  severity: 'info',
  title: text('Bảng không có một cột', 'The table leaves a column out'),
  message: (column) =>
    text(
      `Bảng không có cột “${column}”: coi như chưa biết.`,
      `The table has no column “${column}”: taken as not known.`,
    ),
  todo: text(
    'Thêm cột này nếu có số liệu; càng nhiều số càng dễ phát hiện số ghi nhầm.',
    'Add the column if the numbers are known; the more numbers, the easier a wrong one is found.',
  ),
};

export const columnUnknown: FindingKind<[string]> = {
  code: 'W-counts-column-unknown',
  severity: 'warning',
  title: text('Cột không rõ', 'An unknown column'),
  message: (column) =>
    text(
      `Không rõ cột “${column}” là gì, nên bỏ qua cột này.`,
      `It is not clear what column “${column}” is, so it is left out.`,
    ),
  todo: text(
    `Đặt lại tên cột theo một trong các tên: ${countColumns.join(', ')}.`,
    `Rename the column to one of: ${countColumns.join(', ')}.`,
  ),
};

export const columnUnheaded: FindingKind<[column: string, content: string]> = {
  code: 'W-counts-column-unheaded',
  severity: 'warning',
  title: text('Cột không có tên', 'A column without a name'),
  message: (column, content) =>
    text(
      `Cột ${column} không có tên ở hàng tiêu đề nhưng có nội dung (“${content}”), nên bỏ qua cột này.`,
      `Column ${column} has no name in the header row but has content (“${content}”), so it is left out.`,
    ),
  todo: text(
    `Đặt tên cho cột, hoặc xóa cột. Kiểm tra các số có bị lệch cột không. Các tên: ${countColumns.join(', ')}.`,
    `Name the column, or delete it. Check whether numbers slipped into wrong columns. The names: ${countColumns.join(', ')}.`,
  ),
};

export const columnTwice: FindingKind<[string]> = {
  code: 'E-counts-column-twice',
  severity: 'error',
  title: text('Cột có hai lần', 'A column stands twice'),
  message: (column) =>
    text(
      `Cột “${column}” có hai lần; không biết cột nào đúng, nên không dùng cột nào.`,
      `Column “${column}” stands twice; it is not known which is right, so neither is used.`,
    ),
  todo: text('Bỏ một trong hai cột.', 'Remove one of the two columns.'),
};

export const nameMissing: FindingKind<[]> = {
  code: 'W-counts-name-missing',
  severity: 'warning',
  title: text('Thiếu họ tên', 'The name is missing'),
  message: () => text('Dòng này không có họ tên.', 'This row has no name.'),
  todo: text('Điền họ và tên người được lấy phiếu.', 'Fill in the name of the person voted on.'),
};

export const textConverted: FindingKind<[written: string, read: string]> = {
  code: 'W-counts-text-converted',
  severity: 'warning',
  title: text('Chữ mã cũ được đổi sang Unicode', 'Letters of an old encoding turned into Unicode'),
  message: (written, read) => text(`“${written}” được đọc là “${read}”.`, `“${written}” was read as “${read}”.`),
  todo: text('Xem lại tên này; nên lưu tệp dạng “CSV UTF-8”.', 'Check this name; better save the file as “CSV UTF-8”.'),
};

export const textDoubt: FindingKind<[kept: string, other: string]> = {
  code: 'W-counts-text-doubt',
  severity: 'warning',
  title: text('Có thể là chữ mã cũ', 'Perhaps letters of an old encoding'),
  message: (kept, other) =>
    text(
      `“${kept}” được giữ nguyên; nếu dùng phông chữ cũ (TCVN3, VNI, Windows-1258) thì phải là “${other}”.`,
      `“${kept}” was kept; in an old font (TCVN3, VNI, Windows-1258) it should read “${other}”.`,
    ),
  todo: text('Gõ lại tên bằng Unicode.', 'Type the name again in Unicode.'),
};

export const textOdd: FindingKind<[read: string]> = {
  code: 'W-counts-text-odd',
  severity: 'warning',
  title: text('Chữ không đọc được chắc chắn', 'Letters that could not be read for certain'),
  message: (read) =>
    text(
      `“${read}” có ký tự lạ, chữ bị mất, hoặc chữ không phải tiếng Việt: có thể đọc sai.`,
      `“${read}” has odd characters, lost letters or a word that is no Vietnamese: it may be read wrongly.`,
    ),
  todo: text('Kiểm tra và gõ lại tên bằng Unicode nếu cần.', 'Check it, and type it again in Unicode where needed.'),
};

export const rowTooLong: FindingKind<[number, number]> = {
  code: 'E-counts-row-too-long',
  severity: 'error',
  title: text('Dòng có quá nhiều ô', 'The row has too many cells'),
  message: (cells, columns) =>
    text(
      `Dòng này có ${cells} ô nhưng bảng chỉ có ${columns} cột: có thể một số viết với dấu phẩy (12,5) đã bị tách làm hai ô. Không dùng số nào của dòng này.`,
      `This row has ${cells} cells but the table has ${columns} columns: a number written with a comma (12,5) may have been split in two. No number of this row is used.`,
    ),
  todo: text(
    'Viết lại dòng này; đặt họ tên hoặc chức vụ có dấu phẩy trong dấu ngoặc kép.',
    'Write the row again; put a name or position that holds a comma in quotation marks.',
  ),
};

export const rowTooShort: FindingKind<[number, number]> = {
  code: 'W-counts-row-too-short',
  severity: 'warning',
  title: text('Dòng thiếu ô', 'The row has too few cells'),
  message: (cells, columns) =>
    text(
      `Dòng này có ${cells} ô nhưng bảng có ${columns} cột. Các ô thiếu ở cuối dòng được coi là chưa biết; nếu thiếu ô ở giữa thì các số đã lệch cột.`,
      `This row has ${cells} cells but the table has ${columns} columns. Cells missing at its end are taken as not known; if one is missing in the middle, the numbers stand in wrong columns.`,
    ),
  todo: text('Kiểm tra số dấu phẩy của dòng này.', 'Check the number of commas in this row.'),
};

export const noTable: FindingKind<[]> = {
  code: 'E-counts-empty',
  severity: 'error',
  title: text('Bảng trống', 'An empty table'),
  message: () => text('Tệp không có nội dung gì.', 'There is nothing in the file.'),
  todo: text(
    `Kiểm tra có chọn đúng tệp không. Bảng có hàng tiêu đề ${countColumns.join(',')}, rồi mỗi người một dòng; xem samples/results.`,
    `Check that it is the right file. A table has the header row ${countColumns.join(',')}, then one row for each person; see samples/results.`,
  ),
};

export const noRows: FindingKind<[]> = {
  code: 'E-counts-no-rows',
  severity: 'error',
  title: text('Bảng không có người nào', 'The table has no row'),
  message: () =>
    text(
      'Bảng không có dòng số liệu nào bên dưới hàng tiêu đề.',
      'The table has no row of numbers below its header row.',
    ),
  todo: text('Ghi mỗi người một dòng bên dưới hàng tiêu đề.', 'Write one row for each person below the header row.'),
};

/** Every kind of finding that a table of counts may raise, for the reference. */
export const assessTableFindingKinds = [
  columnMissing,
  columnAbsent,
  columnUnknown,
  columnUnheaded,
  columnTwice,
  nameMissing,
  textConverted,
  textDoubt,
  textOdd,
  rowTooLong,
  rowTooShort,
  noTable,
  noRows,
  ...assessRowsFindingKinds,
  ...assessFindingKinds,
] as const;
