import type { RefusalKind } from '../basics/findings.ts';
import { type Text, text } from '../basics/text.ts';
import { boxRefusals } from './box/refusals.ts';
import { scanRefusals } from './scan/refusals.ts';

export const boxNotCounted: RefusalKind<[lists: readonly string[]]> = {
  code: 'R-box-not-counted',
  title: text('Chưa đếm phiếu thu về', 'The box has not been counted'),
  message: (lists) =>
    text(
      `Chưa ghi số phiếu thu về và phiếu còn lại của: ${lists.join('; ')}.`,
      `Collected and unused ballots not yet recorded for: ${lists.join('; ')}.`,
    ),
  todo: text(
    'Đếm tay số phiếu trong hòm và phiếu còn lại trên bàn, rồi ghi vào.',
    'Count the box and the table by hand and record both.',
  ),
};

export const wrongMethod: RefusalKind<[expected: Text]> = {
  code: 'R-wrong-count-method',
  title: text('Không đúng cách kiểm phiếu', 'Another way of counting'),
  message: (expected) =>
    text(`Hội nghị này kiểm phiếu bằng cách: ${expected.vi}.`, `This conference counts by: ${expected.en}.`),
  todo: text('Dùng màn hình của cách kiểm phiếu đó.', 'Use the screen of that way of counting.'),
};

export const tooManyInBatches: RefusalKind<[sum: number, collected: number]> = {
  code: 'R-too-many-in-batches',
  title: text('Số phiếu trong các tập không khớp', 'Batches do not match the box'),
  message: (sum, collected) =>
    text(
      `Các tập có ${sum} phiếu, nhưng thu về ${collected} phiếu.`,
      `The batches hold ${sum} ballots, but ${collected} were collected.`,
    ),
  todo: text(
    'Đếm lại tập phiếu, hoặc đính chính số phiếu thu về kèm lý do.',
    'Count the batches again, or correct the collected number with a reason.',
  ),
};

export const unknownBatch: RefusalKind<[batch: number]> = {
  code: 'R-unknown-batch',
  title: text('Không có tập phiếu này', 'No such batch'),
  message: (batch) => text(`Không có tập phiếu số ${batch}.`, `There is no batch ${batch}.`),
  todo: text('Kiểm tra số ghi trên tập phiếu.', 'Check the number on the batch.'),
};

export const unknownBallot: RefusalKind<[ballot: number, size: number]> = {
  code: 'R-unknown-ballot',
  title: text('Không có phiếu này trong tập', 'No such ballot in the batch'),
  message: (ballot, size) =>
    text(
      `Tập này có ${size} phiếu, không có phiếu số ${ballot}.`,
      `The batch holds ${size} ballots; there is no ballot ${ballot}.`,
    ),
  todo: text(
    'Đếm lại số phiếu của tập; nếu tập chia sai, báo Trưởng ban.',
    'Count the batch again; tell the head if it was formed wrongly.',
  ),
};

export const batchTaken: RefusalKind<[batch: number, names: readonly string[]]> = {
  code: 'R-batch-taken',
  title: text('Tập phiếu đã có đủ người nhập', 'The batch has all its counters'),
  message: (batch, names) =>
    text(
      `Tập ${batch} đã do ${names.join(' và ')} nhập.`,
      `Batch ${batch} is being entered by ${names.join(' and ')}.`,
    ),
  todo: text(
    'Nhận tập khác; Trưởng ban có thể giao lại tập này.',
    'Take another batch; the head can release this one.',
  ),
};

export const batchAlreadyFinished: RefusalKind<[batch: number]> = {
  code: 'R-batch-finished',
  title: text('Tập phiếu đã nhập xong', 'The batch is finished'),
  message: (batch) => text(`Bạn đã xác nhận nhập xong tập ${batch}.`, `You have finished batch ${batch}.`),
  todo: text('Chỉ những chỗ khác nhau mới được đọc lại.', 'Only what differs is read again.'),
};

