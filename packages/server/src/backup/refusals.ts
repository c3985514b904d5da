import { type RefusalKind, type Text, text } from '@tinnhiem/core';

export const folderNotEmpty: RefusalKind<[folder: string]> = {
  code: 'R-folder-not-empty',
  title: text('Thư mục đã có dữ liệu', 'The folder is not empty'),
  message: (folder) =>
    text(
      `Thư mục “${folder}” đã có dữ liệu; khôi phục không bao giờ ghi đè.`,
      `The folder “${folder}” is not empty; a restore never overwrites.`,
    ),
  todo: text(
    'Chọn một thư mục mới bằng --data, rồi chạy máy chủ trên thư mục đó.',
    'Choose a new folder with --data, and serve that.',
  ),
};

export const backupDamaged: RefusalKind<[file: string, problem: Text]> = {
  code: 'R-backup-damaged',
  title: text('Bản sao lưu bị hỏng', 'The backup is damaged'),
  message: (file, problem) =>
    text(
      `Bản sao lưu ${file} bị hỏng hoặc không phải bản sao lưu: ${problem.vi}. Chưa khôi phục gì.`,
      `The backup ${file} is damaged or none: ${problem.en}. Nothing was restored.`,
    ),
  todo: text('Dùng một bản sao lưu khác.', 'Use another backup.'),
};

export const passphraseNeeded: RefusalKind<[file: string]> = {
  code: 'R-passphrase-needed',
  title: text('Bản sao lưu có mật khẩu', 'The backup is locked'),
  message: (file) =>
    text(
      `Bản sao lưu ${file} được mã hóa: cần mật khẩu đã dùng khi sao lưu.`,
      `The backup ${file} is locked: the passphrase that it was made with is needed.`,
    ),
  todo: text('Ghi mật khẩu vào một tệp rồi thêm --passphrase-file.', 'Write it into a file and add --passphrase-file.'),
};

export const passphraseWrong: RefusalKind<[file: string]> = {
  code: 'R-passphrase-wrong',
  title: text('Mật khẩu không đúng', 'Wrong passphrase'),
  message: (file) =>
    text(
      `Mật khẩu không mở được ${file} (hoặc phần đầu tệp bị hỏng). Chưa khôi phục gì.`,
      `The passphrase does not open ${file} (or its beginning is damaged). Nothing was restored.`,
    ),
  todo: text('Kiểm tra mật khẩu, kể cả chữ hoa và dấu.', 'Check the passphrase, capitals and diacritics included.'),
};

export const backupRole: RefusalKind = {
  code: 'R-backup-role',
  title: text('Không có quyền sao lưu', 'Not allowed to back up'),
  message: () =>
    text(
      'Chỉ bộ phận tổ chức và kỹ thuật sao lưu toàn bộ dữ liệu.',
      'Only organisers and technicians back up all data.',
    ),
  todo: text('Nhờ người có vai trò đó.', 'Ask somebody in that role.'),
};

export const backupRefusals = [folderNotEmpty, backupDamaged, passphraseNeeded, passphraseWrong, backupRole] as const;
