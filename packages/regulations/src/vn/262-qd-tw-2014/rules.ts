import { day, type Rules, text } from '@tinnhiem/core';
import { from, half, invalidityReason, ownValues, reported, threeLevels, twoThirds, unverified } from '../common.ts';

const instrument = 'Quy định 262-QĐ/TW';
const ballotClause = {
  instrument,
  provision: 'khoản 7.2 Điều 7',
  quote:
    'Phiếu không hợp lệ là phiếu có một trong các trường hợp sau: Phiếu không do Ban Kiểm phiếu phát ra; phiếu có gạch xóa họ tên người được in trên phiếu; phiếu có ghi thêm tên người hoặc các thông tin khác vào phiếu; phiếu không đánh dấu vào ô nào hoặc đánh dấu vào hai hoặc ba ô tương ứng với tên của một người được lấy phiếu tín nhiệm.',
};
const plan2019 = 'Kế hoạch năm 2019 của Trường Đại học Nông Lâm, được lập theo Quy định này';
const onlyInPlan = `Chưa đọc được ở văn bản gốc; lấy theo ${plan2019}.`;

/** Politburo regulation of 8 October 2014 for Party bodies, in force until Quy định 96-QĐ/TW. A plan states its own values as an overlay. */
export const rules: Rules = {
  id: 'vn/262-qd-tw-2014',
  version: 1,
  name: text(
    'Quy định 262-QĐ/TW (2014) về lấy phiếu tín nhiệm đối với thành viên lãnh đạo cấp ủy và cán bộ lãnh đạo',
    'Regulation 262-QĐ/TW (2014) on confidence votes on Party committee leaders and leading officials',
  ),
  instrument,
  issuedOn: from(day('2014-10-08'), { instrument, provision: 'tiêu đề (ngày ban hành)' }),
  inForce: {
    from: unverified(day('2014-10-08'), 'Ghi theo ngày ban hành; điều về hiệu lực chưa đối chiếu.'),
    until: from(
      day('2023-02-01'),
      reported('Quy định 96-QĐ/TW', 'thay thế Quy định 262-QĐ/TW', 'bản đăng trên vanban123.vn'),
      'Ngày trước ngày ban hành Quy định 96-QĐ/TW (02/02/2023).',
    ),
  },
  cycle: from(
    text('Định kỳ một lần vào năm thứ 3 giữa nhiệm kỳ', 'Once, in the third year of the term'),
    reported(instrument, 'thời điểm lấy phiếu', 'bản đăng trên luatminhkhue.vn'),
  ),
  yearOfTerm: from(3, reported(instrument, 'thời điểm lấy phiếu', 'bản đăng trên luatminhkhue.vn')),
  levels: from([...threeLevels], {
    instrument,
    provision: 'khoản 7.2 Điều 7',
    quote: 'ghi phiếu theo 3 mức: "tín nhiệm cao", "tín nhiệm", "tín nhiệm thấp"',
  }),
  tenure: unverified({ kind: 'months', months: 9, until: 'votingDay', counts: 'thisPost' }, onlyInPlan),
  cutoff: unverified(null, 'Quy định không nêu ngày cụ thể; kế hoạch nêu ngày thì ghi đè ở đây.'),
  exclusions: [],
  places: unverified({ max: 2, per: 'person', kinds: ['party-committee', 'workplace'] }, onlyInPlan),
  multiplePosts: unverified('perPost', 'Không tìm thấy quy định; mỗi chức danh được lấy phiếu ở nơi của chức danh đó.'),
  quorum: unverified(null, `Không có quy định về số người dự tối thiểu trong ${plan2019}.`),
  denominator: {
    display: from(
      'collected',
      reported(instrument, 'tổng hợp kết quả phiếu tín nhiệm', `mục III.2.3 ${plan2019}`),
      'Tỷ lệ trên tổng số phiếu thu về, gồm cả phiếu không hợp lệ.',
    ),
    thresholds: unverified(
      'collected',
      'Lời văn chỉ nói “số phiếu tín nhiệm thấp”; lấy phiếu thu về như mẫu số của tỷ lệ phần trăm.',
    ),
  },
  invalidity: [
    invalidityReason('not-issued', ballotClause),
    invalidityReason('name-struck', ballotClause),
    invalidityReason('added-text', ballotClause),
    invalidityReason('blank', ballotClause),
    invalidityReason('multiple', ballotClause),
  ],
  signature: unverified('allowed', onlyInPlan),
  thresholds: [
    {
      code: 'low-over-half',
      level: 'low',
      operator: '>',
      fraction: half,
      text: text(
        'Cần được xem xét đưa ra khỏi danh sách quy hoạch các chức vụ cao hơn khi rà soát, bổ sung quy hoạch và xem xét bố trí, sắp xếp công tác phù hợp.',
        'To be considered for removal from the planning lists for higher posts when these are reviewed, and for a suitable arrangement of work.',
      ),
      cite: reported(instrument, 'sử dụng kết quả phiếu tín nhiệm', `mục III.6 ${plan2019}`),
    },
    {
      code: 'low-two-thirds',
      level: 'low',
      operator: '>=',
      fraction: twoThirds,
      text: text(
        'Cần kịp thời xem xét, nếu xét thấy không đáp ứng yêu cầu nhiệm vụ thì cho từ chức hoặc cho thôi giữ chức vụ để bố trí công tác khác, không chờ hết nhiệm kỳ, hết tuổi công tác.',
        'To be considered without delay and, if found not to meet the demands of the post, for resignation or leaving the post for other work, without waiting for the end of the term or of working age.',
      ),
      cite: reported(instrument, 'sử dụng kết quả phiếu tín nhiệm', `mục III.6 ${plan2019}`),
    },
  ],
  deadlines: [
    {
      code: 'information-request',
      days: 15,
      before: 'votingDay',
      label: text('Người ghi phiếu gửi yêu cầu cung cấp thông tin', 'Voters send their requests for information'),
      cite: 'unverified',
    },
    {
      code: 'information-answer',
      days: 3,
      before: 'votingDay',
      label: text(
        'Người được lấy phiếu trả lời yêu cầu cung cấp thông tin',
        'The person voted on answers the requests',
      ),
      cite: 'unverified',
    },
  ],
  ...ownValues,
  minutes: { copies: unverified(3, onlyInPlan), marking: unverified('MẬT', onlyInPlan) },
  publication: unverified(['conference', 'sameLevelLeadership', 'higherLeadership', 'person'], onlyInPlan),
  criteria: unverified([], 'Tiêu chí in trên phiếu do kế hoạch nêu.'),
};
