// Why somebody is not let in yet: second factor, invitation, identity from outside.
import { dayOf, formatDay, type Instant, type RefusalKind, text } from '@tinnhiem/core';

export const codeAwaited: RefusalKind = {
  code: 'R-code-awaited',
  title: text('Cần mã xác thực', 'The code of the second factor is awaited'),
  message: () =>
    text(
      'Mật khẩu đúng; tài khoản này còn cần mã xác thực sáu số trên điện thoại.',
      'The password is right; this account also needs the six digits from the phone.',
    ),
  todo: text(
    'Mở ứng dụng xác thực, nhập mã đang hiện; mất điện thoại thì nhập một mã dự phòng.',
    'Open the authenticator app and type its code; without the phone, type a recovery code.',
  ),
};

export const wrongCode: RefusalKind = {
  code: 'R-wrong-code',
  title: text('Sai mã xác thực', 'Wrong code'),
  message: () => text('Mã xác thực không đúng hoặc đã hết hạn.', 'The code is wrong or out of date.'),
  todo: text(
    'Đợi mã mới hiện ra rồi nhập lại; vẫn sai thì chỉnh giờ điện thoại theo giờ mạng, hoặc dùng một mã dự phòng.',
    'Wait for the next code; if that fails too, set the phone’s clock by the network, or use a recovery code.',
  ),
};

export const codeUsed: RefusalKind = {
  code: 'R-code-used',
  title: text('Mã đã dùng', 'The code was used'),
  message: () =>
    text('Mã này đã được dùng một lần; mỗi mã chỉ dùng được một lần.', 'This code was used; each one counts once.'),
  todo: text('Đợi mã tiếp theo (tối đa 30 giây) rồi nhập.', 'Wait for the next one (30 seconds at most).'),
};

export const factorStands: RefusalKind = {
  code: 'R-factor-stands',
  title: text('Đã có lớp xác thực thứ hai', 'There is a second factor already'),
  message: () => text('Tài khoản này đã có lớp xác thực thứ hai.', 'This account has a second factor already.'),
  todo: text('Muốn đổi điện thoại thì gỡ lớp cũ trước.', 'To change the phone, remove the old one first.'),
};

export const factorDemanded: RefusalKind = {
  code: 'R-factor-demanded',
  title: text('Vai trò này bắt buộc có lớp xác thực thứ hai', 'The role demands a second factor'),
  message: () =>
    text(
      'Cơ quan đã quy định vai trò của tài khoản này phải có lớp xác thực thứ hai.',
      'The organisation demands a second factor of a role of this account.',
    ),
  todo: text(
    'Đăng ký điện thoại ở “Tài khoản của tôi”; đổi điện thoại thì đăng ký máy mới ngay sau khi gỡ máy cũ.',
    'Enrol a phone under “My account”.',
  ),
};

export const invitationUnknown: RefusalKind = {
  code: 'R-invitation-unknown',
  title: text('Không có lời mời này', 'No such invitation'),
  message: () =>
    text(
      'Đường dẫn mời không đúng, hoặc đã được thay bằng một lời mời mới hơn.',
      'The link is wrong, or a newer invitation has taken its place.',
    ),
  todo: text(
    'Quét lại mã trên phiếu mời, hoặc xin bộ phận kỹ thuật lời mời mới.',
    'Scan the slip again, or ask the technician for a new one.',
  ),
};

export const invitationUsed: RefusalKind = {
  code: 'R-invitation-used',
  title: text('Lời mời đã dùng', 'The invitation was used'),
  message: () =>
    text(
      'Lời mời này đã được dùng một lần; mỗi lời mời chỉ dùng được một lần.',
      'This invitation was used; each one counts once.',
    ),
  todo: text(
    'Nếu chính bạn đã dùng thì đăng nhập; nếu không phải bạn, báo ngay cho bộ phận kỹ thuật: có người khác đã đặt mật khẩu.',
    'Sign in if it was you; if not, tell the technician at once: somebody else has chosen the password.',
  ),
};

export const invitationOver: RefusalKind<[until: number]> = {
  code: 'R-invitation-over',
  example: [Date.UTC(2026, 0, 5)],
  title: text('Lời mời đã hết hạn', 'The invitation is over'),
  message: (until) => {
    const day = formatDay(dayOf(new Date(until).toISOString() as Instant));
    return text(
      `Lời mời có hạn đến ${day}, hoặc tài khoản đã bị khóa.`,
      `The invitation was valid until ${day}, or the account was disabled.`,
    );
  },
  todo: text('Xin bộ phận kỹ thuật lời mời mới.', 'Ask the technician for a new one.'),
};

