import type { RefusalKind } from '../../basics/findings.ts';
import { type Text, text } from '../../basics/text.ts';

export const wayNotCast: RefusalKind<[way: string]> = {
  code: 'R-way-not-cast',
  example: ['slip'],
  title: text('Hội nghị không ghi phiếu bằng cách này', 'Nobody casts in this way here'),
  message: (way) =>
    way === 'slip'
      ? text('Hội nghị này không dùng phiếu điện tử.', 'This conference has no electronic ballots.')
      : text('Hội nghị này không dùng phiếu giấy.', 'This conference has no paper ballots.'),
  todo: text(
    'Cách ghi phiếu do kế hoạch đã phê duyệt quy định; dùng cách ghi trong kế hoạch.',
    'The approved plan says how this conference casts; use the way that it names.',
  ),
};

export const wayMissing: RefusalKind = {
  code: 'R-way-missing',
  title: text('Chưa chọn phiếu giấy hay phiếu điện tử', 'Paper or slip not said'),
  message: () =>
    text(
      'Hội nghị này có cả phiếu giấy và phiếu điện tử: phải ghi rõ phát loại nào.',
      'This conference has paper ballots and slips: say which is handed out.',
    ),
  todo: text('Chọn phiếu giấy hoặc phiếu điện tử rồi phát.', 'Choose paper or slip, then hand out.'),
};

export const tooFewNeeded: RefusalKind<[needed: number, members: number]> = {
  code: 'R-too-few-needed',
  title: text('Số người cần để mở hòm không hợp lệ', 'Not a possible number of keys'),
  message: (needed, members) =>
    text(
      `Cần ${needed} trong ${members} người để mở hòm: số người cần không thể lớn hơn số người giữ khóa.`,
      `${needed} of ${members} to open a box: no more can be needed than hold a key.`,
    ),
  todo: text('Sửa một trong hai số.', 'Correct one of the two numbers.'),
};

export const moreSeatsThanMembers: RefusalKind<[seats: number, members: number]> = {
  code: 'R-more-seats-than-members',
  title: text('Người giữ khóa nhiều hơn Ban Kiểm phiếu', 'More keys than members'),
  message: (seats, members) =>
    text(
      `Lập khóa cho ${seats} người, Ban Kiểm phiếu chỉ có ${members} người.`,
      `A key for ${seats} people, but the committee has ${members} members.`,
    ),
  todo: text(
    'Giảm số người giữ khóa, hoặc bổ sung Ban Kiểm phiếu.',
    'Have fewer hold the key, or add members to the committee.',
  ),
};

export const electionsIncomplete: RefusalKind = {
  code: 'R-elections-incomplete',
  title: text('Mã cuộc bỏ phiếu không khớp các danh sách', 'Elections do not match the lists'),
  message: () =>
    text(
      'Mỗi danh sách của hội nghị phải có đúng một mã cuộc bỏ phiếu điện tử, không trùng nhau.',
      'Every list of the conference needs one election of its own.',
    ),
  todo: text('Làm lại, mỗi danh sách một mã.', 'Do it again, with one for each list.'),
};

export const ceremonyReasonMissing: RefusalKind = {
  code: 'R-ceremony-reason-missing',
  title: text('Lập khóa lại phải có lý do', 'A key begun anew needs a reason'),
  message: () =>
    text(
      'Đã bắt đầu lập khóa trước đó; lập lại từ đầu thì khóa và hòm phiếu cũ không dùng nữa, phải ghi lý do.',
      'A key was begun before; beginning anew voids it and the boxes made with it, and needs a reason.',
    ),
  todo: text('Ghi lý do rồi làm lại.', 'Give the reason.'),
};

export const noCeremony: RefusalKind = {
  code: 'R-no-ceremony',
  title: text('Chưa bắt đầu lập khóa', 'No key ceremony yet'),
  message: () =>
    text('Ban Kiểm phiếu chưa bắt đầu lập khóa của hội nghị này.', 'The committee has not begun its key ceremony.'),
  todo: text(
    'Trưởng ban hoặc Thư ký Ban Kiểm phiếu bắt đầu lập khóa.',
    'Head or secretary of the committee begin the ceremony.',
  ),
};

