import { type RefusalKind, text } from '@tinnhiem/core';

export const unknownAuthority: RefusalKind<[name: string, known: readonly string[]]> = {
  code: 'R-report-unknown-authority',
  example: ['Ban Tổ chức', ['Đại học Thái Nguyên']],
  title: text('Không có cấp quản lý này', 'No such managing authority'),
  message: (name, known) =>
    text(
      `Không ai trong đợt này thuộc diện “${name}” quản lý. Các cấp quản lý: ${known.join('; ') || 'không có'}.`,
      `Nobody in this round is managed by “${name}”. Authorities: ${known.join('; ') || 'none'}.`,
    ),
  todo: text('Ghi tên như cột Diện quản lý của danh sách nhân sự.', 'Write the name as the roster has it.'),
};

export const reportNotAnnounced: RefusalKind<[conferences: readonly string[]]> = {
  code: 'R-report-not-announced',
  example: [['Hội nghị Ban Chấp hành']],
  title: text('Chưa báo cáo được', 'No report yet'),
  message: (conferences) =>
    text(
      `Kết quả của người thuộc diện quản lý chưa công bố ở: ${conferences.join('; ')}.`,
      `Results of its people are not announced at: ${conferences.join('; ')}.`,
    ),
  todo: text('Đợi công bố kết quả ở các hội nghị này.', 'Wait for the announcement there.'),
};

const askAgain = text(
  'Yêu cầu tổ chức gửi lại; không dùng tệp này.',
  'Ask the organisation to send it again; do not use this file.',
);

export const notAReport: RefusalKind<[where: string]> = {
  code: 'R-report-not-a-package',
  title: text('Không phải gói báo cáo', 'Not a report package'),
  message: (where) =>
    text(
      `Tệp không phải gói báo cáo, hoặc đã hỏng${where === '' ? '' : ` ở “${where}”`}.`,
      `The file is no report package, or it is damaged${where === '' ? '' : ` at “${where}”`}.`,
    ),
  todo: askAgain,
};

export const reportAltered: RefusalKind<[where: string]> = {
  code: 'R-report-altered',
  title: text('Gói báo cáo bị sửa đổi', 'The report package was altered'),
  message: (where) =>
    text(`Gói báo cáo đã bị sửa sau khi ký: ${where}.`, `The package was altered after it was signed: ${where}.`),
  todo: askAgain,
};

export const otherKey: RefusalKind<[organisation: string, key: string]> = {
  code: 'R-report-other-key',
  title: text('Gói do khóa khác ký', 'Signed with another key'),
  message: (organisation, key) =>
    text(
      `Gói ghi là của “${organisation}” nhưng do khóa ${key} ký, không phải khóa đã trao đổi.`,
      `It says that it is of “${organisation}”, but key ${key} signed it, which is not the key that was exchanged.`,
    ),
  todo: text(
    'Hỏi tổ chức đó qua điện thoại: so mã khóa với lệnh report key của họ.',
    'Ask that organisation by telephone: compare with what report key prints there.',
  ),
};

export const keyNotExchanged: RefusalKind<[organisation: string, key: string]> = {
  code: 'R-report-key-unknown',
  title: text('Chưa trao đổi khóa với tổ chức gửi', 'No key was exchanged with the sender'),
  message: (organisation, key) =>
    text(
      `Chưa có khóa của “${organisation}”. Gói do khóa có mã ${key} ký.`,
      `There is no key of “${organisation}” here yet. Key ${key} signed the package.`,
    ),
  todo: text(
    'Gọi điện cho tổ chức đó, so mã khóa với mã trên màn hình của họ; đúng thì nhận khóa rồi nhập lại.',
    'Telephone that organisation and compare the fingerprint with the one on their screen; if it is the same, take the key and import again.',
  ),
};

export const otherAuthority: RefusalKind<[authority: string, own: string]> = {
  code: 'R-report-other-authority',
  title: text('Gói gửi cho cấp quản lý khác', 'Addressed to another authority'),
  message: (authority, own) =>
    text(
      `Gói này gửi “${authority}”, không phải “${own}”; không nhận và không giữ lại gì.`,
      `This package is for “${authority}”, not for “${own}”; nothing of it is kept.`,
    ),
  todo: text(
    'Chuyển gói cho đúng nơi nhận. Nếu đó là tên gọi khác của tổ chức này, ghi tên đó ở màn hình Tổ chức rồi nhập lại.',
    'Pass it on to where it belongs. If that is another name of this organisation, add it on the screen of organisations and import again.',
  ),
};

export const noHigherHere: RefusalKind<[authority: string]> = {
  code: 'R-report-no-higher-here',
  title: text('Cấp quản lý không ở trên máy chủ này', 'The authority is not on this server'),
  message: (authority) =>
    text(
      `Trên máy chủ này không có tổ chức cấp trên nào tên “${authority}”.`,
      `No organisation above on this server is called “${authority}”.`,
    ),
  todo: text(
    'Ghi gói báo cáo thành tệp và chuyển bằng thẻ nhớ; hoặc nhờ cấp trên ghi thêm tên gọi khác ở màn hình Tổ chức.',
    'Write the package to a file and carry it; or ask the level above to add this name on the screen of organisations.',
  ),
};

export const reportFiguresWrong: RefusalKind<[count: number]> = {
  code: 'R-report-figures-wrong',
  title: text('Số liệu trong gói báo cáo không khớp', 'Figures of the report package do not fit'),
  message: (count) =>
    text(`Có ${count} chỗ không khớp trong gói báo cáo.`, `${count} figures of the package do not fit.`),
  todo: askAgain,
};

export const reportPdfDiffers: RefusalKind<[file: string]> = {
  code: 'R-report-pdf-differs',
  title: text('Văn bản đi kèm không đúng', 'The paper beside it differs'),
  message: (file) =>
    text(
      `${file} không phải văn bản mà gói báo cáo đã ký.`,
      `${file} is not the paper that the package was signed with.`,
    ),
  todo: askAgain,
};

export const unknownReport: RefusalKind<[id: string]> = {
  code: 'R-report-unknown',
  title: text('Không có báo cáo này', 'No such report'),
  message: (id) => text(`Không có báo cáo “${id}”.`, `There is no report “${id}”.`),
  todo: text('Xem mã bằng report list.', 'See the ids with report list.'),
};

export const reportRefusals = [
  unknownAuthority,
  reportNotAnnounced,
  notAReport,
  reportAltered,
  otherKey,
  keyNotExchanged,
  otherAuthority,
  noHigherHere,
  reportFiguresWrong,
  reportPdfDiffers,
  unknownReport,
] as const;
