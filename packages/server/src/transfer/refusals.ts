import { type RefusalKind, text } from '@tinnhiem/core';

export const exportWhileSecret: RefusalKind<[conferences: readonly string[]]> = {
  code: 'R-export-while-secret',
  example: [['Hội nghị Ban Chấp hành']],
  title: text('Chưa chuyển đợt đi được', 'The round cannot be moved now'),
  message: (conferences) =>
    text(
      `Kết quả chưa công bố ở ${conferences.join('; ')}: tệp chuyển đi sẽ làm lộ số liệu.`,
      `Results are not announced at ${conferences.join('; ')}: the file would give figures away.`,
    ),
  todo: text(
    'Đợi công bố kết quả. Để giữ an toàn dữ liệu lúc này, sao chép cả thư mục dữ liệu bằng lệnh backup.',
    'Wait for the announcement. To keep the data safe now, back the data folder up.',
  ),
};

export const exportWithBoxes: RefusalKind = {
  code: 'R-export-with-boxes',
  title: text('Đợt có hòm phiếu điện tử', 'The round has electronic boxes'),
  message: () =>
    text(
      'Đợt này có hòm phiếu điện tử; lệnh export chưa chuyển được hòm phiếu, nên không làm gì.',
      'This round has electronic boxes, which export does not move yet; nothing was done.',
    ),
  todo: text(
    'Giữ đợt ở nơi đang có, hoặc chuyển cả thư mục dữ liệu.',
    'Leave the round where it is, or move the whole data folder.',
  ),
};

export const exportTooLarge: RefusalKind<[what: string]> = {
  code: 'R-export-too-large',
  title: text('Đợt quá lớn cho một tệp', 'Too large for one file'),
  message: (what) =>
    text(
      `Đợt có ${what}, nhiều hơn mức một tệp chuyển đi chứa được.`,
      `The round has ${what}, more than one file can hold.`,
    ),
  todo: text('Chuyển cả thư mục dữ liệu thay cho tệp.', 'Move the whole data folder instead.'),
};

export const notAnExport: RefusalKind<[problem: string]> = {
  code: 'R-not-an-export',
  title: text('Tệp không dùng được', 'The file cannot be used'),
  message: (problem) =>
    text(
      `Tệp không phải do lệnh export ghi, hoặc đã bị hỏng (${problem}); chưa ghi gì.`,
      `The file was not written by export, or is damaged (${problem}); nothing was written.`,
    ),
  todo: text(
    'Chép lại tệp từ nơi đã xuất, hoặc xuất lại.',
    'Copy the file again from where it was made, or export again.',
  ),
};

export const importLonger: RefusalKind<[round: string, here: number, there: number]> = {
  code: 'R-import-older',
  title: text('Hồ sơ ở đây mới hơn tệp', 'The record here has gone on'),
  message: (round, here, there) =>
    text(
      `Đợt “${round}” ở đây đã có ${here} việc, tệp chỉ có ${there} việc đầu trong đó; không ghi đè.`,
      `Round “${round}” here has ${here} acts, the file only the first ${there} of them; nothing was overwritten.`,
    ),
  todo: text('Dùng hồ sơ ở đây; tệp là bản cũ.', 'Use the record that is here; the file is an older copy.'),
};

export const importDiffers: RefusalKind<[round: string, number: number]> = {
  code: 'R-import-differs',
  title: text('Hai hồ sơ khác nhau', 'Two different records'),
  message: (round, number) =>
    text(
      `Đợt “${round}” ở đây và trong tệp khác nhau từ việc số ${number}: đã có người làm tiếp ở cả hai nơi. Không ghi gì.`,
      `Round “${round}” here and in the file differ from act ${number} on: both were worked on. Nothing was written.`,
    ),
  todo: text(
    'Giữ cả hai. Đối chiếu mã in trên văn bản đã ký để biết hồ sơ nào đúng, và báo bộ phận kỹ thuật.',
    'Keep both. The fingerprint on the signed papers tells which is right; tell the technician.',
  ),
};

export const transferRefusals = [
  exportWhileSecret,
  exportWithBoxes,
  exportTooLarge,
  notAnExport,
  importLonger,
  importDiffers,
] as const;
