// Why a letter did not go out. `words`: what the mail server itself said.
import { type RefusalKind, text } from '@tinnhiem/core';

const said = (words: string) => (words === '' ? '.' : `: ${words}`);

export const mailNotSet: RefusalKind = {
  code: 'R-mail-not-set',
  title: text('Máy chủ chưa được đặt máy chủ thư', 'No mail server is set'),
  message: () => text('Phần mềm này đang chạy không có máy chủ thư.', 'This server was started without a mail server.'),
  todo: text(
    'Chạy máy chủ với --mail TỆP (xem docs/operations.md); không có thư thì bảng việc vẫn đủ.',
    'Start the server with --mail FILE (docs/operations.md); the board does without mail.',
  ),
};

export const noOwnAddress: RefusalKind = {
  code: 'R-no-own-address',
  title: text('Tài khoản chưa có địa chỉ thư', 'The account has no e-mail address'),
  message: () => text('Tài khoản của bạn chưa có địa chỉ thư điện tử.', 'Your account has no e-mail address.'),
  todo: text('Ghi địa chỉ ở “Tài khoản của tôi” rồi gửi thử.', 'Write it down under “My account”, then try again.'),
};

export const mailUnreachable: RefusalKind<[string]> = {
  code: 'R-mail-unreachable',
  title: text('Không nối được với máy chủ thư', 'The mail server cannot be reached'),
  message: (words) => text(`Máy chủ thư không trả lời${said(words)}`, `The mail server does not answer${said(words)}`),
  todo: text(
    'Kiểm tra host, port, secure trong tệp của --mail và đường mạng. Phần mềm tự thử lại.',
    'Check host, port and secure in the file of --mail, and the network. The server tries again by itself.',
  ),
  example: [''],
};

export const mailNotSecure: RefusalKind<[string]> = {
  code: 'R-mail-not-secure',
  title: text('Đường đến máy chủ thư không được mã hóa', 'The way to the mail server is not encrypted'),
  message: (words) =>
    text(
      `Không lập được đường mã hóa (TLS) đáng tin với máy chủ thư${said(words)}`,
      `No trusted encrypted connection (TLS) to the mail server${said(words)}`,
    ),
  todo: text(
    'Cổng 465: secure: true; cổng 587: secure: false. Chứng thư của cơ quan: đặt biến NODE_EXTRA_CA_CERTS. Không gửi không mã hóa.',
    'Port 465: secure: true; port 587: secure: false. A certificate of the organisation’s own: NODE_EXTRA_CA_CERTS. Nothing is sent unencrypted.',
  ),
  example: [''],
};

export const mailSignIn: RefusalKind<[string]> = {
  code: 'R-mail-sign-in',
  title: text('Máy chủ thư không nhận mật khẩu', 'The mail server does not take the password'),
  message: (words) =>
    text(`Máy chủ thư không cho đăng nhập${said(words)}`, `The mail server refuses the sign-in${said(words)}`),
  todo: text(
    'Kiểm tra user trong tệp của --mail và biến TINNHIEM_MAIL_SECRET, rồi chạy lại máy chủ.',
    'Check user in the file of --mail and TINNHIEM_MAIL_SECRET, then start the server again.',
  ),
  example: [''],
};

export const letterRefused: RefusalKind<[string]> = {
  code: 'R-letter-refused',
  title: text('Máy chủ thư không nhận thư', 'The mail server refuses the letter'),
  message: (words) =>
    text(`Máy chủ thư từ chối thư này${said(words)}`, `The mail server refuses this letter${said(words)}`),
  todo: text(
    'Kiểm tra địa chỉ của người nhận và địa chỉ from trong tệp của --mail.',
    'Check the address of the person, and from in the file of --mail.',
  ),
  example: [''],
};

export const letterUnclear: RefusalKind<[string]> = {
  code: 'R-letter-unclear',
  title: text('Không rõ thư đã đi chưa', 'Nobody knows whether the letter went'),
  message: (words) =>
    text(
      `Thư đã trao cho máy chủ thư nhưng không có câu trả lời${said(words)}`,
      `The letter was handed to the mail server, which gave no answer${said(words)}`,
    ),
  todo: text(
    'Không phải làm gì: thư này không gửi lại để khỏi trùng; thư hôm sau lại ghi đủ việc còn đó.',
    'Nothing: it is not sent again today, so that nobody gets it twice; tomorrow’s names all that still waits.',
  ),
  example: [''],
};

export const callingRehearsal: RefusalKind = {
  code: 'R-calling-rehearsal',
  title: text('Đợt diễn tập không gửi thư triệu tập', 'Nobody is called to a rehearsal by e-mail'),
  message: () =>
    text(
      'Đây là đợt diễn tập: không gửi thư triệu tập cho người thật.',
      'This is a rehearsal: no real person is called to it by e-mail.',
    ),
  todo: text(
    'In giấy ra để tập; thư chỉ gửi trong đợt thật.',
    'Print the pages to practise; letters go in a real round.',
  ),
};

export const callingOver: RefusalKind = {
  code: 'R-calling-over',
  title: text('Đã qua lúc gửi thư triệu tập', 'Too late to call people'),
  message: () =>
    text(
      'Hội nghị đã bắt đầu ghi phiếu, không gửi thư triệu tập nữa.',
      'The poll was opened: nobody is called any more.',
    ),
  todo: text('Báo trực tiếp cho người cần đến.', 'Tell those who are missing yourself.'),
};

export const callingNoHour: RefusalKind = {
  code: 'R-calling-no-hour',
  title: text('Kế hoạch chưa có giờ họp', 'The plan names no hour'),
  message: () =>
    text(
      'Kế hoạch để ngỏ giờ họp, nên chưa lập được giấy triệu tập, giấy mời và chưa gửi thư được.',
      'The plan leaves the hour open, so there are no invitations yet, and no letters.',
    ),
  todo: text(
    'Báo giờ họp theo lịch công tác tuần và giấy mời của cơ quan.',
    'Tell the hour by the weekly calendar and the office’s own invitations.',
  ),
};

export const callingNobody: RefusalKind<[who: string]> = {
  code: 'R-calling-nobody',
  title: text('Không phải người được triệu tập', 'Not called to this conference'),
  message: (who) =>
    text(
      `“${who}” không có trong danh sách ghi phiếu nào của hội nghị này; chưa gửi thư nào.`,
      `“${who}” is on no roll of this conference; no letter was sent.`,
    ),
  todo: text('Tải lại trang rồi chọn lại người nhận.', 'Load the page again and choose again.'),
};

export const callingAddress: RefusalKind<[name: string]> = {
  code: 'R-calling-address',
  title: text('Địa chỉ thư không dùng được', 'Not a usable e-mail address'),
  message: (name) =>
    text(
      `Địa chỉ thư của ${name} còn trống hoặc không đúng; chưa gửi thư nào.`,
      `The e-mail address of ${name} is missing or wrong; no letter was sent.`,
    ),
  todo: text(
    'Ghi một địa chỉ đúng, dạng ten@coquan.vn, rồi gửi lại.',
    'Give one address, as in name@office.vn, and send again.',
  ),
};
