import { text } from '@tinnhiem/core';

export const sessionText = {
  signIn: text('Đăng nhập', 'Sign in'),
  signInLead: text(
    'Phần mềm lấy phiếu tín nhiệm. Dùng tài khoản do bộ phận kỹ thuật cấp.',
    'Software for confidence votes. Use the account that the technician gave you.',
  ),
  username: text('Tên đăng nhập', 'User name'),
  usernameHint: text('Chữ thường không dấu, ví dụ: nguyen.van.a', 'Lower-case letters, for example: nguyen.van.a'),
  password: text('Mật khẩu', 'Password'),
  passwordHint: text(
    'Ít nhất 10 ký tự; nên là một câu dễ nhớ.',
    'At least 10 characters; a sentence is easy to remember.',
  ),
  repeat: text('Nhập lại mật khẩu', 'Repeat the password'),
  different: text('Hai lần nhập không giống nhau.', 'The two entries differ.'),
  tooShort: text('Mật khẩu cần ít nhất 10 ký tự.', 'The password needs at least 10 characters.'),
  missing: text('Cần điền ô này.', 'This is needed.'),
  name: text('Họ và tên', 'Full name'),
  nameHint: text('Tên hiện trong nhật ký và văn bản.', 'Shown in the record and on documents.'),
  organisation: text('Tên cơ quan, đơn vị', 'Name of the organisation'),
  optional: text('không bắt buộc', 'optional'),
  lockedFor: text('Có thể thử lại sau', 'Try again in'),
  seconds: text('giây', 'seconds'),
  codeTitle: text('Mã xác thực', 'Second factor'),
  codeLead: text(
    'Mật khẩu đúng. Mở ứng dụng xác thực trên điện thoại và nhập mã sáu số đang hiện; không có điện thoại thì nhập một mã dự phòng.',
    'The password is right. Type the six digits that the authenticator app shows; without the phone, a recovery code.',
  ),
  code: text('Mã sáu số hoặc mã dự phòng', 'Six digits, or a recovery code'),
  codeBack: text('Đăng nhập bằng tài khoản khác', 'Sign in as somebody else'),
  elsewhereFor: text('Đăng nhập qua', 'Sign in through'),
  or: text('hoặc bằng tài khoản của phần mềm này', 'or with an account of this program'),
  signInAgain: text('Về trang đăng nhập', 'Back to the sign-in page'),
  invitation: text('Nhận tài khoản', 'Your account'),
  invitationLead: text(
    'Bạn được mời dùng phần mềm lấy phiếu tín nhiệm. Hãy đặt mật khẩu chỉ mình bạn biết.',
    'You are invited to use the software for confidence votes. Choose a password that only you know.',
  ),
  invitationAccept: text('Đặt mật khẩu và vào', 'Choose it and go in'),
  setup: text('Thiết lập lần đầu', 'First set-up'),
  setupLead: text(
    'Máy chủ này chưa có tài khoản nào. Tạo tài khoản đầu tiên: vừa giữ máy (kỹ thuật) vừa nhập kế hoạch (bộ phận tổ chức). Tài khoản cho chủ trì và Ban Kiểm phiếu lập sau.',
    'There is no account on this server yet. Make the first one: it keeps the machine (technician) and brings in the plan (organiser). The chair and the counting committee get theirs later.',
  ),
  setupDone: text('Tạo tài khoản và bắt đầu', 'Make the account and begin'),
  setupNext: text('Những bước sau đó', 'What comes after'),
  setupSteps: [
    text(
      'Lập tài khoản cho bộ phận tổ chức, chủ trì, Ban Kiểm phiếu.',
      'Make accounts for organiser, chair, committee.',
    ),
    text(
      'Bộ phận tổ chức đăng nhập, nhập kế hoạch và danh sách nhân sự.',
      'The organiser signs in and imports plan and roster.',
    ),
    text('Nên làm một đợt diễn tập trước khi làm đợt thật.', 'Practise with a rehearsal round first.'),
  ],
  change: text('Đổi mật khẩu', 'Change password'),
  changeForced: text(
    'Đây là mật khẩu do người khác đặt. Hãy đổi sang mật khẩu chỉ mình bạn biết rồi tiếp tục.',
    'Somebody else chose this password. Change it to one that only you know, then go on.',
  ),
  current: text('Mật khẩu hiện tại', 'Current password'),
  next: text('Mật khẩu mới', 'New password'),
  changed: text('Đã đổi mật khẩu.', 'The password was changed.'),
} as const;

export const leastPasswordLength = 10;