export const notYourKeyStep: RefusalKind<[why: Text]> = {
  code: 'R-not-your-key-step',
  title: text('Chưa đến lượt bước lập khóa này', 'Not a step that is due'),
  message: (why) => text(`Không ghi được bước lập khóa: ${why.vi}.`, `Not a step that is due: ${why.en}.`),
  todo: text('Xem bước tiếp theo của mình.', 'Look at what is next for you.'),
};

export const keyIncomplete: RefusalKind = {
  code: 'R-key-incomplete',
  title: text('Chưa đủ người lập khóa', 'The key is not complete'),
  message: () =>
    text('Chưa đủ mọi người giữ khóa làm xong các bước.', 'Not everybody who holds the key has done every step.'),
  todo: text('Chờ những người còn lại làm xong.', 'Wait for the others.'),
};

export const keyStands: RefusalKind = {
  code: 'R-key-stands',
  title: text('Khóa đã lập xong', 'The key is formed'),
  message: () => text('Khóa của Ban Kiểm phiếu đã lập xong.', 'The key of the committee is formed.'),
  todo: text(
    'Không phải làm gì; nếu phải lập lại thì bắt đầu lập khóa lại, kèm lý do.',
    'Nothing to do; to make another, begin anew with a reason.',
  ),
};

export const boxNotPreparable: RefusalKind<[list: string, why: Text]> = {
  code: 'R-box-not-preparable',
  title: text('Chưa lập được hòm phiếu điện tử', 'The box cannot be prepared'),
  message: (list, why) => text(`${list}: ${why.vi}.`, `${list}: ${why.en}.`),
  todo: text('Lập khóa và lập phiếu điện tử có mã trước.', 'Make the key and the slips first.'),
};

export const holdsSlip: RefusalKind<[person: string]> = {
  code: 'R-holds-slip',
  title: text('Người này nhận phiếu điện tử', 'Has a slip, not paper'),
  message: (person) =>
    text(
      `${person} nhận phiếu điện tử của danh sách này, không phải phiếu giấy.`,
      `${person} has a slip of this list, not paper.`,
    ),
  todo: text('Thu lại phiếu điện tử rồi dùng “Đổi phiếu điện tử”.', 'Take the slip back and use “Replace a slip”.'),
};

export const holdsPaper: RefusalKind<[person: string]> = {
  code: 'R-holds-paper',
  title: text('Người này không có phiếu điện tử', 'Has no slip'),
  message: (person) =>
    text(`${person} không có phiếu điện tử của danh sách này.`, `${person} has no slip of this list.`),
  todo: text(
    'Nếu đã nhận phiếu giấy thì dùng “Đổi phiếu hỏng”; nếu chưa nhận thì “Phát phiếu”.',
    'With a paper ballot use “Replace a spoiled ballot”, without any “Hand out”.',
  ),
};

export const notEnoughSlips: RefusalKind<[list: string, needed: number, left: number]> = {
  code: 'R-not-enough-slips',
  title: text('Không đủ phiếu điện tử', 'Not enough slips'),
  message: (list, needed, left) =>
    text(
      `${list}: cần ${needed} phiếu điện tử, trên bàn chỉ còn ${left}.`,
      `${list}: ${needed} slips needed, only ${left} on the table.`,
    ),
  todo: text(
    'Số mã không thể thêm khi đã mở việc ghi phiếu: phát phiếu giấy, nếu kế hoạch cho phép.',
    'No code can be added once the poll is open: hand out paper, where the plan allows it.',
  ),
};

