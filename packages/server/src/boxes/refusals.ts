// Why something about electronic casting is not done, in the words of voters, committee and organiser.
import { type ProblemCode, problemTexts } from '@tinnhiem/ballot-box';
import { type RefusalKind, text } from '@tinnhiem/core';

export const codeUnknown: RefusalKind = {
  code: 'R-code-unknown',
  title: text('Mã không có trong danh sách', 'The code is not on the list'),
  message: () =>
    text(
      'Mã trên phiếu điện tử này không thuộc cuộc lấy phiếu đang mở.',
      'The code of this slip does not belong to this vote.',
    ),
  todo: text(
    'Quét lại mã QR, hoặc gõ lại mã; nếu vẫn không được thì mang phiếu đến bàn Ban Kiểm phiếu để đổi.',
    "Scan it again, or type it again; if that does not help, take the slip to the committee's table.",
  ),
};

export const codeBurnt: RefusalKind = {
  code: 'R-code-burnt',
  title: text('Mã đã bị hủy', 'The code was taken out of use'),
  message: () =>
    text(
      'Phiếu điện tử này đã được trả lại và đổi phiếu khác, hoặc bị hủy vì in hỏng, nên mã của nó không dùng được nữa.',
      'This slip was given back for another one, or cancelled as a misprint, so its code is no longer used.',
    ),
  todo: text(
    'Dùng phiếu được phát sau cùng; nếu không có thì đến bàn Ban Kiểm phiếu.',
    "Use the slip that you were given last, or go to the committee's table.",
  ),
};

export const pollNotOpen: RefusalKind = {
  code: 'R-poll-not-open',
  title: text('Chưa mở việc ghi phiếu', 'The poll is not open'),
  message: () => text('Hội nghị chưa mở việc ghi phiếu tín nhiệm.', 'The poll has not been opened yet.'),
  todo: text(
    'Chờ chủ trì tuyên bố bắt đầu ghi phiếu rồi thử lại; giữ phiếu của mình.',
    'Wait until the chair opens the poll, then try again; keep your slip.',
  ),
};

export const pollClosed: RefusalKind = {
  code: 'R-poll-closed',
  title: text('Đã kết thúc việc ghi phiếu', 'The poll is closed'),
  message: () =>
    text(
      'Việc ghi phiếu đã kết thúc, hòm phiếu không nhận thêm.',
      'The poll is closed; the box takes no more ballots.',
    ),
  todo: text(
    'Phiếu đã được nhận trước đó vẫn có giá trị. Nếu chưa bỏ phiếu được, báo ngay Ban Kiểm phiếu.',
    'A ballot that was accepted before counts. If you could not cast, tell the committee at once.',
  ),
};

export const ballotRefused: RefusalKind<[code: ProblemCode]> = {
  code: 'R-ballot-refused',
  example: ['ballot-row-proof-invalid'],
  title: text('Phiếu không hợp lệ về mặt kỹ thuật', 'Not a valid electronic ballot'),
  message: (code) =>
    text(
      `Hòm phiếu không nhận phiếu này: ${problemTexts[code].vi}`,
      `The box does not take this ballot: ${problemTexts[code].en}`,
    ),
  todo: text(
    'Chưa có phiếu nào được tính. Tải lại trang, quét lại mã và bỏ phiếu lại; nếu vẫn lỗi thì dùng máy khác hoặc đến bàn Ban Kiểm phiếu.',
    "No ballot was counted. Reload, scan the code and cast again; if it stays, use another device or go to the committee's table.",
  ),
};

export const castingBusy: RefusalKind = {
  code: 'R-casting-busy',
  title: text('Nhiều người bỏ phiếu cùng lúc', 'Many are casting at once'),
  message: () =>
    text(
      'Máy chủ đang kiểm tra phiếu của nhiều người; phiếu này chưa được nhận.',
      'The server is checking many ballots; this one was not accepted yet.',
    ),
  todo: text(
    'Cứ để màn hình này mở: máy tự gửi lại sau vài giây, không bị tính hai lần.',
    'Leave this screen open: it is sent again in a few seconds and never counted twice.',
  ),
};

