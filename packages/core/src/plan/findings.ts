import { type Day, formatDay } from '../basics/dates.ts';
import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';

export const votingDayPast: FindingKind<[conference: string, day: Day]> = {
  code: 'W-voting-day-past',
  severity: 'warning',
  title: text('Ngày lấy phiếu đã qua', 'The voting day is in the past'),
  message: (conference, day) =>
    text(
      `${conference}: ngày lấy phiếu ${formatDay(day)} đã qua.`,
      `${conference}: the voting day ${day} is in the past.`,
    ),
  todo: text(
    'Sửa ngày trong kế hoạch, hoặc ghi lý do để nguyên.',
    'Change the day in the plan, or record why it stands.',
  ),
};

export const afterCompletion: FindingKind<[conference: string, day: Day, limit: Day]> = {
  code: 'W-after-completion-day',
  severity: 'warning',
  title: text('Ngày lấy phiếu muộn hơn hạn hoàn thành', 'The voting day is later than the plan allows'),
  message: (conference, day, limit) =>
    text(
      `${conference}: ngày ${formatDay(day)} không trước ngày ${formatDay(limit)}, hạn hoàn thành của kế hoạch.`,
      `${conference}: ${day} is not before ${limit}, the day by which the plan must be done.`,
    ),
  todo: text(
    'Sửa ngày trong kế hoạch, hoặc ghi lý do để nguyên.',
    'Change the day in the plan, or record why it stands.',
  ),
};

export const notYearOfTerm: FindingKind<[year: number, expected: number]> = {
  code: 'W-not-year-of-term',
  severity: 'warning',
  title: text('Không đúng năm của nhiệm kỳ', 'Not the year of the term that the rule names'),
  message: (year, expected) =>
    text(
      `Ngày lấy phiếu rơi vào năm thứ ${year} của nhiệm kỳ; quy định là năm thứ ${expected}.`,
      `The voting day falls in year ${year} of the term; the rule names year ${expected}.`,
    ),
  todo: text(
    'Kiểm tra ngày bắt đầu nhiệm kỳ trong kế hoạch, hoặc ghi lý do.',
    'Check the start of the term in the plan, or record the reason.',
  ),
};

export const unverifiedRules: FindingKind<[count: number, paths: readonly string[]]> = {
  code: 'I-unverified-rules',
  severity: 'info',
  title: text('Giá trị của quy định chưa được đối chiếu', 'Values of the rules that no source confirms'),
  message: (count, paths) =>
    text(
      `Bộ quy tắc có ${count} giá trị chưa đối chiếu với văn bản gốc: ${paths.join(', ')}.`,
      `${count} values of the rule set have no confirmed source: ${paths.join(', ')}.`,
    ),
  todo: text(
    'Đối chiếu với văn bản gốc trước khi phê duyệt kế hoạch; nếu khác, ghi giá trị đúng vào phần overlay của kế hoạch.',
    'Compare with the original text before approving; where it differs, put the right value into the overlay of the plan.',
  ),
};

export const planFindingKinds = [votingDayPast, afterCompletion, notYearOfTerm, unverifiedRules] as const;
