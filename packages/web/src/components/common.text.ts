import { rehearsalMark, text } from '@tinnhiem/core';

export const common = {
  product: text('Tín Nhiệm', 'Tín Nhiệm'),
  loading: text('Đang tải…', 'Loading…'),
  retry: text('Thử lại', 'Try again'),
  cancel: text('Thôi', 'Cancel'),
  close: text('Đóng', 'Close'),
  save: text('Lưu', 'Save'),
  remove: text('Bỏ', 'Remove'),
  edit: text('Sửa', 'Edit'),
  working: text('Đang thực hiện…', 'Working…'),
  whatToDo: text('Cần làm', 'What to do'),
  none: text('Không có', 'None'),
  rehearsal: rehearsalMark,
  rehearsalHint: text('không có giá trị chính thức', 'nothing here is official'),
  everything: text('Tất cả', 'All'),
  newTab: text('(mở thẻ mới)', '(opens a new tab)'),
} as const;

export const severityNames = {
  error: text('Lỗi, phải sửa', 'Error, must be mended'),
  warning: text('Cần quyết định', 'Needs a decision'),
  info: text('Để biết', 'For information'),
  settled: text('Đã xử lý', 'Settled'),
} as const;
