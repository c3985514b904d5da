// What can be wrong with a file before anything in it is understood.
import { type FindingKind, type Text, text } from '@tinnhiem/core';

const saveAsWorkbook = text(
  'Mở tệp bằng Excel (hoặc LibreOffice), chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”, rồi nộp tệp mới.',
  'Open the file in Excel (or LibreOffice), choose Save As, type “Excel Workbook (.xlsx)”, and hand in the new file.',
);

export const fileUnreadable: FindingKind<[name: string, why: string]> = {
  code: 'E-file-unreadable',
  severity: 'error',
  title: text('Không mở được tệp', 'The file cannot be opened'),
  message: (name, why) => text(`Không mở được “${name}” (${why}).`, `“${name}” cannot be opened (${why}).`),
  todo: text(
    'Kiểm tra đường dẫn và quyền đọc; đóng tệp nếu đang mở trong Excel.',
    'Check the path and the right to read it; close it in Excel.',
  ),
};

export const noFile: FindingKind<[name: string]> = {
  code: 'E-file-none',
  severity: 'error',
  title: text('Không có tệp danh sách', 'No roster file'),
  message: (name) =>
    text(`Trong “${name}” không có tệp .xlsx hay .csv nào.`, `There is no .xlsx or .csv file in “${name}”.`),
  todo: text(
    'Chọn tệp Excel, hoặc thư mục có people.csv và posts.csv.',
    'Choose a workbook, or a folder with people.csv and posts.csv.',
  ),
};

export const tooManyFiles: FindingKind<[count: number, most: number]> = {
  code: 'E-file-too-many',
  severity: 'error',
  title: text('Quá nhiều tệp', 'Too many files'),
  message: (count, most) =>
    text(`Có ${count} tệp; nhiều nhất ${most} tệp.`, `${count} files; at most ${most} are read.`),
  todo: text('Chỉ chọn tệp danh sách nhân sự và tệp chức vụ.', 'Choose only the files of people and of posts.'),
};

export const fileEmpty: FindingKind<[name: string]> = {
  code: 'E-file-empty',
  severity: 'error',
  title: text('Tệp trống', 'The file is empty'),
  message: (name) => text(`“${name}” không có nội dung.`, `“${name}” has no content.`),
  todo: text('Kiểm tra đã chọn đúng tệp và tệp đã được lưu.', 'Check that it is the right file and that it was saved.'),
};

export const fileTooLarge: FindingKind<[name: string, megabytes: number, most: number]> = {
  code: 'E-file-too-large',
  severity: 'error',
  title: text('Tệp quá lớn', 'The file is too large'),
  message: (name, megabytes, most) =>
    text(
      `“${name}” có ${megabytes} MB; nhiều nhất ${most} MB.`,
      `“${name}” has ${megabytes} MB; at most ${most} MB are read.`,
    ),
  todo: text(
    'Xóa hình ảnh và sheet không cần, rồi lưu lại.',
    'Remove pictures and sheets that are not needed, and save again.',
  ),
};

export const unpacksTooLarge: FindingKind<[name: string, most: number]> = {
  code: 'E-file-unpacks-too-large',
  severity: 'error',
  title: text('Tệp nén phình quá lớn', 'The file unpacks to too much'),
  message: (name, most) =>
    text(
      `“${name}” khi mở ra lớn hơn ${most} MB nên không được đọc.`,
      `“${name}” grows beyond ${most} MB when unpacked and was not read.`,
    ),
  todo: text(
    'Chép riêng các cột cần thiết sang một tệp mới. Nếu tệp đến từ người lạ, hãy báo bộ phận kỹ thuật.',
    'Copy the columns that are needed into a new file. If it comes from a stranger, tell the technicians.',
  ),
};

export const tooManyRows: FindingKind<[name: string, most: string]> = {
  code: 'E-file-too-many-rows',
  severity: 'error',
  title: text('Bảng quá lớn', 'The table is too large'),
  message: (name, most) =>
    text(
      `“${name}” có quá nhiều dòng hoặc cột (nhiều nhất ${most} dòng).`,
      `“${name}” has too many rows or columns (at most ${most} rows).`,
    ),
  todo: text(
    'Xóa các dòng, cột trống có định dạng ở cuối bảng (chọn cả dòng, cả cột rồi xóa) và lưu lại.',
    'Delete formatted but empty rows and columns at the end of the table, and save again.',
  ),
};

