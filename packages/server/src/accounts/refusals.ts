import { type RefusalKind, type Role, roleNames, text } from '@tinnhiem/core';
import { passkeyRefusals } from './passkey-refusals.ts';
import { passwordRefusals } from './passwords.ts';
import { signInRefusals } from './sign-in-refusals.ts';
import { twoPeopleRefusals } from './two-people-refusals.ts';

export const notSignedIn: RefusalKind = {
  code: 'R-not-signed-in',
  title: text('Chưa đăng nhập', 'Not signed in'),
  message: () =>
    text('Chưa đăng nhập, hoặc phiên làm việc đã hết.', 'You are not signed in, or the session has ended.'),
  todo: text('Đăng nhập rồi làm lại.', 'Sign in and try again.'),
};

export const wrongPassword: RefusalKind = {
  code: 'R-wrong-password',
  title: text('Sai tên đăng nhập hoặc mật khẩu', 'Wrong username or password'),
  message: () => text('Tên đăng nhập hoặc mật khẩu không đúng.', 'Wrong username or password.'),
  todo: text(
    'Kiểm tra phím Caps Lock và bộ gõ tiếng Việt, rồi thử lại; quên mật khẩu thì nhờ bộ phận kỹ thuật đặt lại.',
    'Check Caps Lock and the keyboard layout and try again; the technician can set a new password.',
  ),
};

export const tooManyTries: RefusalKind<[seconds: number]> = {
  code: 'R-too-many-tries',
  title: text('Thử sai quá nhiều lần', 'Too many tries'),
  message: (seconds) =>
    text(
      `Đã thử sai quá nhiều lần. Đợi ${seconds} giây rồi thử lại.`,
      `Too many wrong tries. Wait ${seconds} seconds and try again.`,
    ),
  todo: text('Đợi rồi thử lại; quên mật khẩu thì nhờ bộ phận kỹ thuật.', 'Wait, or ask the technician.'),
};

export const mustChangePassword: RefusalKind = {
  code: 'R-must-change-password',
  title: text('Cần đổi mật khẩu', 'The password must be changed'),
  message: () =>
    text(
      'Mật khẩu này do người khác đặt; cần đổi trước khi làm việc.',
      'Somebody else set this password; change it first.',
    ),
  todo: text('Đổi mật khẩu.', 'Change the password.'),
};

export const conflictingRolesHeld: RefusalKind<[first: Role, second: Role]> = {
  code: 'R-conflicting-roles',
  example: ['committee-member', 'organiser'],
  title: text('Hai vai trò không thể do một người giữ', 'Two roles that one person may not hold'),
  message: (first, second) =>
    text(
      `Một người không thể vừa là “${roleNames[first].vi}” vừa là “${roleNames[second].vi}”.`,
      `One person may not be “${roleNames[first].en}” and “${roleNames[second].en}”.`,
    ),
  todo: text(
    'Người kiểm phiếu không giữ vai trò khác; lập hai tài khoản cho hai người.',
    'Whoever counts holds no other role; make two accounts for two people.',
  ),
};

export const usernameTaken: RefusalKind<[username: string]> = {
  code: 'R-username-taken',
  title: text('Tên đăng nhập đã có', 'The username is taken'),
  message: (username) => text(`Đã có tài khoản “${username}”.`, `There is an account “${username}” already.`),
  todo: text('Chọn tên đăng nhập khác.', 'Choose another one.'),
};

export const lastTechnician: RefusalKind = {
  code: 'R-last-technician',
  title: text('Phải còn ít nhất một tài khoản kỹ thuật', 'A technician must remain'),
  message: () =>
    text(
      'Đây là tài khoản kỹ thuật cuối cùng đang hoạt động; không thể khóa hoặc bỏ vai trò này.',
      'This is the last technician who can sign in; it cannot be disabled or lose the role.',
    ),
  todo: text('Lập một tài khoản kỹ thuật khác trước.', 'Make another technician first.'),
};

export const alreadySetUp: RefusalKind = {
  code: 'R-already-set-up',
  title: text('Đã có tài khoản', 'There are accounts already'),
  message: () => text('Phần mềm đã được thiết lập.', 'The program has been set up.'),
  todo: text('Đăng nhập.', 'Sign in.'),
};

export const setupElsewhere: RefusalKind = {
  code: 'R-setup-elsewhere',
  title: text('Chỉ thiết lập trên chính máy chủ', 'Set up on the server itself'),
  message: () =>
    text(
      'Tài khoản đầu tiên chỉ được lập từ trình duyệt trên chính máy đang chạy phần mềm.',
      'The first account is made in a browser on the machine that runs this program.',
    ),
  todo: text(
    'Mở địa chỉ http://localhost trên máy chủ (kèm số cổng), rồi thiết lập.',
    'Open http://localhost on the server, with its port, and set up there.',
  ),
};

export const accountRefusals = [
  notSignedIn,
  wrongPassword,
  tooManyTries,
  mustChangePassword,
  conflictingRolesHeld,
  usernameTaken,
  lastTechnician,
  alreadySetUp,
  setupElsewhere,
  ...passwordRefusals,
  ...signInRefusals,
  ...passkeyRefusals,
  ...twoPeopleRefusals,
] as const;
