import { type RefusalKind, type Text, text } from '@tinnhiem/core';

export const notWhileCounting: RefusalKind<[conferences: readonly string[]]> = {
  code: 'R-not-while-counting',
  title: text('Đang kiểm phiếu', 'A count is going on'),
  message: (conferences) =>
    text(
      `Chưa lập hồ sơ được: kết quả chưa công bố ở ${conferences.join('; ')}.`,
      `No archive now: results are not announced at ${conferences.join('; ')}.`,
    ),
  todo: text(
    'Đợi công bố kết quả. Để giữ an toàn dữ liệu lúc này, dùng lệnh backup.',
    'Wait for the announcement. To keep the data safe now, use backup.',
  ),
};

export const sealedByCommittee: RefusalKind = {
  code: 'R-sealed-by-committee',
  title: text('Chỉ Ban Kiểm phiếu niêm phong được phần phiếu', 'Only the committee seals the ballots'),
  message: () =>
    text(
      'Phần phiếu chỉ do Trưởng ban hoặc Thư ký Ban Kiểm phiếu niêm phong bằng mật khẩu của Ban.',
      'Ballots go into an archive only under the passphrase of the committee, given by its head or secretary.',
    ),
  todo: text(
    'Nhờ Trưởng ban lập hồ sơ, hoặc lập hồ sơ không kèm phần phiếu (bỏ mật khẩu).',
    'Ask the head of the committee, or make an archive without ballots (no passphrase).',
  ),
};

/** Shorter ones are found by trying. */
export const shortestPassphrase = 12;

export const passphraseTooShort: RefusalKind = {
  code: 'R-passphrase-too-short',
  title: text('Mật khẩu quá ngắn', 'The passphrase is too short'),
  message: () =>
    text(
      `Mật khẩu của hồ sơ cần ít nhất ${shortestPassphrase} ký tự.`,
      `The passphrase of an archive needs at least ${shortestPassphrase} characters.`,
    ),
  todo: text('Dùng bốn năm từ không liên quan, dễ nhớ.', 'Use four or five unrelated words.'),
};

export const archiveTooLarge: RefusalKind<[what: string]> = {
  code: 'R-archive-too-large',
  title: text('Hồ sơ quá lớn', 'The archive is too large'),
  message: (what) => text(`Hồ sơ không chứa được ${what}.`, `An archive cannot hold ${what}.`),
  todo: text('Báo cho người phát triển phần mềm.', 'Tell the developers.'),
};

export const archiveWrong: RefusalKind<[problem: Text]> = {
  code: 'R-archive-wrong',
  title: text('Hồ sơ vừa lập không đúng', 'The archive that was made is not right'),
  message: (problem) =>
    text(`Hồ sơ vừa lập không qua được kiểm tra: ${problem.vi}`, `The archive does not pass its check: ${problem.en}`),
  todo: text('Không dùng tệp này; báo cho người phát triển phần mềm.', 'Do not use it; tell the developers.'),
};

export const archiveMissing: RefusalKind = {
  code: 'R-no-archive',
  title: text('Chưa có hồ sơ lưu trữ', 'No archive yet'),
  message: () => text('Chưa lập hồ sơ lưu trữ của đợt này.', 'This round has no archive yet.'),
  todo: text('Lập hồ sơ trước khi tải xuống.', 'Make one before downloading it.'),
};

export const archiveInterrupted: RefusalKind = {
  code: 'R-archive-interrupted',
  title: text('Lập hồ sơ bị ngắt giữa chừng', 'The archive was interrupted'),
  message: () =>
    text(
      'Máy chủ dừng khi đang lập hồ sơ. Không mất gì; hãy lập lại.',
      'The server ended while the archive was being made. Nothing is lost; make it again.',
    ),
  todo: text('Bấm “Lập hồ sơ lưu trữ” lần nữa.', 'Make the archive once more.'),
};

export const archiveFileRefusals = [
  notWhileCounting,
  sealedByCommittee,
  passphraseTooShort,
  archiveTooLarge,
  archiveWrong,
  archiveMissing,
  archiveInterrupted,
] as const;
