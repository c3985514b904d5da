import type { RefusalKind } from '../basics/findings.ts';
import { type Text, text } from '../basics/text.ts';
import { electronicRefusals } from './electronic/refusals.ts';

export const unknownList: RefusalKind<[list: string]> = {
  code: 'R-unknown-list',
  title: text('Không có danh sách này', 'No such list'),
  message: (list) => text(`Hội nghị không có danh sách “${list}”.`, `The conference has no list “${list}”.`),
  todo: text('Chọn một danh sách của hội nghị.', 'Choose one of its lists.'),
};

export const notOnRoll: RefusalKind<[people: readonly string[]]> = {
  code: 'R-not-on-roll',
  title: text('Không có tên trong danh sách ghi phiếu', 'Not on the voter roll'),
  message: (people) =>
    text(`Không có trong danh sách ghi phiếu: ${people.join(', ')}.`, `Not on the voter roll: ${people.join(', ')}.`),
  todo: text(
    'Kiểm tra lại mã cán bộ; nếu cần thì bổ sung vào danh sách kèm lý do.',
    'Check the id; if needed add the person to the roll with a reason.',
  ),
};

export const alreadyOnRoll: RefusalKind<[name: string]> = {
  code: 'R-already-on-roll',
  title: text('Đã có trong danh sách', 'Already on the roll'),
  message: (name) => text(`${name} đã có trong danh sách ghi phiếu này.`, `${name} is already on this roll.`),
  todo: text('Không phải làm gì.', 'Nothing to do.'),
};

export const alreadyPresent: RefusalKind<[people: readonly string[]]> = {
  code: 'R-already-present',
  title: text('Đã điểm danh', 'Already checked in'),
  message: (people) => text(`Đã điểm danh trước đó: ${people.join(', ')}.`, `Checked in before: ${people.join(', ')}.`),
  todo: text('Không phải làm gì.', 'Nothing to do.'),
};

export const notPresent: RefusalKind<[people: readonly string[]]> = {
  code: 'R-not-present',
  title: text('Chưa điểm danh', 'Not checked in'),
  message: (people) => text(`Chưa điểm danh: ${people.join(', ')}.`, `Not checked in: ${people.join(', ')}.`),
  todo: text('Điểm danh trước khi phát phiếu.', 'Check the person in before handing out a ballot.'),
};

export const holdsBallot: RefusalKind<[people: readonly string[]]> = {
  code: 'R-holds-ballot',
  title: text('Đã nhận phiếu', 'Already has a ballot'),
  message: (people) =>
    text(
      `Đã nhận phiếu rồi: ${people.join(', ')}. Mỗi người một phiếu.`,
      `Already has a ballot: ${people.join(', ')}. One person, one ballot.`,
    ),
  todo: text(
    'Nếu phiếu bị hỏng, thu lại phiếu hỏng rồi dùng “Đổi phiếu”.',
    'If the ballot is spoiled, take it back and use “Replace ballot”.',
  ),
};

export const holdsNoBallot: RefusalKind<[person: string]> = {
  code: 'R-holds-no-ballot',
  title: text('Chưa nhận phiếu', 'Has no ballot'),
  message: (person) => text(`${person} chưa nhận phiếu của danh sách này.`, `${person} has no ballot of this list.`),
  todo: text('Dùng “Phát phiếu”.', 'Use “Hand out”.'),
};

export const notEnoughSheets: RefusalKind<[list: string, needed: number, left: number]> = {
  code: 'R-not-enough-sheets',
  title: text('Không đủ phiếu', 'Not enough ballots'),
  message: (list, needed, left) =>
    text(
      `${list}: cần ${needed} phiếu, trên bàn chỉ còn ${left}.`,
      `${list}: ${needed} needed, only ${left} on the table.`,
    ),
  todo: text('In thêm phiếu và ghi nhận số phiếu in, rồi làm lại.', 'Print more, record them, and try again.'),
};

export const notPrepared: RefusalKind<[missing: readonly Text[]]> = {
  code: 'R-not-prepared',
  title: text('Chưa chuẩn bị xong', 'Preparations are not done'),
  message: (missing) =>
    text(`Còn thiếu: ${missing.map((m) => m.vi).join('; ')}.`, `Missing: ${missing.map((m) => m.en).join('; ')}.`),
  todo: text('Bổ sung các mục còn thiếu rồi làm lại.', 'Complete what is missing and try again.'),
};

export const committeeIncomplete: RefusalKind<[needed: number]> = {
  code: 'R-committee-incomplete',
  title: text('Ban Kiểm phiếu chưa đủ', 'Counting committee incomplete'),
  message: (needed) =>
    text(
      `Ban Kiểm phiếu cần đúng một Trưởng ban và ít nhất ${needed} người để đếm độc lập, không ai có tên hai lần.`,
      `The committee needs exactly one head and at least ${needed} people to count independently, nobody twice.`,
    ),
  todo: text('Bổ sung thành viên Ban Kiểm phiếu.', 'Add members.'),
};

