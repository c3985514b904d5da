import { text } from '@tinnhiem/core';

export const delegationsText = {
  title: text('Ủy quyền khi vắng mặt', 'Substitutes'),
  why: text(
    'Người thay mặt làm được việc của các vai trò được giao, trong thời gian được giao. Mỗi việc làm đều ghi rõ “thay mặt ai” và không xóa được.',
    'A substitute does what the lent roles may, for the time given. Every act says on whose behalf it was done, and stays.',
  ),
  whyAll: text(
    'Ai đã đi vắng mà chưa tự giao thì bộ phận kỹ thuật giao hộ; không giao cho chính mình được. Vai trò của Ban Kiểm phiếu không giao được.',
    'For somebody who is away already a technician names the substitute, never the own person. Roles of the counting committee are not lent.',
  ),
  add: text('Giao người thay mặt', 'Name a substitute'),
  addWhy: text(
    'Hai người dùng tài khoản của chính mình; không ai đưa mật khẩu cho ai.',
    'Each uses the own account; nobody gives a password away.',
  ),
  absent: text('Người vắng mặt', 'Who is away'),
  substitute: text('Người thay mặt', 'Substitute'),
  roles: text('Vai trò được giao', 'Roles that are lent'),
  reason: text('Lý do', 'Reason'),
  reasonHint: text('Ví dụ: đi công tác', 'For example: travelling'),
  from: text('Từ ngày', 'From'),
  until: text('Đến hết ngày', 'To the end of'),
  given: text('Đã giao người thay mặt.', 'The substitute is named.'),
  none: text('Chưa giao cho ai, cũng chưa thay mặt ai.', 'Nobody stands in for you, nor you for anybody.'),
  noneAtAll: text('Không ai đang thay mặt ai.', 'Nobody stands in for anybody.'),
  nothingToLend: text('Vai trò của bạn không giao cho người khác được.', 'None of your roles can be lent.'),
  for: text('thay mặt', 'for'),
  planned: text('Sẽ bắt đầu', 'To come'),
  running: text('Đang thay mặt', 'Running'),
  over: text('Đã hết', 'Over'),
  endedAt: text('thôi lúc', 'ended at'),
  madeBy: text('Người giao', 'Named by'),
  end: text('Thôi ngay', 'End now'),
  endWhy: text(
    'Người thay mặt mất các vai trò được giao ngay bây giờ. Những việc đã làm vẫn còn.',
    'The lent roles are gone at once. What was done stays.',
  ),
  ended: text('Đã thôi việc thay mặt.', 'The substitution is ended.'),
  past: text('Những lần trước', 'Earlier ones'),
  acting: text('Bạn đang thay mặt', 'You stand in for'),
} as const;
