// What can be said of rows of a table of counts that are no person's, or not plainly one's.
import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';
import { listed } from '../plan/roster-unheaded-findings.ts';

export const totalRow: FindingKind<[label: string, equal: readonly string[]]> = {
  code: 'I-counts-total-row',
  example: ['Tổng cộng', ['high', 'confidence', 'low']],
  severity: 'info',
  title: text('Dòng tổng', 'A row of totals'),
  message: (label, equal) =>
    text(
      `Dòng “${label}” là dòng tổng, không phải một người. ${equal.length === 0 ? 'Không có số nào khớp được với tổng các dòng.' : `Khớp với các dòng: ${equal.join(', ')}.`}`,
      `The row “${label}” is a total and nobody's. ${equal.length === 0 ? 'No figure of it could be confirmed from the rows.' : `Confirmed from the rows: ${equal.join(', ')}.`}`,
    ),
  todo: text(
    'Không phải làm gì, nếu dòng này đúng là không phải một người.',
    'Nothing needs to be done, if the row really is nobody.',
  ),
};

export const totalDiffers: FindingKind<
  [label: string, cell: string, written: number, sum: string, rows: readonly number[]]
> = {
  code: 'E-counts-total-differs',
  example: ['Tổng cộng', 'I14', 125, '126', [2, 3, 4]],
  severity: 'error',
  title: text('Dòng tổng không khớp với các dòng', 'A total is not the sum of its rows'),
  message: (label, cell, written, sum, rows) =>
    text(
      `Dòng “${label}” ghi ${written} (ô ${cell}), nhưng ${rowsInWords(rows).vi} cộng lại là ${sum}.`,
      `The row “${label}” says ${written} (cell ${cell}), but ${rowsInWords(rows).en} ${rows.length === 1 ? 'has' : 'add up to'} ${sum}.`,
    ),
  todo: text(
    'Đối chiếu từng số của cột này với biên bản kiểm phiếu: một dòng bị ghi nhầm hoặc còn thiếu, hoặc dòng tổng sai.',
    'Compare every number of this column with the counting minutes: a row is wrong or missing, or the total is.',
  ),
};

export const totalUnchecked: FindingKind<[cell: string, written: number, rows: readonly number[]]> = {
  code: 'W-counts-total-unchecked',
  example: ['I14', 125, [3]],
  severity: 'warning',
  title: text('Không đối chiếu được dòng tổng', 'A total could not be checked'),
  message: (cell, written, rows) =>
    text(
      `Ô ${cell} ghi tổng là ${written}, nhưng dòng ${listed(rows)} không có số đọc được ở cột này, nên không đối chiếu được.`,
      `Cell ${cell} gives the total ${written}, but row ${listed(rows)} has no readable number in this column, so it could not be checked.`,
    ),
  todo: text('Điền các số còn thiếu, hoặc tự cộng lại.', 'Fill in the missing numbers, or add them up yourself.'),
};

export const averageRow: FindingKind<[label: string]> = {
  code: 'W-counts-average-row',
  severity: 'warning',
  title: text('Dòng trung bình hoặc tỷ lệ', 'A row of averages or shares'),
  message: (label) =>
    text(
      `Dòng “${label}” không phải một người, nên không được tính; các số của dòng này cũng không được đối chiếu.`,
      `The row “${label}” is nobody's and is left out; its figures were not checked.`,
    ),
  todo: text('Không phải làm gì, hoặc xóa dòng này.', 'Nothing needs to be done, or delete the row.'),
};

export const perhapsTotal: FindingKind<[name: string]> = {
  code: 'W-counts-perhaps-total',
  severity: 'warning',
  title: text('Có thể là một dòng tổng', 'Perhaps a total'),
  message: (name) =>
    text(
      `“${name}” được tính là một người, nhưng tên bắt đầu như một dòng tổng.`,
      `“${name}” is taken for a person, but begins like a total.`,
    ),
  todo: text(
    'Nếu là dòng tổng, ghi “Tổng cộng” hoặc xóa dòng. Nếu là người, kiểm tra họ có bị gõ nhầm dấu không (Tống, Tổng).',
    'If it is a total, write “Tổng cộng” or delete the row. If it is a person, check the marks of the family name (Tống, Tổng).',
  ),
};

