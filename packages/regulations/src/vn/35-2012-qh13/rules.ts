import { day, type Rules, text } from '@tinnhiem/core';
import { from, half, invalidityReason, ownValues, reported, threeLevels, twoThirds, unverified } from '../common.ts';

const instrument = 'Nghị quyết 35/2012/QH13';
const committee2013 = reported(instrument, 'phiếu không hợp lệ', 'thông báo của Ban Kiểm phiếu Quốc hội năm 2013, VOV');
const published = 'Đối chiếu với kết quả đã công bố năm 2013 và 2014: 498, 497 đại biểu Quốc hội.';

/** National Assembly resolution of 21 November 2012 for the Assembly and People's Councils: every year, until Nghị quyết 85/2014/QH13. */
export const rules: Rules = {
  id: 'vn/35-2012-qh13',
  version: 1,
  name: text(
    'Nghị quyết 35/2012/QH13 về lấy phiếu tín nhiệm, bỏ phiếu tín nhiệm đối với người giữ chức vụ do Quốc hội, Hội đồng nhân dân bầu hoặc phê chuẩn',
    'Resolution 35/2012/QH13 on confidence votes on holders of posts elected or approved by the National Assembly or People’s Councils',
  ),
  instrument,
  issuedOn: from(day('2012-11-21'), { instrument, provision: 'tiêu đề (ngày ban hành)' }),
  inForce: {
    from: unverified(day('2012-11-21'), 'Ghi theo ngày ban hành; điều về hiệu lực chưa đối chiếu.'),
    until: unverified(
      day('2014-12-31'),
      'Nghị quyết 85/2014/QH13 thay thế; ngày chưa đối chiếu. Các cuộc lấy phiếu ngày 03 và 10/12/2014 còn theo Nghị quyết này.',
    ),
  },
  cycle: from(text('Mỗi năm một lần', 'Once a year'), reported(instrument, 'thời hạn lấy phiếu', 'plo.vn')),
  yearOfTerm: unverified(null, 'Lấy phiếu hằng năm.'),
  levels: from(
    [...threeLevels],
    reported(instrument, 'phiếu tín nhiệm', 'thông báo của Ban Kiểm phiếu Quốc hội năm 2013, VOV'),
  ),
  tenure: unverified(
    { kind: 'none' },
    'Người mới giữ chức vụ không được lấy phiếu (2 trong 49 người năm 2013), nhưng thời gian cụ thể chưa đọc được.',
  ),
  cutoff: unverified(null, 'Nghị quyết không nêu ngày cụ thể.'),
  exclusions: [],
  places: unverified(
    { max: 1, per: 'person', kinds: ['workplace'] },
    'Mỗi người một lần, tại cơ quan bầu hoặc phê chuẩn.',
  ),
  multiplePosts: from('highestOnly', reported(instrument, 'người giữ nhiều chức vụ', 'VietNamNet')),
  quorum: unverified(null, 'Theo quy chế của kỳ họp.'),
  denominator: {
    display: from('members', reported(instrument, 'tỷ lệ trên tổng số đại biểu', 'plo.vn'), published),
    thresholds: from('members', { instrument, provision: 'Điều 11', quote: 'tổng số đại biểu' }, published),
  },
  invalidity: [
    {
      ...invalidityReason('other-form', committee2013),
      label: text(
        'Phiếu không theo mẫu do Ban Kiểm phiếu phát ra',
        'Ballot not on the form issued by the counting committee',
      ),
    },
    {
      ...invalidityReason('no-stamp', committee2013),
      label: text(
        'Phiếu không có dấu của Quốc hội (Hội đồng nhân dân)',
        'Ballot without the stamp of the National Assembly (People’s Council)',
      ),
    },
    invalidityReason('not-issued', 'unverified'),
    invalidityReason('name-struck', 'unverified'),
    invalidityReason('added-text', 'unverified'),
    invalidityReason('blank', committee2013, committee2013),
    invalidityReason('multiple', committee2013, committee2013),
    invalidityReason('signed', 'unverified'),
  ],
  signature: unverified('forbidden', 'Bỏ phiếu kín; điều cụ thể chưa đọc được.'),
  thresholds: [
    {
      code: 'low-over-half',
      level: 'low',
      operator: '>',
      fraction: half,
      text: text(
        'Có thể xin từ chức; quá nửa tổng số đại biểu đánh giá “tín nhiệm thấp” hai năm liên tiếp thì trình bỏ phiếu tín nhiệm.',
        'May ask to resign; when more than half of all deputies mark low in two consecutive years, a two-level confidence vote (bỏ phiếu tín nhiệm) is submitted.',
      ),
      cite: {
        instrument,
        provision: 'Điều 11',
        quote: 'quá nửa tổng số đại biểu … đánh giá “tín nhiệm thấp” hai năm liên tiếp',
      },
    },
    {
      code: 'low-two-thirds',
      level: 'low',
      operator: '>',
      fraction: twoThirds,
      text: text('Trình bỏ phiếu tín nhiệm.', 'A two-level confidence vote (bỏ phiếu tín nhiệm) is submitted.'),
      cite: { instrument, provision: 'Điều 11', quote: 'có trên 2/3 tổng số đại biểu … đánh giá “tín nhiệm thấp”' },
    },
  ],
  deadlines: [],
  ...ownValues,
  minutes: { copies: unverified(2, 'Không tìm thấy quy định.'), marking: unverified(null, 'Không tìm thấy quy định.') },
  publication: unverified(
    ['conference', 'person', 'public'],
    'Công bố tại kỳ họp, ghi trong nghị quyết; điều cụ thể chưa đọc được.',
  ),
  criteria: unverified([], 'Tiêu chí in trên phiếu, nếu có, do kế hoạch nêu.'),
};
