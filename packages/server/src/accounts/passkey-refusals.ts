// Why a passkey is not taken.
import { type RefusalKind, text } from '@tinnhiem/core';

const useYourPassword = text(
  'Đăng nhập bằng mật khẩu; khóa truy cập thì thêm lại ở “Tài khoản của tôi”.',
  'Sign in with the password; add the passkey again under “My account”.',
);

export const passkeysOff: RefusalKind = {
  code: 'R-passkeys-off',
  title: text('Máy chủ không dùng được khóa truy cập', 'No passkeys on this server'),
  message: () =>
    text(
      'Máy chủ này chưa có địa chỉ https với tên miền, nên không dùng được khóa truy cập.',
      'This server has no https address with a host name, so that passkeys cannot be used.',
    ),
  todo: text(
    'Dùng mật khẩu. Bộ phận kỹ thuật: chạy máy chủ với --address https://tên-miền.',
    'Use the password. Technician: run the server with --address https://name.',
  ),
};

export const passkeyOver: RefusalKind = {
  code: 'R-passkey-over',
  title: text('Lượt này không còn', 'This try is over'),
  message: () =>
    text(
      'Lượt dùng khóa truy cập này đã dùng rồi, đã quá năm phút, hoặc bắt đầu ở trình duyệt khác.',
      'This try was used, is older than five minutes, or was begun in another browser.',
    ),
  todo: text('Bấm nút và làm lại từ đầu.', 'Press the button and begin again.'),
};

export const passkeyUnknown: RefusalKind = {
  code: 'R-passkey-unknown',
  title: text('Khóa truy cập không còn dùng được ở đây', 'The passkey is not good here'),
  message: () =>
    text(
      'Khóa truy cập này đã bị gỡ khỏi tài khoản, hoặc tài khoản không còn hoạt động.',
      'This passkey was removed from its account, or the account does not work any more.',
    ),
  todo: useYourPassword,
};

export const passkeyInvalid: RefusalKind<[what: string]> = {
  code: 'R-passkey-invalid',
  example: ['signature'],
  title: text('Câu trả lời của thiết bị không đúng', 'The answer of the device does not hold'),
  message: (what) =>
    text(`Câu trả lời của thiết bị không đúng: ${what}.`, `The answer of the device does not hold: ${what}.`),
  todo: text(
    'Làm lại; vẫn vậy thì đăng nhập bằng mật khẩu và báo bộ phận kỹ thuật (địa chỉ trang có đúng không).',
    'Try again; if it stays so, use the password and tell the technician (is the address of the page right?).',
  ),
};

export const passkeyStopped: RefusalKind = {
  code: 'R-passkey-stopped',
  title: text('Khóa truy cập bị ngừng dùng', 'The passkey was stopped'),
  message: () =>
    text(
      'Bộ đếm của khóa truy cập này lùi lại: có thể đã có bản sao của khóa. Khóa bị ngừng dùng, mọi phiên đăng nhập của tài khoản đã chấm dứt.',
      'The counter of this passkey went back: there may be a copy of it. It was stopped, and every session of the account has ended.',
    ),
  todo: text(
    'Đăng nhập bằng mật khẩu, gỡ khóa này ở “Tài khoản của tôi”, rồi báo bộ phận kỹ thuật.',
    'Sign in with the password, remove this passkey under “My account”, and tell the technician.',
  ),
};

export const passkeyKnown: RefusalKind = {
  code: 'R-passkey-known',
  title: text('Khóa truy cập đã có', 'The passkey is known already'),
  message: () => text('Khóa truy cập này đã được thêm trước đây.', 'This passkey was added before.'),
  todo: text(
    'Dùng khóa đã có, hoặc thêm khóa ở thiết bị khác.',
    'Use the one that is there, or add one on another device.',
  ),
};

export const passkeyRefusals = [
  passkeysOff,
  passkeyOver,
  passkeyUnknown,
  passkeyInvalid,
  passkeyStopped,
  passkeyKnown,
] as const;
