import { type Day, formatDay } from '../../basics/dates.ts';
import type { RefusalKind } from '../../basics/findings.ts';
import { text } from '../../basics/text.ts';

export const stillWithCommittee: RefusalKind = {
  code: 'R-still-with-committee',
  title: text('Phiếu chưa được bàn giao', 'The ballots are not handed over'),
  message: () => text('Phiếu đã niêm phong nhưng chưa bàn giao.', 'The ballots are sealed and not handed over yet.'),
  todo: text('Ghi nhận bàn giao trước.', 'Record the hand-over first.'),
};

export const alreadyDestroyed: RefusalKind<[day: Day]> = {
  code: 'R-already-destroyed',
  title: text('Phiếu đã tiêu hủy', 'The ballots are destroyed'),
  message: (day) =>
    text(`Phiếu đã tiêu hủy ngày ${formatDay(day)}.`, `The ballots were destroyed on ${formatDay(day)}.`),
  todo: text('Không còn gì để ghi nhận; hồ sơ vẫn xem được.', 'Nothing is left to record; the record stays readable.'),
};

export const noTerm: RefusalKind = {
  code: 'R-no-term',
  title: text('Chưa định thời hạn lưu giữ', 'No term of keeping is set'),
  message: () =>
    text(
      'Chưa ghi thời hạn lưu giữ nên chưa được tiêu hủy phiếu.',
      'No term of keeping is recorded, so that nothing may be destroyed.',
    ),
  todo: text('Ghi thời hạn và căn cứ, rồi tiêu hủy khi hết hạn.', 'Record the term and its basis first.'),
};

export const termNotOver: RefusalKind<[until: Day]> = {
  code: 'R-term-not-over',
  title: text('Chưa hết thời hạn lưu giữ', 'The term of keeping is not over'),
  message: (until) =>
    text(
      `Phiếu phải lưu giữ đến hết ngày ${formatDay(until)}.`,
      `The ballots have to be kept until ${formatDay(until)}.`,
    ),
  todo: text('Đợi hết thời hạn.', 'Wait for the end of the term.'),
};

export const unknownSeal: RefusalKind<[seal: string, known: readonly string[]]> = {
  code: 'R-unknown-seal',
  title: text('Không có số niêm phong này', 'No such seal'),
  message: (seal, known) =>
    text(
      `Không có gói nào đang mang số niêm phong “${seal}”. Các số hiện có: ${known.join(', ') || 'không còn gói nào niêm phong'}.`,
      `No packet is closed with the seal “${seal}”. Seals: ${known.join(', ') || 'none'}.`,
    ),
  todo: text('Xem lại số ghi trên gói.', 'Look at the number on the packet again.'),
};

export const sealUsed: RefusalKind<[seal: string]> = {
  code: 'R-seal-used',
  title: text('Số niêm phong đã dùng', 'The seal number was used before'),
  message: (seal) => text(`Số niêm phong “${seal}” đã dùng.`, `The seal number “${seal}” was used before.`),
  todo: text('Niêm phong lại bằng số mới, mỗi gói một số.', 'Seal with a new number, one for each packet.'),
};

export const dayInFuture: RefusalKind<[day: Day]> = {
  code: 'R-day-in-future',
  title: text('Ngày chưa đến', 'The day has not come'),
  message: (day) => text(`Ngày ${formatDay(day)} chưa đến.`, `${formatDay(day)} has not come yet.`),
  todo: text('Ghi nhận sau khi đã làm.', 'Record it when it is done.'),
};

export const beforeHandOver: RefusalKind<[day: Day, handedOver: Day]> = {
  code: 'R-before-hand-over',
  title: text('Trước ngày bàn giao', 'Before the hand-over'),
  message: (day, handedOver) =>
    text(
      `Ngày ${formatDay(day)} trước ngày bàn giao phiếu (${formatDay(handedOver)}).`,
      `${formatDay(day)} is before the ballots were handed over (${formatDay(handedOver)}).`,
    ),
  todo: text('Xem lại ngày.', 'Check the day.'),
};

export const termBeforeHandOver: RefusalKind<[until: Day, handedOver: Day]> = {
  code: 'R-term-before-hand-over',
  title: text('Thời hạn lưu giữ hết trước ngày bàn giao', 'The term ends before the hand-over'),
  message: (until, handedOver) =>
    text(
      `Thời hạn lưu giữ ghi đến ${formatDay(until)}, trước ngày bàn giao phiếu (${formatDay(handedOver)}): phiếu sẽ được tiêu hủy ngay.`,
      `The term ends on ${formatDay(until)}, before the ballots were handed over (${formatDay(handedOver)}): they could be destroyed at once.`,
    ),
  todo: text('Xem lại ngày, nhất là năm.', 'Check the day, the year above all.'),
};

export const keepingRefusals = [
  stillWithCommittee,
  alreadyDestroyed,
  noTerm,
  termNotOver,
  unknownSeal,
  sealUsed,
  dayInFuture,
  beforeHandOver,
  termBeforeHandOver,
] as const;
