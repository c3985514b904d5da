// Rows of a table that are nobody's: totals, notes, signatures. One rule for rosters and for tables of counts.
import { fold, searchKey } from '../basics/text.ts';
import { decodeOld, oldEncodings } from './roster-encodings.ts';
import { undoMisread } from './roster-text.ts';

/** What a total is called, and nothing else: "Tổng cộng", "Cộng: 12 người", "TỔNG SỐ PHIẾU". */
const total =
  '^(?:(?:grand |sub ?)?totals?|sum|tổng(?: (?:cộng|số|hợp|chung))?|cộng(?: (?:chung|lại|dồn))?)(?: (?:số|phiếu|người|cán bộ|đại biểu|thành viên|chung|toàn trường|danh sách|các mức|mục|nhóm|khối|phần|[ivx]+|[a-h]))*$';
const asWritten = new RegExp(total, 'u');
/** Whatever follows: with these marks it begins no name. */
const certain = /^tổng (?:cộng|số|hợp)(?: |$)/u;
const withoutMarks = new RegExp(searchKey(total), 'u');
const average = /^(?:trung binh|binh quan|average|ty le|ti le|percent)(?: (?:chung|cong|phan tram))*$/u;

const beginning =
  /^(?:tong|cong|total|sum)\b|\blap (?:bieu|bang|danh sach)\b|\bngay\b.*\bthang\b.*\bnam\b|^(?:ghi chu|danh sach|an dinh|thu truong|xac nhan|t m|tm|kt)\b/u;

/** The words of a text alone, as it stands and in every encoding in which it may have been written. */
function readingsOf(text: string): string[] {
  const old = (/^[\n -~]*$/u.test(text) ? [] : oldEncodings).map((encoding) =>
    text.replace(/\S+/gu, (word) => decodeOld(encoding, word) ?? word),
  );
  return [text, undoMisread(text) ?? text, ...old].map((reading) =>
    (fold(reading).match(/[\p{L}\p{M}]+/gu) ?? []).join(' '),
  );
}

/** Whether a text names a total and can be nobody's name. With its marks "Tống Cộng" is a person; typed without any, it is not. */
export function namesTotal(text: string): boolean {
  return readingsOf(text).some(
    (words) => asWritten.test(words) || certain.test(words) || (/^[a-z ]+$/u.test(words) && withoutMarks.test(words)),
  );
}

/** Whether a text names an average or a share of what stands above. */
export function namesAverage(text: string): boolean {
  return readingsOf(text).some((words) => average.test(searchKey(words)));
}

/** Whether a text begins like a total, a note or a signature. So do "Tống Thị Mai" and "Tổng Giám đốc": what else the row holds decides. */
export function beginsAsTotalOrSignature(text: string): boolean {
  return [text, ...readingsOf(text)].some((reading) =>
    beginning.test(
      searchKey(reading)
        .replace(/[^a-z0-9]+/gu, ' ')
        .trim(),
    ),
  );
}
