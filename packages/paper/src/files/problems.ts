// What can be wrong with a file of scans: what it is and what to do, before any ballot in it is understood.
import { type Refusal, type RefusalKind, refuse, type Text, text } from '@tinnhiem/core';

/** Why a file, or one page of it, cannot be read. The words do not name the file: whoever shows them does. */
export type FileProblem = Refusal;

const scanAgain = text(
  'Quét lại các phiếu này (PDF, TIFF, JPEG hoặc PNG) rồi nộp tệp mới.',
  'Scan these ballots again (PDF, TIFF, JPEG or PNG) and hand in the new file.',
);
const copyAgain = text(
  'Chép lại tệp từ máy quét hoặc điện thoại, đợi chép xong rồi nộp lại. Nếu vẫn vậy, quét lại các phiếu này.',
  'Copy the file again from the scanner or phone, wait until it is complete, and hand it in again. If that fails, scan these ballots again.',
);

export const scanMissing: RefusalKind<[why: string]> = {
  code: 'R-scan-missing',
  title: text('Không mở được tệp ảnh quét', 'The scan cannot be opened'),
  message: (why) => text(`Không mở được tệp (${why}).`, `The file cannot be opened (${why}).`),
  todo: text('Kiểm tra đường dẫn và quyền đọc tệp.', 'Check the path and the right to read it.'),
};

export const scanEmpty: RefusalKind = {
  code: 'R-scan-empty',
  title: text('Tệp ảnh quét trống', 'The scan is empty'),
  message: () => text('Tệp trống, không có nội dung.', 'The file is empty.'),
  todo: copyAgain,
};

export const scanTooLarge: RefusalKind<[megabytes: number, most: number]> = {
  code: 'R-scan-too-large',
  title: text('Tệp ảnh quét quá lớn', 'The scan is too large'),
  message: (megabytes, most) =>
    text(
      `Tệp có ${megabytes} MB; nhiều nhất ${most} MB.`,
      `The file has ${megabytes} MB; at most ${most} MB are read.`,
    ),
  todo: text(
    'Quét thành nhiều tệp nhỏ hơn, hoặc quét màu xám ở 200–300 dpi.',
    'Scan into several smaller files, or in grey at 200–300 dpi.',
  ),
};

export const scanNoImage: RefusalKind = {
  code: 'R-scan-no-image',
  title: text('Tệp không phải ảnh quét', 'The file is no scan'),
  message: () =>
    text(
      'Nội dung tệp không phải PDF, TIFF, JPEG hay PNG, dù tên tệp có thể nói khác.',
      'What is in the file is not PDF, TIFF, JPEG or PNG, whatever its name says.',
    ),
  todo: text('Chọn đúng tệp ảnh quét của phiếu.', 'Choose the file that the scanner wrote.'),
};

export const scanUnsupported: RefusalKind<[what: Text]> = {
  code: 'R-scan-unsupported',
  title: text('Kiểu tệp chưa đọc được', 'A kind of file that is not read'),
  message: (what) =>
    text(
      `Tệp là ${what.vi}; chỉ đọc được PDF, TIFF, JPEG và PNG.`,
      `The file is ${what.en}; only PDF, TIFF, JPEG and PNG are read.`,
    ),
  todo: text(
    'Lưu hoặc xuất lại thành PDF hoặc JPEG. Với iPhone: Cài đặt › Camera › Định dạng › Tương thích nhất, rồi chụp lại.',
    'Save or export it as PDF or JPEG. On an iPhone: Settings › Camera › Formats › Most Compatible, then take it again.',
  ),
};

export const scanEncrypted: RefusalKind = {
  code: 'R-scan-encrypted',
  title: text('Tệp PDF có mật khẩu', 'The PDF has a password'),
  message: () =>
    text('Tệp PDF được đặt mật khẩu nên không đọc được.', 'The PDF is protected by a password and cannot be read.'),
  todo: text(
    'Tắt mật khẩu trong cài đặt của máy quét, hoặc mở tệp và lưu lại không có mật khẩu.',
    'Switch the password off in the scanner, or open the file and save it without one.',
  ),
};

export const scanTruncated: RefusalKind = {
  code: 'R-scan-truncated',
  title: text('Tệp ảnh quét bị cụt', 'The scan is cut off'),
  message: () =>
    text(
      'Tệp thiếu phần cuối, có thể thiếu cả trang; không trang nào được đọc.',
      'The end of the file is missing, perhaps with whole pages; none was read.',
    ),
  todo: copyAgain,
};