export const tooManyRefused: RefusalKind<[seconds: number]> = {
  code: 'R-too-many-refused',
  title: text('Gửi sai quá nhiều lần', 'Too many were refused'),
  message: (seconds) =>
    text(
      `Bằng mã này đã gửi quá nhiều phiếu không hợp lệ. Đợi ${seconds} giây rồi thử lại.`,
      `Too many invalid ballots came with this code. Wait ${seconds} seconds and try again.`,
    ),
  todo: text(
    'Đợi rồi thử lại, hoặc mang phiếu đến bàn Ban Kiểm phiếu.',
    "Wait and try again, or take the slip to the committee's table.",
  ),
};

export const slipVoted: RefusalKind = {
  code: 'R-slip-voted',
  title: text('Phiếu điện tử này đã được dùng để bỏ phiếu', 'A ballot was cast with this slip'),
  message: () =>
    text(
      'Đã có phiếu được nhận bằng mã của phiếu này, nên không hủy mã và không đổi được: đổi thì một người có hai phiếu.',
      'A ballot was accepted under this code: it is not burnt, and exchanging the slip would give one person two ballots.',
    ),
  todo: text(
    'Không đổi. Nếu người này muốn ghi lại thì dùng chính phiếu này bỏ lại, lần cuối được tính.',
    'Do not exchange it. To change the vote, cast again with this very slip: the last one counts.',
  ),
};

export const slipReplaced: RefusalKind = {
  code: 'R-slip-replaced',
  title: text('Mã của phiếu điện tử này đã được hủy', 'The code of this slip was burnt before'),
  message: () =>
    text(
      'Mã của phiếu điện tử này đã được hủy trước đó, vì đã trả lại và đổi, hoặc vì in hỏng; mỗi phiếu chỉ hủy một lần.',
      'The code of this slip was burnt before: it was given back and exchanged, or misprinted; that happens once.',
    ),
  todo: text('Kiểm tra lại tờ phiếu trên tay.', 'Look at the slip in your hand.'),
};

export const keyMessageWrong: RefusalKind<[code: ProblemCode]> = {
  code: 'R-key-message-wrong',
  example: ['threshold-certificate-invalid'],
  title: text('Phần lập khóa không hợp lệ', 'Not a valid part of the key'),
  message: (code) =>
    text(
      `Không nhận phần lập khóa này: ${problemTexts[code].vi}`,
      `This part of the key is not taken: ${problemTexts[code].en}`,
    ),
  todo: text(
    'Chưa ghi gì. Tải lại trang và làm lại bước này trên chính máy của mình.',
    'Nothing was recorded. Reload and do this step again on your own device.',
  ),
};

export const credentialsWrong: RefusalKind<[code: ProblemCode]> = {
  code: 'R-credentials-wrong',
  example: ['credential-invalid'],
  title: text('Danh sách mã công khai không hợp lệ', 'Not a valid list of public credentials'),
  message: (code) =>
    text(
      `Không nhận danh sách mã công khai: ${problemTexts[code].vi}`,
      `The list of public credentials is not taken: ${problemTexts[code].en}`,
    ),
  todo: text(
    'Chưa ghi gì; bỏ các phiếu điện tử vừa in và lập lại.',
    'Nothing was recorded; destroy the slips just printed and make them again.',
  ),
};

export const credentialsUnsorted: RefusalKind = {
  code: 'R-credentials-unsorted',
  title: text('Danh sách mã công khai chưa sắp xếp', 'The public credentials are not sorted'),
  message: () =>
    text(
      'Danh sách mã công khai phải xếp theo thứ tự, để không lộ thứ tự in phiếu.',
      'The list must be sorted, so that it does not repeat the order in which slips were printed.',
    ),
  todo: text('Tải lại trang và lập lại phiếu điện tử.', 'Reload and make the slips again.'),
};

