import { text } from '@tinnhiem/core';

export const mailText = {
  title: text('Nhắc việc qua thư điện tử', 'Reminders by e-mail'),
  why: text(
    'Mỗi ngày một lần, ai có địa chỉ thư được nhắc việc đến hạn và quá hạn thuộc vai trò của mình. Thư không ghi tên người được lấy phiếu, không có số liệu. Thư không đi được thì bảng việc vẫn đủ.',
    'Once a day whoever has an address is told what is due and overdue in the own roles: no name of a person voted on, no figure. Where letters fail, the board still says everything.',
  ),
  tryOut: text('Gửi thử cho tôi', 'Send me a trial'),
  tried: text('Máy chủ thư đã nhận thư gửi thử.', 'The mail server has taken the trial letter.'),
  server: text('Máy chủ thư', 'Mail server'),
  from: text('gửi từ', 'from'),
  hour: text('lúc', 'at'),
  today: text('Thư hôm nay', 'Letters of today'),
  sent: text('đã gửi', 'sent'),
  waiting: text('đang chờ', 'waiting'),
  refused: text('bị từ chối', 'refused'),
  unclear: text('đang gửi hoặc không rõ đã đi chưa', 'on the way, or not known whether they went'),
  nothing: text('không có việc để nhắc', 'nothing to remind of'),
  none: text('chưa có', 'none yet'),
  lastSent: text('Lần gửi được gần nhất', 'Last sent'),
  never: text('chưa có', 'never'),
  lastProblem: text('Lỗi gần nhất', 'Last error'),
  again: text('Tự thử lại lúc', 'Tried again at'),
} as const;
