import { text } from '@tinnhiem/core';

export const approvalsText = {
  title: text('Việc cần hai người', 'Two people'),
  lead: text(
    'Một người đề nghị, một người khác xem lý do rồi xác nhận; chưa có người thứ hai thì chưa có gì xảy ra.',
    'One person asks, another one reads why and confirms; until then nothing happens.',
  ),
  none: text('Không có việc nào đang chờ', 'Nothing waits'),
  noneHint: text(
    'Khi có người đề nghị mở lại, xem biên bản mật hoặc đặt lại điện thoại xác thực, việc đó hiện ở đây.',
    'When somebody asks to re-open, to read confidential minutes or to reset a phone, it shows here.',
  ),
  waiting: text('Chờ bạn xác nhận', 'Waits for you'),
  own: text('Bạn đã đề nghị, chờ người khác', 'You asked; waits for somebody else'),
  'factor-reset': text('Đặt lại lớp xác thực thứ hai', 'Reset a second factor'),
  'minutes-look': text('Xem biên bản mật', 'Read confidential minutes'),
  reopening: text('Mở lại', 'Re-opening'),
  asker: text('Người đề nghị', 'Asked by'),
  onBehalfOf: text('thay mặt', 'on behalf of'),
  reason: text('Lý do', 'Reason'),
  reasonHint: text('Người thứ hai đọc lý do này trước khi xác nhận.', 'The second person reads it before confirming.'),
  askedAt: text('Lúc', 'At'),
  until: text('Hết hạn', 'Until'),
  confirm: text('Xác nhận', 'Confirm'),
  decline: text('Từ chối', 'Decline'),
  takeBack: text('Rút đề nghị', 'Take back'),
  dropWhy: text('Đề nghị mất hiệu lực; cần thì đề nghị lại.', 'The request is void; it can be asked anew.'),
  'factor-reset-why': text(
    'Điện thoại, mã dự phòng và khóa truy cập của người này hết giá trị, mọi phiên đăng nhập chấm dứt. Chỉ xác nhận khi bạn đã gặp hoặc gọi đúng người đó.',
    'Phone, recovery codes and passkeys are void and all sessions end. Confirm only if you have met or called that person.',
  ),
  'minutes-look-why': text(
    'Người đề nghị được xem biên bản đã ký cho đến khi hết hạn. Tên hai người và lý do được ghi vào nhật ký.',
    'Who asked may read the signed minutes until the time is over. Both names and the reason go into the record.',
  ),
  confirmed: text('Đã xác nhận.', 'Confirmed.'),
  dropped: text('Đã bỏ đề nghị.', 'The request is void.'),
  askReset: text('Đặt lại xác thực', 'Reset second factor'),
  askResetWhy: text(
    'Chỉ khi người này mất cả điện thoại lẫn mã dự phòng, hoặc mất thiết bị giữ khóa truy cập. Một người khác (kỹ thuật, bộ phận tổ chức hoặc chủ trì) phải xác nhận ở “Việc cần hai người” trong 24 giờ.',
    'Only where phone and recovery codes are lost, or a device with a passkey. Another person (technician, organiser or chair) must confirm under “Two people” within 24 hours.',
  ),
  toConference: text('Mở hội nghị để quyết định', 'Open the conference and decide'),
  ask: text('Đề nghị', 'Ask'),
  asked: text('Đã đề nghị. Nhờ người thứ hai mở “Việc cần hai người”.', 'Asked. A second person opens “Two people”.'),
  count: (many: number) => text(`${many} việc chờ bạn xác nhận`, `${many} wait for you`),
} as const;