export const misprintIsBurnt: RefusalKind = {
  code: 'R-misprint-is-burnt',
  title: text('Mã này đã được hủy', 'The code is burnt already'),
  message: () =>
    text(
      'Mã của phiếu điện tử in hỏng này đã được hủy và đã tính vào số phiếu hỏng.',
      'The code of this misprinted slip is burnt, and the slip is counted as spoiled.',
    ),
  todo: text('Không phải làm gì; kiểm tra lại tờ phiếu vừa quét.', 'Nothing to do; look at the slip just scanned.'),
};

export const slipsNotCounted: RefusalKind<[list: string]> = {
  code: 'R-slips-not-counted',
  title: text('Chưa đếm phiếu điện tử còn lại', 'Slips left over not counted'),
  message: (list) =>
    text(
      `${list}: chưa ghi số phiếu điện tử còn lại trên bàn.`,
      `${list}: the slips left on the table were not counted.`,
    ),
  todo: text('Đếm tay phiếu điện tử chưa phát rồi ghi vào.', 'Count the slips not handed out and record them.'),
};

export const boxIsClosed: RefusalKind<[lists: readonly string[]]> = {
  code: 'R-electronic-box-closed',
  title: text('Hòm phiếu điện tử đã đóng', 'The electronic box is closed'),
  message: (lists) =>
    text(
      `Hòm phiếu điện tử đã đóng, không nhận thêm phiếu nào nữa: ${lists.join('; ')}.`,
      `The electronic box is closed and takes no more ballots: ${lists.join('; ')}.`,
    ),
  todo: text(
    'Hòm đã đóng thì không mở lại việc ghi phiếu được: kiểm phiếu tiếp, hoặc tổ chức lấy phiếu lại.',
    'With a closed box the poll cannot be re-opened: go on with the count, or hold the vote again.',
  ),
};

export const boxDoesNotFit: RefusalKind<[list: string, why: Text]> = {
  code: 'R-electronic-box-does-not-fit',
  title: text('Số liệu của hòm phiếu điện tử không khớp', 'The box does not fit'),
  message: (list, why) => text(`${list}: ${why.vi}.`, `${list}: ${why.en}.`),
  todo: text(
    'Không ghi gì cả. Giữ nguyên máy chủ và báo bộ phận kỹ thuật.',
    'Nothing was recorded. Leave the server as it is and tell the technician.',
  ),
};

export const countedByBox: RefusalKind = {
  code: 'R-counted-by-box',
  title: text('Số này do hòm phiếu điện tử ghi', 'A number that the electronic box counts'),
  message: () =>
    text(
      'Số mã đã lập và số phiếu điện tử thu về do hòm phiếu điện tử ghi, không đính chính được.',
      'How many codes there are and how many have voted is in the electronic box and is not corrected.',
    ),
  todo: text(
    'Đính chính số phiếu điện tử đã phát, hỏng hoặc còn lại.',
    'Correct how many slips were issued, spoiled or left.',
  ),
};

export const boxesNotClosed: RefusalKind<[lists: readonly string[]]> = {
  code: 'R-electronic-box-not-closed',
  title: text('Chưa đóng hòm phiếu điện tử', 'The electronic box is not closed'),
  message: (lists) =>
    text(`Chưa đóng hòm phiếu điện tử: ${lists.join('; ')}.`, `Electronic box not yet closed: ${lists.join('; ')}.`),
  todo: text('Ban Kiểm phiếu đóng hòm phiếu điện tử trước khi kiểm phiếu.', 'The committee closes it first.'),
};

export const electronicRefusals = [
  wayNotCast,
  wayMissing,
  tooFewNeeded,
  moreSeatsThanMembers,
  electionsIncomplete,
  ceremonyReasonMissing,
  noCeremony,
  notYourKeyStep,
  keyIncomplete,
  keyStands,
  boxNotPreparable,
  holdsSlip,
  holdsPaper,
  notEnoughSlips,
  misprintIsBurnt,
  slipsNotCounted,
  boxIsClosed,
  boxDoesNotFit,
  countedByBox,
  boxesNotClosed,
] as const;
