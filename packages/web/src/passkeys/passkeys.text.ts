import { text } from '@tinnhiem/core';

export const passkeysText = {
  title: text('Khóa truy cập (passkey)', 'Passkeys'),
  why: text(
    'Đăng nhập bằng vân tay, khuôn mặt hoặc mã PIN mở máy, không cần gõ mật khẩu và mã sáu số. Khóa nằm trong điện thoại hoặc máy tính của bạn; máy chủ không nhận vân tay hay khuôn mặt, và trang giả mạo không dùng được khóa.',
    'Sign in with the fingerprint, face or PIN that opens your device, without password and code. The key stays on your phone or computer; the server never gets fingerprint or face, and a forged site cannot use it.',
  ),
  none: text(
    'Chưa có khóa truy cập nào. Mật khẩu vẫn dùng được như trước.',
    'No passkey yet. The password works as before.',
  ),
  add: text('Thêm khóa truy cập', 'Add a passkey'),
  addWhy: text(
    'Sau khi bấm, trình duyệt hỏi nơi giữ khóa (máy này, điện thoại, hoặc khóa bảo mật cắm USB) và yêu cầu bạn mở khóa máy. Đừng thêm khóa trên máy dùng chung.',
    'Your browser then asks where to keep the key (this device, a phone, a security key) and has you unlock the device. Do not add one on a shared computer.',
  ),
  name: text('Tên để bạn nhận ra', 'A name that you will recognise'),
  nameHint: text('Ví dụ: Điện thoại của tôi', 'For example: my phone'),
  password: text('Nhập lại mật khẩu của bạn', 'Your password once more'),
  added: text('Đã thêm khóa truy cập.', 'The passkey was added.'),
  addedOn: text('Thêm', 'Added'),
  lastUsed: text('dùng gần nhất', 'last used'),
  neverUsed: text('chưa dùng lần nào', 'never used'),
  goodAt: text('chỉ dùng được tại', 'good only at'),
  stopped: text(
    'Đã ngừng dùng: bộ đếm của khóa lùi lại, có thể đã có bản sao. Hãy gỡ khóa này và báo bộ phận kỹ thuật.',
    'Stopped: its counter went back, there may be a copy. Remove it and tell the technician.',
  ),
  rename: text('Đổi tên', 'Rename'),
  renameWhy: text('Chỉ đổi tên trong danh sách này.', 'Changes the name in this list only.'),
  renamed: text('Đã đổi tên.', 'Renamed.'),
  remove: text('Gỡ khóa này', 'Remove this one'),
  removeWhy: text(
    'Khóa này không đăng nhập được nữa. Bản trên thiết bị không tự mất: muốn sạch thì xóa thêm trong phần mật khẩu của điện thoại hoặc trình duyệt.',
    'It will not sign in any more. The device keeps its part: delete it among the passwords of the phone or browser, if you like.',
  ),
  removed: text('Đã gỡ khóa truy cập.', 'The passkey was removed.'),
  signIn: text('Đăng nhập bằng khóa truy cập', 'Sign in with a passkey'),
  signInHint: text(
    'Vân tay, khuôn mặt hoặc mã PIN mở máy, nếu bạn đã thêm khóa ở “Tài khoản của tôi”.',
    'Fingerprint, face or PIN of your device, if you added a passkey under “My account”.',
  ),
  noSite: text(
    'Ở đây chưa dùng được khóa truy cập: máy chủ cần có địa chỉ https với tên miền (không phải dãy số). Mật khẩu và điện thoại xác thực vẫn dùng được ở mọi nơi.',
    'Passkeys cannot be used here: the server needs an https address with a host name, not a number. Password and phone work everywhere.',
  ),
  otherSite: text(
    'Khóa truy cập chỉ dùng được khi mở phần mềm tại địa chỉ',
    'Passkeys can only be used where the program is opened at',
  ),
  noBrowser: text(
    'Trình duyệt này chưa hỗ trợ khóa truy cập. Hãy cập nhật, hoặc dùng trình duyệt khác.',
    'This browser does not know passkeys. Update it, or use another one.',
  ),
} as const;
