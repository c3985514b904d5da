import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';

export const emptyRoll: FindingKind<[list: string]> = {
  code: 'E-empty-roll',
  severity: 'error',
  title: text('Danh sách không có người ghi phiếu', 'A list without voters'),
  message: (list) => text(`Danh sách “${list}” không có người ghi phiếu nào.`, `The list “${list}” has no voters.`),
  todo: text(
    'Kiểm tra các chức vụ được ghi phiếu trong kế hoạch và danh sách nhân sự.',
    "Check the voters' posts in the plan and the roster.",
  ),
};

export const smallElectorate: FindingKind<[list: string, voters: number]> = {
  code: 'W-small-electorate',
  severity: 'warning',
  title: text('Quá ít người ghi phiếu để giữ bí mật', 'Too few voters for secrecy'),
  message: (list, voters) =>
    text(
      `Danh sách “${list}” chỉ có ${voters} người ghi phiếu: nếu mọi người đánh giá giống nhau thì ai cũng biết phiếu của nhau.`,
      `The list “${list}” has only ${voters} voters: if all mark the same level, everybody knows everybody's vote.`,
    ),
  todo: text(
    'Cân nhắc mở rộng thành phần ghi phiếu, hoặc ghi lý do để nguyên.',
    'Consider a wider electorate, or record why it stands.',
  ),
};

export const sameName: FindingKind<[name: string, list: string, who: readonly string[]]> = {
  code: 'I-same-name',
  severity: 'info',
  title: text('Hai người trùng họ tên', 'Two people of one name'),
  message: (name, list, who) =>
    text(
      `“${list}” có ${who.length} người cùng tên ${name}: ${who.join('; ')}.`,
      `“${list}” has ${who.length} people named ${name}: ${who.join('; ')}.`,
    ),
  todo: text('Phân biệt theo mã cán bộ và đơn vị khi điểm danh.', 'Tell them apart by id and unit at check-in.'),
};

export const rollFindingKinds = [emptyRoll, smallElectorate, sameName] as const;
