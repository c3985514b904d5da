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

export const pollFindingKinds = [votedOnCounts] as const;
