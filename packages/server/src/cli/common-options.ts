import { text } from '@tinnhiem/core';
import type { CliOption } from './command.ts';

/** Options that every command has. */
export const commonOptions = {
  json: {
    type: 'boolean',
    what: text('In đúng một tài liệu JSON', 'Print exactly one JSON document'),
  },
  lang: {
    type: 'string',
    value: 'vi|en',
    what: text('Ngôn ngữ của thông báo (mặc định vi)', "Language of people's text (default vi)"),
  },
  help: { type: 'boolean', what: text('Xem hướng dẫn của lệnh', 'Show the help of the command') },
} as const satisfies Record<string, CliOption>;

/** Options of the commands that read a data folder. */
export const dataOptions = {
  data: {
    type: 'string',
    value: 'DIR',
    what: text('Thư mục dữ liệu (mặc định data/)', 'Data folder (default data/)'),
  },
  as: {
    type: 'string',
    value: 'USER',
    what: text(
      'Thực hiện bằng tài khoản này; mật khẩu ở biến TINNHIEM_PASSWORD hoặc nhập khi được hỏi. Không có --as: bộ phận tổ chức tại máy',
      'Act as this account; password in TINNHIEM_PASSWORD or asked for. Without --as: organiser at this machine',
    ),
  },
  at: {
    type: 'string',
    value: 'TIME',
    what: text(
      'Đặt giờ, ví dụ 2019-03-01T08:00:00+07:00; chỉ dùng cho đợt diễn tập',
      'Set the clock, such as 2019-03-01T08:00:00+07:00; only in rehearsals',
    ),
  },
} as const satisfies Record<string, CliOption>;
