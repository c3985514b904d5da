import { type RefusalKind, text } from '@tinnhiem/core';

export const rehearsalBusy: RefusalKind = {
  code: 'R-rehearsal-busy',
  title: text('Đang tập dượt', 'A rehearsal is going on'),
  message: () => text('Một cuộc tập dượt đang chạy.', 'A rehearsal is running.'),
  todo: text('Đợi cuộc đó xong, hoặc dừng nó trước.', 'Wait for it to end, or stop it first.'),
};

export const rehearsalInterrupted: RefusalKind = {
  code: 'R-rehearsal-interrupted',
  title: text('Tập dượt bị ngắt', 'The rehearsal was interrupted'),
  message: () =>
    text(
      'Cuộc tập dượt bị ngắt trước khi xong: máy chủ dừng hoặc gặp lỗi.',
      'The rehearsal was interrupted: the server stopped, or failed.',
    ),
  todo: text('Xóa rồi tập dượt lại.', 'Delete it and rehearse again.'),
};

export const rehearsalRefusals = [rehearsalBusy, rehearsalInterrupted] as const;
