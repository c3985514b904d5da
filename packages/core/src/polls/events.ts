import { z } from 'zod';
import { sheetCount } from '../ballots/stock.ts';
import { formatDay } from '../basics/dates.ts';
import { listIdSchema, personIdSchema } from '../basics/ids.ts';
import { lineSchema, proseSchema, text, tidy } from '../basics/text.ts';
import { type EventOf, event, type RecordedOf } from '../record/command.ts';
import { electronicEvents } from './electronic/events.ts';
import { setupSchema, voterSchema } from './setup.ts';

const line = lineSchema(300);
const words = proseSchema(2000);

export const memberSchema = z.strictObject({
  name: line,
  role: z.enum(['head', 'secretary', 'member']),
  person: personIdSchema.optional(),
  unit: z.string().overwrite(tidy).optional(),
});

export const conferenceConvened = event({
  type: 'conference-convened',
  version: 1,
  title: text('Lập hội nghị', 'Conference convened'),
  data: z.strictObject({ setup: setupSchema }),
  sentence: ({ setup }) =>
    text(
      `Lập hội nghị “${setup.title}” ngày ${formatDay(setup.day)}, ${setup.lists.length} danh sách.`,
      `Conference “${setup.title}” convened for ${formatDay(setup.day)}, ${setup.lists.length} lists.`,
    ),
});

export const officialsNamed = event({
  type: 'officials-named',
  version: 1,
  title: text('Ghi người chủ trì, thư ký, đại biểu dự', 'Officials named'),
  data: z.strictObject({ chair: line, secretary: line.nullable(), observers: z.array(line) }),
  sentence: (d) =>
    text(
      `Chủ trì: ${d.chair}; thư ký: ${d.secretary ?? 'chưa ghi'}; đại biểu dự: ${d.observers.length}.`,
      `Chair: ${d.chair}; secretary: ${d.secretary ?? 'none yet'}; observers: ${d.observers.length}.`,
    ),
});

export const committeeProposed = event({
  type: 'committee-proposed',
  version: 1,
  title: text('Đề xuất Ban Kiểm phiếu', 'Counting committee proposed'),
  data: z.strictObject({ members: z.array(memberSchema).min(1) }),
  sentence: ({ members }) =>
    text(
      `Đề xuất Ban Kiểm phiếu ${members.length} người: ${members.map((m) => m.name).join(', ')}.`,
      `Counting committee of ${members.length} proposed: ${members.map((m) => m.name).join(', ')}.`,
    ),
});

export const committeeApproved = event({
  type: 'committee-approved',
  version: 1,
  title: text('Hội nghị biểu quyết Ban Kiểm phiếu', 'Counting committee approved'),
  data: z.strictObject({ votesFor: sheetCount, votesAgainst: sheetCount }),
  sentence: (d) =>
    text(
      `Hội nghị biểu quyết thông qua Ban Kiểm phiếu: ${d.votesFor} đồng ý, ${d.votesAgainst} không đồng ý.`,
      `The conference approved the counting committee: ${d.votesFor} for, ${d.votesAgainst} against.`,
    ),
});

export const ballotsPrinted = event({
  type: 'ballots-printed',
  version: 1,
  title: text('Nhận phiếu in', 'Ballots printed'),
  data: z.strictObject({ list: listIdSchema, copies: sheetCount.min(1) }),
  sentence: (d) =>
    text(
      `Nhận ${d.copies} phiếu in của danh sách ${d.list}.`,
      `${d.copies} printed ballots of list ${d.list} received.`,
    ),
});

/** What was recorded as printed is put right: how many there are, in the place of what was said before. */
export const printingCorrected = event({
  type: 'printing-corrected',
  version: 1,
  title: text('Đính chính số phiếu đã in', 'Number of printed ballots corrected'),
  data: z.strictObject({ list: listIdSchema, printed: sheetCount, reason: words }),
  sentence: (d) =>
    text(
      `Đính chính số phiếu đã in của danh sách ${d.list}: ${d.printed} phiếu. ${d.reason}.`,
      `Printed ballots of list ${d.list} corrected: ${d.printed}. ${d.reason}.`,
    ),
});

