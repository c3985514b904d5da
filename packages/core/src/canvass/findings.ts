import type { FindingKind, RefusalKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';
import { scanFindingKinds } from '../count/scan/findings.ts';

export const countedNotCollected: FindingKind<[list: string, counted: number, collected: number]> = {
  code: 'E-counted-not-collected',
  severity: 'error',
  title: text('Số phiếu kiểm khác số phiếu thu về', 'Ballots counted differ from ballots collected'),
  message: (list, counted, collected) =>
    text(
      `${list}: đã kiểm ${counted} phiếu, thu về ${collected} phiếu.`,
      `${list}: ${counted} ballots counted, ${collected} collected.`,
    ),
  todo: text(
    'Lập thêm tập cho số phiếu còn thiếu, hoặc đính chính số phiếu thu về kèm lý do.',
    'Form batches for the missing ballots, or correct the collected number with a reason.',
  ),
};

export const rowDoesNotAddUp: FindingKind<[name: string, total: number, collected: number]> = {
  code: 'E-row-does-not-add-up',
  severity: 'error',
  title: text('Tổng số phiếu của một người không khớp', "A person's figures do not add up"),
  message: (name, total, collected) =>
    text(
      `${name}: ba mức và dòng không hợp lệ cộng lại là ${total}, thu về ${collected} phiếu.`,
      `${name}: three levels and void rows come to ${total}, ${collected} ballots collected.`,
    ),
  todo: text(
    'Ban Kiểm phiếu kiểm lại người này; nếu cần thì mở lại việc kiểm phiếu.',
    'The committee counts this person again.',
  ),
};

export const issuedNotHolders: FindingKind<[list: string, issued: number, holders: number]> = {
  code: 'W-issued-not-holders',
  severity: 'warning',
  title: text('Số phiếu phát ra khác số người nhận phiếu', 'Ballots issued differ from people who got one'),
  message: (list, issued, holders) =>
    text(
      `${list}: phát ra ${issued} phiếu, ${holders} người nhận phiếu.`,
      `${list}: ${issued} ballots issued, ${holders} people got one.`,
    ),
  todo: text('Ghi rõ lý do vào biên bản.', 'Record the reason in the minutes.'),
};

export const countNotDone: RefusalKind<[lists: readonly string[]]> = {
  code: 'R-count-not-done',
  title: text('Chưa kiểm phiếu xong', 'The count is not done'),
  message: (lists) => text(`Chưa kiểm phiếu xong: ${lists.join('; ')}.`, `Not yet counted: ${lists.join('; ')}.`),
  todo: text(
    'Nhập hoặc quét hết các tập, đọc lại chỗ khác nhau, quyết định phiếu chưa rõ, kiểm tra bằng tay những phiếu phải kiểm tra.',
    'Enter or scan all batches, read again what differs, decide what is doubtful, check by hand what has to be checked.',
  ),
};

export const findingsOpen: RefusalKind<[findings: readonly string[]]> = {
  code: 'R-findings-open',
  title: text('Còn vấn đề chưa xử lý', 'Findings are open'),
  message: (findings) =>
    text(
      `Còn ${findings.length} vấn đề chưa xử lý: ${findings.join('; ')}.`,
      `${findings.length} findings are open: ${findings.join('; ')}.`,
    ),
  todo: text('Sửa từng lỗi; cảnh báo thì ghi lý do để chấp nhận.', 'Mend the errors; accept warnings with a reason.'),
};

export const canvassFindingKinds = [
  countedNotCollected,
  rowDoesNotAddUp,
  issuedNotHolders,
  ...scanFindingKinds,
] as const;
export const canvassRefusals = [countNotDone, findingsOpen] as const;
