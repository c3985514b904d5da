// Why the command line refuses, where no other part has the words.
import { type RefusalKind, type Text, text } from '@tinnhiem/core';

export const unknownRound: RefusalKind<[id: string, known: readonly string[]]> = {
  code: 'R-not-found',
  title: text('Không có đợt này', 'No such round'),
  message: (id, known) =>
    text(
      `Không có đợt “${id}”. Các đợt hiện có: ${known.join(', ') || 'chưa có đợt nào'}.`,
      `There is no round “${id}”. Rounds: ${known.join(', ') || 'none yet'}.`,
    ),
  todo: text('Kiểm tra mã đợt và thư mục --data.', 'Check the id of the round and the folder --data.'),
};

export const unknownListOf: RefusalKind<[id: string, known: readonly string[]]> = {
  code: 'R-not-found',
  title: text('Không có danh sách này', 'No such list'),
  message: (id, known) =>
    text(
      `Đợt không có danh sách “${id}”. Các danh sách: ${known.join(', ')}.`,
      `The round has no list “${id}”. Its lists: ${known.join(', ')}.`,
    ),
  todo: text('Dùng một trong các mã này.', 'Use one of these ids.'),
};

export const unknownConferenceOf: RefusalKind<[id: string, known: readonly string[]]> = {
  code: 'R-not-found',
  title: text('Không có hội nghị này', 'No such conference'),
  message: (id, known) =>
    text(
      `Đợt không có hội nghị “${id}”. Các hội nghị: ${known.join(', ')}.`,
      `The round has no conference “${id}”. Its conferences: ${known.join(', ')}.`,
    ),
  todo: text('Dùng một trong các mã này.', 'Use one of these ids.'),
};

export const conferenceNotBegun: RefusalKind<[id: string]> = {
  code: 'R-conference-not-begun',
  title: text('Hội nghị chưa bắt đầu', 'The conference has not begun'),
  message: (id) =>
    text(
      `Hội nghị “${id}” có trong kế hoạch, nhưng chỉ bắt đầu khi kế hoạch được phê duyệt.`,
      `The conference “${id}” stands in the plan, but begins only when the plan is approved.`,
    ),
  todo: text(
    'Phê duyệt kế hoạch (round approve), rồi chạy lại lệnh.',
    'Have the plan approved (round approve), then give the command again.',
  ),
};

export const clockOnlyInRehearsal: RefusalKind = {
  code: 'R-clock-only-in-rehearsal',
  title: text('Chỉ đặt giờ được trong đợt diễn tập', 'The clock is set in rehearsals only'),
  message: () =>
    text(
      'Không đặt giờ bằng --at được: đây không phải đợt diễn tập.',
      'The clock cannot be set with --at: this round is not a rehearsal.',
    ),
  todo: text(
    'Bỏ --at, hoặc lập đợt diễn tập bằng round create --rehearsal.',
    'Leave --at out, or make a rehearsal with round create --rehearsal.',
  ),
};

export const importRefused: RefusalKind<[errors: number]> = {
  code: 'R-import-errors',
  title: text('Kế hoạch hoặc danh sách nhân sự có lỗi', 'Plan or roster has errors'),
  message: (errors) =>
    text(
      `Có ${errors} lỗi trong kế hoạch hoặc danh sách nhân sự; chưa ghi gì.`,
      `There are ${errors} errors in plan or roster; nothing was written.`,
    ),
  todo: text('Sửa các lỗi trong tệp rồi nhập lại.', 'Mend the files and import again.'),
};

export const fileNotUtf8: RefusalKind<[file: string]> = {
  code: 'R-file-not-utf8',
  title: text('Tệp không phải văn bản UTF-8', 'The file is not UTF-8 text'),
  message: (file) =>
    text(
      `Tệp ${file} không phải văn bản UTF-8, nên chữ tiếng Việt trong đó không đọc đúng được.`,
      `The file ${file} is not UTF-8 text, so its letters cannot be read safely.`,
    ),
  todo: text(
    'Mở tệp rồi lưu lại với mã UTF-8 (trong Excel: CSV UTF-8).',
    'Open the file and save it as UTF-8 (in Excel: CSV UTF-8).',
  ),
};