export const ballotsMissing: RefusalKind<[missing: readonly number[]]> = {
  code: 'R-ballots-missing',
  title: text('Còn phiếu chưa nhập', 'Ballots not yet entered'),
  message: (missing) => text(`Chưa nhập phiếu số: ${missing.join(', ')}.`, `Not yet entered: ${missing.join(', ')}.`),
  todo: text('Nhập đủ các phiếu của tập rồi xác nhận.', 'Enter all ballots of the batch first.'),
};

export const wrongMarks: RefusalKind<[problem: Text]> = {
  code: 'R-wrong-marks',
  title: text('Phiếu nhập không đúng', 'The entry does not fit the ballot'),
  message: (problem) => problem,
  todo: text('Kiểm tra lại phiếu và nhập lại.', 'Look at the ballot again and enter it again.'),
};

export const nothingToReadAgain: RefusalKind = {
  code: 'R-nothing-to-read-again',
  title: text('Chỗ này không cần đọc lại', 'Nothing to read again here'),
  message: () =>
    text(
      'Chỗ này không khác nhau, hoặc bạn đã đọc lại rồi.',
      'This does not differ, or you have read it again already.',
    ),
  todo: text('Xem lại những chỗ còn phải đọc.', 'Look at what is left to read.'),
};

export const nothingToDecide: RefusalKind = {
  code: 'R-nothing-to-decide',
  title: text('Chỗ này không chờ Ban Kiểm phiếu quyết định', 'Nothing to decide here'),
  message: () =>
    text(
      'Chỗ này đã rõ, đã được quyết định, hoặc còn chờ người nhập đọc lại.',
      'This is settled, decided, or still to be read again.',
    ),
  todo: text('Xem lại những chỗ còn chờ quyết định.', 'Look at what is waiting.'),
};

export const noMajority: RefusalKind<[votesFor: number, votesAgainst: number, members: number]> = {
  code: 'R-no-majority',
  title: text('Biểu quyết không hợp lệ', 'The vote does not carry'),
  message: (votesFor, votesAgainst, members) =>
    text(
      `Biểu quyết ${votesFor}–${votesAgainst} trong Ban Kiểm phiếu ${members} người: cần ít nhất 2 người biểu quyết, quá nửa đồng ý, không vượt số thành viên.`,
      `${votesFor} to ${votesAgainst} in a committee of ${members}: at least two must vote, more for than against, no more votes than members.`,
    ),
  todo: text('Lấy lại biểu quyết của Ban Kiểm phiếu.', 'Take the vote again.'),
};

export const tallyDoesNotAddUp: RefusalKind<[problems: readonly string[], collected: number]> = {
  code: 'R-tally-does-not-add-up',
  title: text('Phiếu kiểm cộng không khớp', 'The tally sheet does not add up'),
  message: (problems, collected) =>
    text(
      `Mỗi người phải có tổng bằng ${collected} phiếu thu về. Không khớp: ${problems.join('; ')}.`,
      `Every person's totals must come to the ${collected} ballots collected. These do not: ${problems.join('; ')}.`,
    ),
  todo: text(
    'Kiểm tra số đã nhập với phiếu kiểm; nếu phiếu kiểm sai thì kiểm lại phiếu của người đó.',
    'Compare with the tally sheet; if the sheet itself is wrong, count that person again.',
  ),
};

export const tallyTaken: RefusalKind<[names: readonly string[]]> = {
  code: 'R-tally-taken',
  title: text('Phiếu kiểm đã có đủ người nhập', 'The tally has all its entries'),
  message: (names) =>
    text(`Phiếu kiểm này đã do ${names.join(' và ')} nhập.`, `This tally was entered by ${names.join(' and ')}.`),
  todo: text('Chỉ những chỗ khác nhau mới được nhập lại.', 'Only what differs is entered again.'),
};

export const countRefusals = [
  boxNotCounted,
  wrongMethod,
  tooManyInBatches,
  unknownBatch,
  unknownBallot,
  batchTaken,
  batchAlreadyFinished,
  ballotsMissing,
  wrongMarks,
  nothingToReadAgain,
  nothingToDecide,
  noMajority,
  tallyDoesNotAddUp,
  tallyTaken,
  ...boxRefusals,
  ...scanRefusals,
] as const;
