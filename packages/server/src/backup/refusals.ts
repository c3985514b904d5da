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

export const backupWhileCasting: RefusalKind = {
  code: 'R-backup-while-casting',
  title: text('Đang bỏ phiếu điện tử', 'People cast electronically'),
  message: () =>
    text(
      'Hòm phiếu điện tử đang mở: hai bản sao lưu làm lúc này đối chiếu với nhau sẽ lộ thứ tự bỏ phiếu, nên bản sao lưu được hoãn.',
      'An electronic box is open: two backups made now would, held beside each other, tell in which order people voted. The backup is put off.',
    ),
  todo: text(
    'Không phải làm gì: bản sao lưu tự làm sau khi các hòm phiếu điện tử đóng.',
    'Nothing to do: it is made by itself once the electronic boxes are closed.',
  ),
};

export const backupFolderUnfit: RefusalKind<[problem: Text]> = {
  code: 'R-backup-folder',
  example: [
    text(
      'không thấy thư mục “E:\\sao-luu”: USB đã rút ra',
      'the folder “E:\\backups” is not there: the stick was pulled out',
    ),
  ],
  title: text('Không sao lưu được vào thư mục đó', 'Backups cannot go there'),
  message: (problem) => text(`Chưa sao lưu được vào đó: ${problem.vi}.`, `Backups cannot go there: ${problem.en}.`),
  todo: text(
    'Cắm lại USB hoặc ổ đĩa, hoặc chọn thư mục khác, rồi làm lại.',
    'Plug the stick or disk in, or choose another folder, and try again.',
  ),
};

export const backupFailed: RefusalKind<[problem: Text]> = {
  code: 'R-backup-failed',
  example: [text('ổ đĩa đã đầy', 'the disk is full')],
  title: text('Chưa sao lưu được', 'The backup was not made'),
  message: (problem) =>
    text(
      `Chưa sao lưu được: ${problem.vi}. Việc lấy phiếu không bị ảnh hưởng.`,
      `The backup was not made: ${problem.en}. The vote goes on as before.`,
    ),
  todo: text(
    'Sửa rồi bấm “Sao lưu ngay”; không thì phần mềm tự thử lại sau mười phút và ở giai đoạn sau.',
    'Mend it and press “Back up now”; otherwise it is tried again after ten minutes and at the next stage.',
  ),
};

export const backupNotSet: RefusalKind = {
  code: 'R-backup-not-set',
  title: text('Chưa đặt nơi sao lưu', 'Nowhere to back up to'),
  message: () => text('Chưa đặt thư mục sao lưu.', 'No folder for backups is set.'),
  todo: text(
    'Đặt thư mục ở màn hình Sao lưu trên máy chủ, hoặc chạy máy chủ với --backups.',
    "Set one on the server's own machine, or start the server with --backups.",
  ),
};

export const backupSetElsewhere: RefusalKind<[byCommand: boolean]> = {
  code: 'R-backup-set-elsewhere',
  example: [false],
  title: text('Nơi sao lưu không đặt được ở đây', 'Set elsewhere'),
  message: (byCommand) =>
    byCommand
      ? text(
          'Nơi sao lưu đã được đặt khi chạy máy chủ (--backups), hoặc dữ liệu ở cơ sở dữ liệu trung tâm.',
          'Where backups go was said when the server was started (--backups), or the data is in a central store.',
        )
      : text(
          'Nơi sao lưu chỉ đặt được trên chính máy chủ: bản sao chứa mọi dữ liệu.',
          "Where backups go is set on the server's own machine only: a backup holds everything.",
        ),
  todo: text(
    'Mở phần mềm trên chính máy chủ (http://localhost), hoặc sửa lệnh chạy máy chủ.',
    "Open the program on the server's own machine (http://localhost), or change how the server is started.",
  ),
};

export const backupRefusals = [
  folderNotEmpty,
  backupDamaged,
  passphraseNeeded,
  passphraseWrong,
  backupRole,
  backupWhileCasting,
  backupFolderUnfit,
  backupFailed,
  backupNotSet,
  backupSetElsewhere,
] as const;