/** What the usual codes of the system mean for whoever chose the path. */
const systemWords: Readonly<Record<string, Text>> = {
  EACCES: text('không có quyền', 'no permission'),
  EPERM: text('không có quyền', 'no permission'),
  EROFS: text('ổ đĩa chỉ đọc', 'the disk is read-only'),
  ENOSPC: text('ổ đĩa đã đầy', 'the disk is full'),
  ENXIO: text('không ai đọc ở đầu kia của đường ống', 'nobody reads at the other end of the pipe'),
  EPIPE: text('bên đọc đã đóng đường ống', 'whoever read has closed the pipe'),
  EFBIG: text('ổ đĩa không nhận tệp lớn như vậy', 'the disk takes no file that large'),
  EIO: text('ổ đĩa báo lỗi', 'the disk has failed'),
  ENOENT: text('không có chỗ đó, hoặc không lập được thư mục ở đó', 'no such place, or no folder can be made there'),
  ENOTDIR: text('trên đường dẫn có một tệp thay cho thư mục', 'a file stands on the path where a folder should'),
  EEXIST: text('trên đường dẫn có một tệp thay cho thư mục', 'a file stands on the path where a folder should'),
  EISDIR: text('đó là một thư mục', 'it is a folder'),
};

function systemReason(code: string): Text {
  const known = systemWords[code];
  return known === undefined ? text(code, code) : text(`${known.vi}; ${code}`, `${known.en}; ${code}`);
}

export const tableUnreadable: RefusalKind<[file: string]> = {
  code: 'R-table-unreadable',
  title: text('Không đọc được bảng', 'The table cannot be read'),
  message: (file) => text(`Không đọc được bảng trong ${file}.`, `The table in ${file} cannot be read.`),
  todo: text(
    'Lưu thành Excel (.xlsx) hoặc “CSV UTF-8” rồi thử lại.',
    'Save it as a workbook (.xlsx) or as “CSV UTF-8” and try again.',
  ),
};

export const severalSheets: RefusalKind<[file: string, sheets: readonly string[]]> = {
  code: 'R-table-sheets',
  title: text('Không rõ bảng nào', 'Not one table'),
  message: (file, sheets) =>
    text(
      `${file} phải có đúng một sheet có nội dung và không bị ẩn; có: ${sheets.join(', ') || '(không có)'}.`,
      `${file} must have exactly one sheet that is shown and holds anything; it has: ${sheets.join(', ') || '(none)'}.`,
    ),
  todo: text('Chép bảng số liệu sang một tệp riêng.', 'Copy the table of counts into a file of its own.'),
};

export const fileNotWritten: RefusalKind<[file: string, code: string]> = {
  code: 'R-file-not-written',
  example: ['phieu.pdf', 'ENOSPC'],
  title: text('Không ghi được tệp', 'The file cannot be written'),
  message: (file, code) =>
    text(`Không ghi được ${file} (${systemReason(code).vi}).`, `${file} cannot be written (${systemReason(code).en}).`),
  todo: text(
    'Kiểm tra đường dẫn, quyền ghi và dung lượng ổ đĩa; đóng tệp nếu đang mở.',
    'Check the path, its permissions and the space on the disk; close the file where it is open.',
  ),
};

/** What the system denies where no command has words of its own for it. */
export const fileFailed: RefusalKind<[file: string, code: string]> = {
  code: 'R-file-failed',
  example: ['sao-luu', 'EACCES'],
  title: text('Hệ thống không cho đọc hoặc ghi', 'The system denies reading or writing'),
  message: (file, code) =>
    text(
      `Không đọc hoặc ghi được ${file} (${systemReason(code).vi}).`,
      `${file} cannot be read or written (${systemReason(code).en}).`,
    ),
  todo: text(
    'Kiểm tra đường dẫn, quyền và dung lượng ổ đĩa rồi chạy lại lệnh.',
    'Check the path, its permissions and the space on the disk, and run the command again.',
  ),
};

