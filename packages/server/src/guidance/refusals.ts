import { type RefusalKind, text } from '@tinnhiem/core';

export const notGuidance: RefusalKind = {
  code: 'R-guidance-not-a-file',
  title: text('Không phải tệp hướng dẫn', 'Not a file of guidance'),
  message: () =>
    text(
      'Tệp không phải hướng dẫn của cấp trên, hoặc đã hỏng.',
      'The file is no guidance from above, or it is damaged.',
    ),
  todo: text('Chọn đúng tệp .tinnhiem, hoặc xin cấp trên tệp khác.', 'Choose the right file, or ask for it again.'),
};

export const guidanceAltered: RefusalKind = {
  code: 'R-guidance-altered',
  title: text('Hướng dẫn bị sửa đổi', 'The guidance was altered'),
  message: () => text('Tệp hướng dẫn đã bị sửa sau khi ký.', 'The guidance was altered after it was signed.'),
  todo: text('Không dùng tệp này; xin cấp trên tệp khác.', 'Do not use it; ask for it again.'),
};

export const guidanceLooser: RefusalKind<[count: number]> = {
  code: 'R-guidance-looser',
  title: text('Hướng dẫn rộng hơn quy định', 'The guidance is looser than the rules'),
  message: (count) =>
    text(
      `${count} giá trị của hướng dẫn nới rộng hoặc trái quy định.`,
      `${count} values of the guidance loosen or contradict the rules.`,
    ),
  todo: text(
    'Bỏ các giá trị đó: hướng dẫn chỉ được chặt hơn, hoặc điền chỗ quy định để ngỏ.',
    'Leave them out: guidance may be stricter, or fill what the rules leave open.',
  ),
};

export const unknownGuidance: RefusalKind<[id: string]> = {
  code: 'R-guidance-unknown',
  title: text('Không có hướng dẫn này', 'No such guidance'),
  message: (id) => text(`Không có hướng dẫn “${id}”.`, `There is no guidance “${id}”.`),
  todo: text('Chọn lại từ danh sách.', 'Choose from the list.'),
};

export const valueNotInPlan: RefusalKind<[unknown: readonly string[], own: readonly string[]]> = {
  code: 'R-guidance-value-unknown',
  title: text('Kế hoạch không có giá trị này', 'The plan has no such value'),
  message: (unknown, own) =>
    text(
      `Kế hoạch của đợt không có giá trị riêng nào tên ${unknown.join(', ')}; có: ${own.join(', ') || 'không có giá trị riêng nào'}.`,
      `The plan of the round has no value of its own called ${unknown.join(', ')}; it has: ${own.join(', ') || 'none'}.`,
    ),
  todo: text(
    'Chọn trong các giá trị đó (mục rules.overlay của kế hoạch), hoặc ghi giá trị vào kế hoạch trước.',
    'Choose among them (rules.overlay of the plan), or put the value into the plan first.',
  ),
};

export const guidanceRefusals = [
  notGuidance,
  guidanceAltered,
  guidanceLooser,
  valueNotInPlan,
  unknownGuidance,
] as const;
