// What can be wrong with the text of a cell of a roster.
import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';
import { listed } from './roster-unheaded-findings.ts';

export const cellError: FindingKind<[content: string]> = {
  code: 'E-roster-cell-error',
  severity: 'error',
  title: text('Ô bị lỗi công thức', 'A formula went wrong'),
  message: (content) => text(`Ô này không có kết quả: ${content}.`, `This cell has no result: ${content}.`),
  todo: text(
    'Gõ giá trị đúng vào ô, hoặc mở bằng Excel, tính lại và lưu.',
    'Type the value into the cell, or open the file in Excel, recalculate and save.',
  ),
};

export const lettersLost: FindingKind<[content: string]> = {
  code: 'E-roster-letters-lost',
  severity: 'error',
  title: text('Chữ tiếng Việt đã mất', 'Vietnamese letters are lost'),
  message: (content) =>
    text(
      `“${content}”: chữ có dấu đã bị thay bằng dấu hỏi khi lưu tệp, không khôi phục được.`,
      `“${content}”: letters were replaced by question marks when the file was saved and cannot be restored.`,
    ),
  todo: text(
    'Lưu lại từ tệp gốc: Excel (.xlsx), hoặc “CSV UTF-8”.',
    'Save again from the original: as Excel (.xlsx), or as “CSV UTF-8”.',
  ),
};

export const encodingDoubt: FindingKind<[content: string, other: string]> = {
  code: 'W-roster-encoding-doubt',
  severity: 'warning',
  title: text('Có thể là chữ mã cũ', 'Perhaps letters of an old encoding'),
  message: (content, other) =>
    text(
      `“${content}” được giữ nguyên; nếu ô này dùng phông chữ cũ (TCVN3, VNI, Windows-1258) thì phải là “${other}”.`,
      `“${content}” was kept; if this cell uses an old font (TCVN3, VNI, Windows-1258), it should read “${other}”.`,
    ),
  todo: text(
    'Gõ lại ô cho đúng bằng Unicode, hoặc ghi là đã kiểm tra, chữ đang đúng.',
    'Type the cell again in Unicode, or record that it was checked and is right.',
  ),
};

export const oddWord: FindingKind<[content: string]> = {
  code: 'W-roster-odd-word',
  severity: 'warning',
  title: text('Tên có chữ không đọc được chắc chắn', 'A name with a word that could not be read for certain'),
  message: (content) =>
    text(
      `“${content}” có chữ không phải cách viết tiếng Việt, trong một danh sách có phông chữ cũ (TCVN3, VNI, Windows-1258): có thể đọc sai.`,
      `“${content}” has a word that is not spelled as Vietnamese, in a roster with old fonts (TCVN3, VNI, Windows-1258): it may be read wrongly.`,
    ),
  todo: text(
    'Gõ lại ô cho đúng bằng Unicode, hoặc ghi là đã kiểm tra, chữ đang đúng (tên dân tộc, tên nước ngoài).',
    'Type the cell again in Unicode, or record that it was checked and is right (names of other peoples, foreign names).',
  ),
};

export const oddCharacters: FindingKind<[rows: readonly number[], character: string, content: string]> = {
  code: 'W-roster-odd-characters',
  severity: 'warning',
  title: text('Ký tự lạ', 'Odd characters'),
  message: (rows, character, content) =>
    text(
      `Cột này có ký tự lạ ở dòng ${listed(rows)}, như “${character}” trong “${content}”: có thể là phông chữ cũ, hoặc chữ chỉ trông giống chữ Latinh nên không khớp với kế hoạch hay sheet kia.`,
      `This column has odd characters in row ${listed(rows)}, such as “${character}” in “${content}”: perhaps an old font, or letters that only look Latin and match neither the plan nor the other sheet.`,
    ),
  todo: text(
    'Gõ lại các ô đó bằng Unicode, hoặc ghi là đã kiểm tra, chữ đang đúng.',
    'Type these cells again in Unicode, or record that they were checked and are right.',
  ),
};

export const ditto: FindingKind<[content: string]> = {
  code: 'E-roster-ditto',
  severity: 'error',
  title: text('Ghi “như trên”', 'The same again'),
  message: (content) =>
    text(`Ô này chỉ ghi “${content}” (như trên).`, `This cell only says “${content}” (the same as above).`),
  todo: text('Ghi đủ nội dung ở từng dòng.', 'Write it out in each row.'),
};

export const severalNames: FindingKind<[content: string]> = {
  code: 'W-roster-several-names-in-cell',
  severity: 'warning',
  title: text('Có thể nhiều người trong một ô', 'Perhaps several people in one cell'),
  message: (content) =>
    text(
      `“${content}” có thể là nhiều người; ô này được hiểu là một.`,
      `“${content}” may be several people; the cell is taken as one.`,
    ),
  todo: text(
    'Ghi mỗi người một dòng với mã riêng, hoặc ghi là đã kiểm tra.',
    'Write one row per person with an own code, or record that it was checked.',
  ),
};

export const spelledAlike: FindingKind<[written: string, rows: readonly number[], usual: string, times: number]> = {
  code: 'W-roster-spelled-alike',
  severity: 'warning',
  title: text('Có thể viết sai chính tả', 'Perhaps misspelled'),
  message: (written, rows, usual, times) =>
    text(
      `“${written}” (dòng ${listed(rows)}) gần giống “${usual}” (${times} dòng): nếu là một, hai cách viết này đang được coi là hai nơi, hai chức vụ khác nhau.`,
      `“${written}” (row ${listed(rows)}) is nearly “${usual}” (${times} rows): if they are one, they are taken for two places or posts as they stand.`,
    ),
  todo: text(
    'Nếu là một, viết giống nhau trong tệp. Nếu đúng là hai, ghi lý do để nguyên.',
    'If they are one, write them alike in the file. If they are two, record that it was checked.',
  ),
};

export const textFindingKinds = [
  cellError,
  lettersLost,
  encodingDoubt,
  oddWord,
  oddCharacters,
  ditto,
  severalNames,
  spelledAlike,
] as const;