export const csvMalformed: RefusalKind<[file: string, row: number]> = {
  code: 'R-csv-malformed',
  title: text('Không đọc được bảng CSV', 'The CSV cannot be read'),
  message: (file, row) =>
    text(
      `Tệp ${file} không đọc được như một bảng CSV: dấu ngoặc kép ở gần dòng ${row} không khớp.`,
      `The file ${file} cannot be read as CSV: a quotation mark near row ${row} does not match.`,
    ),
  todo: text('Mở tệp, sửa dòng đó rồi lưu lại.', 'Open the file, mend that row and save it.'),
};

export const csvTooLong: RefusalKind<[file: string, most: number]> = {
  code: 'R-csv-too-long',
  title: text('Bảng CSV quá dài', 'The CSV is too long'),
  message: (file, most) =>
    text(
      `Tệp ${file} có hơn ${most} dòng, nhiều hơn mức chương trình đọc.`,
      `The file ${file} has more than ${most} rows, more than are read.`,
    ),
  todo: text(
    'Kiểm tra có chọn đúng tệp không, hoặc chia thành nhiều tệp.',
    'Check that it is the right file, or split it.',
  ),
};

export const overlayNotYaml: RefusalKind<[file: string, row: number, problem: string]> = {
  code: 'R-overlay-not-yaml',
  title: text('Tệp overlay sai cú pháp', 'The overlay is not written correctly'),
  message: (file, row, problem) =>
    text(
      `Tệp overlay ${file}, dòng ${row}: sai cú pháp YAML (${problem}).`,
      `The overlay ${file}, row ${row}: not correct YAML (${problem}).`,
    ),
  todo: text(
    'Sửa dòng này; xem phần rules.overlay trong samples/tuaf-2019/plan.yaml.',
    'Correct this line; see rules.overlay in samples/tuaf-2019/plan.yaml.',
  ),
};

export const overlayMalformed: RefusalKind<[file: string]> = {
  code: 'R-overlay-malformed',
  title: text('Tệp overlay không dùng được', 'The overlay cannot be used'),
  message: (file) => text(`Tệp overlay ${file} không dùng được.`, `The overlay ${file} cannot be used.`),
  todo: text(
    'Sửa những chỗ dưới đây. Mỗi giá trị cần cite (nguồn) hoặc “unverified”.',
    'Mend the places below. Every value needs cite (its source) or “unverified”.',
  ),
};

export const layoutNotJson: RefusalKind<[file: string]> = {
  code: 'R-layout-not-json',
  title: text('Tệp vị trí phiếu không phải JSON', 'The layout is not JSON'),
  message: (file) =>
    text(`Tệp ${file} không phải JSON nên không dùng được.`, `The file ${file} is not JSON and cannot be used.`),
  todo: text(
    'Chọn tệp mà lệnh ballots print --layout đã ghi.',
    'Choose the file that ballots print --layout has written.',
  ),
};

export const layoutMalformed: RefusalKind<[file: string, field: string, problem: Text]> = {
  code: 'R-layout-malformed',
  title: text('Tệp vị trí phiếu không dùng được', 'The layout cannot be used'),
  message: (file, field, problem) =>
    text(
      `Tệp vị trí phiếu ${file} không dùng được: mục ${field} ${problem.vi}.`,
      `The layout ${file} cannot be used: ${field} ${problem.en}.`,
    ),
  todo: text(
    'In lại phiếu bằng ballots print --layout, hoặc chọn đúng tệp; không sửa tệp này bằng tay.',
    'Print the ballots again with ballots print --layout, or choose the right file; do not edit it by hand.',
  ),
};

