import { text } from '@tinnhiem/core';

export const ownText = {
  title: text('Tài khoản của tôi', 'My account'),
  lead: text(
    'Mật khẩu, điện thoại xác thực, các nơi đang đăng nhập.',
    'Password, second factor, where you are signed in.',
  ),
  factor: text('Lớp xác thực thứ hai', 'Second factor'),
  factorWhy: text(
    'Ngoài mật khẩu, mỗi lần đăng nhập cần mã sáu số đổi 30 giây một lần trên điện thoại. Biết mật khẩu thôi thì chưa vào được.',
    'Besides the password, each sign-in needs six digits from your phone, which change every 30 seconds.',
  ),
  factorOn: text('Đã bật', 'On'),
  factorOff: text('Chưa bật', 'Off'),
  factorDemanded: text(
    'Vai trò của bạn bắt buộc có lớp xác thực thứ hai. Hãy đăng ký điện thoại rồi tiếp tục.',
    'Your role demands a second factor. Enrol a phone, then go on.',
  ),
  enrol: text('Đăng ký điện thoại', 'Enrol a phone'),
  enrolPassword: text('Nhập lại mật khẩu của bạn', 'Your password once more'),
  next: text('Tiếp tục', 'Next'),
  scan: text(
    'Mở ứng dụng xác thực trên điện thoại (loại nào cũng được, không cần mạng), chọn thêm tài khoản và quét mã này.',
    'Open an authenticator app on the phone (any will do, it needs no network), add an account and scan this code.',
  ),
  qrLabel: text('Mã QR chứa khóa bí mật của lớp xác thực thứ hai', 'QR code with the secret of the second factor'),
  typed: text('Không quét được thì gõ khóa này', 'Or type this key'),
  firstCode: text('Mã sáu số đang hiện trên điện thoại', 'The six digits that the phone shows'),
  enrolled: text('Đã bật lớp xác thực thứ hai.', 'The second factor is on.'),
  recovery: text('Mã dự phòng', 'Recovery codes'),
  recoveryWhy: text(
    'Khi mất điện thoại, mỗi mã thay được cho mã trên điện thoại một lần. In ra, cất chỗ an toàn; các mã này không hiện lại lần nữa.',
    'Without the phone, each of these stands in once. Print them and keep them safe; they are not shown again.',
  ),
  recoveryLeft: text('Mã dự phòng còn lại', 'Recovery codes left'),
  recoveryNew: text('Lập lại mã dự phòng', 'Draw new recovery codes'),
  recoveryNewWhy: text(
    'Các mã dự phòng cũ hết giá trị ngay. Cần mã sáu số đang hiện trên điện thoại.',
    'The old recovery codes end at once. The phone’s present code is needed.',
  ),
  print: text('In mã dự phòng', 'Print the recovery codes'),
  kept: text('Tôi đã cất các mã này', 'I have put them away'),
  remove: text('Gỡ điện thoại này', 'Remove this phone'),
  removeWhy: text(
    'Gỡ để đăng ký điện thoại khác. Cần mã đang hiện trên điện thoại hoặc một mã dự phòng.',
    'Remove it to enrol another phone. The phone’s present code or a recovery code is needed.',
  ),
  codeOrRecovery: text('Mã trên điện thoại hoặc mã dự phòng', 'Code of the phone, or a recovery code'),
  removed: text('Đã gỡ điện thoại.', 'The phone was removed.'),
  lost: text(
    'Mất cả điện thoại lẫn mã dự phòng thì nhờ bộ phận kỹ thuật: hai người cùng làm mới đặt lại được.',
    'Without phone and recovery codes, ask the technician: two people together can reset it.',
  ),
  number: text('Số', 'No.'),
  code: text('Mã', 'Code'),
  sessions: text('Đang đăng nhập ở đâu', 'Where you are signed in'),
  sessionsWhy: text(
    'Giờ ghi tròn đến giờ; không lưu địa chỉ máy. Thấy thiết bị lạ thì chấm dứt và đổi mật khẩu.',
    'Times are to the hour; no address is kept. End what you do not know, and change the password.',
  ),
  unknownDevice: text('Thiết bị không rõ', 'Unknown device'),
  begun: text('Bắt đầu', 'Begun'),
  lastUsed: text('Dùng gần nhất', 'Last used'),
  thisOne: text('phiên này', 'this one'),
  end: text('Chấm dứt', 'End'),
  ended: text('Đã chấm dứt.', 'Ended.'),
  endOthers: text('Chấm dứt mọi phiên khác', 'End all others'),
  endOthersWhy: text(
    'Mọi nơi khác đang đăng nhập bằng tài khoản này phải đăng nhập lại.',
    'Everywhere else this account has to sign in again.',
  ),
} as const;