export const votedOnInCommittee: RefusalKind<[names: readonly string[]]> = {
  code: 'R-voted-on-in-committee',
  title: text('Người được lấy phiếu không được làm Ban Kiểm phiếu', 'A person voted on may not count'),
  message: (names) =>
    text(
      `Người được lấy phiếu tại hội nghị này: ${names.join(', ')}.`,
      `Voted on at this conference: ${names.join(', ')}.`,
    ),
  todo: text('Chọn người khác.', 'Choose somebody else.'),
};

export const committeeRejected: RefusalKind<[votesFor: number, votesAgainst: number, present: number]> = {
  code: 'R-committee-rejected',
  title: text('Hội nghị không thông qua Ban Kiểm phiếu', 'The conference did not approve the committee'),
  message: (votesFor, votesAgainst, present) =>
    text(
      `${votesFor} đồng ý, ${votesAgainst} không đồng ý, ${present} người có mặt: chưa quá nửa, hoặc nhiều hơn số người có mặt.`,
      `${votesFor} for, ${votesAgainst} against, ${present} present: no majority, or more hands than people.`,
    ),
  todo: text(
    'Kiểm tra số biểu quyết, hoặc đề xuất Ban Kiểm phiếu khác.',
    'Check the numbers, or propose another committee.',
  ),
};

export const committeeNotApproved: RefusalKind = {
  code: 'R-committee-not-approved',
  title: text('Ban Kiểm phiếu chưa được hội nghị thông qua', 'Counting committee not yet approved'),
  message: () =>
    text(
      'Hội nghị chưa biểu quyết thông qua Ban Kiểm phiếu.',
      'The conference has not approved the counting committee.',
    ),
  todo: text('Lấy biểu quyết của hội nghị trước khi phát phiếu.', 'Take the vote of the conference first.'),
};

export const noQuorum: RefusalKind<[list: string, present: number, convened: number, needed: number]> = {
  code: 'R-no-quorum',
  title: text('Chưa đủ số người dự', 'No quorum'),
  message: (list, present, convened, needed) =>
    text(
      `${list}: có mặt ${present}/${convened} người, cần ít nhất ${needed}.`,
      `${list}: ${present} of ${convened} present, at least ${needed} needed.`,
    ),
  todo: text('Chờ đủ người, hoặc dời hội nghị.', 'Wait for more people, or move the conference.'),
};

export const nobodyPresent: RefusalKind = {
  code: 'R-nobody-present',
  title: text('Chưa có ai điểm danh', 'Nobody is checked in'),
  message: () => text('Chưa có người ghi phiếu nào được điểm danh.', 'No voter is checked in.'),
  todo: text('Điểm danh trước.', 'Check people in first.'),
};

export const nothingHandedOut: RefusalKind<[list: string]> = {
  code: 'R-nothing-handed-out',
  title: text('Chưa phát phiếu', 'No ballots handed out'),
  message: (list) =>
    text(`Chưa phát phiếu nào của danh sách “${list}”.`, `No ballot of “${list}” has been handed out.`),
  todo: text('Phát phiếu trước khi kết thúc bỏ phiếu.', 'Hand out ballots before closing.'),
};

export const nothingToDo: RefusalKind = {
  code: 'R-nothing-to-do',
  title: text('Không có gì để làm', 'Nothing to do'),
  message: () => text('Không còn ai cần phát phiếu.', 'Nobody is left who needs a ballot.'),
  todo: text('Không phải làm gì.', 'Nothing to do.'),
};

export const nothingCorrected: RefusalKind = {
  code: 'R-nothing-corrected',
  title: text('Không có số nào thay đổi', 'No number changes'),
  message: () => text('Các số ghi vào giống như số đang có.', 'The numbers given are those that stand already.'),
  todo: text('Ghi số đúng ở mục cần đính chính.', 'Give the right number where one is wrong.'),
};

export const fewerThanUsed: RefusalKind<[list: string, printed: number, used: number]> = {
  code: 'R-fewer-than-used',
  title: text('Ít hơn số phiếu đã dùng', 'Fewer than were used'),
  message: (list, printed, used) =>
    text(
      `${list}: không thể chỉ in ${printed} phiếu, vì đã phát ra và hỏng ${used} phiếu.`,
      `${list}: not just ${printed} were printed, as ${used} are issued or spoiled.`,
    ),
  todo: text(
    'Đếm lại: số đã in = phát ra + còn lại trên bàn + hỏng.',
    'Count again: printed = issued + left on the table + spoiled.',
  ),
};

export const pollRefusals = [
  unknownList,
  notOnRoll,
  alreadyOnRoll,
  alreadyPresent,
  notPresent,
  holdsBallot,
  holdsNoBallot,
  notEnoughSheets,
  notPrepared,
  committeeIncomplete,
  votedOnInCommittee,
  committeeRejected,
  committeeNotApproved,
  noQuorum,
  nobodyPresent,
  nothingHandedOut,
  nothingToDo,
  nothingCorrected,
  fewerThanUsed,
  ...electronicRefusals,
] as const;