export const ballotsSpoiled = event({
  type: 'ballots-spoiled',
  version: 1,
  title: text('Phiếu hỏng', 'Ballots spoiled'),
  data: z.strictObject({ list: listIdSchema, copies: sheetCount.min(1), reason: words }),
  sentence: (d) =>
    text(
      `${d.copies} phiếu hỏng của danh sách ${d.list}: ${d.reason}.`,
      `${d.copies} spoiled ballots of list ${d.list}: ${d.reason}.`,
    ),
});

export const conferenceReady = event({
  type: 'conference-ready',
  version: 1,
  title: text('Sẵn sàng', 'Conference ready'),
  data: z.strictObject({}),
  sentence: () => text('Công việc chuẩn bị đã xong, sẵn sàng điểm danh.', 'Preparations done, check-in may begin.'),
});

export const rollAmended = event({
  type: 'roll-amended',
  version: 1,
  title: text('Bổ sung, rút tên người ghi phiếu', 'Voter roll amended'),
  data: z.strictObject({ list: listIdSchema, change: z.enum(['added', 'removed']), voter: voterSchema, reason: words }),
  sentence: (d) =>
    d.change === 'added'
      ? text(
          `Bổ sung ${d.voter.name} vào danh sách ghi phiếu ${d.list}: ${d.reason}.`,
          `${d.voter.name} added to the roll of ${d.list}: ${d.reason}.`,
        )
      : text(
          `Rút ${d.voter.name} khỏi danh sách ghi phiếu ${d.list}: ${d.reason}.`,
          `${d.voter.name} taken off the roll of ${d.list}: ${d.reason}.`,
        ),
});

export const checkedIn = event({
  type: 'checked-in',
  version: 1,
  title: text('Điểm danh', 'Checked in'),
  data: z.strictObject({ people: z.array(personIdSchema).min(1) }),
  sentence: ({ people }) => text(`Điểm danh có mặt: ${people.join(', ')}.`, `Checked in: ${people.join(', ')}.`),
});

export const checkInUndone = event({
  type: 'check-in-undone',
  version: 1,
  title: text('Hủy điểm danh nhầm', 'Check-in undone'),
  data: z.strictObject({ person: personIdSchema, reason: words }),
  sentence: (d) => text(`Hủy điểm danh nhầm ${d.person}: ${d.reason}.`, `Check-in of ${d.person} undone: ${d.reason}.`),
});

export const absenceRecorded = event({
  type: 'absence-recorded',
  version: 1,
  title: text('Vắng mặt có lý do', 'Absence recorded'),
  data: z.strictObject({ person: personIdSchema, reason: words }),
  sentence: (d) => text(`${d.person} vắng mặt: ${d.reason}.`, `${d.person} absent: ${d.reason}.`),
});

export const pollOpened = event({
  type: 'poll-opened',
  version: 1,
  title: text('Bắt đầu ghi phiếu', 'Poll opened'),
  data: z.strictObject({ present: sheetCount, convened: sheetCount }),
  sentence: (d) =>
    text(
      `Bắt đầu phát và ghi phiếu; có mặt ${d.present}/${d.convened}.`,
      `Poll opened; ${d.present} of ${d.convened} present.`,
    ),
});

export const ballotsHandedOut = event({
  type: 'ballots-handed-out',
  version: 1,
  title: text('Phát phiếu', 'Ballots handed out'),
  data: z.strictObject({
    ballots: z.array(z.strictObject({ list: listIdSchema, people: z.array(personIdSchema).min(1) })).min(1),
  }),
  sentence: (d) =>
    text(
      `Phát phiếu: ${d.ballots.map((b) => `${b.list} ${b.people.length}`).join(', ')}.`,
      `Ballots handed out: ${d.ballots.map((b) => `${b.list} ${b.people.length}`).join(', ')}.`,
    ),
});

