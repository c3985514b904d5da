import { text } from '@tinnhiem/core';

export const backupsText = {
  title: text('Sao lưu', 'Backups'),
  lead: text(
    'Mỗi khi một đợt hay hội nghị sang giai đoạn mới, phần mềm tự sao lưu toàn bộ dữ liệu thành một tệp, đọc lại và kiểm tra rồi mới tính là xong. Sao lưu hỏng cũng không làm dừng việc lấy phiếu.',
    'Whenever a round or conference goes on to another stage, all data is backed up into one file, which is read back and checked before it counts. A backup that fails never stops the vote.',
  ),
  leadOfCentre: text(
    'Mỗi khi một đợt hay hội nghị sang giai đoạn mới, phần mềm tự ghi đợt đó thành một gói đã mã hóa, đọc lại và kiểm tra rồi mới tính là xong. Cơ sở dữ liệu được sao lưu bằng công cụ của nó.',
    'Whenever a round or conference goes on to another stage, that round is written into a locked package, which is read back and checked before it counts. The database is backed up by its own tools.',
  ),
  state: text('Tình trạng', 'State'),
  now: text('Sao lưu ngay', 'Back up now'),
  begun: text('Đang sao lưu.', 'Backing up.'),
  folder: text('Thư mục sao lưu', 'Folder'),
  nowhere: text('chưa đặt', 'none'),
  locked: text('Mã hóa bằng mật khẩu', 'Locked with a passphrase'),
  yes: text('có', 'yes'),
  no: text('không', 'no'),
  last: text('Bản gần nhất', 'The last one'),
  never: text('chưa có', 'none yet'),
  file: text('Tệp', 'File'),
  kept: text('Số bản đang giữ', 'Kept'),
  asked: text('theo yêu cầu, hoặc nhiều đợt cùng lúc', 'asked for, or several rounds at once'),
  making: text('Đang sao lưu, bắt đầu lúc', 'One is being made, begun at'),
  waits: text('Hoãn đến khi hòm phiếu điện tử đóng', 'Put off until the electronic boxes are closed'),
  waitsWhy: text(
    'Hai bản sao lưu làm trong lúc bỏ phiếu điện tử, đối chiếu với nhau, sẽ lộ thứ tự bỏ phiếu. Bản sao lưu tự làm ngay sau khi đóng hòm:',
    'Two backups made while people cast would, held beside each other, tell in which order they voted. One is made by itself once these are closed:',
  ),
  damaged: text('Trong bản sao lưu gần nhất có đợt bị hỏng', 'In the last backup a round is damaged'),
  lastWhole: text(
    'Bản gần nhất chưa có chỗ hỏng này (không bị thay):',
    'The newest backup without this damage (it stays):',
  ),
  nowhereWhole: text('Không có bản nào đang giữ mà đợt này còn nguyên.', 'No backup that is kept has it whole.'),
  damagedTodo: text(
    'Mọi thứ khác đã được sao lưu đủ; tệp hỏng nằm trong đó nguyên trạng, nếu ổ đĩa còn đọc được. Không sửa, không xóa tệp ấy. Lấy lại đợt: tắt máy chủ; khôi phục bản trên vào một thư mục khác; trong thư mục “rounds” của dữ liệu, chuyển thư mục và mọi tệp mang tên đợt ra nơi khác; chép thư mục và tệp mang tên đó từ bản đã khôi phục vào; chạy lại, nhập lại những việc sau lúc sao lưu rồi bấm “Sao lưu ngay”.',
    'Everything else is backed up whole; the damaged file is in it as it is, if the disk can read it. Neither mend nor remove that file. To take the round back: end the server; restore the backup named above into another folder; in “rounds” of the data put the folder and all files of the round’s name aside; copy the folder and file of that name from what was restored; start again, enter anew what was done since, and press “Back up now”.',
  ),
  failedAt: text('Lần sao lưu gần nhất không thành, lúc', 'The last backup failed at'),
  away: text('Hiện không sao lưu được vào thư mục', 'Nothing can go into the folder now'),
  notSet: text('Chưa đặt nơi sao lưu', 'Nothing is backed up'),
  notSetWhy: text(
    'Máy hỏng hay mất là mất mọi dữ liệu. Cắm một USB hoặc ổ đĩa khác, rồi đặt thư mục sao lưu.',
    'If this machine breaks or is lost, so is all data. Plug in a stick or another disk and set a folder.',
  ),
  notSetHome: text('Đặt nơi sao lưu', 'Set a folder'),
  seeBackups: text('Xem sao lưu', 'See the backups'),
  inside: text(
    'Thư mục sao lưu nằm trong thư mục dữ liệu: máy hỏng là mất cả hai. Hãy chọn USB hoặc ổ đĩa khác.',
    'The folder lies inside the data folder: both are lost together. Choose a stick or another disk.',
  ),
  sameDisk: text(
    'Thư mục sao lưu ở cùng ổ đĩa với dữ liệu: ổ đĩa hỏng là mất cả hai. Hãy chọn USB hoặc ổ đĩa khác.',
    'The folder is on the disk of the data: both are lost together. Choose a stick or another disk.',
  ),
  notLocked: text(
    'Bản sao lưu không mã hóa: ai có tệp đọc được mọi thứ, kể cả từng phiếu. Hãy đặt mật khẩu.',
    'Backups are not locked: whoever has one reads everything, single ballots included. Set a passphrase.',
  ),
  careful: text('Cần lưu ý', 'Take care'),
  place: text('Nơi sao lưu', 'Where backups go'),
  placeWhy: text(
    'Giữ bản mới nhất của từng giai đoạn, nhiều nhất 20 bản. Bản cũ chỉ bị thay sau khi bản mới đã kiểm tra.',
    'The newest one of each stage is kept, 20 at most. An older one is replaced only once the newer one is checked.',
  ),
  folderHint: text(
    'Cả đường dẫn, ví dụ E:\\sao-luu hoặc /media/usb/sao-luu. Để trống: không tự sao lưu.',
    'The whole path, such as E:\\backups or /media/usb/backups. Empty: no backups.',
  ),
  passphrase: text('Mật khẩu của bản sao lưu', 'Passphrase of the backups'),
  passphraseHint: text(
    'Ít nhất 10 ký tự. Ghi ra giấy, cất ở nơi an toàn: quên thì không ai mở được bản sao lưu.',
    'At least 10 characters. Write it down and keep it safe: without it nobody can open a backup.',
  ),
  passphraseKept: text('Để trống: giữ mật khẩu đang dùng.', 'Empty: the one in use stays.'),
  repeat: text('Nhập lại mật khẩu của bản sao lưu', 'Repeat the passphrase'),
  tooShort: text('Ít nhất 10 ký tự.', 'At least 10 characters.'),
  different: text('Hai lần nhập khác nhau.', 'The two differ.'),
  unlock: text('Bỏ mật khẩu, không mã hóa nữa', 'No passphrase any more'),
  saved: text('Đã lưu nơi sao lưu.', 'Saved.'),
  setByCommand: text(
    'Nơi sao lưu đã đặt khi chạy máy chủ (--backups, --passphrase-file).',
    'Where backups go was said when the server was started (--backups, --passphrase-file).',
  ),
  setThere: text(
    'Nơi sao lưu chỉ đặt được trên chính máy chủ (mở http://localhost ở đó): bản sao chứa mọi dữ liệu.',
    "Where backups go is set on the server's own machine only (open http://localhost there): a backup holds everything.",
  ),
  restoring: text('Khôi phục', 'Restoring'),
  restoringWhy: text(
    'Chạy lệnh này trên máy mới (thư mục mang đi: Tin-Nhiem.cmd thay cho npx tinnhiem), rồi chạy máy chủ trên thư mục mới. Không bao giờ ghi đè; mọi hồ sơ được kiểm tra trước.',
    'Run this on the new machine (portable folder: Tin-Nhiem.cmd instead of npx tinnhiem), then start the server on the new folder. Nothing is ever overwritten; every record is checked first.',
  ),
} as const;
