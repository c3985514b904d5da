// One key a row: which key means which mark. The reasons come from the rules, so a rule set without a reason has no key for it.
import {
  type InvalidityCode,
  type Level,
  levels,
  type ReasonView,
  type RowMark,
  type Text,
  text,
  type WholeMark,
} from '@tinnhiem/core';

/** What stands in a narrow column where a row is not simply one level. */
export const shortNames: Readonly<Record<InvalidityCode | 'doubtful', Text>> = {
  blank: text('Để trống', 'Blank'),
  multiple: text('Nhiều ô', 'Several boxes'),
  'name-struck': text('Gạch tên', 'Name struck'),
  'not-issued': text('Phiếu lạ', 'Not issued'),
  'added-text': text('Ghi thêm', 'Text added'),
  'no-stamp': text('Không dấu', 'No stamp'),
  'other-form': text('Sai mẫu', 'Wrong form'),
  signed: text('Có ký', 'Signed'),
  doubtful: text('Chưa rõ', 'Doubtful'),
};

/** A key that the entry form understands. `codes` are positions on the keyboard, so that every layout and Num Lock state works. */
export interface MarkKey<Mark> {
  readonly mark: Mark;
  /** What is printed on the key. */
  readonly label: string;
  readonly codes: readonly string[];
  readonly name: Text;
}

/** Names of the levels where a row is marked: short, as on the ballot. */
export const levelNames: Readonly<Record<Level, Text>> = {
  high: text('Tín nhiệm cao', 'High confidence'),
  confidence: text('Tín nhiệm', 'Confidence'),
  low: text('Tín nhiệm thấp', 'Low confidence'),
};

const doubtInRow = text('Chưa rõ, để Ban Kiểm phiếu xem', 'Doubtful: for the committee');
const doubtOnSheet = text('Cả phiếu chưa rõ, để Ban Kiểm phiếu xem', 'Whole ballot doubtful: for the committee');
const nothingWrong = text('Phiếu bình thường, đọc từng dòng', 'Ballot in order: its rows are read');

// Fixed digits for the reasons that are seen in a row, so that hands keep them from one conference to the next.
const rowDigits: Partial<Record<InvalidityCode, number>> = { blank: 0, multiple: 4, 'name-struck': 5 };
const spareDigits = [6, 7, 8, 9];
// Letters that no Vietnamese typing method turns into another letter when pressed once.
const sheetLetters: Partial<Record<InvalidityCode, string>> = {
  'not-issued': 'K',
  'added-text': 'T',
  'no-stamp': 'D',
  'other-form': 'M',
  signed: 'Y',
};
const spareLetters = ['Q', 'P', 'V', 'G'];

function digit<Mark>(mark: Mark, number: number, name: Text): MarkKey<Mark> {
  return { mark, label: String(number), codes: [`Digit${number}`, `Numpad${number}`], name };
}

function letter<Mark>(mark: Mark, label: string, name: Text): MarkKey<Mark> {
  return { mark, label, codes: [`Key${label}`], name };
}

/** Keys for one person's row: 1, 2, 3 are the levels, then the reasons of these rules, then the doubt. */
export function rowKeys(reasons: readonly ReasonView[]): MarkKey<RowMark>[] {
  const spare = [...spareDigits];
  const own = reasons
    .map(({ code, label }) => digit<RowMark>(code, rowDigits[code] ?? spare.shift() ?? 9, label))
    .sort((a, b) => a.label.localeCompare(b.label));
  return [
    ...levels.map((level, index) => digit<RowMark>(level, index + 1, levelNames[level])),
    ...own,
    { mark: 'doubtful', label: '?', codes: ['Slash', 'NumpadDivide'], name: doubtInRow },
  ];
}

/** Keys for the sheet as a whole. */
export function sheetKeys(reasons: readonly ReasonView[]): MarkKey<WholeMark>[] {
  const spare = [...spareLetters];
  return [
    ...reasons.map(({ code, label }) => letter<WholeMark>(code, sheetLetters[code] ?? spare.shift() ?? 'Z', label)),
    letter<WholeMark>('doubtful', 'H', doubtOnSheet),
  ];
}

/** The key that says that nothing is wrong with the sheet; only where a sheet is read again or decided. */
export const inOrderKey: MarkKey<WholeMark> = letter('ok', 'B', nothingWrong);

/** The key that was pressed, if it is one of these. Keys held with Ctrl, Alt or Meta belong to the browser. */
export function pressed<Mark>(
  keys: readonly MarkKey<Mark>[],
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): MarkKey<Mark> | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  return keys.find((key) => key.codes.includes(event.code));
}
