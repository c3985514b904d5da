import { type RefusalKind, type Text, text } from '@tinnhiem/core';

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

export const exportWhileCasting: RefusalKind<[lists: readonly string[]]> = {
  code: 'R-export-while-casting',
  example: [['Trưởng khoa']],
  title: text('Hòm phiếu điện tử chưa đóng', 'Electronic boxes are not closed'),
  message: (lists) =>
    text(
      `Hòm phiếu điện tử chưa đóng: ${lists.join('; ')}. Phiếu bỏ thêm sau khi xuất sẽ không có trong tệp, nên không làm gì.`,
      `Not closed: the electronic boxes of ${lists.join('; ')}. Ballots cast from now on would be missing; nothing was done.`,
    ),
  todo: text(
    'Kết thúc bỏ phiếu, đóng các hòm phiếu điện tử, rồi xuất. Để giữ an toàn dữ liệu lúc này, sao lưu thay cho xuất.',
    'End the poll, close the electronic boxes, then export. To keep the data safe now, make a backup instead.',
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

export const importBoxWrong: RefusalKind<[list: string, problem: Text]> = {
  code: 'R-import-box-wrong',
  example: ['Trưởng khoa', text('không bắt đầu như hồ sơ ghi', 'it does not begin as the record says')],
  title: text('Hòm phiếu trong tệp sai', 'A box in the file is wrong'),
  message: (list, problem) =>
    text(
      `Hòm phiếu điện tử “${list}” trong tệp sai: ${problem.vi}. Không ghi gì.`,
      `The electronic box of “${list}” in the file is wrong: ${problem.en}. Nothing was written.`,
    ),
  todo: text(
    'Chép lại tệp từ nơi đã xuất, hoặc xuất lại. Nếu vẫn sai, giữ cả hai và báo bộ phận kỹ thuật.',
    'Copy the file again from where it was made, or export again. If it is still wrong keep both and tell the technician.',
  ),
};

export const importBoxDiffers: RefusalKind<[list: string]> = {
  code: 'R-import-box-differs',
  title: text('Ở đây đã có hòm phiếu khác', 'Another box is here'),
  message: (list) =>
    text(
      `Ở đây đã có hòm phiếu điện tử “${list}” với phiếu không có trong tệp; không ghi đè.`,
      `The electronic box of “${list}” that is here holds ballots that are not in the file; it was not overwritten.`,
    ),
  todo: text('Giữ cả hai và báo bộ phận kỹ thuật.', 'Keep both and tell the technician.'),
};

export const transferRefusals = [
  exportWhileSecret,
  exportWhileCasting,
  exportTooLarge,
  notAnExport,
  importLonger,
  importDiffers,
  importBoxWrong,
  importBoxDiffers,
] as const;