export const rowsLeftOut: FindingKind<[rows: readonly number[], contents: readonly string[]]> = {
  code: 'W-counts-rows-left-out',
  example: [
    [15, 16],
    ['Người lập bảng', 'Nguyễn Văn A'],
  ],
  severity: 'warning',
  title: text('Các dòng không được đọc', 'Rows that were not read'),
  message: (rows, contents) =>
    text(
      `Dòng ${listed(rows)} không có số liệu và được coi là tiêu đề nhóm, ghi chú hoặc chữ ký: ${quoted(contents)}.`,
      `Row ${listed(rows)} has no figures and was taken for headings of groups, notes or signatures: ${quoted(contents)}.`,
    ),
  todo: text(
    'Không phải làm gì, nếu trong đó không có người được lấy phiếu nào.',
    'Nothing needs to be done, if nobody voted on stands among them.',
  ),
};

const quoted = (values: readonly string[]): string =>
  `${values
    .slice(0, 10)
    .map((value) => `“${value}”`)
    .join(', ')}${values.length > 10 ? ', …' : ''}`;

function rowsInWords(rows: readonly number[]): { vi: string; en: string } {
  const [first, last] = [rows[0], rows.at(-1)];
  if (rows.length <= 1) return text(`dòng ${first}`, `row ${first}`);
  return text(`${rows.length} dòng từ ${first} đến ${last}`, `${rows.length} rows from ${first} to ${last}`);
}

export const rowsAbove: FindingKind<[contents: readonly string[]]> = {
  code: 'I-counts-rows-above',
  example: [['BẢNG TỔNG HỢP']],
  severity: 'info',
  title: text('Các dòng trên tiêu đề', 'Rows above the headings'),
  message: (contents) =>
    text(
      `Các dòng phía trên hàng tiêu đề không được đọc: ${quoted(contents)}.`,
      `Rows above the header row were not read: ${quoted(contents)}.`,
    ),
  todo: text('Không phải làm gì.', 'Nothing needs to be done.'),
};

export const personTwice: FindingKind<[name: string, firstRow: number]> = {
  code: 'W-counts-person-twice',
  severity: 'warning',
  title: text('Một người có hai dòng', 'A person has two rows'),
  message: (name, firstRow) =>
    text(
      `“${name}” với cùng chức vụ đã có ở dòng ${firstRow}; cả hai dòng đều được tính.`,
      `“${name}” with the same position already stands in row ${firstRow}; both rows are worked out.`,
    ),
  todo: text(
    'Xóa dòng thừa, hoặc ghi chức vụ để phân biệt.',
    'Delete the surplus row, or tell them apart by position.',
  ),
};

export const notShown: FindingKind<[rows: readonly number[], columns: readonly string[]]> = {
  code: 'W-counts-not-shown',
  example: [[5], ['G']],
  severity: 'warning',
  title: text('Dòng, cột bị ẩn hoặc bị gạch', 'Rows or columns that are hidden or crossed out'),
  message: (rows, columns) =>
    text(
      `Vẫn được đọc dù bị ẩn hoặc bị gạch ngang: ${[rows.length === 0 ? '' : `dòng ${listed(rows)}`, columns.length === 0 ? '' : `cột ${columns.join(', ')}`].filter((part) => part !== '').join('; ')}.`,
      `Read although hidden or crossed out: ${[rows.length === 0 ? '' : `row ${listed(rows)}`, columns.length === 0 ? '' : `column ${columns.join(', ')}`].filter((part) => part !== '').join('; ')}.`,
    ),
  todo: text('Bỏ ẩn và kiểm tra; xóa dòng, cột thừa.', 'Show them and check; delete what is not wanted.'),
};

export const assessRowsFindingKinds = [
  totalRow,
  totalDiffers,
  totalUnchecked,
  averageRow,
  perhapsTotal,
  rowsLeftOut,
  rowsAbove,
  personTwice,
  notShown,
] as const;
