import { type FindingKind, openInWords, type RefusalKind } from '../basics/findings.ts';
import { type Text, text } from '../basics/text.ts';
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

export const slipsNotHolders: FindingKind<[list: string, issued: number, holders: number]> = {
  code: 'W-slips-not-holders',
  severity: 'warning',
  title: text('Số phiếu điện tử phát ra khác số người nhận', 'Slips issued differ from people who got one'),
  message: (list, issued, holders) =>
    text(
      `${list}: phát ra ${issued} phiếu điện tử, ${holders} người nhận phiếu điện tử.`,
      `${list}: ${issued} slips issued, ${holders} people got one.`,
    ),
  todo: text('Ghi rõ lý do vào biên bản.', 'Record the reason in the minutes.'),
};

export const slipsDoNotBalance: FindingKind<
  [list: string, made: number, issued: number, unused: number, spoiled: number]
> = {
  code: 'W-slips-do-not-balance',
  severity: 'warning',
  title: text('Số phiếu điện tử không khớp', 'The slips do not add up'),
  message: (list, made, issued, unused, spoiled) =>
    text(
      `${list}: lập ${made} phiếu điện tử, nhưng phát ra ${issued} + còn lại ${unused} + hỏng ${spoiled} = ${issued + unused + spoiled}.`,
      `${list}: ${made} slips made, but issued ${issued} + unused ${unused} + spoiled ${spoiled} = ${issued + unused + spoiled}.`,
    ),
  todo: text(
    'Đếm lại phiếu điện tử trên bàn; nếu ghi nhầm thì đính chính, nếu không thì ghi lý do vào biên bản.',
    'Count the slips on the table again; correct the stock, or record the reason in the minutes.',
  ),
};

export const moreVotesThanSlips: FindingKind<[list: string, voters: number, issued: number]> = {
  code: 'E-more-votes-than-slips',
  severity: 'error',
  title: text('Số mã đã bỏ phiếu nhiều hơn số phiếu điện tử phát ra', 'More codes voted than slips were issued'),
  message: (list, voters, issued) =>
    text(
      `${list}: trong hòm phiếu điện tử có phiếu của ${voters} mã, chỉ phát ra ${issued} phiếu điện tử.`,
      `${list}: ${voters} codes have voted in the electronic box, only ${issued} slips were issued.`,
    ),
  todo: text(
    'Đếm lại phiếu điện tử còn lại và phiếu hỏng trên bàn: có phiếu đã phát mà chưa ghi thì đính chính số phát ra; có mã bị dùng khi chưa phát thì báo Ủy ban Kiểm tra, kết quả không được xác nhận.',
    'Count the slips on the table again: where one was handed out and not recorded, correct the number issued; where a code was used that was never handed out, tell the inspection committee, and let no result stand.',
  ),
};

export const slipsNotUsed: FindingKind<[list: string, missing: number]> = {
  code: 'W-slips-not-used',
  severity: 'warning',
  title: text('Có phiếu điện tử đã phát không bỏ phiếu', 'Slips handed out and not voted with'),
  message: (list, missing) =>
    text(
      `${list}: ${missing} phiếu điện tử đã phát nhưng mã không bỏ phiếu; tính như phiếu không thu về.`,
      `${list}: ${missing} slips were handed out and not voted with; they count as not returned.`,
    ),
  todo: text(
    'Ghi vào biên bản; không hỏi ai đã bỏ phiếu hay chưa.',
    'Record it in the minutes; ask nobody whether they have voted.',
  ),
};

export const fewInBox: FindingKind<[list: string, voters: number, least: number]> = {
  code: 'W-few-in-electronic-box',
  severity: 'warning',
  title: text('Quá ít người bỏ phiếu điện tử để giữ bí mật', 'Too few cast electronically for secrecy'),
  message: (list, voters, least) =>
    text(
      `${list}: chỉ ${voters} người bỏ phiếu điện tử, ít hơn ${least}; kết quả riêng của hòm phiếu điện tử không đưa ra công khai, chỉ công bố kết quả chung.`,
      `${list}: only ${voters} cast electronically, fewer than ${least}; the result of the box alone is not published, only that of both together.`,
    ),
  todo: text('Ghi lý do để chấp nhận; ghi vào biên bản.', 'Accept it with a reason, and record it in the minutes.'),
};

export const fewOnPaper: FindingKind<[list: string, voters: number, least: number]> = {
  code: 'W-few-on-paper',
  severity: 'warning',
  title: text('Quá ít người ghi phiếu giấy để giữ bí mật', 'Too few cast on paper for secrecy'),
  message: (list, voters, least) =>
    text(
      `${list}: chỉ ${voters} phiếu giấy, ít hơn ${least}; kết quả riêng của hòm phiếu điện tử không đưa ra công khai, vì trừ đi sẽ biết phiếu giấy ghi thế nào.`,
      `${list}: only ${voters} paper ballots, fewer than ${least}; the result of the box alone is not published, for taking it from the total would show how the paper was marked.`,
    ),
  todo: text('Ghi lý do để chấp nhận; ghi vào biên bản.', 'Accept it with a reason, and record it in the minutes.'),
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

export const findingsOpen: RefusalKind<[findings: readonly Text[]]> = {
  code: 'R-findings-open',
  title: text('Còn vấn đề chưa xử lý', 'Findings are open'),
  message: openInWords,
  todo: text('Sửa từng lỗi; cảnh báo thì ghi lý do để chấp nhận.', 'Mend the errors; accept warnings with a reason.'),
};

export const canvassFindingKinds = [
  countedNotCollected,
  rowDoesNotAddUp,
  issuedNotHolders,
  slipsNotHolders,
  slipsDoNotBalance,
  moreVotesThanSlips,
  slipsNotUsed,
  fewInBox,
  fewOnPaper,
  ...scanFindingKinds,
] as const;
export const canvassRefusals = [countNotDone, findingsOpen] as const;