export const folderInUse: RefusalKind<[folder: string]> = {
  code: 'R-folder-in-use',
  title: text('Thư mục đã có dữ liệu', 'The folder is not empty'),
  message: (folder) => text(`Thư mục ${folder} không trống.`, `The folder ${folder} is not empty.`),
  todo: text('Chọn một thư mục mới: không ghi đè lên gì cả.', 'Name a new folder: nothing is overwritten.'),
};

export const archiveInTheWay: RefusalKind<[file: string, why: 'other' | 'sealed']> = {
  code: 'R-archive-in-the-way',
  title: text('Tệp đã có, không ghi đè', 'The file is there and not overwritten'),
  message: (file, why) =>
    why === 'sealed'
      ? text(
          `${file} là hồ sơ có phần phiếu được niêm phong; hồ sơ mới không kèm phần phiếu sẽ làm mất phần đó, nên không ghi đè.`,
          `${file} is an archive with sealed ballots; the new one without them would lose these, so it is not overwritten.`,
        )
      : text(
          `${file} đã có và không phải hồ sơ của đợt này, nên không ghi đè.`,
          `${file} is there and no archive of this round, so it is not overwritten.`,
        ),
  todo: text('Ghi vào một tệp khác bằng --out.', 'Write to another file with --out.'),
};

export const fileInTheWay: RefusalKind<[file: string, why: Text]> = {
  code: 'R-file-in-the-way',
  example: ['lich.ics', text('không phải lịch do lệnh này ghi', 'is not a calendar that this command wrote')],
  title: text('Tệp đã có, không ghi đè', 'The file is there and not overwritten'),
  message: (file, why) =>
    text(`${file} đã có và ${why.vi}, nên không ghi đè.`, `${file} is there and ${why.en}, so it is not overwritten.`),
  todo: text(
    'Ghi vào một tệp hay thư mục khác, hoặc đổi tên tệp đã có.',
    'Write to another file or folder, or rename the one that is there.',
  ),
};

export const settledAlready: RefusalKind<[kind: string, count: number]> = {
  code: 'R-settled-already',
  example: ['W-small-electorate', 2],
  title: text('Đã xử lý hết', 'All of them are settled'),
  message: (kind, count) =>
    text(
      `Cả ${count} vấn đề loại “${kind}” đã được xử lý; chưa ghi thêm gì.`,
      `All findings of the kind “${kind}” (${count}) are settled; nothing was recorded.`,
    ),
  todo: text(
    'Không cần làm gì; để sửa lý do của một vấn đề thì ghi --finding với mã của vấn đề đó.',
    'Nothing to do; to give one of them another reason, name it with --finding.',
  ),
};

export const nobodyOnList: RefusalKind<[list: string]> = {
  code: 'R-nobody-on-list',
  title: text('Danh sách chưa có ai', 'Nobody is on the list'),
  message: (list) =>
    text(
      `Danh sách “${list}” chưa có ai được lấy phiếu, nên chưa có phiếu.`,
      `Nobody is voted on in the list “${list}”, so it has no ballot.`,
    ),
  todo: text(
    'Kiểm tra danh sách bằng round rolls, hoặc chọn danh sách khác.',
    'Look at the list with round rolls, or choose another one.',
  ),
};

export const cliRefusals = [
  unknownRound,
  unknownListOf,
  unknownConferenceOf,
  conferenceNotBegun,
  clockOnlyInRehearsal,
  importRefused,
  fileNotUtf8,
  tableUnreadable,
  severalSheets,
  fileNotWritten,
  fileFailed,
  csvMalformed,
  csvTooLong,
  overlayNotYaml,
  overlayMalformed,
  layoutNotJson,
  layoutMalformed,
  settledAlready,
  nobodyOnList,
  folderInUse,
  archiveInTheWay,
  fileInTheWay,
] as const;