export const ballotReplaced = event({
  type: 'ballot-replaced',
  version: 1,
  title: text('Đổi phiếu hỏng', 'Ballot replaced'),
  data: z.strictObject({ list: listIdSchema, person: personIdSchema }),
  sentence: (d) =>
    text(
      `Thu một phiếu hỏng và phát phiếu khác, danh sách ${d.list}.`,
      `A spoiled ballot of ${d.list} taken back and replaced.`,
    ),
});

export const pollClosed = event({
  type: 'poll-closed',
  version: 1,
  title: text('Kết thúc bỏ phiếu', 'Poll closed'),
  data: z.strictObject({}),
  sentence: () => text('Kết thúc bỏ phiếu, niêm hòm phiếu.', 'Poll closed.'),
});

export const boxCounted = event({
  type: 'box-counted',
  version: 1,
  title: text('Đếm phiếu thu về', 'Box counted'),
  data: z.strictObject({
    list: listIdSchema,
    collected: sheetCount,
    unused: sheetCount,
    unusedSlips: sheetCount.exactOptional(),
  }),
  sentence: (d) =>
    d.unusedSlips === undefined
      ? text(
          `Danh sách ${d.list}: thu về ${d.collected} phiếu, còn lại không dùng ${d.unused}.`,
          `List ${d.list}: ${d.collected} ballots collected, ${d.unused} unused.`,
        )
      : text(
          `Danh sách ${d.list}: thu về ${d.collected} phiếu giấy, còn lại không dùng ${d.unused} phiếu giấy, ${d.unusedSlips} phiếu điện tử.`,
          `List ${d.list}: ${d.collected} paper ballots collected, ${d.unused} unused; ${d.unusedSlips} slips unused.`,
        ),
});

export const stockCorrected = event({
  type: 'stock-corrected',
  version: 1,
  title: text('Đính chính số phiếu', 'Stock corrected'),
  data: z.strictObject({
    list: listIdSchema,
    way: z.literal('slip').exactOptional(),
    printed: sheetCount.optional(),
    issued: sheetCount.optional(),
    spoiled: sheetCount.optional(),
    unused: sheetCount.optional(),
    collected: sheetCount.optional(),
    reason: words,
  }),
  sentence: (d) =>
    d.way === undefined
      ? text(`Đính chính số phiếu danh sách ${d.list}: ${d.reason}.`, `Stock of ${d.list} corrected: ${d.reason}.`)
      : text(
          `Đính chính số phiếu điện tử danh sách ${d.list}: ${d.reason}.`,
          `Stock of slips of ${d.list} corrected: ${d.reason}.`,
        ),
});

export const pollReopened = event({
  type: 'poll-reopened',
  version: 1,
  title: text('Mở lại việc ghi phiếu', 'Poll re-opened'),
  data: z.strictObject({ reason: words }),
  sentence: (d) => text(`Mở lại việc ghi phiếu: ${d.reason}.`, `Poll re-opened: ${d.reason}.`),
});

export const pollEvents = [
  conferenceConvened,
  officialsNamed,
  committeeProposed,
  committeeApproved,
  ballotsPrinted,
  printingCorrected,
  ballotsSpoiled,
  conferenceReady,
  rollAmended,
  checkedIn,
  checkInUndone,
  absenceRecorded,
  pollOpened,
  ballotsHandedOut,
  ballotReplaced,
  pollClosed,
  boxCounted,
  stockCorrected,
  pollReopened,
  ...electronicEvents,
] as const;

export type PollEvent = EventOf<(typeof pollEvents)[number]>;
export type PollRecorded = RecordedOf<(typeof pollEvents)[number]>;
