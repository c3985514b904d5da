import { type Day, formatDay } from '../basics/dates.ts';
import type { RefusalKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';
import { type InquiryStepKind, stepWords } from './events.ts';

export const nobodyVotesOn: RefusalKind<[person: string]> = {
  code: 'R-nobody-votes-on',
  title: text('Không phải người được lấy phiếu', 'Not voted on'),
  message: (person) =>
    text(
      `“${person}” không có tên trong danh sách lấy phiếu nào của đợt này.`,
      `“${person}” is on no list of this round.`,
    ),
  todo: text('Chọn người trong các danh sách được lấy phiếu.', 'Choose somebody who is voted on.'),
};

export const dayToCome: RefusalKind<[day: Day]> = {
  code: 'R-day-to-come',
  title: text('Ngày chưa đến', 'A day to come'),
  message: (day) =>
    text(
      `Ngày ${formatDay(day)} chưa đến; chỉ ghi việc đã xảy ra.`,
      `${formatDay(day)} is still to come; only what happened is recorded.`,
    ),
  todo: text('Sửa lại ngày.', 'Mend the day.'),
};

export const beforeReceipt: RefusalKind<[day: Day, received: Day]> = {
  code: 'R-before-receipt',
  title: text('Trước ngày nhận yêu cầu', 'Before the request came'),
  message: (day, received) =>
    text(
      `Ngày ${formatDay(day)} trước ngày nhận yêu cầu (${formatDay(received)}).`,
      `${formatDay(day)} is before the request came (${formatDay(received)}).`,
    ),
  todo: text('Sửa lại ngày, hoặc đính chính ngày nhận yêu cầu.', 'Mend the day, or correct the day of receipt.'),
};

export const beforeStep: RefusalKind<[day: Day, first: InquiryStepKind, firstDay: Day]> = {
  code: 'R-before-step',
  title: text('Trước việc mà nó trả lời', 'Before what it answers'),
  message: (day, first, firstDay) =>
    text(
      `Ngày ${formatDay(day)} trước ngày “${stepWords[first].vi}” (${formatDay(firstDay)}).`,
      `${formatDay(day)} is before “${stepWords[first].en}” (${formatDay(firstDay)}).`,
    ),
  todo: text(
    'Sửa lại ngày; nếu bước trước ghi sai ngày thì ghi lại bước đó.',
    'Mend the day; where the earlier step has the wrong one, record that step anew.',
  ),
  example: ['2019-02-14' as Day, 'asked', '2019-02-15' as Day],
};

export const letterAfterReceipt: RefusalKind<[letter: Day, received: Day]> = {
  code: 'R-letter-after-receipt',
  title: text('Văn bản đề ngày sau ngày nhận', 'A letter dated after it came'),
  message: (letter, received) =>
    text(
      `Văn bản đề ngày ${formatDay(letter)} mà nhận ngày ${formatDay(received)}.`,
      `The letter is dated ${formatDay(letter)} and came on ${formatDay(received)}.`,
    ),
  todo: text('Sửa ngày văn bản hoặc ngày nhận.', 'Mend the day of the letter, or that on which it came.'),
};

export const unknownInquiry: RefusalKind<[inquiry: number]> = {
  code: 'R-unknown-inquiry',
  title: text('Không có yêu cầu này', 'No such request'),
  message: (inquiry) =>
    text(`Không có yêu cầu cung cấp thông tin số ${inquiry}.`, `There is no request for information no. ${inquiry}.`),
  todo: text('Xem lại sổ yêu cầu.', 'Look at the register.'),
};

export const inquiryOver: RefusalKind<[inquiry: number]> = {
  code: 'R-inquiry-over',
  title: text('Yêu cầu đã kết thúc', 'The request is over'),
  message: (inquiry) =>
    text(
      `Yêu cầu số ${inquiry} đã kết thúc hoặc đã được rút; không ghi thêm được.`,
      `Request no. ${inquiry} is closed or withdrawn; nothing can be added.`,
    ),
  todo: text('Nếu có nội dung mới thì ghi nhận một yêu cầu mới.', 'Register a new request for what is new.'),
};

export const inquiryTooLate: RefusalKind<[inquiry: number, by: Day | null]> = {
  code: 'R-inquiry-late',
  title: text('Yêu cầu đến muộn', 'The request came too late'),
  message: (inquiry, by) =>
    by === null
      ? text(
          `Yêu cầu số ${inquiry} đến sau ngày lấy phiếu nên không giải quyết.`,
          `Request no. ${inquiry} came after the vote and is not dealt with.`,
        )
      : text(
          `Yêu cầu số ${inquiry} đến muộn nên không giải quyết; chậm nhất phải đến ngày ${formatDay(by)}.`,
          `Request no. ${inquiry} came too late and is not dealt with; it had to come by ${formatDay(by)}.`,
        ),
  todo: text(
    'Báo cho người yêu cầu biết, rồi kết thúc; nếu ghi sai ngày nhận thì đính chính.',
    'Tell the asker, then close it; correct the day of receipt if it was written down wrongly.',
  ),
};

export const inquiryStepTooEarly: RefusalKind<[step: InquiryStepKind, first: InquiryStepKind]> = {
  code: 'R-inquiry-step-too-early',
  title: text('Chưa đến bước này', 'Not yet'),
  message: (step, first) =>
    text(
      `Chưa thể “${stepWords[step].vi}”: trước đó phải “${stepWords[first].vi}”.`,
      `Not yet “${stepWords[step].en}”: first “${stepWords[first].en}”.`,
    ),
  todo: text('Ghi bước trước rồi làm tiếp.', 'Record the step before.'),
  example: ['verified', 'answered'],
};

export const unknownCheck: RefusalKind<[check: number]> = {
  code: 'R-unknown-check',
  title: text('Không có công văn xác minh này', 'No such check'),
  message: (check) =>
    text(
      `Không có công văn xác minh thứ ${check} còn chờ trả lời.`,
      `There is no check no. ${check} that waits for an answer.`,
    ),
  todo: text('Chọn công văn còn chờ trả lời.', 'Choose one that waits.'),
};

export const inquiryRefusals = [
  nobodyVotesOn,
  dayToCome,
  beforeReceipt,
  beforeStep,
  letterAfterReceipt,
  unknownInquiry,
  inquiryOver,
  inquiryTooLate,
  inquiryStepTooEarly,
  unknownCheck,
] as const;