export const scanDamaged: RefusalKind = {
  code: 'R-scan-damaged',
  title: text('Ảnh quét bị hỏng', 'The scan is damaged'),
  message: () => text('Dữ liệu ảnh bị hỏng.', 'The data of the picture are damaged.'),
  todo: scanAgain,
};

export const scanNoPages: RefusalKind = {
  code: 'R-scan-no-pages',
  title: text('Tệp không có trang nào', 'The file has no pages'),
  message: () => text('Tệp không có trang nào.', 'The file has no pages.'),
  todo: scanAgain,
};

export const scanTooManyPages: RefusalKind<[pages: number, most: number]> = {
  code: 'R-scan-too-many-pages',
  title: text('Tệp có quá nhiều trang', 'The file has too many pages'),
  message: (pages, most) =>
    text(`Tệp có ${pages} trang; nhiều nhất ${most} trang.`, `The file has ${pages} pages; at most ${most} are read.`),
  todo: text(
    'Chia thành nhiều tệp, mỗi tệp một thùng hoặc một xấp.',
    'Split it into several files, one for each pile.',
  ),
};

export const scanTooManyPixels: RefusalKind<[width: number, height: number]> = {
  code: 'R-scan-too-many-pixels',
  title: text('Ảnh quét quá lớn', 'The picture is too large'),
  message: (width, height) =>
    text(
      `Ảnh có ${width} × ${height} điểm, quá lớn cho một trang giấy.`,
      `The picture has ${width} × ${height} pixels, too many for a sheet of paper.`,
    ),
  todo: text(
    'Quét lại ở 200–300 dpi. Nếu tệp đến từ người lạ, hãy báo bộ phận kỹ thuật.',
    'Scan again at 200–300 dpi. If the file comes from a stranger, tell the technicians.',
  ),
};

export const scanTooCoarse: RefusalKind<[dotsPerInch: number, least: number]> = {
  code: 'R-scan-too-coarse',
  title: text('Ảnh quét quá thô', 'The scan is too coarse'),
  message: (dotsPerInch, least) =>
    text(
      `Ảnh chỉ có khoảng ${dotsPerInch} điểm trên mỗi inch giấy (dpi), không đủ để đọc dấu; cần ít nhất ${least}.`,
      `The picture has only some ${dotsPerInch} dots to an inch of paper (dpi), too few to read marks; ${least} are needed.`,
    ),
  todo: text(
    'Đặt máy quét ở 200 dpi, màu xám; nếu chụp, đưa máy lại gần cho tờ phiếu đầy khung hình. Rồi quét hoặc chụp lại.',
    'Set the scanner to 200 dpi, grey; with a camera, come closer until the sheet fills the picture. Then take it again.',
  ),
};

export const scanTooSlow: RefusalKind<[seconds: number]> = {
  code: 'R-scan-too-slow',
  title: text('Trang đọc quá lâu', 'The page takes too long'),
  message: (seconds) =>
    text(
      `Trang này đọc hơn ${seconds} giây chưa xong nên bị bỏ qua.`,
      `The page was not read within ${seconds} seconds and was left.`,
    ),
  todo: scanAgain,
};

export const scanNotRead: RefusalKind<[why: string]> = {
  code: 'R-scan-not-read',
  title: text('Chương trình không đọc được trang', 'The program failed on the page'),
  message: (why) =>
    text(
      `Chương trình gặp lỗi không lường trước ở trang này (${why}).`,
      `The program met an error on this page that nobody expected (${why}).`,
    ),
  todo: text(
    'Xem và ghi phiếu này bằng tay; gửi ảnh phiếu mẫu tương tự cho bộ phận kỹ thuật.',
    'Look at this ballot by hand; send the technicians a specimen that fails alike.',
  ),
};

export const scanRefusals = [
  scanMissing,
  scanEmpty,
  scanTooLarge,
  scanNoImage,
  scanUnsupported,
  scanEncrypted,
  scanTruncated,
  scanDamaged,
  scanNoPages,
  scanTooManyPages,
  scanTooManyPixels,
  scanTooCoarse,
  scanTooSlow,
  scanNotRead,
] as const;

export const damaged: FileProblem = refuse(scanDamaged);
export const truncated: FileProblem = refuse(scanTruncated);
