// S18, reading 12: the machine reads batch by batch; what is read anew is read anew as a whole, and the first reading stays in the record.
import { z } from 'zod';
import { type Refusal, refuse } from '../../basics/findings.ts';
import { listIdSchema } from '../../basics/ids.ts';
import { err, ok, type Result } from '../../basics/result.ts';
import { committeeRoles } from '../../basics/roles.ts';
import { proseSchema, text } from '../../basics/text.ts';
import { command } from '../../record/command.ts';
import { inBatches } from '../batches.ts';
import { ballotNumber, batchNumber } from '../cells.ts';
import type { CountEvent } from '../events.ts';
import { tooManyInBatches } from '../refusals.ts';
import type { Counting } from '../state.ts';
import { copiedProblem, scanBatchOf, scanOf, sheetsProblem } from './fits.ts';
import { copiedSchema, readerSchema, sheetReadingSchema } from './reading.ts';
import * as refusals from './refusals.ts';

const place = { list: listIdSchema, batch: batchNumber };

export const correctBatch = command({
  name: 'correct-batch',
  title: text('Đính chính số phiếu đếm tay của tập', 'Correct the hand count of a batch'),
  data: z.strictObject({ ...place, size: ballotNumber, reason: proseSchema(2000) }),
  roles: ['committee-head'],
  stages: ['counting'],
  decide: (_rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const counting = scanOf(state, data.list);
    if (!counting.ok) return counting;
    const found = scanBatchOf(state, data.list, data.batch);
    if (!found.ok) return found;
    const { size } = found.value;
    if (size === data.size) return err(refuse(refusals.sameBatchSize, data.batch, size));
    const collected = state.stock[data.list]?.collected ?? 0;
    const total = inBatches(counting.value.batches) - size + data.size;
    if (total > collected) return err(refuse(tooManyInBatches, total, collected));
    return ok([{ type: 'batch-corrected', data }]);
  },
});

export const recordSheets = command({
  name: 'record-sheets',
  title: text('Ghi kết quả máy đọc', 'Record what the machine read'),
  // Readings come from files of scans: nobody writes them by hand.
  internal: true,
  data: z.strictObject({
    ...place,
    reader: readerSchema,
    sheets: z.array(sheetReadingSchema).min(1).max(1000),
    copied: copiedSchema,
  }),
  roles: committeeRoles,
  stages: ['counting'],
  precision: 'minute',
  decide: (_rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const found = scanBatchOf(state, data.list, data.batch);
    if (!found.ok) return found;
    const problem =
      sheetsProblem(state, data.list, found.value, data.sheets) ?? copiedProblem(state, data.list, data.copied ?? []);
    return problem === null ? ok([{ type: 'sheets-recorded', data }]) : err(problem);
  },
});

export const withdrawSheets = command({
  name: 'withdraw-sheets',
  title: text('Bỏ kết quả đọc của tập để quét lại', 'Withdraw the readings of a batch'),
  data: z.strictObject({ ...place, reason: proseSchema(2000) }),
  roles: committeeRoles,
  stages: ['counting'],
  decide: (_rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const found = scanBatchOf(state, data.list, data.batch);
    if (!found.ok) return found;
    if (found.value.sheets.length === 0) return err(refuse(refusals.nothingRead, data.batch));
    return ok([{ type: 'sheets-withdrawn', data }]);
  },
});
