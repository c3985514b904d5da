import { day, type Rules, text } from '@tinnhiem/core';
import { from, half, invalidityReason, ownValues, reported, threeLevels, twoThirds, unverified } from '../common.ts';

const instrument = 'Nghị quyết 96/2023/QH15';
const assemblyClock = { instrument, provision: 'Điều 10' };
const resultClause = { instrument, provision: 'khoản 1, khoản 3 Điều 19' };
const consequences = { instrument, provision: 'Điều 12, Điều 13' };
const scope = reported(instrument, 'đối tượng lấy phiếu và trường hợp không lấy phiếu', 'Báo Nghệ An và lawnet.vn');

/** National Assembly resolution of 23 June 2023, in force from 1 July 2023: once a term, base ballots collected. */
export const rules: Rules = {
  id: 'vn/96-2023-qh15',
  version: 1,
  name: text(
    'Nghị quyết 96/2023/QH15 về lấy phiếu tín nhiệm, bỏ phiếu tín nhiệm đối với người giữ chức vụ do Quốc hội, Hội đồng nhân dân bầu hoặc phê chuẩn',
    'Resolution 96/2023/QH15 on confidence votes on holders of posts elected or approved by the National Assembly or People’s Councils',
  ),
  instrument,
  issuedOn: from(day('2023-06-23'), { instrument, provision: 'tiêu đề (ngày ban hành)' }),
  inForce: {
    from: from(
      day('2023-07-01'),
      reported(instrument, 'hiệu lực thi hành', 'vuidap.com'),
      'Luật Hoạt động giám sát 121/2025/QH15 có hiệu lực từ ngày 01/3/2026; các điều về lấy phiếu tín nhiệm của luật đó chưa đọc được: phải đối chiếu trước khi dùng cho cuộc lấy phiếu sau ngày này.',
    ),
  },
  cycle: from(
    text(
      'Một lần trong nhiệm kỳ, tại kỳ họp thường lệ cuối năm thứ ba',
      'Once a term, at the ordinary session at the end of the third year',
    ),
    reported(instrument, 'thời hạn, thời điểm lấy phiếu', 'Báo Nghệ An'),
  ),
  yearOfTerm: from(3, reported(instrument, 'thời hạn, thời điểm lấy phiếu', 'Báo Nghệ An')),
  levels: unverified([...threeLevels], 'Ba mức như kết quả đã công bố; điều cụ thể chưa đọc được.'),
  tenure: from(
    { kind: 'notInVoteYear', counts: 'thisPost' },
    scope,
    'Không lấy phiếu đối với người được bầu, phê chuẩn trong năm lấy phiếu.',
  ),
  cutoff: unverified(null, 'Nghị quyết không nêu ngày cụ thể.'),
  exclusions: [from('retirementNotice', scope, 'Người đã có thông báo nghỉ hưu.')],
  places: unverified(
    { max: 1, per: 'person', kinds: ['workplace'] },
    'Mỗi người một lần, tại cơ quan bầu hoặc phê chuẩn.',
  ),
  multiplePosts: from(
    'onceForAll',
    reported(instrument, 'người giữ nhiều chức vụ', 'lawnet.vn'),
    'Lấy phiếu một lần cho tất cả các chức vụ.',
  ),
  quorum: unverified(null, 'Theo quy chế của kỳ họp.'),
  denominator: {
    display: from('collected', resultClause, 'Tổng số phiếu là tổng số phiếu thu về, gồm cả phiếu không hợp lệ.'),
    thresholds: from('collected', resultClause, 'Cũng là mẫu số của Điều 12, Điều 13 và Điều 17.'),
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
      upTo: { operator: '<', fraction: twoThirds },
      text: text(
        'Có thể xin từ chức; nếu không từ chức thì trình bỏ phiếu tín nhiệm tại kỳ họp đó hoặc kỳ họp gần nhất.',
        'May ask to resign; otherwise a two-level confidence vote (bỏ phiếu tín nhiệm) is submitted at that session or the next.',
      ),
      cite: consequences,
    },
    {
      code: 'low-two-thirds',
      level: 'low',
      operator: '>=',
      fraction: twoThirds,
      text: text(
        'Trình miễn nhiệm tại kỳ họp đó hoặc kỳ họp gần nhất.',
        'Relief from the post is submitted at that session or the next.',
      ),
      cite: consequences,
    },
  ],
  deadlines: [
    {
      code: 'list-and-request',
      days: 45,
      before: 'sessionOpening',
      label: text(
        'Gửi danh sách và yêu cầu đến người được lấy phiếu (Quốc hội)',
        'The list and the request are sent to the people voted on (National Assembly)',
      ),
      cite: assemblyClock,
    },
    {
      code: 'report-of-person',
      days: 30,
      before: 'sessionOpening',
      label: text(
        'Người được lấy phiếu gửi báo cáo và bản kê khai tài sản (Quốc hội)',
        'The people voted on send report and asset declaration (National Assembly)',
      ),
      cite: assemblyClock,
    },
    {
      code: 'front-digest',
      days: 25,
      before: 'sessionOpening',
      label: text(
        'Mặt trận Tổ quốc gửi bản tổng hợp ý kiến, kiến nghị của cử tri (Quốc hội)',
        'The Fatherland Front sends its digest of voters’ opinions (National Assembly)',
      ),
      cite: assemblyClock,
    },
    {
      code: 'sent-to-delegates',
      days: 20,
      before: 'sessionOpening',
      label: text('Gửi báo cáo đến đại biểu (Quốc hội)', 'Reports are sent to the deputies (National Assembly)'),
      cite: assemblyClock,
    },
  ],
  ...ownValues,
  minutes: { copies: unverified(2, 'Không tìm thấy quy định.'), marking: unverified(null, 'Không tìm thấy quy định.') },
  publication: from(
    ['conference', 'person', 'public'],
    { instrument, provision: 'khoản 6 Điều 19' },
    'Công bố tại kỳ họp; nghị quyết xác nhận kết quả; sau đó trên cổng thông tin và báo chí.',
  ),
  criteria: unverified([], 'Tiêu chí in trên phiếu, nếu có, do kế hoạch nêu.'),
};
