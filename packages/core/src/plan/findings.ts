import { type Day, formatDay } from '../basics/dates.ts';
import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';

export const votingDayPast: FindingKind<[conference: string, day: Day]> = {
  code: 'W-voting-day-past',
  severity: 'warning',
  title: text('Ngày lấy phiếu đã qua', 'The voting day is in the past'),
  message: (conference, day) =>
    text(
      `${conference}: ngày lấy phiếu ${formatDay(day)} đã qua.`,
      `${conference}: the voting day ${day} is in the past.`,
    ),
  todo: text(
    'Sửa ngày trong kế hoạch, hoặc ghi lý do để nguyên.',
    'Change the day in the plan, or record why it stands.',
  ),
};

export const requestsTooLate: FindingKind<[conference: string, last: Day]> = {
  code: 'I-requests-too-late',
  severity: 'info',
  title: text('Đã hết hạn gửi yêu cầu cung cấp thông tin', 'Too late to ask for information'),
  message: (conference, last) =>
    text(
      `${conference}: hạn gửi yêu cầu cung cấp thông tin là ${formatDay(last)}, đã qua; không ai còn gửi kịp.`,
      `${conference}: requests for information had to come by ${last}; nobody can ask in time any more.`,
    ),
  todo: text(
    'Không phải làm gì nếu đã thông báo và nhận yêu cầu từ trước; nếu chưa, dời ngày lấy phiếu.',
    'Nothing to do if people were told and could ask before; otherwise move the voting day.',
  ),
};

export const afterCompletion: FindingKind<[conference: string, day: Day, limit: Day]> = {
  code: 'W-after-completion-day',
  severity: 'warning',
  title: text('Ngày lấy phiếu muộn hơn hạn hoàn thành', 'The voting day is later than the plan allows'),
  message: (conference, day, limit) =>
    text(
      `${conference}: ngày ${formatDay(day)} không trước ngày ${formatDay(limit)}, hạn hoàn thành của kế hoạch.`,
      `${conference}: ${day} is not before ${limit}, the day by which the plan must be done.`,
    ),
  todo: text(
    'Sửa ngày trong kế hoạch, hoặc ghi lý do để nguyên.',
    'Change the day in the plan, or record why it stands.',
  ),
};

export const notYearOfTerm: FindingKind<[year: number, expected: number]> = {
  code: 'W-not-year-of-term',
  severity: 'warning',
  title: text('Không đúng năm của nhiệm kỳ', 'Not the year of the term that the rule names'),
  message: (year, expected) =>
    text(
      `Ngày lấy phiếu rơi vào năm thứ ${year} của nhiệm kỳ; quy định là năm thứ ${expected}.`,
      `The voting day falls in year ${year} of the term; the rule names year ${expected}.`,
    ),
  todo: text(
    'Kiểm tra ngày bắt đầu nhiệm kỳ trong kế hoạch, hoặc ghi lý do.',
    'Check the start of the term in the plan, or record the reason.',
  ),
};

export const unverifiedRules: FindingKind<[count: number]> = {
  code: 'I-unverified-rules',
  severity: 'info',
  title: text('Giá trị của quy định chưa được đối chiếu', 'Values of the rules that no source confirms'),
  message: (count) =>
    text(
      `Bộ quy định áp dụng có ${count} giá trị chưa đối chiếu được với văn bản gốc.`,
      `${count} values of the rule set have no confirmed source.`,
    ),
  todo: text(
    'Xem từng giá trị ở trang “Quy định áp dụng” và đối chiếu trước khi phê duyệt; nếu khác, ghi giá trị đúng vào mục giá trị riêng (overlay) của kế hoạch.',
    'See each value on the page “Rules” and compare it before approving; where it differs, put the right value into the overlay of the plan.',
  ),
};

export const tooFewCounts: FindingKind<[conference: string, planned: number, needed: number]> = {
  code: 'E-too-few-counts',
  severity: 'error',
  title: text('Ít lần kiểm phiếu độc lập hơn quy định', 'Fewer independent counts than the rules ask for'),
  message: (conference, planned, needed) =>
    text(
      `${conference}: kế hoạch ghi ${planned} lần kiểm độc lập, quy định ít nhất ${needed}.`,
      `${conference}: the plan has ${planned} independent counts, the rules ask for at least ${needed}.`,
    ),
  todo: text('Sửa mục count.independent trong kế hoạch.', 'Correct count.independent in the plan.'),
};

