import { z } from 'zod';
import { sheetCount } from '../ballots/stock.ts';
import { listIdSchema } from '../basics/ids.ts';
import { proseSchema, type Text, text } from '../basics/text.ts';
import { type CountMethod, countMethodSchema } from '../plan/plan.ts';
import { type EventOf, event, type RecordedOf } from '../record/command.ts';
import { invalidityCodes } from '../rules/rules.ts';
import { boxEvents } from './box/events.ts';
import { ballotNumber, batchNumber, cell, decisionSchema, placeText as place, rowIndex } from './cells.ts';
import { ballotMarksSchema, rowMarkSchema, wholeMarkSchema } from './marks.ts';
import { scanEvents } from './scan/events.ts';

const words = proseSchema(2000);
export const reasonCounts = z.partialRecord(z.enum(invalidityCodes), sheetCount);
export const tallyRowSchema = z.strictObject({
  high: sheetCount,
  confidence: sheetCount,
  low: sheetCount,
  invalid: reasonCounts,
});
/** A cell of a tally sheet: the ballots void as a whole, or one person's totals. */
export const tallyCellSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('void'), voided: reasonCounts }),
  z.strictObject({ kind: z.literal('person'), row: rowIndex, totals: tallyRowSchema }),
]);
export type TallyCell = z.output<typeof tallyCellSchema>;

const begunWith: Readonly<Record<CountMethod, Text>> = {
  entry: text('Bắt đầu kiểm phiếu: nhập từng phiếu, độc lập.', 'Count begun: ballot by ballot, independently.'),
  'tally-sheet': text('Bắt đầu kiểm phiếu: nhập phiếu kiểm, độc lập.', 'Count begun: tally sheets, independently.'),
  scan: text(
    'Bắt đầu kiểm phiếu: máy quét đọc, Ban Kiểm phiếu quyết định và kiểm tra bằng tay.',
    'Count begun: read by scanner, decided and checked by the committee.',
  ),
};

export const countBegun = event({
  type: 'count-begun',
  version: 1,
  title: text('Bắt đầu kiểm phiếu', 'Count begun'),
  data: z.strictObject({ method: countMethodSchema }),
  sentence: (d) => begunWith[d.method],
});

export const batchesFormed = event({
  type: 'batches-formed',
  version: 1,
  title: text('Chia tập phiếu', 'Batches formed'),
  data: z.strictObject({ list: listIdSchema, sizes: z.array(ballotNumber).min(1).max(2000) }),
  sentence: (d) =>
    text(
      `Danh sách ${d.list}: chia ${d.sizes.length} tập (${d.sizes.join(' + ')} phiếu).`,
      `List ${d.list}: ${d.sizes.length} batches (${d.sizes.join(' + ')} ballots).`,
    ),
});

export const ballotEntered = event({
  type: 'ballot-entered',
  version: 1,
  title: text('Nhập phiếu', 'Ballot entered'),
  data: z.strictObject({ list: listIdSchema, batch: batchNumber, ballot: ballotNumber, marks: ballotMarksSchema }),
  sentence: (d) => text(`Nhập ${place({ ...d, row: null }).vi}.`, `Entered ${place({ ...d, row: null }).en}.`),
});

export const batchFinished = event({
  type: 'batch-finished',
  version: 1,
  title: text('Nhập xong tập phiếu', 'Batch finished'),
  data: z.strictObject({ list: listIdSchema, batch: batchNumber }),
  sentence: (d) =>
    text(`Nhập xong tập ${d.batch}, danh sách ${d.list}.`, `Batch ${d.batch} of list ${d.list} finished.`),
});

export const batchReleased = event({
  type: 'batch-released',
  version: 1,
  title: text('Giao tập phiếu cho người khác', 'Batch released'),
  data: z.strictObject({ list: listIdSchema, batch: batchNumber, account: z.string().min(1), reason: words }),
  sentence: (d) =>
    text(
      `Giao lại tập ${d.batch}, danh sách ${d.list}, từ ${d.account} cho người khác: ${d.reason}.`,
      `Batch ${d.batch} of list ${d.list} taken from ${d.account}: ${d.reason}.`,
    ),
});

