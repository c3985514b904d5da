// What can be wrong with a sheet of a roster as a whole, and with its text. Findings on people and posts: roster-row-findings.ts.
import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';
import type { NearlyPosts } from './roster-sheets.ts';
import { textFindingKinds } from './roster-text-findings.ts';
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

export const noPostsSheet: FindingKind<[sheets: readonly string[], near?: NearlyPosts]> = {
  code: 'E-roster-no-posts-sheet',
  severity: 'error',
  title: text('Không thấy danh sách chức vụ', 'The list of posts was not found'),
  message: (sheets, near) =>
    text(
      `Không có sheet hay tệp nào có đủ cột “Mã cán bộ”, “Chức vụ” và “Ngày bổ nhiệm”. Đã xem: ${quoted(sheets)}.${near === undefined ? '' : ` Ở “${near.sheet}” chỉ không thấy cột “${near.missing}”; các tiêu đề: ${quoted(near.found)}.`}`,
      `No sheet or file has the columns “Mã cán bộ” (staff code), “Chức vụ” (post) and “Ngày bổ nhiệm” (appointed). Looked at: ${quoted(sheets)}.${near === undefined ? '' : ` In “${near.sheet}” only “${near.missing}” was not found; its headings: ${quoted(near.found)}.`}`,
    ),
  example: [['…']],
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

export const unitWithPart: FindingKind<
  [headings: readonly [unit: string, part: string], example: string, rows: number]
> = {
  code: 'W-roster-unit-with-part',
  severity: 'warning',
  example: [['Đơn vị', 'Bộ phận'], 'Bộ môn Cây trồng, Khoa Nông học', 12],
  title: text('Đơn vị và bộ phận ghép làm một', 'Unit and part joined'),
  message: ([unit, part], example, rows) =>
    text(
      `Cột “${part}” và cột “${unit}” được ghép thành đơn vị của chức vụ, ví dụ “${example}” (${rows} dòng); phiếu, văn bản ghi như vậy.`,
      `The columns “${part}” and “${unit}” were joined to the unit of a post, such as “${example}” (${rows} rows); ballots and documents say it so.`,
    ),
  todo: text(
    'Nếu đúng thì xác nhận; kế hoạch có ghi đơn vị của chức vụ thì ghi đúng như vậy. Nếu chỉ cần một cột thì xóa cột kia rồi nhập lại.',
    'Confirm if that is right; a plan that names the unit of a post has to name it so. If one column is enough, delete the other and import again.',
  ),
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

export const columnPerhapsEnd: FindingKind<[heading: string, filled: number]> = {
  code: 'W-roster-column-perhaps-end',
  severity: 'warning',
  title: text('Cột có thể là ngày thôi giữ', 'A column that may be the end of posts'),
  message: (heading, filled) =>
    text(
      `Cột “${heading}” không được dùng, và bảng không có cột “Ngày thôi giữ”: ${filled} dòng có ghi ở cột này vẫn được coi là đang giữ chức vụ.`,
      `The column “${heading}” is not used, and the table has no column “Ngày thôi giữ”: ${filled} rows with content in it count as posts still held.`,
    ),
  todo: text(
    'Nếu đó là ngày thôi giữ, sửa tiêu đề thành “Ngày thôi giữ” và nhập lại; nếu không, ghi là đã kiểm tra.',
    'If it holds the end of posts, head it “Ngày thôi giữ” and import again; if not, record that it was checked.',
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

export const headCountDiffers: FindingKind<[content: string, written: number, above: number]> = {
  code: 'W-roster-head-count',
  severity: 'warning',
  title: text('Số người không khớp với dòng tổng', 'Another number of people than the total says'),
  message: (content, written, above) =>
    text(
      `Dòng “${content}” ghi ${written} người, nhưng phía trên có ${above} người.`,
      `The row “${content}” says ${written} people, but ${above} stand above it.`,
    ),
  todo: text(
    'Kiểm tra có người bị thiếu hoặc thừa không; sửa dòng tổng; hoặc ghi lý do để nguyên.',
    'Check whether somebody is missing or too many; correct the total; or record why it stands.',
  ),
};

export const rowPerhapsPerson: FindingKind<[content: string]> = {
  code: 'W-roster-row-perhaps-person',
  severity: 'warning',
  title: text('Dòng bị bỏ qua có thể là một người', 'A row left out may be a person'),
  message: (content) =>
    text(
      `“${content}” được coi là dòng tổng cộng hoặc chữ ký và bị bỏ qua, nhưng có thể là mã và tên của một người.`,
      `“${content}” was taken for a total or a signature and left out, but may be the code and name of a person.`,
    ),
  todo: text(
    'Nếu là một người, đổi mã cho giống các mã khác. Nếu không, xóa dòng, hoặc ghi là đã kiểm tra.',
    'If it is a person, write the code like the others. If not, delete the row, or record that it was checked.',
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

export const columnHidden: FindingKind<[heading: string]> = {
  code: 'W-roster-column-hidden',
  severity: 'warning',
  title: text('Có cột bị ẩn', 'A hidden column'),
  message: (heading) =>
    text(
      `Cột “${heading}” đang bị ẩn nhưng vẫn được đọc.`,
      `The column “${heading}” is hidden and was read all the same.`,
    ),
  todo: text(
    'Bỏ ẩn cột và kiểm tra; xóa cột nếu không dùng; hoặc ghi lý do để nguyên.',
    'Show the column and check it; delete it if it is not wanted; or record why it stands.',
  ),
};

export const rowsStruck: FindingKind<[rows: readonly number[]]> = {
  code: 'W-roster-rows-struck',
  severity: 'warning',
  title: text('Có dòng bị gạch ngang', 'Rows that are crossed out'),
  message: (rows) =>
    text(
      `Dòng ${listed(rows)} có chữ bị gạch ngang nhưng vẫn được đọc.`,
      `Row ${listed(rows)} has a line through its text and was read all the same.`,
    ),
  todo: text(
    'Xóa hẳn dòng không còn dùng, bỏ gạch ngang ở dòng còn dùng, hoặc ghi lý do để nguyên.',
    'Delete rows that are not wanted, take the line from those that are, or record why they stand.',
  ),
};

export const noRows: FindingKind<[sheet: string]> = {
  code: 'E-roster-no-rows',
  severity: 'error',
  title: text('Bảng không có dữ liệu', 'The table holds no data'),
  message: (sheet) => text(`“${sheet}” không có dòng nào dưới tiêu đề.`, `“${sheet}” has no row below its heading.`),
  todo: text('Kiểm tra đã chọn đúng tệp chưa.', 'Check that this is the right file.'),
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
  unitWithPart,
  secondHeading,
  nameInTwoColumns,
  columnUnknown,
  columnPerhapsEnd,
  ...unheadedFindingKinds,
  oneSheet,
  sheetUnused,
  sheetLeftOut,
  rowsIgnored,
  headCountDiffers,
  rowPerhapsPerson,
  rowsHidden,
  columnHidden,
  rowsStruck,
  noRows,
  ...textFindingKinds,
  moreFindings,
] as const;
