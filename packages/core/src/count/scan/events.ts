import { z } from 'zod';
import { sheetCount } from '../../ballots/stock.ts';
import { listIdSchema } from '../../basics/ids.ts';
import { proseSchema, text } from '../../basics/text.ts';
import { event } from '../../record/command.ts';
import { ballotNumber, batchNumber, cell, rowIndex } from '../cells.ts';
import { rowMarkSchema, wholeMarkSchema } from '../marks.ts';
import { checkPlanSchema } from './method.ts';
import { copiedSchema, flagDecisionSchema, readerSchema, sheetPlaceSchema, sheetReadingSchema } from './reading.ts';

const words = proseSchema(2000);
const place = { list: listIdSchema, batch: batchNumber };
const sheet = { ...place, ballot: ballotNumber };
// A sentence names the batch only: which sheet was doubtful stays with the committee.
const inBatch = (d: { list: string; batch: number }) =>
  text(`tập ${d.batch}, danh sách ${d.list}`, `batch ${d.batch}, list ${d.list}`);

export const batchCorrected = event({
  type: 'batch-corrected',
  version: 1,
  title: text('Đính chính số phiếu của tập', 'Batch corrected'),
  data: z.strictObject({ ...place, size: ballotNumber, reason: words }),
  sentence: (d) =>
    text(
      `Đính chính số phiếu đếm tay của ${inBatch(d).vi}: ${d.size} phiếu; ${d.reason}.`,
      `Hand count of ${inBatch(d).en} corrected to ${d.size}: ${d.reason}.`,
    ),
});

export const sheetsRecorded = event({
  type: 'sheets-recorded',
  version: 1,
  title: text('Ghi kết quả máy đọc', 'Sheets read'),
  data: z.strictObject({
    ...place,
    reader: readerSchema,
    sheets: z.array(sheetReadingSchema).min(1).max(1000),
    copied: copiedSchema,
  }),
  sentence: (d) =>
    text(
      `Máy đọc ${d.sheets.length} tờ của ${inBatch(d).vi} (${d.reader}).`,
      `${d.sheets.length} sheets of ${inBatch(d).en} read (${d.reader}).`,
    ),
});

export const sheetsWithdrawn = event({
  type: 'sheets-withdrawn',
  version: 1,
  title: text('Bỏ kết quả đọc để quét lại', 'Sheets withdrawn'),
  data: z.strictObject({ ...place, reason: words }),
  sentence: (d) =>
    text(`Quét lại ${inBatch(d).vi}: ${d.reason}.`, `${capital(inBatch(d).en)} is scanned anew: ${d.reason}.`),
});

export const flagDecided = event({
  type: 'flag-decided',
  version: 1,
  title: text('Ban Kiểm phiếu quyết định chỗ máy nghi ngờ', 'Flag decided'),
  data: z.strictObject({
    ...cell,
    decision: flagDecisionSchema,
    note: z.string().max(2000),
    votesFor: sheetCount,
    votesAgainst: sheetCount,
  }),
  sentence: (d) =>
    text(
      `Ban Kiểm phiếu quyết định một chỗ của ${inBatch(d).vi}: biểu quyết ${d.votesFor}–${d.votesAgainst}.`,
      `The committee decided a place in ${inBatch(d).en}: ${d.votesFor} to ${d.votesAgainst}.`,
    ),
});

export const flagConfirmed = event({
  type: 'flag-confirmed',
  version: 1,
  title: text('Người thứ hai xác nhận quyết định', 'Decision confirmed'),
  data: z.strictObject(cell),
  sentence: (d) =>
    text(
      `Người thứ hai xác nhận quyết định về một chỗ của ${inBatch(d).vi}.`,
      `A second person confirmed the decision on a place in ${inBatch(d).en}.`,
    ),
});

export const flagContested = event({
  type: 'flag-contested',
  version: 1,
  title: text('Quyết định được xem lại', 'Decision taken back or contested'),
  data: z.strictObject({ ...cell, reason: words }),
  sentence: (d) =>
    text(
      `Quyết định về một chỗ của ${inBatch(d).vi} được xem lại.`,
      `The decision on a place in ${inBatch(d).en} is looked at again.`,
    ),
});

export const readingsCommitted = event({
  type: 'readings-committed',
  version: 1,
  title: text('Chốt kết quả đọc', 'Readings committed'),
  data: z.strictObject({
    list: listIdSchema,
    /** SHA-256 over the canonical readings and decisions. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    plan: checkPlanSchema,
  }),
  sentence: (d) =>
    text(`Chốt kết quả máy đọc của danh sách ${d.list}.`, `The readings of list ${d.list} were committed to.`),
});

export const sampleDrawn = event({
  type: 'sample-drawn',
  version: 1,
  title: text('Chọn mẫu kiểm tra', 'Sample drawn'),
  data: z.strictObject({ list: listIdSchema, seed: z.string(), drawn: z.array(sheetPlaceSchema) }),
  sentence: (d) =>
    text(
      `Chọn phiếu kiểm tra bằng tay của danh sách ${d.list}; dãy số xúc xắc ${d.seed}.`,
      `Sheets of list ${d.list} drawn for the check by hand; dice ${d.seed}.`,
    ),
});

/** What somebody saw on the paper where the record says something else; `row: null` is the sheet as a whole. */
export const differenceSchema = z.strictObject({
  row: rowIndex.nullable(),
  seen: z.union([rowMarkSchema, wholeMarkSchema]),
});
export type Difference = z.output<typeof differenceSchema>;

export const sheetChecked = event({
  type: 'sheet-checked',
  version: 1,
  title: text('Kiểm tra phiếu bằng tay', 'Sheet checked by hand'),
  data: z.strictObject({
    ...sheet,
    /** Rows that were looked at; `null`: the whole sheet. */
    rows: z.array(rowIndex).min(1).max(200).nullable(),
    differences: z.array(differenceSchema).max(201),
  }),
  sentence: (d) =>
    text(`Kiểm tra bằng tay một phiếu của ${inBatch(d).vi}.`, `A sheet of ${inBatch(d).en} checked by hand.`),
});

export const scanEvents = [
  batchCorrected,
  sheetsRecorded,
  sheetsWithdrawn,
  flagDecided,
  flagConfirmed,
  flagContested,
  readingsCommitted,
  sampleDrawn,
  sheetChecked,
] as const;

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
