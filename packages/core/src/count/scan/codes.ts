// Why a machine does not decide alone: what it saw in a row, or on a sheet, that a person must look at.
import { type Text, text } from '../../basics/text.ts';

/** What the reader says of one row. */
export const scanRowCodes = [
  'blank',
  'multiple',
  'doubtful',
  'correction',
  'struck-mark',
  'dot',
  'outside',
  'name-struck',
] as const;
export type ScanRowCode = (typeof scanRowCodes)[number];

/** What the reader says of a sheet as a whole. */
export const scanPageCodes = [
  'writing',
  'damaged',
  'foreign',
  'other-style',
  'page-missing',
  'double-feed',
  'duplicate',
  'unreadable',
] as const;
export type ScanPageCode = (typeof scanPageCodes)[number];

/** What people say: somebody who checked the paper saw something else, or contests a decision. */
export const scanPeopleCodes = ['difference', 'contested'] as const;
export type ScanReason = (typeof scanPeopleCodes)[number] | ScanPageCode | ScanRowCode;

/** Every reason in the order in which the committee goes through them. */
export const scanReasons: readonly ScanReason[] = [...scanPeopleCodes, ...scanPageCodes, ...scanRowCodes];

/** The name of a reason, and what the committee does about it. */
export interface ScanCodeWords {
  readonly title: Text;
  readonly todo: Text;
}

/** What is said of pages that were scanned without shades of grey: each can be read, but the scanner is set badly. */
export const blackAndWhiteWords = (pages: number): Text =>
  text(
    `${pages} trang quét ở chế độ đen trắng: dấu nhạt dễ mất, phải xem nhiều chỗ hơn. Nên đặt máy quét màu xám, 200 dpi.`,
    `${pages} pages were scanned in black and white: pale marks get lost, and more is left for people to look at. Better set the scanner to grey, 200 dpi.`,
  );

const look = text(
  'Xem dòng này trên phiếu, rồi chọn mức hoặc lý do không hợp lệ.',
  'Look at this row on the paper, then choose the level or the reason for which it is void.',
);

export const scanCodeWords: Readonly<Record<ScanReason, ScanCodeWords>> = {
  difference: {
    title: text('Kiểm tra bằng tay thấy khác', 'Seen otherwise in the check by hand'),
    todo: text(
      'Cả Ban Kiểm phiếu xem phiếu giấy, rồi quyết định.',
      'The committee looks at the paper together and decides.',
    ),
  },
  contested: {
    title: text(
      'Quyết định trước đã rút lại hoặc không được đồng ý',
      'The earlier decision was taken back or contested',
    ),
    todo: text('Cả Ban Kiểm phiếu xem lại phiếu giấy, rồi quyết định lại.', 'Look at the paper again and decide anew.'),
  },
  writing: {
    title: text('Có chữ hoặc dấu viết thêm trên phiếu', 'Something was written on the sheet'),
    todo: text(
      'Xem chỗ viết thêm. Chữ ký đúng chỗ thì giữ kết quả đọc; có thông tin khác thì chọn lý do phiếu không hợp lệ.',
      'Look at what was written. A signature in its place: keep what was read; other information: choose the reason for which the ballot is void.',
    ),
  },
  damaged: {
    title: text('Phiếu rách, gấp hoặc bị che', 'The sheet is torn, folded or covered'),
    todo: text('Lấy phiếu giấy ra, đọc bằng mắt và nhập đủ các dòng.', 'Take the paper, read it and enter every row.'),
  },
  foreign: {
    title: text('Không phải phiếu của hội nghị này', 'Not a ballot of this conference'),
    todo: text(
      'Xem tờ giấy: phiếu không do Ban Kiểm phiếu phát ra thì ghi là không hợp lệ; tờ bìa, giấy lẫn vào thì ghi “không phải phiếu”.',
      'Look at the sheet: a ballot that the committee never issued is void; a cover sheet or stray paper is “not a ballot”.',
    ),
  },
  'other-style': {
    title: text('Phiếu của danh sách khác', 'A ballot of another list'),
    todo: text(
      'Lấy phiếu ra khỏi tập này, ghi “không phải phiếu” ở đây, rồi quét ở đúng danh sách.',
      'Take it out of this batch, record “not a ballot” here, and scan it with its own list.',
    ),
  },
  'page-missing': {
    title: text('Thiếu một trang của phiếu', 'A page of the ballot is missing'),
    todo: text(
      'Tìm tờ giấy và xem mặt còn thiếu, rồi đọc bằng mắt và nhập đủ các dòng.',
      'Find the paper, look at the missing side, read it and enter every row.',
    ),
  },
  'double-feed': {
    title: text('Máy kéo hai tờ cùng lúc', 'Two sheets were fed at once'),
    todo: text(
      'Tách hai tờ, quét thêm cả hai vào cuối tập, rồi ghi ảnh này là “không phải phiếu”.',
      'Part the two sheets, scan both at the end of the batch, then record this image as “not a ballot”.',
    ),
  },
  duplicate: {
    title: text('Giống hệt một tờ khác trong tập', 'Looks the same as another sheet of the batch'),
    todo: text(
      'Tìm hai tờ giấy. Nếu chỉ có một tờ thì ghi ảnh này là “không phải phiếu”; nếu đủ hai tờ thì giữ kết quả đọc.',
      'Find both papers. If there is only one, record this image as “not a ballot”; if there are two, keep what was read.',
    ),
  },
  unreadable: {
    title: text('Máy không đọc được tờ này', 'The machine cannot read this sheet'),
    todo: text('Lấy phiếu giấy ra, đọc bằng mắt và nhập đủ các dòng.', 'Take the paper, read it and enter every row.'),
  },
  blank: { title: text('Không đánh dấu ô nào', 'No box is marked'), todo: look },
  multiple: { title: text('Đánh dấu từ hai ô trở lên', 'Two or more boxes are marked'), todo: look },
  doubtful: { title: text('Dấu không rõ', 'The mark is not clear'), todo: look },
  correction: { title: text('Có vết sửa', 'Something was corrected'), todo: look },
  'struck-mark': { title: text('Dấu đã bị gạch đi', 'A mark was struck out'), todo: look },
  dot: { title: text('Chỉ có một chấm nhỏ', 'Only a small dot'), todo: look },
  outside: { title: text('Đánh dấu ngoài ô', 'Marked outside the box'), todo: look },
  'name-struck': { title: text('Tên có thể bị gạch', 'The name may have been struck out'), todo: look },
};
