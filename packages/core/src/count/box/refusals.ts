import type { RefusalKind } from '../../basics/findings.ts';
import { type Text, text } from '../../basics/text.ts';

export const decryptionNotDue: RefusalKind<[list: string, why: Text]> = {
  code: 'R-decryption-not-due',
  title: text('Không cần góp phần giải mã', 'No share of opening is due'),
  message: (list, why) => text(`${list}: ${why.vi}.`, `${list}: ${why.en}.`),
  todo: text('Xem lại hòm nào còn chờ mình.', 'Look which box waits for you.'),
};

export const boxNotOpenable: RefusalKind<[list: string, why: Text]> = {
  code: 'R-electronic-box-not-openable',
  title: text('Chưa mở được hòm phiếu điện tử', 'The electronic box cannot be opened'),
  message: (list, why) => text(`${list}: ${why.vi}.`, `${list}: ${why.en}.`),
  todo: text(
    'Không ghi gì cả. Nếu đã đủ người góp phần giải mã, giữ nguyên máy chủ và báo bộ phận kỹ thuật.',
    'Nothing was recorded. If enough shares are there, leave the server as it is and tell the technician.',
  ),
};

export const boxNotOpened: RefusalKind<[list: string]> = {
  code: 'R-electronic-box-not-opened',
  title: text('Chưa mở hòm phiếu điện tử', 'The electronic box is not open'),
  message: (list) =>
    text(
      `${list}: chưa mở hòm phiếu điện tử nên chưa biết ai gần ngưỡng; chưa định được số phiếu giấy phải kiểm tra bằng tay.`,
      `${list}: before its electronic box is open nobody knows who is close to a limit, nor how much paper has to be checked by hand.`,
    ),
  todo: text(
    'Những người giữ khóa góp phần giải mã để mở hòm, rồi chốt kết quả đọc.',
    'Have the box opened by those who hold the key, then commit the readings.',
  ),
};

export const boxRefusals = [decryptionNotDue, boxNotOpenable, boxNotOpened] as const;
