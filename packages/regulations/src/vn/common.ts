// What Vietnamese rule sets have in common. Each rule set still names its own source for it.
import {
  type Citation,
  type Cited,
  type Fraction,
  type InvalidityCode,
  type InvalidityReason,
  type Level,
  type Text,
  text,
} from '@tinnhiem/core';

/** One half and two thirds: the two lines that every rule set draws somewhere. */
export const half: Fraction = { numerator: 1, denominator: 2 };
export const twoThirds: Fraction = { numerator: 2, denominator: 3 };

/** The three levels as every instrument since 2012 names them. */
export const threeLevels: ReadonlyArray<{ readonly code: Level; readonly label: Text }> = [
  { code: 'high', label: text('Tín nhiệm cao', 'High confidence') },
  { code: 'confidence', label: text('Tín nhiệm', 'Confidence') },
  { code: 'low', label: text('Tín nhiệm thấp', 'Low confidence') },
];

const reasonLabels: Readonly<Record<InvalidityCode, Text>> = {
  'not-issued': text('Phiếu không do Ban Kiểm phiếu phát ra', 'Ballot not issued by the counting committee'),
  'name-struck': text('Gạch xóa họ tên người được in trên phiếu', 'A printed name is struck out'),
  'added-text': text('Ghi thêm tên người hoặc các thông tin khác vào phiếu', 'A name or other information is added'),
  blank: text('Không đánh dấu vào ô nào ở tên một người', 'No box is marked for a person'),
  multiple: text('Đánh dấu vào hai hoặc ba ô ở tên một người', 'Two or three boxes are marked for a person'),
  'no-stamp': text('Phiếu không có dấu', 'Ballot without the stamp'),
  'other-form': text('Phiếu không theo mẫu', 'Ballot not on the prescribed form'),
  signed: text('Phiếu có chữ ký hoặc ký hiệu riêng của người ghi phiếu', 'Ballot signed or carrying a private sign'),
};

/** What each reason voids where the words of the rule leave it open, and why (S11). */
const layers: Readonly<Record<InvalidityCode, { readonly value: 'ballot' | 'row'; readonly note: string }>> = {
  'not-issued': { value: 'ballot', note: 'Cả tờ phiếu không thuộc cuộc lấy phiếu.' },
  'added-text': { value: 'ballot', note: 'Chữ ghi thêm làm lộ người ghi hoặc thay đổi cả tờ phiếu.' },
  'no-stamp': { value: 'ballot', note: 'Dấu đóng cho cả tờ phiếu.' },
  'other-form': { value: 'ballot', note: 'Mẫu là của cả tờ phiếu.' },
  signed: { value: 'ballot', note: 'Chữ ký làm lộ người ghi của cả tờ phiếu.' },
  'name-struck': {
    value: 'row',
    note: 'Chỉ liên quan đến một người; kết quả đã công bố cho thấy thực tế xét từng dòng.',
  },
  blank: {
    value: 'row',
    note: 'Lời văn nói về cả phiếu; kết quả đã công bố (tổng ba mức khác nhau giữa những người trên cùng một phiếu) cho thấy thực tế xét từng dòng.',
  },
  multiple: {
    value: 'row',
    note: 'Lời văn nói về cả phiếu; kết quả đã công bố (tổng ba mức khác nhau giữa những người trên cùng một phiếu) cho thấy thực tế xét từng dòng.',
  },
};

/** One reason of invalidity with the source of the reason. The layer is a reading and stays unverified unless `layerCite` says otherwise. */
export function invalidityReason(
  code: InvalidityCode,
  cite: Cited<unknown>['cite'],
  layerCite: Cited<unknown>['cite'] = 'unverified',
): InvalidityReason {
  const { value, note } = layers[code];
  return { code, label: reasonLabels[code], cite, layer: { value, cite: layerCite, note } };
}

/** A value with the place that gives it. */
export function from<T>(value: T, cite: Citation, note?: string): Cited<T> {
  return { value, cite, ...(note === undefined ? {} : { note }) };
}

/** A value that no text seen so far confirms, with what is known about it. */
export function unverified<T>(value: T, note: string): Cited<T> {
  return { value, cite: 'unverified', note };
}

/**
 * A source that reports the content of an instrument without the number of the article: `what` names the part, `where` the report.
 * The article is left open rather than guessed.
 */
export function reported(instrument: string, what: string, where: string): Citation {
  return { instrument, provision: `${what} (số điều chưa đối chiếu; theo ${where})` };
}

/** Values that no regulation gives and that this program sets, the same for every rule set. An overlay may change them. */
export const ownValues = {
  votedOnInCommittee: unverified(
    'warn' as const,
    'Không tìm thấy quy định cho việc lấy phiếu tín nhiệm. Quy chế bầu cử trong Đảng không để người ứng cử vào ban kiểm phiếu, nên chương trình nhắc.',
  ),
  smallElectorate: unverified(
    10,
    'Giá trị của chương trình: dưới số phiếu này mà mọi người ghi cùng một mức thì ai ghi gì cũng lộ.',
  ),
  independentCounts: unverified(2, 'Giá trị của chương trình: ít nhất hai lần đếm độc lập phải khớp nhau.'),
};
