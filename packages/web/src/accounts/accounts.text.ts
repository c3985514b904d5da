import { type Role, type Text, text } from '@tinnhiem/core';

export const accountsText = {
  title: text('Tài khoản và vai trò', 'Accounts and roles'),
  lead: text(
    'Mỗi người một tài khoản riêng. Vai trò quyết định ai làm được gì và ai thấy số liệu khi nào.',
    'An account for each person. Roles decide who may do what, and who sees figures when.',
  ),
  add: text('Thêm tài khoản', 'Add an account'),
  team: text('Tài khoản cho hội nghị', 'Accounts for a conference'),
  teamHint: text(
    'Gõ họ tên từng người; chương trình đặt tên đăng nhập và mật khẩu ban đầu. Để trống dòng không cần.',
    'Type the names; user names and first passwords are made for you. Leave a line empty if you do not need it.',
  ),
  teamMore: text('Thêm ủy viên Ban Kiểm phiếu', 'Add a member of the counting committee'),
  teamCreate: text('Tạo các tài khoản', 'Make the accounts'),
  teamMade: text(
    'Mật khẩu chỉ hiện lần này. In ra, cắt và đưa riêng cho từng người; lần đăng nhập đầu mỗi người tự đổi.',
    'The passwords are shown only now. Print them, cut them apart, hand each person theirs; everybody changes it at the first sign-in.',
  ),
  teamPrint: text('In', 'Print'),
  byInvitation: text('Mời tự đặt mật khẩu', 'By invitation'),
  byInvitationHint: text(
    'In phiếu mời đưa tận tay; người nhận quét mã và tự đặt mật khẩu. Không ai khác biết mật khẩu.',
    'Hand over a printed slip; its owner scans it and chooses the password. Nobody else ever knows it.',
  ),
  email: text('Địa chỉ thư điện tử', 'E-mail address'),
  emailHint: text(
    'Để nhận lời nhắc việc; có thể bỏ trống. Chủ tài khoản tự đổi và tự tắt được.',
    'For reminders; may be left empty. Its owner can change it and turn them off.',
  ),
  identity: text('Danh tính ở dịch vụ đăng nhập của cơ quan', 'Identity in the organisation’s sign-in service'),
  identityHint: text(
    'Giá trị mà dịch vụ đó gửi về cho người này; để trống nếu không dùng.',
    'The value that the service sends for this person; empty if not used.',
  ),
  invite: text('Mời', 'Invite'),
  invitationTitle: text('Phiếu mời', 'Invitation'),
  invitationWhy: text(
    'Mã và đường dẫn dùng được một lần và chỉ hiện lần này. Mời lần nữa thì phiếu trước hết giá trị.',
    'Code and link work once and are shown this once. Inviting again makes the earlier slip worthless.',
  ),
  invitationQr: text('Mã QR của đường dẫn mời', 'QR code with the link of the invitation'),
  invitationUntil: text('Dùng được một lần, đến', 'Works once, until'),
  invitationPrint: text('In phiếu mời', 'Print the slip'),
  invitationOnPaper: text(
    'Quét mã bằng điện thoại hoặc gõ đường dẫn trên máy nối mạng của cơ quan, rồi tự đặt mật khẩu. Không đưa phiếu này cho người khác.',
    'Scan the code or type the link on a machine of the organisation’s network, and choose a password. Give this slip to nobody.',
  ),
  factorOn: text('có lớp xác thực thứ hai', 'second factor on'),
  passkeys: text('khóa truy cập', 'passkeys'),
  teamDone: text('Đã đưa cho từng người', 'Everybody has theirs'),
  edit: text('Sửa tài khoản', 'Edit the account'),
  name: text('Họ và tên', 'Full name'),
  nameHint: text('Tên hiện trong nhật ký và văn bản', 'Shown in the record and on documents'),
  username: text('Tên đăng nhập', 'User name'),
  usernameHint: text('Ví dụ: nguyen.van.a', 'For example: nguyen.van.a'),
  organisation: text('Tổ chức', 'Organisation'),
  organisationHint: text(
    'Cho tổ chức bên dưới chỉ lập tài khoản kỹ thuật; kỹ thuật đó lập các tài khoản còn lại của tổ chức mình.',
    'For one below only a technician is made here, who makes the other accounts there.',
  ),
  roles: text('Vai trò', 'Roles'),
  person: text('Mã cán bộ trong danh sách nhân sự (không bắt buộc)', 'Staff code in the roster (optional)'),
  state: text('Trạng thái', 'State'),
  active: text('Đang dùng', 'Active'),
  disabled: text('Đã khóa', 'Disabled'),
  mustChange: text('chưa đổi mật khẩu', 'password not yet changed'),
  disable: text('Khóa tài khoản', 'Disable the account'),
  enable: text('Mở lại tài khoản', 'Enable the account'),
  newPassword: text('Đặt mật khẩu mới', 'Set a new password'),
  firstPassword: text('Mật khẩu ban đầu', 'First password'),
  firstPasswordHint: text(
    'Ít nhất 10 ký tự. Đưa riêng cho người đó; lần đăng nhập đầu sẽ phải đổi.',
    'At least 10 characters. Hand it over in person; it has to be changed at the first sign-in.',
  ),
  newPasswordHint: text('Để trống nếu không đổi.', 'Leave empty to keep the present one.'),
  suggest: text('Gợi ý mật khẩu', 'Suggest a password'),
  save: text('Lưu', 'Save'),
  create: text('Tạo tài khoản', 'Make the account'),
  noRoles: text('Chưa có vai trò', 'No role'),
  created: text('Đã tạo tài khoản.', 'The account was made.'),
  saved: text('Đã lưu.', 'Saved.'),
  conflict: text('Hai vai trò không thể do một người giữ', 'Two roles that one person may not hold'),
  conflictWhy: text(
    'Người kiểm phiếu không giữ vai trò khác: bộ phận tổ chức không được thấy số liệu trước, chủ trì không kiểm phiếu, kỹ thuật không thấy nội dung phiếu. Hãy lập tài khoản cho hai người.',
    'Whoever counts holds no other role: the organiser sees no figure early, the chair does not count, the technician sees no marks. Make accounts for two people.',
  ),
  actions: text('Việc', 'Actions'),
  needed: text('Những vai trò chưa có ai', 'Roles that nobody holds yet'),
} as const;

