import { day, type Rules, text } from '@tinnhiem/core';
import { from, half, invalidityReason, ownValues, reported, threeLevels, twoThirds, unverified } from '../common.ts';

const instrument = 'Nghị quyết 85/2014/QH13';
const councilClock = { instrument, provision: 'Điều 9' };
const resultClause = { instrument, provision: 'khoản 1 Điều 17' };
const published = 'Đối chiếu với kết quả Quốc hội công bố ngày 25/10/2018: 485 đại biểu.';
const useClause = reported(instrument, 'hệ quả đối với người được lấy phiếu tín nhiệm', 'Kinh tế & Đô thị');

/** National Assembly resolution of 28 November 2014: once a term, base all deputies; until Nghị quyết 96/2023/QH15. */
export const rules: Rules = {
  id: 'vn/85-2014-qh13',
  version: 1,
  name: text(
    'Nghị quyết 85/2014/QH13 về lấy phiếu tín nhiệm, bỏ phiếu tín nhiệm đối với người giữ chức vụ do Quốc hội, Hội đồng nhân dân bầu hoặc phê chuẩn',
    'Resolution 85/2014/QH13 on confidence votes on holders of posts elected or approved by the National Assembly or People’s Councils',
  ),
  instrument,
  issuedOn: from(day('2014-11-28'), { instrument, provision: 'tiêu đề (ngày ban hành)' }),
  inForce: {
    from: unverified(
      day('2015-01-01'),
      'Ngày chưa đối chiếu; các cuộc lấy phiếu đến ngày 10/12/2014 còn theo Nghị quyết 35/2012/QH13.',
    ),
    until: from(
      day('2023-06-30'),
      reported('Nghị quyết 96/2023/QH15', 'hiệu lực thi hành', 'vuidap.com'),
      'Hết hiệu lực khi Nghị quyết 96/2023/QH15 có hiệu lực từ ngày 01/7/2023.',
    ),
  },
  cycle: from(
    text(
      'Một lần trong nhiệm kỳ, tại kỳ họp thường lệ cuối năm thứ ba',
      'Once a term, at the last ordinary session of the third year',
    ),
    reported(instrument, 'thời hạn, thời điểm lấy phiếu', 'xahoi.com.vn'),
  ),
  yearOfTerm: from(3, reported(instrument, 'thời hạn, thời điểm lấy phiếu', 'xahoi.com.vn')),
  levels: unverified([...threeLevels], 'Ba mức như kết quả đã công bố; điều cụ thể chưa đọc được.'),
  tenure: from(
    { kind: 'months', months: 9, until: 'sessionOpening', counts: 'thisPost' },
    { instrument, provision: 'khoản 6 Điều 1' },
    'Thời gian giữ chức vụ liên tục dưới 09 tháng tính đến ngày khai mạc kỳ họp thì không lấy phiếu.',
  ),
  cutoff: unverified(null, 'Nghị quyết không nêu ngày cụ thể.'),
  exclusions: [],
  places: unverified(
    { max: 1, per: 'person', kinds: ['workplace'] },
    'Mỗi người một lần, tại cơ quan bầu hoặc phê chuẩn.',
  ),
  multiplePosts: from(
    'highestOnly',
    { instrument, provision: 'khoản 5 Điều 1' },
    'Hướng dẫn 321/HD-UBTVQH14 (2018): lấy phiếu một lần, đối với chức vụ cao nhất.',
  ),
  quorum: unverified(null, 'Theo quy chế của kỳ họp.'),
  denominator: {
    display: from('members', resultClause, published),
    thresholds: from('members', useClause, 'Tổng số đại biểu, như mẫu số của tỷ lệ phần trăm.'),
  },
  invalidity: (
    ['other-form', 'no-stamp', 'not-issued', 'name-struck', 'added-text', 'blank', 'multiple', 'signed'] as const
  ).map((code) => invalidityReason(code, 'unverified')),
  signature: unverified('forbidden', 'Bỏ phiếu kín; điều cụ thể chưa đọc được.'),
  thresholds: [
    {
      code: 'low-over-half',
      level: 'low',
      operator: '>',
      fraction: half,
      text: text('Có thể xin từ chức.', 'May ask to resign.'),
      cite: useClause,
    },
    {
      code: 'low-two-thirds',
      level: 'low',
      operator: '>=',
      fraction: twoThirds,
      text: text(
        'Trình Quốc hội, Hội đồng nhân dân bỏ phiếu tín nhiệm.',
        'A two-level confidence vote (bỏ phiếu tín nhiệm) is submitted to the National Assembly or the People’s Council.',
      ),
      cite: useClause,
    },
  ],
  deadlines: [
    {
      code: 'report-of-person',
      days: 30,
      before: 'sessionOpening',
      label: text(
        'Người được lấy phiếu gửi báo cáo (Hội đồng nhân dân)',
        'The person voted on sends the report (People’s Councils)',
      ),
      cite: councilClock,
    },
    {
      code: 'sent-to-delegates',
      days: 20,
      before: 'sessionOpening',
      label: text(
        'Gửi báo cáo đến đại biểu (Hội đồng nhân dân)',
        'Reports are sent to the deputies (People’s Councils)',
      ),
      cite: councilClock,
    },
    {
      code: 'verification-request',
      days: 15,
      before: 'sessionOpening',
      label: text('Đại biểu đề nghị xác minh (Hội đồng nhân dân)', 'Deputies ask for verification (People’s Councils)'),
      cite: councilClock,
    },
    {
      code: 'information-request',
      days: 10,
      before: 'sessionOpening',
      label: text(
        'Đại biểu gửi yêu cầu bằng văn bản đến người được lấy phiếu (Hội đồng nhân dân)',
        'Deputies send written requests to the person voted on (People’s Councils)',
      ),
      cite: councilClock,
    },
  ],
  ...ownValues,
  minutes: { copies: unverified(2, 'Không tìm thấy quy định.'), marking: unverified(null, 'Không tìm thấy quy định.') },
  publication: unverified(
    ['conference', 'person', 'public'],
    'Công bố tại kỳ họp, ghi trong nghị quyết; điều cụ thể chưa đọc được.',
  ),
  criteria: unverified([], 'Tiêu chí in trên phiếu, nếu có, do kế hoạch nêu.'),
};
