import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';

export const votedOnCounts: FindingKind<[name: string]> = {
  code: 'I-voted-on-in-committee',
  severity: 'info',
  title: text('Người được lấy phiếu ở trong Ban Kiểm phiếu', 'A person voted on is in the counting committee'),
  message: (name) =>
    text(
      `${name} được lấy phiếu tại hội nghị này và có tên trong Ban Kiểm phiếu; quy định không cấm.`,
      `${name} is voted on at this conference and in its counting committee; the rules do not forbid it.`,
    ),
  todo: text(
    'Nên đề xuất người khác; nếu giữ nguyên, hội nghị biết điều này khi biểu quyết Ban Kiểm phiếu.',
    'Better propose somebody else; otherwise the conference knows it when it votes on the committee.',
  ),
};

export const chairCounts: FindingKind<[name: string]> = {
  code: 'I-chair-in-committee',
  severity: 'info',
  title: text('Người chủ trì ở trong Ban Kiểm phiếu', 'The chair is in the counting committee'),
  message: (name) =>
    text(
      `${name} chủ trì hội nghị và có tên trong Ban Kiểm phiếu; người chủ trì không kiểm phiếu.`,
      `${name} chairs the conference and is in its counting committee; the chair does not count.`,
    ),
  todo: text(
    'Đề xuất người khác vào Ban Kiểm phiếu; nếu là hai người cùng tên thì không phải làm gì.',
    'Propose somebody else; of two people of one name nothing is to be done.',
  ),
};

export const pollFindingKinds = [votedOnCounts, chairCounts] as const;
