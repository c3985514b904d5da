import { day, type Rules, text } from '@tinnhiem/core';
import { from, half, invalidityReason, ownValues, reported, threeLevels, twoThirds, unverified } from '../common.ts';

const instrument = 'Quy định 96-QĐ/TW';
const scope = reported(instrument, 'đối tượng lấy phiếu và trường hợp không lấy phiếu', 'lawnet.vn');
const use = reported(instrument, 'sử dụng kết quả lấy phiếu tín nhiệm', 'VnExpress, bài 4567079');
const notRetrieved = 'Nội dung các điều này của văn bản gốc chưa đọc được.';

/** Politburo regulation of 2 February 2023, the current one for Party bodies. */
export const rules: Rules = {
  id: 'vn/96-qd-tw-2023',
  version: 1,
  name: text(
    'Quy định 96-QĐ/TW (2023) về lấy phiếu tín nhiệm đối với chức danh, chức vụ lãnh đạo, quản lý trong hệ thống chính trị',
    'Regulation 96-QĐ/TW (2023) on confidence votes on leading and managing posts in the political system',
  ),
  instrument,
  issuedOn: from(day('2023-02-02'), { instrument, provision: 'tiêu đề (ngày ban hành)' }),
  inForce: {
    from: unverified(
      day('2023-02-02'),
      'Ghi theo ngày ban hành; điều về hiệu lực chưa đối chiếu. Chưa thấy văn bản thay thế tính đến tháng 11/2026.',
    ),
  },
  cycle: from(
    text('Định kỳ vào năm thứ 3 giữa hai kỳ đại hội', 'Periodically, in the third year between two congresses'),
    reported(instrument, 'thời điểm lấy phiếu', 'vietnam.vn'),
  ),
  yearOfTerm: from(3, reported(instrument, 'thời điểm lấy phiếu', 'vietnam.vn')),
  levels: unverified([...threeLevels], 'Ba mức như các văn bản trước; Phụ lục 4 (mẫu phiếu) chưa đọc được.'),
  tenure: from(
    { kind: 'notInVoteYear', counts: 'thisPost' },
    scope,
    'Không lấy phiếu đối với người được bầu, bổ nhiệm trong năm lấy phiếu.',
  ),
  cutoff: unverified(null, 'Quy định không nêu ngày cụ thể.'),
  exclusions: [from('retirementNotice', scope, 'Người đã có thông báo nghỉ chờ nghỉ hưu.')],
  places: from(
    { max: 2, per: 'person', kinds: ['party-committee', 'workplace'] },
    { ...reported(instrument, 'nơi lấy phiếu', 'vanban123.vn'), quote: 'nơi cán bộ công tác và sinh hoạt' },
  ),
  multiplePosts: unverified('perPost', 'Không tìm thấy quy định.'),
  quorum: from(twoThirds, {
    ...reported(instrument, 'điều kiện tiến hành hội nghị', 'Báo Tây Ninh'),
    quote: 'Hội nghị lấy phiếu tín nhiệm chỉ được tiến hành khi có ít nhất 2/3 số người được triệu tập có mặt.',
  }),
  denominator: {
    display: unverified(
      'collected',
      'Khoản 3 Điều 6 nói về tổng hợp, phân tích kết quả nhưng chưa đọc được nội dung; lấy số phiếu thu về như Quy định 262-QĐ/TW.',
    ),
    thresholds: unverified(
      'collected',
      'Lời văn chỉ nói “số phiếu tín nhiệm thấp”; lấy cùng mẫu số với tỷ lệ phần trăm.',
    ),
  },
  invalidity: (['not-issued', 'name-struck', 'added-text', 'blank', 'multiple', 'signed'] as const).map((code) =>
    invalidityReason(code, 'unverified'),
  ),
  signature: unverified('forbidden', 'Bỏ phiếu kín, không ký tên; văn bản gốc chưa đọc được.'),
  thresholds: [
    {
      code: 'low-over-half',
      level: 'low',
      operator: '>',
      fraction: half,
      upTo: { operator: '<', fraction: twoThirds },
      text: text(
        'Đưa ra khỏi quy hoạch chức vụ cao hơn; xem xét cho thôi giữ các chức vụ đang đảm nhiệm, bố trí công tác khác hoặc cho từ chức hoặc bỏ phiếu tín nhiệm, không chờ đến hết nhiệm kỳ hoặc thời hạn bổ nhiệm.',
        'To be taken off the planning lists for higher posts; to be considered for leaving the present posts, for other work, for resignation or for a two-level confidence vote (bỏ phiếu tín nhiệm), without waiting for the end of the term or of the appointment.',
      ),
      cite: use,
    },
    {
      code: 'low-two-thirds',
      level: 'low',
      operator: '>=',
      fraction: twoThirds,
      text: text(
        'Xem xét miễn nhiệm và bố trí công tác khác (thấp hơn), không chờ đến hết nhiệm kỳ hoặc thời hạn bổ nhiệm.',
        'To be considered for relief from the post and other, lower work, without waiting for the end of the term or of the appointment.',
      ),
      cite: use,
    },
  ],
  deadlines: [],
  ...ownValues,
  minutes: { copies: unverified(3, notRetrieved), marking: unverified('MẬT', notRetrieved) },
  publication: unverified(
    ['conference', 'sameLevelLeadership', 'higherLeadership', 'person'],
    'Báo cáo cấp quản lý và công khai theo quy định; phạm vi cụ thể chưa đọc được.',
  ),
  criteria: unverified([], `Tiêu chí do kế hoạch nêu. ${notRetrieved}`),
};
