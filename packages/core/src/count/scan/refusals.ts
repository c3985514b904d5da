import type { RefusalKind } from '../../basics/findings.ts';
import { type Text, text } from '../../basics/text.ts';

export const sameBatchSize: RefusalKind<[batch: number, size: number]> = {
  code: 'R-same-batch-size',
  title: text('Số phiếu của tập không đổi', 'The batch already has this size'),
  message: (batch, size) => text(`Tập ${batch} đã ghi ${size} phiếu.`, `Batch ${batch} already holds ${size} ballots.`),
  todo: text('Không phải làm gì.', 'Nothing to do.'),
};

export const imageKnown: RefusalKind<[batch: number, ballot: number, list: string]> = {
  code: 'R-image-known',
  title: text('Ảnh này đã được đọc', 'This image has already been read'),
  message: (batch, ballot, list) =>
    text(
      `Một ảnh gửi lên trùng với ảnh của ${list}, tập ${batch}, phiếu ${ballot}. Không ghi tờ nào.`,
      `An image is the same as that of ${list}, batch ${batch}, ballot ${ballot}. Nothing was recorded.`,
    ),
  todo: text(
    'Kiểm tra xem tệp quét có bị gửi hai lần không; nếu muốn quét lại cả tập thì bỏ kết quả đọc của tập trước.',
    'Check whether a file was sent twice; to scan the whole batch anew, withdraw its readings first.',
  ),
};

export const tooManySheets: RefusalKind<[sheets: number]> = {
  code: 'R-too-many-sheets',
  title: text('Tập có quá nhiều tờ', 'Too many sheets in the batch'),
  message: (sheets) =>
    text(
      `Tập này sẽ có ${sheets} tờ; nhiều nhất là 1000.`,
      `The batch would hold ${sheets} sheets; 1000 are the most.`,
    ),
  todo: text('Chia thành nhiều tập.', 'Form more batches.'),
};

export const nothingRead: RefusalKind<[batch: number]> = {
  code: 'R-nothing-read',
  title: text('Tập này chưa được đọc', 'The batch has not been read'),
  message: (batch) => text(`Tập ${batch} chưa có tờ nào được đọc.`, `No sheet of batch ${batch} has been read.`),
  todo: text('Quét tập này.', 'Scan the batch.'),
};

export const nothingToConfirm: RefusalKind = {
  code: 'R-nothing-to-confirm',
  title: text('Chỗ này không chờ xác nhận', 'Nothing to confirm here'),
  message: () =>
    text(
      'Chỗ này chưa có quyết định, hoặc quyết định đã được xác nhận.',
      'This place has no decision, or it is confirmed already.',
    ),
  todo: text('Xem lại những chỗ còn chờ.', 'Look at what is waiting.'),
};

export const nothingToContest: RefusalKind = {
  code: 'R-nothing-to-contest',
  title: text('Chỗ này chưa có quyết định', 'Nothing to contest here'),
  message: () => text('Chỗ này không có quyết định nào đang đứng.', 'No decision stands here.'),
  todo: text('Xem lại những chỗ còn chờ.', 'Look at what is waiting.'),
};

export const ownDecision: RefusalKind<[name: string]> = {
  code: 'R-own-decision',
  title: text('Phải là người khác', 'It must be somebody else'),
  message: (name) =>
    text(
      `Quyết định này do ${name} ghi; người xác nhận, hoặc mở lại sau khi đã xác nhận, phải là người khác.`,
      `${name} recorded this decision; whoever confirms it, or contests it once it is confirmed, must be somebody else.`,
    ),
  todo: text('Mời một người khác của Ban Kiểm phiếu.', 'Ask another member of the committee.'),
};

export const readingsIncomplete: RefusalKind<[missing: readonly Text[]]> = {
  code: 'R-readings-incomplete',
  title: text('Chưa đọc và quyết định xong', 'Readings are not complete'),
  message: (missing) =>
    text(
      `Chưa chốt được: ${missing.map((part) => part.vi).join('; ')}.`,
      `Not yet: ${missing.map((part) => part.en).join('; ')}.`,
    ),
  todo: text(
    'Quét đủ các tập, quyết định và xác nhận mọi chỗ, rồi chốt kết quả đọc.',
    'Read every batch, decide and confirm every place, then commit.',
  ),
  example: [[text('tập 2: đếm tay 50, máy đọc 49', 'batch 2: 50 counted by hand, 49 read')]],
};