export const fileEncrypted: FindingKind<[name: string]> = {
  code: 'E-file-encrypted',
  severity: 'error',
  title: text('Tệp có mật khẩu', 'The file has a password'),
  message: (name) =>
    text(`“${name}” được đặt mật khẩu nên không đọc được.`, `“${name}” is protected by a password and cannot be read.`),
  todo: text(
    'Mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), lưu lại dạng .xlsx.',
    'Open it in Excel, remove the password (File › Info › Protect Workbook), and save it as .xlsx.',
  ),
};

export const oldWorkbook: FindingKind<[name: string, what: Text]> = {
  code: 'E-file-old-workbook',
  severity: 'error',
  title: text('Kiểu bảng tính khác', 'Another kind of spreadsheet'),
  message: (name, what) =>
    text(`“${name}” là ${what.vi}, không phải tệp .xlsx.`, `“${name}” is ${what.en}, not an .xlsx file.`),
  todo: saveAsWorkbook,
};

export const noSpreadsheet: FindingKind<[name: string]> = {
  code: 'E-file-no-spreadsheet',
  severity: 'error',
  title: text('Không phải bảng tính', 'No spreadsheet'),
  message: (name) =>
    text(`“${name}” không phải tệp Excel, cũng không phải CSV.`, `“${name}” is neither a workbook nor a CSV file.`),
  todo: text(
    'Chọn tệp Excel (.xlsx) hoặc CSV. Có thể tải tệp mẫu.',
    'Choose an Excel file (.xlsx) or a CSV file. A template can be downloaded.',
  ),
};

export const fileDamaged: FindingKind<[name: string]> = {
  code: 'E-file-damaged',
  severity: 'error',
  title: text('Tệp bị hỏng', 'The file is damaged'),
  message: (name) => text(`“${name}” bị hỏng hoặc thiếu một phần.`, `“${name}” is damaged or incomplete.`),
  todo: saveAsWorkbook,
};

export const csvBroken: FindingKind<[line: number]> = {
  code: 'E-file-csv-broken',
  severity: 'error',
  title: text('Tệp CSV sai cấu trúc', 'The CSV file is broken'),
  message: (line) =>
    text(`Dấu ngoặc kép không khớp, từ khoảng dòng ${line}.`, `Quotation marks do not match, from about line ${line}.`),
  todo: saveAsWorkbook,
};

export const encodingUnknown: FindingKind<[name: string]> = {
  code: 'E-file-encoding-unknown',
  severity: 'error',
  title: text('Không rõ bảng mã của tệp', 'The character set is unknown'),
  message: (name) =>
    text(
      `“${name}” không phải UTF-8 và không nhận ra được bảng mã tiếng Việt nào.`,
      `“${name}” is not UTF-8, and no Vietnamese character set fits.`,
    ),
  todo: text(
    'Lưu lại: Excel (.xlsx), hoặc “CSV UTF-8 (Comma delimited)”.',
    'Save it again: as Excel (.xlsx), or as “CSV UTF-8 (Comma delimited)”.',
  ),
};

export const encodingGuessed: FindingKind<[name: string, encoding: string]> = {
  code: 'I-file-encoding',
  severity: 'info',
  title: text('Tệp dùng bảng mã cũ', 'The file uses an old character set'),
  message: (name, encoding) =>
    text(`“${name}” được đọc theo bảng mã ${encoding}.`, `“${name}” was read as ${encoding}.`),
  todo: text(
    'Xem lại họ tên. Lần sau nên lưu “CSV UTF-8”.',
    'Look through the names. Better save as “CSV UTF-8” next time.',
  ),
};

export const sheetHidden: FindingKind<[sheet: string]> = {
  code: 'I-file-sheet-hidden',
  severity: 'info',
  title: text('Sheet bị ẩn', 'A hidden sheet'),
  message: (sheet) =>
    text(`Sheet “${sheet}” đang ẩn nên không được đọc.`, `The sheet “${sheet}” is hidden and was not read.`),
  todo: text(
    'Không cần làm gì; nếu cần dùng, bỏ ẩn sheet và nộp lại.',
    'Nothing to do; to use it, unhide it and hand the file in again.',
  ),
};

export const fileFindingKinds = [
  fileUnreadable,
  noFile,
  tooManyFiles,
  fileEmpty,
  fileTooLarge,
  unpacksTooLarge,
  tooManyRows,
  fileEncrypted,
  oldWorkbook,
  noSpreadsheet,
  fileDamaged,
  csvBroken,
  encodingUnknown,
  encodingGuessed,
  sheetHidden,
] as const;
