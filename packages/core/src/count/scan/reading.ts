// What the machine read on one sheet, and what the committee may decide on it. Kept apart for ever.
import { z } from 'zod';
import { lineSchema } from '../../basics/text.ts';
import { levels } from '../../rules/rules.ts';
import { ballotNumber, batchNumber, decisionSchema } from '../cells.ts';
import { ballotMarksSchema } from '../marks.ts';
import { scanPageCodes, scanRowCodes } from './codes.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The scan of one side: SHA-256 of its file, and which page of the ballot it shows, from 1; `null`: not known. `covered`: SHA-256 of the same
 * picture with the signature place covered, made when it was read; absent where the side has no such place, and where what is written there was
 * itself the question.
 */
export const scanImageSchema = z.strictObject({
  sha256,
  covered: sha256.exactOptional(),
  page: z.number().int().min(1).max(20).nullable(),
});
export type ScanImage = z.output<typeof scanImageSchema>;

/** One row as the machine read it. `null`: it could not tell. Any reason sends the row to the committee. */
export const rowReadingSchema = z.strictObject({
  reading: z.enum([...levels, 'blank', 'multiple']).nullable(),
  reasons: z.array(z.enum(scanRowCodes)).max(scanRowCodes.length),
});
export type RowReading = z.output<typeof rowReadingSchema>;

/** One sheet as the machine read it: the scans of its sides and the rows, both in ballot order. No rows: the sheet could not be read. */
export const sheetReadingSchema = z.strictObject({
  images: z.array(scanImageSchema).min(1).max(20),
  flags: z.array(z.enum(scanPageCodes)).max(scanPageCodes.length),
  rows: z.array(rowReadingSchema).max(200),
});
export type SheetReading = z.output<typeof sheetReadingSchema>;

/** Name and version of the reader, as it stands in the record. */
export const readerSchema = lineSchema(100);

/** The committee's word for a sheet that is no ballot: it does not count and is not among the sheets of its batch. */
export const notABallot = 'not-a-ballot';

/**
 * What the committee decides on a flag. On a row: a level or a reason for which it is void. On a sheet: a reason for which it is void, `ok` (the
 * machine's rows stand), the complete marks as people read them on the paper, or that it is no ballot.
 */
export const flagDecisionSchema = z.union([
  decisionSchema,
  z.literal(notABallot),
  z.strictObject({ marks: ballotMarksSchema }),
]);
export type FlagDecision = z.output<typeof flagDecisionSchema>;

/** Where a sheet lies: its batch and its place in it, from 1 in the order of reading. */
export const sheetPlaceSchema = z.strictObject({ batch: batchNumber, ballot: ballotNumber });
export type SheetPlace = Readonly<z.output<typeof sheetPlaceSchema>>;

/**
 * Sheets of the list that stand already and whose random code is that of a sheet in this act. Only that they meet is recorded, never the code:
 * whoever photographs a ballot could find its vote in a record that has codes (docs/decisions/026).
 */
export const copiedSchema = z.array(sheetPlaceSchema).min(1).max(1000).exactOptional();
