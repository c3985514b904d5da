// What the count by hand and the machine do not agree on, and what lay in a batch that does not belong there.
import { type Finding, type FindingKind, find } from '../../basics/findings.ts';
import type { ListId } from '../../basics/ids.ts';
import { inSentence, type Text, text } from '../../basics/text.ts';
import { type ScanPageCode, scanCodeWords } from './codes.ts';
import { notABallot } from './reading.ts';
import { standBatch } from './settle.ts';
import { type Counted, rowsOf, scanCounting, scanState } from './standing.ts';

export const batchNotAsCounted: FindingKind<[list: string, batch: number, size: number, sheets: number]> = {
  code: 'E-batch-not-as-counted',
  severity: 'error',
  title: text('Số tờ máy đọc khác số đếm tay', 'Sheets read differ from the hand count'),
  message: (list, batch, size, sheets) =>
    text(
      `${list}, tập ${batch}: đếm tay ${size} phiếu, máy đọc ${sheets} phiếu.`,
      `${list}, batch ${batch}: ${size} ballots counted by hand, ${sheets} read.`,
    ),
  todo: text(
    'Đếm lại tập bằng tay. Thiếu tờ thì quét thêm; thừa ảnh thì ghi ảnh thừa là “không phải phiếu”; đếm tay sai thì đính chính kèm lý do.',
    'Count the batch by hand again. Scan what is missing; record a superfluous image as “not a ballot”; correct a wrong hand count with a reason.',
  ),
};

export const sheetsNotCounted: FindingKind<[list: string, places: Text]> = {
  code: 'W-sheets-not-counted',
  severity: 'warning',
  title: text('Có tờ không được tính là phiếu', 'Sheets that do not count as ballots'),
  message: (list, places) =>
    text(
      `${list}: Ban Kiểm phiếu quyết định không tính là phiếu: ${places.vi}.`,
      `${list}: the committee decided that these are no ballots: ${places.en}.`,
    ),
  todo: text('Ghi rõ từng tờ và lý do vào biên bản.', 'Name each of them in the minutes, with the reason.'),
  example: ['Trưởng khoa', text('tập 1 phiếu 7', 'batch 1 sheet 7')],
};

export const strangeSheets: FindingKind<[list: string, places: Text]> = {
  code: 'W-strange-sheets',
  severity: 'warning',
  title: text('Có phiếu của danh sách khác hoặc giấy lạ', 'Ballots of other lists, or foreign sheets'),
  message: (list, places) =>
    text(`${list}: máy thấy trong các tập: ${places.vi}.`, `${list}: the machine found in the batches: ${places.en}.`),
  todo: text(
    'Tìm từng tờ giấy: phiếu của danh sách khác phải được tính ở danh sách đó; ghi sự việc vào biên bản.',
    'Find each of them: a ballot of another list is counted with that list; record it in the minutes.',
  ),
  example: ['Trưởng khoa', text('tập 1 phiếu 7', 'batch 1 sheet 7')],
};

export const scanFindingKinds = [batchNotAsCounted, sheetsNotCounted, strangeSheets] as const;

const strange: readonly ScanPageCode[] = ['foreign', 'other-style'];

/** What is wrong with the batches of a list that a scanner reads, from the first batch that was read on. */
export function scanFindings(state: Counted, list: ListId, title: string): Finding[] {
  const counting = scanCounting(state, list);
  if (counting === null) return [];
  const findings: Finding[] = [];
  for (const { number, size, read, sheets } of scanState(state, list).batches)
    if (read > 0 && sheets !== size)
      findings.push(find(batchNotAsCounted, { list, batch: number }, title, number, size, sheets));
  const people = rowsOf(state, list);
  const standing = counting.batches.flatMap((batch) =>
    standBatch(batch, people).map(({ ballot, whole }) => {
      const flags = batch.sheets[ballot - 1]?.reading.flags ?? [];
      return { place: placeOf(batch.number, ballot, flags), whole, flags };
    }),
  );
  const left = standing.filter(({ whole }) => whole === notABallot).map(({ place }) => place);
  if (left.length > 0) findings.push(find(sheetsNotCounted, { list }, title, joined(left)));
  const odd = standing.filter(({ flags }) => flags.some((flag) => strange.includes(flag))).map(({ place }) => place);
  if (odd.length > 0) findings.push(find(strangeSheets, { list }, title, joined(odd)));
  return findings;
}

function placeOf(batch: number, ballot: number, flags: readonly ScanPageCode[]): Text {
  const why = joined(flags.map((flag) => scanCodeWords[flag].title));
  return flags.length === 0
    ? text(`tập ${batch} phiếu ${ballot}`, `batch ${batch} sheet ${ballot}`)
    : text(
        `tập ${batch} phiếu ${ballot} (${inSentence(why.vi)})`,
        `batch ${batch} sheet ${ballot} (${inSentence(why.en)})`,
      );
}

function joined(parts: readonly Text[]): Text {
  return text(parts.map((part) => part.vi).join('; '), parts.map((part) => part.en).join('; '));
}