export const electronicUndecided: FindingKind<[conference: string]> = {
  code: 'E-electronic-undecided',
  severity: 'error',
  title: text('Bỏ phiếu điện tử mà chưa có quyết định cho phép', 'Electronic casting without a decision'),
  message: (conference) =>
    text(
      `${conference}: kế hoạch cho bỏ phiếu điện tử nhưng không ghi quyết định nào cho phép, ban hành không muộn hơn ngày lấy phiếu.`,
      `${conference}: the plan has electronic casting, but names no decision that allows it by the voting day.`,
    ),
  todo: text(
    'Ghi văn bản cho phép và ngày ban hành vào mục electronicCasting của kế hoạch, hoặc để hội nghị ghi phiếu giấy.',
    'Put the decision and its date into electronicCasting in the plan, or let the conference cast on paper.',
  ),
};

export const everyRowMarkedElectronically: FindingKind<[conference: string]> = {
  code: 'I-every-row-marked',
  severity: 'info',
  title: text('Phiếu điện tử phải đánh dấu mọi người', 'Electronic ballots mark every row'),
  message: (conference) =>
    text(
      `${conference}: theo quy định áp dụng, để trống một người thì cả phiếu không hợp lệ; phiếu điện tử vì thế chỉ gửi được khi đã đánh dấu mọi người.`,
      `${conference}: under the rules one row left blank voids the whole ballot, so an electronic ballot can only be cast with every row marked.`,
    ),
  todo: text(
    'Nói rõ điều này với người ghi phiếu; màn hình ghi phiếu cũng báo.',
    'Tell the voters; the booth says it too.',
  ),
};

export const castInBothWays: FindingKind<[conference: string, least: number]> = {
  code: 'I-cast-in-both-ways',
  severity: 'info',
  title: text('Phiếu giấy và phiếu điện tử được nêu riêng', 'Paper and electronic ballots are shown apart'),
  message: (conference, least) =>
    text(
      `${conference}: ghi phiếu theo hai cách. Khi mỗi cách có từ ${least} phiếu trở lên, kết quả công bố có số của từng cách, để ai cũng kiểm được hòm phiếu điện tử. Nếu mọi người ghi theo một cách chọn cùng một mức cho ai đó thì biết được họ đã ghi gì, dù tổng chung không cho biết; danh sách ghi phiếu có tên những người ấy.`,
      `${conference}: people cast in two ways. Where each way has ${least} ballots or more the result has the figures of each, so that anybody can verify the electronic box. If all who cast in one way choose the same level for somebody, their marks are known although the total does not tell them, and the roll names these people.`,
    ),
  todo: text(
    'Nói rõ với người ghi phiếu. Muốn tránh thì chọn một cách cho cả hội nghị ở mục “Ghi phiếu bằng” của kế hoạch (casting).',
    'Tell the voters. To avoid it choose one way for the whole conference under “Ballots are cast” of the plan (casting).',
  ),
};

export const ballotCodeUnread: FindingKind<[conference: string]> = {
  code: 'W-ballot-code-unread',
  severity: 'warning',
  title: text('Mã riêng trên phiếu mà không có máy đọc', 'A code on each ballot that no scanner reads'),
  message: (conference) =>
    text(
      `${conference}: mỗi phiếu sẽ có một mã ngẫu nhiên riêng, nhưng phiếu không kiểm bằng máy quét: mã không giúp được gì mà làm các phiếu khác nhau.`,
      `${conference}: every ballot gets a random code of its own, but ballots are not counted by scanner: the code is of no use and makes ballots differ.`,
    ),
  todo: text(
    'Bỏ mã riêng ở hội nghị này, chọn kiểm phiếu bằng máy quét, hoặc ghi lý do để nguyên.',
    'Leave out the codes at this conference, choose the count by scanner, or record why it stands.',
  ),
};

export const idTwice: FindingKind<[id: string]> = {
  code: 'E-id-twice',
  severity: 'error',
  title: text('Một mã dùng hai lần trong kế hoạch', 'An id that the plan uses twice'),
  message: (id) => text(`Mã “${id}” có hai lần trong kế hoạch.`, `The id “${id}” stands twice in the plan.`),
  todo: text('Đặt mã khác cho một trong hai.', 'Give one of the two another id.'),
};

export const notInOneConference: FindingKind<[list: string, times: number]> = {
  code: 'E-list-not-in-one-conference',
  severity: 'error',
  title: text('Danh sách không thuộc đúng một hội nghị', 'A list that is not in exactly one conference'),
  message: (list, times) =>
    text(
      `Danh sách “${list}” được ghi ở ${times} hội nghị; phải ở đúng một hội nghị.`,
      `The list “${list}” is in ${times} conferences; it must be in exactly one.`,
    ),
  todo: text('Sửa mục lists của các hội nghị trong kế hoạch.', "Correct the conferences' lists in the plan."),
};

