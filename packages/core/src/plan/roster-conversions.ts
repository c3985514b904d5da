// What the import changed in a cell: shown to the person, so that nothing is converted in silence.
import type { Where } from '../basics/findings.ts';
import { type Text, text } from '../basics/text.ts';

export type ConversionKind = keyof typeof conversionTexts;

/** One cell that is not taken as the file has it. `from` is the cell as it stands there, `to` what is kept. */
export interface Conversion {
  readonly kinds: readonly ConversionKind[];
  readonly where: Where;
  readonly from: string;
  readonly to: string;
}

export const conversionTexts = {
  tcvn3: text('Chữ mã TCVN3 (ABC) đổi sang Unicode', 'TCVN3 (ABC) letters turned into Unicode'),
  vni: text('Chữ mã VNI đổi sang Unicode', 'VNI letters turned into Unicode'),
  windows1258: text('Chữ mã Windows-1258 đổi sang Unicode', 'Windows-1258 letters turned into Unicode'),
  misread: text('Chữ bị lỗi mã hóa (UTF-8 đọc nhầm) được khôi phục', 'Garbled letters (UTF-8 read wrongly) restored'),
  lookalike: text('Chữ giống “Đ” đổi thành “Đ”', 'A letter that looks like “Đ” turned into “Đ”'),
  composed: text('Chữ và dấu rời được ghép lại', 'Letters and separate marks joined'),
  spaces: text('Dấu cách đặc biệt đổi thành dấu cách thường', 'Odd spaces turned into ordinary ones'),
  invisible: text('Bỏ ký tự không nhìn thấy', 'Invisible characters removed'),
  formula: text(
    'Bỏ dấu = và dấu ngoặc kép quanh nội dung',
    'The sign = and quotation marks around the content removed',
  ),
  number: text('Số được giữ như chữ, đúng như hiện trong bảng tính', 'A number kept as text, as the sheet shows it'),
  letterCase: text(
    'Chữ hoa, chữ thường của mã cán bộ lấy theo sheet nhân sự',
    'Capitals of the staff code taken from the list of people',
  ),
  phone: text('Thêm số 0 ở đầu số điện thoại', 'A 0 put in front of the telephone number'),
  merged: text('Ô gộp: lấy nội dung cho từng dòng', 'Merged cells: the content taken for each row'),
  filledDown: text(
    'Ô mã trống: lấy mã của người ở dòng ngay trên',
    'Empty code: taken from the person in the row above',
  ),
  serial: text('Số ngày của Excel đổi thành ngày', "Excel's number of a day turned into the day"),
  twoDigitYear: text('Năm hai chữ số viết đủ thành bốn chữ số', 'A year of two digits written with four'),
  instant: text(
    'Thời điểm quốc tế đổi thành ngày theo giờ Việt Nam',
    'A moment in world time turned into the day in Vietnam',
  ),
} as const satisfies Readonly<Record<string, Text>>;
