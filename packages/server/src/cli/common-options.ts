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

/** Where the data is: a folder, or the central store. */
export const placeOptions = {
  data: {
    type: 'string',
    value: 'DIR',
    what: text('Thư mục dữ liệu (mặc định data/)', 'Data folder (default data/)'),
  },
  database: {
    type: 'string',
    value: 'postgres://…',
    what: text(
      'Thay cho --data: kho trung tâm PostgreSQL (hoặc biến TINNHIEM_DATABASE); thêm ?organisation=MÃ nếu nhiều tổ chức dùng chung',
      'Instead of --data: the central PostgreSQL store (or TINNHIEM_DATABASE); add ?organisation=ID where several share it',
    ),
  },
  files: {
    type: 'string',
    value: 'DIR',
    what: text(
      'Cùng với --database: thư mục làm việc (tệp đang đọc, thư mục máy quét, hồ sơ vừa lập), không cần sao lưu (mặc định files/)',
      'With --database: a working folder (what is being read, the scanner’s folder, archives just made) that needs no backup (default files/)',
    ),
  },
} as const satisfies Record<string, CliOption>;

/** Options of the commands that read data. */
export const dataOptions = {
  ...placeOptions,
  as: {
    type: 'string',
    value: 'USER',
    what: text(
      'Thực hiện bằng tài khoản này; mật khẩu ở biến TINNHIEM_PASSWORD hoặc nhập khi được hỏi. Không có --as: bộ phận tổ chức tại máy',
      'Act as this account; password in TINNHIEM_PASSWORD or asked for. Without --as: organiser at this machine',
    ),
  },
  organisation: {
    type: 'string',
    value: 'ID',
    what: text(
      'Thực hiện cho tổ chức này trong cây tổ chức; không cùng với --as. Không có: mọi đợt, việc mới thuộc tổ chức cao nhất',
      'Act for this organisation of the tree; not with --as. Without it: every round, and what is new belongs to the top',
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
