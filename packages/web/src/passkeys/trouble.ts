// What can go wrong between browser, device and person, in words for the person.
import { WebAuthnError } from '@simplewebauthn/browser';
import { type Text, text } from '@tinnhiem/core';
import { Told } from '../api/problem.ts';

const withPassword = text('Thử lại, hoặc đăng nhập bằng mật khẩu.', 'Try again, or sign in with the password.');
const again = text('Thử lại; không được thì dùng mật khẩu như trước.', 'Try again; or go on with the password.');

// Browsers do not say which: otherwise a page could find out who has a key (Web Authentication, level 3, 14.5).
const cancelled = {
  show: text(
    'Chưa đăng nhập: bạn đã hủy, hoặc thiết bị này không có khóa truy cập nào cho trang này.',
    'Not signed in: you cancelled, or this device has no passkey for this site.',
  ),
  make: text(
    'Chưa thêm khóa: bạn đã hủy, hoặc thiết bị không cho phép.',
    'Nothing was added: you cancelled, or the device did not allow it.',
  ),
} as const;
const late = text('Chưa xong: đã quá thời gian chờ.', 'Not done: it took too long.');

/** Names of what browsers throw (Web Authentication, level 3, 5.1.3 and 5.1.4). */
const named: Readonly<Record<string, readonly [what: Text, todo: Text]>> = {
  InvalidStateError: [
    text(
      'Thiết bị này đã giữ một khóa truy cập của tài khoản này.',
      'This device keeps a passkey of this account already.',
    ),
    text('Dùng khóa đã có, hoặc chọn thiết bị khác.', 'Use that one, or choose another device.'),
  ],
  ConstraintError: [
    text(
      'Thiết bị này không lập được khóa: cần có mã PIN, vân tay hoặc khuôn mặt để mở máy.',
      'This device cannot make one: it needs a PIN, fingerprint or face to be unlocked.',
    ),
    text('Cài khóa màn hình cho máy rồi thử lại, hoặc chọn điện thoại.', 'Set up a screen lock, or choose a phone.'),
  ],
  SecurityError: [
    text(
      'Trình duyệt không cho dùng khóa truy cập ở địa chỉ này (sai tên miền hoặc chứng thư).',
      'The browser does not allow passkeys at this address (wrong name or certificate).',
    ),
    text('Báo bộ phận kỹ thuật; trong lúc chờ, dùng mật khẩu.', 'Tell the technician; use the password meanwhile.'),
  ],
};

/** The same error in words, where a browser threw it; otherwise as it is. `waited`: for how long, of how long there was, in milliseconds. */
export function inWords(error: unknown, what: 'make' | 'show', waited: number, allowed: number): unknown {
  const cause = error instanceof WebAuthnError ? error.cause : error;
  const name = cause instanceof DOMException ? cause.name : '';
  const known = named[name];
  if (known !== undefined) return new Told(...known);
  if (name === '') return error;
  return new Told(waited >= allowed ? late : cancelled[what], what === 'show' ? withPassword : again);
}