export const listUnknown: FindingKind<[list: string, conference: string]> = {
  code: 'E-conference-list-unknown',
  severity: 'error',
  title: text('Hội nghị nêu một danh sách không có', 'A conference names a list that is not there'),
  message: (list, conference) =>
    text(
      `Hội nghị “${conference}” nêu danh sách “${list}”, kế hoạch không có danh sách đó.`,
      `The conference “${conference}” names the list “${list}”, which the plan does not have.`,
    ),
  todo: text('Sửa mã danh sách ở hội nghị, hoặc thêm danh sách.', 'Correct the id there, or add the list.'),
};

export const headWithoutCommittee: FindingKind<[post: string, list: string]> = {
  code: 'E-head-without-committee',
  severity: 'error',
  title: text('Người đứng đầu không có ban chấp hành ghi phiếu', 'A head without a committee that votes'),
  message: (post, list) =>
    text(
      `“${list}”: mỗi ban chấp hành ghi phiếu cho người đứng đầu của mình, nhưng không có ban nào của “${post}”.`,
      `“${list}”: each committee votes on its own head, but there is none for “${post}”.`,
    ),
  todo: text(
    'Thêm ban chấp hành của chức vụ này vào mục committees, hoặc bỏ chức vụ khỏi danh sách.',
    'Add the committee of this post, or take the post off the list.',
  ),
};

export const personTwice: FindingKind<[person: string]> = {
  code: 'E-person-twice',
  severity: 'error',
  title: text('Một mã cán bộ có hai lần', 'A staff code that stands twice'),
  message: (person) =>
    text(
      `Mã cán bộ ${person} có hai lần trong danh sách nhân sự.`,
      `The staff code ${person} stands twice in the roster.`,
    ),
  todo: text(
    'Mỗi người một mã: sửa danh sách nhân sự rồi nhập lại.',
    'One code a person: mend the roster, import again.',
  ),
};

export const leftOutUnknown: FindingKind<[person: string]> = {
  code: 'E-left-out-unknown',
  severity: 'error',
  title: text('Người không lấy phiếu không có trong danh sách nhân sự', 'Somebody left out who is not in the roster'),
  message: (person) =>
    text(
      `Kế hoạch ghi không lấy phiếu đối với mã ${person}, danh sách nhân sự không có mã này.`,
      `The plan leaves out ${person}, whom the roster does not have.`,
    ),
  todo: text('Sửa mã ở mục leftOut của kế hoạch.', 'Correct the code under leftOut in the plan.'),
};

export const leftOutWithoutRule: FindingKind<[person: string, document: string]> = {
  code: 'W-left-out-without-rule',
  severity: 'warning',
  title: text('Không lấy phiếu vì lý do mà quy định không nêu', 'Left out for a reason that the rules do not name'),
  message: (person, document) =>
    text(
      `Kế hoạch ghi không lấy phiếu đối với mã ${person} (${document}), nhưng quy định áp dụng không nêu trường hợp này.`,
      `The plan leaves out ${person} (${document}), but the rules do not name this case.`,
    ),
  todo: text(
    'Bỏ khỏi mục leftOut, ghi căn cứ vào phần overlay (exclusions), hoặc ghi lý do để nguyên.',
    'Take it out of leftOut, put its source into the overlay (exclusions), or record why it stands.',
  ),
};

export const noThresholds: FindingKind = {
  code: 'E-no-thresholds',
  severity: 'error',
  title: text('Bỏ hết các mức phải xem xét', 'No share of votes is left from which something is considered'),
  message: () =>
    text(
      'Giá trị riêng “thresholds” để trống: không kết quả nào còn phải xem xét theo quy định, dù bao nhiêu phiếu tín nhiệm thấp.',
      'The own value “thresholds” is empty: nothing would have to be considered, however many votes are low.',
    ),
  todo: text(
    'Bỏ giá trị riêng này để theo bộ quy định, hoặc ghi các mức của văn bản mà đơn vị căn cứ.',
    'Drop this value, so that the rule set applies, or name the shares of the document that governs.',
  ),
};

export const planFindingKinds = [
  noThresholds,
  votingDayPast,
  requestsTooLate,
  afterCompletion,
  notYearOfTerm,
  unverifiedRules,
  tooFewCounts,
  ballotCodeUnread,
  electronicUndecided,
  everyRowMarkedElectronically,
  castInBothWays,
  idTwice,
  notInOneConference,
  listUnknown,
  headWithoutCommittee,
  personTwice,
  leftOutUnknown,
  leftOutWithoutRule,
] as const;
