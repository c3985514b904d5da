import { type RefusalKind, type Text, text } from '@tinnhiem/core';

export const notFound: RefusalKind<[what: string]> = {
  code: 'R-not-found',
  title: text('Không tìm thấy', 'Not found'),
  message: (what) => text(`Không tìm thấy “${what}”.`, `“${what}” was not found.`),
  todo: text('Kiểm tra lại đường dẫn, hoặc chọn lại từ danh sách.', 'Check the address, or choose from the list.'),
};

export const roundExists: RefusalKind<[round: string]> = {
  code: 'R-round-exists',
  title: text('Đã có đợt với mã này', 'The round exists'),
  message: (round) => text(`Đã có đợt lấy phiếu mang mã “${round}”.`, `There is a round “${round}” already.`),
  todo: text('Đặt mã khác cho đợt mới.', 'Give the new round another id.'),
};

export const commandReused: RefusalKind = {
  code: 'R-command-reused',
  title: text('Mã lệnh đã dùng cho việc khác', 'The id of the command was used before'),
  message: () =>
    text(
      'Mã của lệnh này đã được dùng cho một lệnh khác; lệnh mới không được thực hiện.',
      'The id of this command belongs to another one; nothing was done.',
    ),
  todo: text('Làm lại, với mã lệnh mới.', 'Do it again, with a new id.'),
};

export const busy: RefusalKind = {
  code: 'R-busy',
  title: text('Nhiều người cùng ghi một lúc', 'Too many write at once'),
  message: () =>
    text(
      'Có người khác vừa ghi vào cùng đợt này nhiều lần liền; việc của bạn chưa được ghi.',
      'Others wrote to this round again and again; yours was not written.',
    ),
  todo: text('Làm lại một lần nữa.', 'Try again.'),
};

export const recordCorrupt: RefusalKind<[round: string, number: number, problem: Text]> = {
  code: 'R-record-corrupt',
  example: ['tuaf-2019', 12, text('nội dung không khớp mã băm', 'its content does not fit its hash')],
  title: text('Hồ sơ của đợt bị hỏng', 'The record is corrupt'),
  message: (round, number, problem) =>
    text(
      `Hồ sơ của đợt “${round}” bị hỏng ở việc số ${number}: ${problem.vi}. Phần mềm không đọc và không ghi gì thêm vào đợt này.`,
      `Record corrupt at act ${number} of round “${round}”: ${problem.en}. Nothing is read from it or written to it.`,
    ),
  todo: text(
    'Không sửa tệp. Giữ nguyên tệp này, báo bộ phận kỹ thuật, rồi khôi phục từ bản sao lưu gần nhất.',
    'Do not mend the file. Keep it as it is, tell the technician, and restore the latest backup.',
  ),
};

export const roundUnreadable: RefusalKind<[words: Text]> = {
  code: 'R-round-unreadable',
  example: [text('Tệp do một phiên bản mới hơn của phần mềm ghi.', 'A newer version of the program wrote the file.')],
  title: text('Không đọc được tệp của đợt', 'The file of the round cannot be read'),
  message: (words) => words,
  todo: text('Báo bộ phận kỹ thuật; các đợt khác vẫn dùng được.', 'Tell the technician; other rounds still work.'),
};

export const attachmentMissing: RefusalKind<[name: string]> = {
  code: 'R-attachment-missing',
  title: text('Chưa có tệp đính kèm này', 'The attachment is not here'),
  message: (name) =>
    text(`Tệp “${name}” chưa được tải lên đợt này.`, `The file “${name}” has not been uploaded to this round.`),
  todo: text('Tải tệp lên trước, rồi xác nhận lại.', 'Upload the file first, then confirm again.'),
};

export const askerNamed: RefusalKind = {
  code: 'R-asker-named',
  title: text('Có tên người yêu cầu', 'It names who asked'),
  message: () =>
    text(
      'Nội dung vừa nhập có tên người yêu cầu. Hồ sơ không ghi tên người yêu cầu, để người khác không biết ai đã hỏi.',
      'What was entered names the asker. The record does not hold the name, so that others do not learn who asked.',
    ),
  todo: text('Viết lại, dùng “người yêu cầu” thay cho tên.', 'Say “the asker” instead of the name.'),
};

export const serviceRefusals = [
  notFound,
  roundExists,
  commandReused,
  busy,
  recordCorrupt,
  attachmentMissing,
  askerNamed,
] as const;
