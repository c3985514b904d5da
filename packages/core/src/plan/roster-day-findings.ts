// What can be wrong with the days of a roster (reading 3: one day decides).
import { type Day, formatDay } from '../basics/dates.ts';
import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';

export const dayIncomplete: FindingKind<[written: string]> = {
  code: 'E-roster-day-incomplete',
  severity: 'error',
  title: text('Thiếu ngày trong tháng', 'The day of the month is missing'),
  message: (written) => text(`“${written}” không cho biết ngày nào.`, `“${written}” does not say which day.`),
  todo: text(
    'Ghi đủ ngày, tháng, năm theo quyết định, dạng 01/06/2018: một ngày cũng có thể đổi kết quả.',
    'Write day, month and year of the decision, as 01/06/2018: a single day can decide.',
  ),
};

export const birthIncomplete: FindingKind<[written: string]> = {
  code: 'I-roster-birth-incomplete',
  severity: 'info',
  title: text('Ngày sinh không đủ', 'The birthday is not complete'),
  message: (written) =>
    text(
      `“${written}” không đủ ngày, tháng, năm; ngày sinh được để trống.`,
      `“${written}” is not a whole date; the birthday is left empty.`,
    ),
  todo: text(
    'Không bắt buộc. Nên ghi đủ khi có hai người trùng tên.',
    'Not required. Better filled in where two people have one name.',
  ),
};

export const dayImpossible: FindingKind<[written: string]> = {
  code: 'E-roster-day-impossible',
  severity: 'error',
  title: text('Ngày không có trong lịch', 'A day that does not exist'),
  message: (written) => text(`Không có ngày “${written}”.`, `There is no day “${written}”.`),
  todo: text('Sửa theo quyết định hoặc hồ sơ.', 'Correct it from the decision or the file.'),
};

export const dayMonthFirst: FindingKind<[written: string, suggestion: Day]> = {
  code: 'E-roster-day-month-first',
  severity: 'error',
  title: text('Tháng đứng trước ngày', 'The month stands before the day'),
  message: (written, suggestion) =>
    text(
      `“${written}” có lẽ là ngày ${formatDay(suggestion)}, viết theo kiểu Mỹ (tháng trước).`,
      `“${written}” is probably ${suggestion}, written month first.`,
    ),
  todo: text(
    'Viết ngày trước, tháng sau. Kiểm tra cả cột: các ngày khác như 06/01/2018 có thể cũng bị đảo.',
    'Write the day first. Check the whole column: others such as 06/01/2018 may be turned round too.',
  ),
};

export const dayUnreadable: FindingKind<[written: string]> = {
  code: 'E-roster-day-unreadable',
  severity: 'error',
  title: text('Không đọc được ngày', 'The date cannot be read'),
  message: (written) => text(`Không hiểu “${written}” là ngày nào.`, `“${written}” is not understood as a date.`),
  todo: text(
    'Viết dạng 01/06/2018. Người đang giữ chức vụ thì để trống ngày thôi giữ.',
    'Write it as 01/06/2018. The end of a post that is still held stays empty.',
  ),
};

export const dayWithTime: FindingKind<[day: Day, time: string]> = {
  code: 'W-roster-day-with-time',
  severity: 'warning',
  title: text('Ngày kèm giờ', 'A date with a time'),
  message: (day, time) =>
    text(
      `Ô này ghi ${time} ngày ${formatDay(day)}; phần mềm xuất tệp có thể đã lệch múi giờ, ngày đúng có thể là hôm sau.`,
      `The cell says ${time} on ${day}; the program that wrote the file may have moved it by a time zone, so that the next day is meant.`,
    ),
  todo: text(
    'So với quyết định; sửa ô, hoặc ghi là đã kiểm tra.',
    'Compare with the decision; correct the cell, or record that it was checked.',
  ),
};

export const dayPerhapsTurned: FindingKind<[text: string, sheet: Day]> = {
  code: 'W-roster-day-perhaps-turned',
  severity: 'warning',
  title: text('Có thể ngày và tháng bị đảo', 'Day and month are perhaps turned round'),
  message: (written, sheet) =>
    text(
      `Trong cột này, các ngày lớn hơn 12 (như ${written}) là chữ, còn mọi ô kiểu ngày (như ${formatDay(sheet)}) đều có ngày không quá 12: Excel kiểu Mỹ có thể đã đảo ngày với tháng.`,
      `In this column days above 12 (such as ${written}) are text, while every real date (such as ${sheet}) has a day up to 12: an Excel set to American dates may have turned day and month round.`,
    ),
  todo: text(
    'So vài ngày với quyết định; nếu bị đảo, sửa cả cột; nếu đúng, ghi là đã kiểm tra.',
    'Compare some with the decisions; correct the column if they are turned; if right, record that it was checked.',
  ),
};

export const endBeforeStart: FindingKind<[start: Day, end: Day]> = {
  code: 'E-roster-end-before-start',
  severity: 'error',
  title: text('Thôi giữ trước khi bổ nhiệm', 'The post ends before it begins'),
  message: (start, end) =>
    text(
      `Thôi giữ ngày ${formatDay(end)}, trước ngày bổ nhiệm ${formatDay(start)}.`,
      `It ends on ${end}, before its start on ${start}.`,
    ),
  todo: text('Sửa một trong hai ngày.', 'Correct one of the two days.'),
};

export const startInFuture: FindingKind<[start: Day]> = {
  code: 'W-roster-start-in-future',
  severity: 'warning',
  title: text('Ngày bổ nhiệm ở tương lai', 'The appointment lies in the future'),
  message: (start) =>
    text(`Ngày bổ nhiệm ${formatDay(start)} chưa tới.`, `The day of appointment, ${start}, has not come.`),
  todo: text('Kiểm tra năm; nếu đúng, ghi lý do để nguyên.', 'Check the year; if it is right, record why it stands.'),
};

export const dayImplausible: FindingKind<[day: Day, birth: Day | undefined]> = {
  code: 'W-roster-day-implausible',
  severity: 'warning',
  title: text('Ngày khó tin', 'A day that is hard to believe'),
  message: (day, birth) =>
    birth === undefined
      ? text(`Ngày ${formatDay(day)} khó có thể đúng.`, `The day ${day} can hardly be right.`)
      : text(
          `Ngày bổ nhiệm ${formatDay(day)} của người sinh ngày ${formatDay(birth)} khó có thể đúng.`,
          `An appointment on ${day} of a person born on ${birth} can hardly be right.`,
        ),
  todo: text('Kiểm tra năm; nếu đúng, ghi lý do để nguyên.', 'Check the year; if it is right, record why it stands.'),
};

export const rosterDayFindingKinds = [
  dayIncomplete,
  birthIncomplete,
  dayImpossible,
  dayMonthFirst,
  dayUnreadable,
  dayWithTime,
  dayPerhapsTurned,
  endBeforeStart,
  startInFuture,
  dayImplausible,
] as const;