export const decryptionWrong: RefusalKind<[code: ProblemCode]> = {
  code: 'R-decryption-wrong',
  example: ['decryption-proof-invalid'],
  title: text('Phần mở hòm không hợp lệ', 'Not a valid decryption'),
  message: (code) =>
    text(
      `Không nhận phần mở hòm này: ${problemTexts[code].vi}`,
      `This part of the opening is not taken: ${problemTexts[code].en}`,
    ),
  todo: text(
    'Kiểm tra có đúng tệp khóa của mình ở hội nghị này không, rồi làm lại; chưa mất gì.',
    'Check that it is your key file of this conference, and try again; nothing is lost.',
  ),
};

export const notSeated: RefusalKind = {
  code: 'R-not-seated',
  title: text('Tài khoản này không giữ khóa', 'This account holds no key'),
  message: () =>
    text('Tài khoản này không có chỗ trong việc lập khóa của hội nghị.', 'This account has no seat in the ceremony.'),
  todo: text(
    'Người đã lập khóa đăng nhập bằng tài khoản của mình rồi làm.',
    'Whoever made the key signs in with the own account.',
  ),
};

export const boxNotTallied: RefusalKind<[list: string]> = {
  code: 'R-box-not-tallied',
  title: text('Hòm phiếu điện tử chưa đóng', 'The electronic box is not closed'),
  message: (list) =>
    text(
      `${list}: hòm phiếu điện tử chưa đóng nên chưa mở được.`,
      `${list}: the box is not closed, so it cannot be opened.`,
    ),
  todo: text('Ban Kiểm phiếu đóng hòm trước.', 'The committee closes it first.'),
};

export const boxDiffers: RefusalKind<[list: string]> = {
  code: 'R-box-differs',
  title: text('Hòm phiếu trên ổ đĩa không phải hòm đã ghi', 'The box on the disk is not the one recorded'),
  message: (list) =>
    text(
      `${list}: hòm phiếu điện tử trên ổ đĩa không khớp hồ sơ của đợt.`,
      `${list}: the electronic box on the disk does not fit the record.`,
    ),
  todo: text(
    'Dừng lại, giữ nguyên thư mục dữ liệu và báo bộ phận kỹ thuật; khôi phục cả hồ sơ và hòm từ cùng một bản sao lưu.',
    'Stop, keep the data folder as it is and tell the technician; restore record and box from one backup.',
  ),
};

export const ballotWrong: RefusalKind<[list: string, problem: string]> = {
  code: 'R-box-ballot-wrong',
  title: text('Có lá phiếu điện tử không qua kiểm tra lần hai', 'A ballot did not pass the second check'),
  message: (list, problem) =>
    text(
      `${list}: trong hòm có lá phiếu đã được nhận nhưng không qua lần kiểm tra thứ hai trước khi cộng (${problem}); chưa cộng và chưa công bố số nào.`,
      `${list}: the box holds a ballot that was accepted but did not pass the second check before adding up (${problem}); nothing was added up or announced.`,
    ),
  todo: text(
    'Dừng lại, ghi vào biên bản sự việc, giữ nguyên thư mục dữ liệu và báo bộ phận kỹ thuật. Không sửa, không xóa hòm phiếu.',
    'Stop, enter it as an incident, keep the data folder as it is and tell the technician. Change and delete nothing in the box.',
  ),
};

export const boxRefusals = [
  codeUnknown,
  codeBurnt,
  pollNotOpen,
  pollClosed,
  ballotRefused,
  castingBusy,
  tooManyRefused,
  slipVoted,
  slipReplaced,
  keyMessageWrong,
  credentialsWrong,
  credentialsUnsorted,
  decryptionWrong,
  notSeated,
  boxNotTallied,
  boxDiffers,
  ballotWrong,
] as const;
