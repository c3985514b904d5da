// What can be wrong with content that has no heading of its own, or stands under another one's.
import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';

const quoted = (values: readonly string[]): string => values.map((value) => `“${value}”`).join(', ');
/** Numbers of rows, the first ten. */
export const listed = (rows: readonly number[]): string =>
  `${rows.slice(0, 10).join(', ')}${rows.length > 10 ? ', …' : ''}`;

export const beyondHeadings: FindingKind<[contents: readonly string[], column: string, heading: string]> = {
  code: 'E-roster-beyond-headings',
  severity: 'error',
  title: text('Ô nằm ngoài các cột có tiêu đề', 'A cell beyond the headings'),
  message: (contents, column, heading) =>
    text(
      `Dòng này còn ${quoted(contents)} ở bên phải cột cuối có tiêu đề (${column}, “${heading}”): các ô của dòng có thể đã lệch cột.`,
      `This row also has ${quoted(contents)} to the right of the last column with a heading (${column}, “${heading}”): its cells may have slipped into wrong columns.`,
    ),
  todo: text(
    'So từng ô của dòng với tiêu đề. Tệp CSV: giá trị có dấu phân cách (như dấu phẩy) phải đặt trong dấu ngoặc kép. Nếu là ghi chú, đặt tiêu đề “Ghi chú” cho cột, hoặc xóa ô.',
    'Compare each cell of the row with its heading. CSV: a value that holds a separator (such as a comma) goes in quotation marks. If it is a note, head the column “Ghi chú” (notes), or empty the cell.',
  ),
};

export const rowLong: FindingKind<[cells: number, columns: number]> = {
  code: 'W-roster-row-long',
  severity: 'warning',
  title: text('Dòng có thừa ô', 'A row with too many cells'),
  message: (cells, columns) =>
    text(
      `Dòng này có ${cells} ô, các dòng khác có ${columns}: có thể một giá trị có dấu phân cách (dấu phẩy, chấm phẩy) đã bị tách làm hai và các ô sau đã lệch cột.`,
      `This row has ${cells} cells, the others have ${columns}: a value that holds a separator (comma, semicolon) may have been split in two, and the cells after it slipped into wrong columns.`,
    ),
  todo: text(
    'So từng ô của dòng với tiêu đề; đặt giá trị có dấu phân cách trong dấu ngoặc kép. Nếu không lệch, ghi là đã kiểm tra.',
    'Compare each cell of the row with its heading; put a value that holds a separator in quotation marks. If none slipped, record that it was checked.',
  ),
};

export const rowShort: FindingKind<[cells: number, columns: number, last: string]> = {
  code: 'W-roster-row-short',
  severity: 'warning',
  title: text('Dòng bị thiếu ô', 'A row with too few cells'),
  message: (cells, columns, last) =>
    text(
      `Dòng này có ${cells} ô, các dòng khác có ${columns}; ô cuối là “${last}”: dòng có thể bị cắt cụt hoặc mất một ô ở giữa.`,
      `This row has ${cells} cells, the others have ${columns}; its last one is “${last}”: the row may be cut short, or lack a cell in the middle.`,
    ),
  todo: text(
    'So từng ô của dòng với tiêu đề và điền cho đủ; nếu đủ rồi, ghi là đã kiểm tra.',
    'Compare each cell of the row with its heading and complete it; if nothing lacks, record that it was checked.',
  ),
};

export const columnUnheaded: FindingKind<[count: number, first: number, content: string]> = {
  code: 'I-roster-column-unheaded',
  severity: 'info',
  title: text('Cột không có tiêu đề', 'A column without a heading'),
  message: (count, first, content) =>
    text(
      `Cột này không có tiêu đề riêng nên không được đọc; có nội dung ở ${count} dòng, từ dòng ${first}: “${content}”.`,
      `This column has no heading of its own and was not read; it has content in ${count} rows, from row ${first}: “${content}”.`,
    ),
  todo: text(
    'Không cần làm gì. Nếu đây là cột cần thiết, đặt tiêu đề như tệp mẫu.',
    'Nothing to do. If the column matters, give it its heading of the template.',
  ),
};

export const cellsUnheaded: FindingKind<[rows: readonly number[], content: string]> = {
  code: 'W-roster-cells-unheaded',
  severity: 'warning',
  title: text('Vài ô trong cột không có tiêu đề', 'A few cells in a column without a heading'),
  message: (rows, content) =>
    text(
      `Cột này không có tiêu đề nên không được đọc, nhưng dòng ${listed(rows)} có nội dung (“${content}”): các ô của dòng có thể đã lệch cột.`,
      `This column has no heading and was not read, but row ${listed(rows)} has content (“${content}”): the cells of the row may have slipped into wrong columns.`,
    ),
  todo: text(
    'So từng ô của dòng với tiêu đề và sửa; nếu là ghi chú, đặt tiêu đề “Ghi chú” cho cột; hoặc ghi lý do để nguyên.',
    'Compare each cell of the row with its heading and correct it; if it is a note, head the column “Ghi chú” (notes); or record why it stands.',
  ),
};

export const cellSlipped: FindingKind<[content: string]> = {
  code: 'W-roster-cell-slipped',
  severity: 'warning',
  title: text('Nội dung không hợp với cột', 'Content that does not fit its column'),
  message: (content) =>
    text(
      `“${content}” không giống nội dung của cột này: các ô của dòng có thể đã lệch cột.`,
      `“${content}” does not look like what this column holds: the cells of the row may have slipped into wrong columns.`,
    ),
  todo: text(
    'So từng ô của dòng với tiêu đề và sửa, hoặc ghi là đã kiểm tra.',
    'Compare each cell of the row with its heading and correct it, or record that it was checked.',
  ),
};

export const headingOverColumns: FindingKind<[heading: string, row: number, content: string]> = {
  code: 'E-roster-heading-over-columns',
  severity: 'error',
  title: text('Một tiêu đề gộp trên nhiều cột', 'One heading over several columns'),
  message: (heading, row, content) =>
    text(
      `Tiêu đề “${heading}” gộp qua cả cột này, và cột này cũng có nội dung (dòng ${row}: “${content}”): không rõ phải đọc cột nào.`,
      `The heading “${heading}” is merged over this column too, which has content of its own (row ${row}: “${content}”): it is not clear which column to read.`,
    ),
  todo: text(
    'Bỏ gộp ô tiêu đề và đặt cho mỗi cột một tiêu đề riêng.',
    'Unmerge the heading and give each column one of its own.',
  ),
};

export const unheadedFindingKinds = [
  beyondHeadings,
  rowLong,
  rowShort,
  columnUnheaded,
  cellsUnheaded,
  cellSlipped,
  headingOverColumns,
] as const;