/** What each role does and does not do, for choosing. */
export const roleHints: Readonly<Record<Role, Text>> = {
  organiser: text(
    'Nhập kế hoạch, nhân sự; in phiếu, văn bản; bàn giao. Không thấy số liệu trước khi công bố.',
    'Plan, roster, ballots, documents, hand-over. Sees no figure before it is announced.',
  ),
  chair: text(
    'Phê duyệt, mở và kết thúc ghi phiếu, công bố. Không kiểm phiếu.',
    'Approves, opens and closes the poll, announces. Does not count.',
  ),
  'committee-head': text(
    'Điều hành Ban Kiểm phiếu, xác nhận kết quả, niêm phong. Không giữ vai trò khác.',
    'Leads the counting committee, confirms the result, seals. Holds no other role.',
  ),
  'committee-secretary': text(
    'Lập biên bản, nhập phiếu. Không giữ vai trò khác.',
    'Writes the minutes, enters ballots. Holds no other role.',
  ),
  'committee-member': text(
    'Phát phiếu, nhập phiếu độc lập. Không giữ vai trò khác.',
    'Hands out ballots, enters them independently. Holds no other role.',
  ),
  technician: text(
    'Giữ máy chạy, quản lý tài khoản. Không thấy số liệu.',
    'Keeps the machine running, manages accounts. Sees no figures.',
  ),
  inspector: text(
    'Đọc toàn bộ nhật ký để kiểm tra. Không sửa gì.',
    'Reads the whole record to check it. Changes nothing.',
  ),
  'higher-committee': text(
    'Nhận báo cáo về những người thuộc diện mình quản lý; chỉ thấy các đợt đang ở bước nào.',
    'Gets the report on the people it manages; sees only how far rounds are.',
  ),
  observer: text('Chỉ thấy những gì hội nghị được thấy.', 'Sees what the room may see.'),
};
