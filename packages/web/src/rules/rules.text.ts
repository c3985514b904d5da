import type { Base, Rules } from '@tinnhiem/core';
import { type Text, text } from '@tinnhiem/core';

export const rulesText = {
  title: text('Quy định áp dụng', 'Rules that apply'),
  lead: text(
    'Mọi con số của đợt này theo các giá trị dưới đây. Mỗi giá trị có nguồn; chỗ chưa đối chiếu được ghi rõ.',
    'Every figure of this round follows these values. Each has its source; what is not confirmed says so.',
  ),
  frozen: text('Đã chốt khi phê duyệt kế hoạch; không thay đổi được nữa.', 'Frozen when the plan was approved.'),
  open: text('Còn sửa được trong kế hoạch cho đến khi phê duyệt.', 'Can be changed in the plan until it is approved.'),
  unverifiedCount: text('giá trị chưa đối chiếu với văn bản gốc', 'values not compared with the original text'),
  unverified: text('Chưa đối chiếu', 'Not confirmed'),
  fromPlan: text('Kế hoạch nêu riêng', "The plan's own"),
  table: text('Bảng quy định áp dụng', 'Table of the rules that apply'),
  group: text('Phần', 'Part'),
  item: text('Nội dung', 'What'),
  value: text('Giá trị', 'Value'),
  source: text('Nguồn', 'Source'),
  reason: text('Trường hợp', 'The case'),
  effect: text('Hậu quả', 'The effect'),
  quote: text('Nguyên văn', 'Words of the source'),
  none: text('không quy định', 'none'),
} as const;

export const ruleLabels = {
  cycle: text('Định kỳ', 'How often'),
  yearOfTerm: text('Năm của nhiệm kỳ', 'Year of the term'),
  tenure: text('Thời gian giữ chức vụ tối thiểu', 'Minimum time in post'),
  cutoff: text('Ngày chốt bổ nhiệm', 'Cut-off day of appointment'),
  exclusions: text('Không lấy phiếu đối với', 'Not voted on'),
  places: text('Số nơi lấy phiếu', 'Places'),
  multiplePosts: text('Người giữ nhiều chức vụ', 'People with several posts'),
  quorum: text('Số người dự tối thiểu', 'Quorum'),
  levels: text('Các mức tín nhiệm', 'Levels'),
  signature: text('Người ghi phiếu ký tên vào phiếu', 'Signing the ballot'),
  criteria: text('Tiêu chí in trên phiếu', 'Criteria printed on the ballot'),
  invalidity: text('Phiếu không hợp lệ', 'Invalid ballots'),
  display: text('Mẫu số của tỷ lệ phần trăm', 'Base of the percentages'),
  thresholds: text('Mẫu số của mức phải xem xét', 'Base of the thresholds'),
  threshold: text('Mức phải xem xét', 'Threshold'),
  votedOnInCommittee: text('Người được lấy phiếu ở trong Ban Kiểm phiếu', 'People voted on in the counting committee'),
  independentCounts: text('Số lần đếm độc lập', 'Independent counts'),
  smallElectorate: text('Nhắc khi ít người ghi phiếu hơn', 'Warn below so many voters'),
  copies: text('Số bản biên bản', 'Copies of the minutes'),
  marking: text('Dấu mật của biên bản', 'Marking of the minutes'),
  publication: text('Công khai kết quả đến', 'Results are made known to'),
  deadline: text('Thời hạn', 'Deadline'),
  denominator: text('Mẫu số', 'Bases'),
  minutes: text('Biên bản kiểm phiếu', 'Counting minutes'),
  deadlines: text('Các thời hạn', 'Deadlines'),
  fourEyes: text('Việc phải có hai người', 'What two people do'),
} as const;

export const ruleGroups = {
  people: text('Ai được lấy phiếu', 'Who is voted on'),
  poll: text('Hội nghị và phiếu', 'Conference and ballot'),
  result: text('Kết quả', 'Result'),
  papers: text('Biên bản, công khai, thời hạn', 'Minutes, publication, deadlines'),
} as const;

export const baseNames: Readonly<Record<Base, Text>> = {
  issued: text('số phiếu phát ra', 'ballots issued'),
  collected: text('số phiếu thu về', 'ballots collected'),
  valid: text('số phiếu hợp lệ', 'valid ballots'),
  members: text('tổng số thành viên', 'all members'),
  convened: text('số người được triệu tập', 'those convened'),
};

export const placeNames = {
  'party-committee': text('cấp ủy cùng cấp', 'party committee of the same level'),
  workplace: text('nơi công tác', 'workplace'),
} as const;

export const layerNames = {
  ballot: text('hỏng cả tờ phiếu', 'voids the whole ballot'),
  row: text('chỉ hỏng dòng của người đó', "voids only that person's row"),
} as const;

export const multiplePostsNames: Readonly<Record<Rules['multiplePosts']['value'], Text>> = {
  perPost: text('lấy phiếu ở nơi của từng chức vụ', 'voted on in the place of each post'),
  highestOnly: text('chỉ lấy phiếu ở chức vụ cao nhất', 'voted on in the highest post only'),
  onceForAll: text('lấy phiếu một lần cho các chức vụ', 'voted on once for all posts'),
};

export const signatureNames = {
  allowed: text('được ký hoặc không ký', 'allowed, not required'),
  forbidden: text('không được ký', 'forbidden'),
} as const;

export const inCommitteeNames = {
  allowed: text('được', 'allowed'),
  warn: text('được, nhưng chương trình nhắc', 'allowed, with a warning'),
  forbidden: text('không được', 'forbidden'),
} as const;

export const exclusionNames = {
  retirementNotice: text('người đã có thông báo nghỉ chờ nghỉ hưu', 'people notified of retirement'),
  resigned: text('người đã xin thôi giữ chức vụ', 'people who have resigned'),
  longSickLeave: text('người nghỉ chữa bệnh dài ngày', 'people on long sick leave'),
} as const;

export const fourEyesNames = {
  reopening: text(
    'mở lại việc đã kết thúc: một người đề nghị, người khác mở',
    're-opening: one asks, another one re-opens',
  ),
  minutes: text(
    'xem biên bản mật đã ký: một người đề nghị, người khác đồng ý',
    'reading signed confidential minutes: one asks, another one agrees',
  ),
} as const;

export const audienceNames: Readonly<Record<Rules['publication']['value'][number], Text>> = {
  conference: text('người tham gia ghi phiếu tại hội nghị', 'those who voted, at the conference'),
  sameLevelLeadership: text('tập thể lãnh đạo cùng cấp', 'leadership of the same level'),
  higherLeadership: text('lãnh đạo cấp trên trực tiếp', 'leadership of the next higher level'),
  person: text('cá nhân người được lấy phiếu', 'the person voted on'),
  public: text('công chúng', 'the public'),
};

export const levelNames = {
  high: text('tín nhiệm cao', 'high confidence'),
  confidence: text('tín nhiệm', 'confidence'),
  low: text('tín nhiệm thấp', 'low confidence'),
} as const;

export const countsNames = {
  thisPost: text('chỉ tính chức vụ được lấy phiếu', 'in the post voted on'),
  anyLeadingPost: text('tính cả chức vụ lãnh đạo trước đó, liên tục', 'in any leading post held without a gap'),
} as const;

export const beforeNames = {
  votingDay: text('ngày lấy phiếu', 'the voting day'),
  sessionOpening: text('ngày khai mạc kỳ họp', 'the opening of the session'),
} as const;