export const tooManyAsked: RefusalKind<[seconds: number]> = {
  code: 'R-too-many-asked',
  title: text('Bắt đầu quá nhiều lượt', 'Too many tries were begun'),
  message: (seconds) =>
    text(
      `Từ địa chỉ mạng này đã bắt đầu quá nhiều lượt đăng nhập mà chưa xong. Đợi ${seconds} giây rồi thử lại.`,
      `Too many tries to sign in were begun from this network address and not ended. Wait ${seconds} seconds and try again.`,
    ),
  todo: text('Đợi, hoặc đăng nhập bằng mật khẩu.', 'Wait, or sign in with the password.'),
};

export const identityTaken: RefusalKind<[name: string]> = {
  code: 'R-identity-taken',
  title: text('Danh tính bên ngoài đã gắn với tài khoản khác', 'The identity belongs to another account'),
  message: (name) =>
    text(`Danh tính này đã gắn với tài khoản của ${name}.`, `This identity is bound to the account of ${name}.`),
  todo: text('Gỡ ở tài khoản kia trước, hoặc kiểm tra lại giá trị.', 'Take it off there first, or check the value.'),
};

export const outsideUnreachable: RefusalKind = {
  code: 'R-outside-unreachable',
  title: text('Không liên lạc được với dịch vụ đăng nhập', 'The sign-in service cannot be reached'),
  message: () =>
    text(
      'Máy chủ không liên lạc được với dịch vụ đăng nhập của cơ quan.',
      'The server cannot reach the organisation’s sign-in service.',
    ),
  todo: text(
    'Thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu của phần mềm này.',
    'Try again in some minutes, or sign in with the password of this program.',
  ),
};

export const outsideOver: RefusalKind = {
  code: 'R-outside-over',
  title: text('Lượt đăng nhập này không còn', 'This sign-in is over'),
  message: () =>
    text(
      'Lượt đăng nhập này đã dùng, đã quá mười phút, hoặc bắt đầu ở trình duyệt khác.',
      'This sign-in was used, is older than ten minutes, or was begun in another browser.',
    ),
  todo: text('Bắt đầu đăng nhập lại từ trang đăng nhập.', 'Begin again from the sign-in page.'),
};

export const outsideDenied: RefusalKind<[reason: string]> = {
  code: 'R-outside-denied',
  title: text('Dịch vụ đăng nhập đã từ chối', 'The sign-in service refused'),
  message: (reason) =>
    text(`Dịch vụ đăng nhập của cơ quan đã từ chối (${reason}).`, `The organisation’s service refused (${reason}).`),
  todo: text('Đăng nhập lại và đồng ý, hoặc hỏi bộ phận quản lý dịch vụ đó.', 'Try again, or ask whoever runs it.'),
};

export const outsideInvalid: RefusalKind<[what: string]> = {
  code: 'R-outside-invalid',
  title: text('Câu trả lời của dịch vụ đăng nhập không tin được', 'The answer cannot be trusted'),
  message: (what) =>
    text(
      `Câu trả lời của dịch vụ đăng nhập không đúng: ${what}.`,
      `The answer of the sign-in service does not hold: ${what}.`,
    ),
  todo: text('Đăng nhập lại; vẫn vậy thì báo bộ phận kỹ thuật.', 'Try again; if it stays so, tell the technician.'),
};

export const identityUnknown: RefusalKind = {
  code: 'R-identity-unknown',
  title: text('Chưa gắn với tài khoản nào', 'No account is bound to it'),
  message: () =>
    text(
      'Dịch vụ đăng nhập xác nhận bạn, nhưng chưa có tài khoản đang hoạt động nào được gắn với danh tính đó.',
      'The service knows you, but no account that works is bound to that identity.',
    ),
  todo: text('Nhờ bộ phận kỹ thuật gắn danh tính với tài khoản của bạn.', 'Ask the technician to bind it.'),
};

export const signInRefusals = [
  codeAwaited,
  wrongCode,
  codeUsed,
  factorStands,
  factorDemanded,
  invitationUnknown,
  invitationUsed,
  invitationOver,
  tooManyAsked,
  identityTaken,
  outsideUnreachable,
  outsideOver,
  outsideDenied,
  outsideInvalid,
  identityUnknown,
] as const;