export const recountOrdered = event({
  type: 'recount-ordered',
  version: 1,
  title: text('Kiểm lại phiếu', 'Recount ordered'),
  data: z.strictObject({ list: listIdSchema, batch: batchNumber.nullable(), reason: words }),
  sentence: (d) =>
    d.batch === null
      ? text(`Kiểm lại toàn bộ danh sách ${d.list}: ${d.reason}.`, `List ${d.list} is counted anew: ${d.reason}.`)
      : text(
          `Kiểm lại tập ${d.batch}, danh sách ${d.list}: ${d.reason}.`,
          `Batch ${d.batch} of list ${d.list} is counted anew: ${d.reason}.`,
        ),
});

export const cellReadAgain = event({
  type: 'cell-read-again',
  version: 1,
  title: text('Đọc lại chỗ khác nhau', 'Cell read again'),
  data: z.strictObject({ ...cell, mark: z.union([rowMarkSchema, wholeMarkSchema]) }),
  sentence: (d) => text(`Đọc lại ${place(d).vi}.`, `Read again: ${place(d).en}.`),
});

export const cellDecided = event({
  type: 'cell-decided',
  version: 1,
  title: text('Ban Kiểm phiếu quyết định', 'Committee decided'),
  data: z.strictObject({
    ...cell,
    decision: decisionSchema,
    note: z.string().max(2000),
    votesFor: sheetCount,
    votesAgainst: sheetCount,
  }),
  sentence: (d) =>
    text(
      `Ban Kiểm phiếu quyết định ${place(d).vi}: biểu quyết ${d.votesFor}–${d.votesAgainst}.`,
      `The committee decided ${place(d).en}: ${d.votesFor} to ${d.votesAgainst}.`,
    ),
});

export const tallyEntered = event({
  type: 'tally-entered',
  version: 1,
  title: text('Nhập phiếu kiểm', 'Tally sheet entered'),
  data: z.strictObject({ list: listIdSchema, voided: reasonCounts, people: z.array(tallyRowSchema).max(200) }),
  sentence: (d) => text(`Nhập phiếu kiểm danh sách ${d.list}.`, `Tally sheet of list ${d.list} entered.`),
});

export const tallyReadAgain = event({
  type: 'tally-read-again',
  version: 1,
  title: text('Nhập lại chỗ khác nhau', 'Tally read again'),
  data: z.strictObject({ list: listIdSchema, cell: tallyCellSchema }),
  sentence: (d) =>
    text(`Nhập lại một dòng phiếu kiểm danh sách ${d.list}.`, `A row of the tally sheet of ${d.list} entered again.`),
});

export const tallyDecided = event({
  type: 'tally-decided',
  version: 1,
  title: text('Ban Kiểm phiếu đếm lại', 'Committee counted again'),
  data: z.strictObject({
    list: listIdSchema,
    cell: tallyCellSchema,
    note: z.string().max(2000),
    votesFor: sheetCount,
    votesAgainst: sheetCount,
  }),
  sentence: (d) =>
    text(
      `Ban Kiểm phiếu cùng đếm lại một dòng của danh sách ${d.list}: biểu quyết ${d.votesFor}–${d.votesAgainst}.`,
      `The committee counted a row of ${d.list} together: ${d.votesFor} to ${d.votesAgainst}.`,
    ),
});

export const countEvents = [
  countBegun,
  batchesFormed,
  ballotEntered,
  batchFinished,
  batchReleased,
  recountOrdered,
  cellReadAgain,
  cellDecided,
  tallyEntered,
  tallyReadAgain,
  tallyDecided,
  ...boxEvents,
  ...scanEvents,
] as const;
export type CountEvent = EventOf<(typeof countEvents)[number]>;
export type CountRecorded = RecordedOf<(typeof countEvents)[number]>;
