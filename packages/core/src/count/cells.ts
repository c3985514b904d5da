// Where a mark stands: list, batch, ballot, row. Shared by every way of counting ballot by ballot.
import { z } from 'zod';
import { listIdSchema } from '../basics/ids.ts';
import { type Text, text } from '../basics/text.ts';
import { rowMarkSchema, wholeMarkSchema } from './marks.ts';

export const batchNumber = z.number().int().min(1).max(10_000);
export const ballotNumber = z.number().int().min(1).max(1000);
export const rowIndex = z.number().int().min(0).max(199);

/** The shape of a cell: `row` is the person's place in ballot order, from 0; `null` is the sheet as a whole. */
export const cell = { list: listIdSchema, batch: batchNumber, ballot: ballotNumber, row: rowIndex.nullable() };

/** What the committee may decide on a cell: anything but that it is still in doubt. */
export const decisionSchema = z.union([rowMarkSchema.exclude(['doubtful']), wholeMarkSchema.exclude(['doubtful'])]);

/** A cell of a batch: `3/whole` is the sheet as a whole, `3/0` the first person's row; ballots count from 1. */
export type CellKey = string;

/** The key of a cell: the ballot, from 1, and the row, or the sheet as a whole. */
export function cellKey(ballot: number, row: number | null): CellKey {
  return `${ballot}/${row ?? 'whole'}`;
}

/** The words for a cell, as they stand in the middle of a sentence. */
export function placeText(d: { list: string; batch: number; ballot: number; row: number | null }): Text {
  return text(
    `danh sách ${d.list}, tập ${d.batch}, phiếu ${d.ballot}${d.row === null ? '' : `, dòng ${d.row + 1}`}`,
    `list ${d.list}, batch ${d.batch}, ballot ${d.ballot}${d.row === null ? '' : `, row ${d.row + 1}`}`,
  );
}
