// Why somebody does not stand in for somebody, or why a second person is needed.
import { type RefusalKind, type Role, roleNames, text } from '@tinnhiem/core';

export const delegationToOneself: RefusalKind = {
  code: 'R-delegation-to-oneself',
  title: text('Không thể tự thay mặt', 'Nobody stands in by their own word'),
  message: () =>
    text(
      'Người thay mặt phải là người khác, và không ai tự giao cho mình việc của người khác.',
      'The substitute must be somebody else, and nobody takes another’s place by their own word.',
    ),
  todo: text('Chọn người khác, hoặc nhờ người vắng mặt tự giao.', 'Choose somebody else, or let the absent grant it.'),
};

export const delegationOver: RefusalKind = {
  code: 'R-delegation-over',
  title: text('Thời gian thay mặt không đúng', 'The time makes no sense'),
  message: () =>
    text('Ngày kết thúc phải sau ngày bắt đầu và chưa qua.', 'The end must come after the beginning, and not be over.'),
  todo: text('Sửa ngày rồi gửi lại.', 'Mend the days and send it again.'),
};

export const delegationDisabled: RefusalKind = {
  code: 'R-delegation-disabled',
  title: text('Tài khoản bị khóa hoặc không có', 'An account is disabled or missing'),
  message: () =>
    text(
      'Người vắng mặt hoặc người thay mặt không có tài khoản đang hoạt động.',
      'The absent or the substitute has no account that works.',
    ),
  todo: text('Chọn người có tài khoản đang hoạt động.', 'Choose somebody whose account works.'),
};

export const roleNotDelegable: RefusalKind<[role: Role]> = {
  code: 'R-role-not-delegable',
  example: ['committee-member'],
  title: text('Vai trò này không giao cho người khác được', 'Nobody stands in for this role'),
  message: (role) =>
    text(
      `Không ai thay mặt được “${roleNames[role].vi}”: hội nghị bầu đích danh từng người kiểm phiếu.`,
      `Nobody stands in for “${roleNames[role].en}”: the conference elects each member by name.`,
    ),
  todo: text(
    'Thay người kiểm phiếu thì đề nghị hội nghị bầu lại Ban Kiểm phiếu.',
    'Let the conference elect another committee.',
  ),
};

export const roleNotHeld: RefusalKind<[name: string, role: Role]> = {
  code: 'R-role-not-held',
  example: ['Nguyễn Văn A', 'chair'],
  title: text('Người vắng mặt không giữ vai trò này', 'The absent does not hold the role'),
  message: (name, role) =>
    text(
      `${name} không tự mình giữ vai trò “${roleNames[role].vi}” nên không giao được.`,
      `${name} does not hold “${roleNames[role].en}” personally, so it cannot be lent.`,
    ),
  todo: text('Chỉ giao vai trò của chính người vắng mặt.', 'Lend only what the absent holds.'),
};

export const alreadyAsked: RefusalKind = {
  code: 'R-already-asked',
  title: text('Đã đề nghị rồi', 'Already asked'),
  message: () => text('Đề nghị này đang chờ người thứ hai xác nhận.', 'This waits for a second person already.'),
  todo: text('Nhờ người thứ hai mở “Việc cần hai người”.', 'Ask a second person to open “Two people”.'),
};

export const nothingAsked: RefusalKind = {
  code: 'R-nothing-asked',
  title: text('Không còn đề nghị này', 'Nothing waits'),
  message: () =>
    text('Đề nghị đã được xác nhận, đã rút hoặc đã hết hạn.', 'It was confirmed, taken back, or its time is over.'),
  todo: text('Xem lại những việc đang chờ; nếu cần thì đề nghị lại.', 'Look at what waits now, or ask anew.'),
};

export const anotherPerson: RefusalKind<[asker: string]> = {
  code: 'R-another-person',
  example: ['Nguyễn Văn A'],
  title: text('Cần người thứ hai', 'A second person is needed'),
  message: (asker) =>
    text(
      `${asker} đã đề nghị; người đề nghị, người thay mặt hoặc được thay mặt, và người liên quan đều không được xác nhận.`,
      `${asker} asked; neither who asked, nor a substitute or who is stood in for, nor whom it is about may confirm.`,
    ),
  todo: text('Nhờ một người khác có quyền xác nhận.', 'Ask somebody else who may.'),
};

export const twoPeopleRefusals = [
  delegationToOneself,
  delegationOver,
  delegationDisabled,
  roleNotDelegable,
  roleNotHeld,
  alreadyAsked,
  nothingAsked,
  anotherPerson,
] as const;