export const alreadyCommitted: RefusalKind = {
  code: 'R-already-committed',
  title: text('Kết quả đọc đã chốt', 'The readings are committed'),
  message: () => text('Kết quả đọc của danh sách này đã chốt.', 'The readings of this list are committed already.'),
  todo: text('Chọn mẫu hoặc kiểm tra các phiếu.', 'Draw the sample or check the sheets.'),
};

export const notCommitted: RefusalKind = {
  code: 'R-not-committed',
  title: text('Kết quả đọc chưa chốt', 'The readings are not committed'),
  message: () =>
    text('Phải chốt kết quả đọc trước khi chọn và kiểm tra phiếu.', 'Commit the readings before drawing and checking.'),
  todo: text('Trưởng ban chốt kết quả đọc và đọc to mã đối chiếu.', 'The head commits and reads the hash aloud.'),
};

export const noSampleNeeded: RefusalKind = {
  code: 'R-no-sample-needed',
  title: text('Không cần chọn mẫu', 'No sample is needed'),
  message: () => text('Danh sách này phải kiểm tra mọi phiếu.', 'Every sheet of this list is checked.'),
  todo: text('Kiểm tra bằng tay từng phiếu.', 'Check every sheet by hand.'),
};

export const sampleStands: RefusalKind = {
  code: 'R-sample-stands',
  title: text('Mẫu đã được chọn', 'The sample has been drawn'),
  message: () => text('Mẫu chỉ được chọn một lần sau mỗi lần chốt.', 'A sample is drawn once after a commitment.'),
  todo: text('Kiểm tra các phiếu đã chọn.', 'Check the sheets that were drawn.'),
};

export const seedTooShort: RefusalKind<[digits: number, least: number]> = {
  code: 'R-seed-too-short',
  title: text('Dãy số xúc xắc quá ngắn', 'Too few dice'),
  message: (digits, least) =>
    text(
      `Đã nhập ${digits} chữ số; cần ít nhất ${least}.`,
      `${digits} digits were given; at least ${least} are needed.`,
    ),
  todo: text('Gieo thêm xúc xắc trước mọi người, rồi nhập cả dãy.', 'Throw more dice in public and enter them all.'),
};

export const sampleNotDrawn: RefusalKind = {
  code: 'R-sample-not-drawn',
  title: text('Chưa chọn mẫu', 'No sample has been drawn'),
  message: () => text('Phải chọn mẫu trước khi kiểm tra phiếu.', 'Draw the sample before checking sheets.'),
  todo: text('Gieo xúc xắc trước mọi người và nhập dãy số.', 'Throw the dice in public and enter the digits.'),
};

export const noSuchSheet: RefusalKind<[batch: number, ballot: number]> = {
  code: 'R-no-such-sheet',
  title: text('Không có phiếu này', 'No such sheet'),
  message: (batch, ballot) =>
    text(`Tập ${batch} không có phiếu số ${ballot} được tính.`, `Batch ${batch} has no sheet ${ballot} that counts.`),
  todo: text('Kiểm tra số tập và số phiếu.', 'Check the numbers of batch and sheet.'),
};

export const noDifference: RefusalKind = {
  code: 'R-no-difference',
  title: text('Không khác với kết quả đã ghi', 'Not different from the record'),
  message: () =>
    text(
      'Một chỗ ghi là khác nhưng hồ sơ đang ghi đúng như vậy, hoặc chỗ đó đang chờ quyết định.',
      'A place is named as different where the record says the same, or where a decision is pending.',
    ),
  todo: text('Chỉ ghi những chỗ khác với kết quả đã chốt.', 'Name only what differs from what was committed.'),
};

export const scanRefusals = [
  sameBatchSize,
  imageKnown,
  tooManySheets,
  nothingRead,
  nothingToConfirm,
  nothingToContest,
  ownDecision,
  readingsIncomplete,
  alreadyCommitted,
  notCommitted,
  noSampleNeeded,
  sampleStands,
  seedTooShort,
  sampleNotDrawn,
  noSuchSheet,
  noDifference,
] as const;
