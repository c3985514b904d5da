// Reading 12: ballots are entered by people who do so independently and never see each other's values.
import { z } from 'zod';
import { type Refusal, refuse } from '../basics/findings.ts';
import { type ListId, listIdSchema } from '../basics/ids.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { proseSchema, text } from '../basics/text.ts';
import { unknownList } from '../polls/refusals.ts';
import { listOf } from '../polls/state.ts';
import { type Context, command } from '../record/command.ts';
import type { Rules } from '../rules/rules.ts';
import { cellsToReadAgain, inBatches } from './batches.ts';
import { ballotNumber, batchNumber, rowIndex } from './cells.ts';
import type { CountEvent } from './events.ts';
import { cellFits, fitsRow, fitsWhole, methodWords } from './fit.ts';
import { type BallotMarks, ballotMarksSchema, rowMarkSchema, wholeMarkSchema } from './marks.ts';
import * as refusals from './refusals.ts';
import { scanBatchOf } from './scan/fits.ts';
import type { Batch, Counting } from './state.ts';

const committee = ['committee-head', 'committee-secretary', 'committee-member'] as const;
const counting = ['counting'] as const;

export const formBatches = command({
  name: 'form-batches',
  title: text('Chia tập phiếu', 'Form batches'),
  data: z.strictObject({ list: listIdSchema, sizes: z.array(ballotNumber).min(1).max(2000) }),
  roles: committee,
  stages: counting,
  decide: (_rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const count = state.counts[data.list];
    if (count === undefined) return err(refuse(unknownList, data.list));
    if (count.method === 'tally-sheet') return err(refuse(refusals.wrongMethod, methodWords[count.method]));
    const collected = state.stock[data.list]?.collected ?? 0;
    const total = data.sizes.reduce((sum, size) => sum + size, inBatches(count.batches));
    if (total > collected) return err(refuse(refusals.tooManyInBatches, total, collected));
    return ok([{ type: 'batches-formed', data }]);
  },
});

/** The batch, or why there is none. */
export function batchOf(state: Counting, list: ListId, number: number): Result<Batch, Refusal> {
  const count = state.counts[list];
  if (count === undefined) return err(refuse(unknownList, list));
  if (count.method !== 'entry') return err(refuse(refusals.wrongMethod, methodWords[count.method]));
  const batch = count.batches[number - 1];
  return batch === undefined ? err(refuse(refusals.unknownBatch, number)) : ok(batch);
}

export const enterBallot = command({
  name: 'enter-ballot',
  title: text('Nhập phiếu', 'Enter a ballot'),
  data: z.strictObject({ list: listIdSchema, batch: batchNumber, ballot: ballotNumber, marks: ballotMarksSchema }),
  roles: committee,
  stages: counting,
  precision: 'minute',
  decide: (rules: Rules, state: Counting, data, { by }: Context): Result<CountEvent[], Refusal> => {
    const found = batchOf(state, data.list, data.batch);
    if (!found.ok) return found;
    const batch = found.value;
    if (data.ballot > batch.size) return err(refuse(refusals.unknownBallot, data.ballot, batch.size));
    const mine = batch.counters.find((counter) => counter.account === by.account);
    if (mine?.finished === true) return err(refuse(refusals.batchAlreadyFinished, data.batch));
    if (mine === undefined && batch.counters.length >= state.setup.count.independent)
      return err(
        refuse(
          refusals.batchTaken,
          data.batch,
          batch.counters.map((counter) => counter.name),
        ),
      );
    const problem = marksProblem(rules, data.marks, listOf(state, data.list)?.votedOn.length ?? 0);
    return problem === null ? ok([{ type: 'ballot-entered', data }]) : err(problem);
  },
});

function marksProblem(rules: Rules, marks: BallotMarks, people: number): Refusal | null {
  if (marks.whole !== 'ok' && marks.rows.length > 0)
    return refuse(
      refusals.wrongMarks,
      text(
        `Đã ghi “${marks.whole}” cho cả phiếu thì không ghi dòng nào; đã nhập ${marks.rows.length} dòng.`,
        `“${marks.whole}” is recorded for the whole sheet, so no row is; ${marks.rows.length} were entered.`,
      ),
    );
  if (marks.whole === 'ok' && marks.rows.length !== people)
    return refuse(
      refusals.wrongMarks,
      text(
        `Phiếu có ${people} dòng, đã nhập ${marks.rows.length} dòng.`,
        `The ballot has ${people} rows, ${marks.rows.length} were entered.`,
      ),
    );
  if (!fitsWhole(rules, marks.whole))
    return refuse(
      refusals.wrongMarks,
      text(
        `Lý do “${marks.whole}” không có trong quy định này.`,
        `The rules know no reason “${marks.whole}” for a whole ballot.`,
      ),
    );
  const odd = marks.rows.find((mark) => !fitsRow(rules, mark));
  return odd === undefined
    ? null
    : refuse(
        refusals.wrongMarks,
        text(`Lý do “${odd}” không ghi theo từng dòng.`, `“${odd}” is not recorded against a row.`),
      );
}

export const finishBatch = command({
  name: 'finish-batch',
  title: text('Xác nhận nhập xong tập phiếu', 'Finish a batch'),
  data: z.strictObject({ list: listIdSchema, batch: batchNumber }),
  roles: committee,
  stages: counting,
  decide: (_rules, state: Counting, data, { by }: Context): Result<CountEvent[], Refusal> => {
    const found = batchOf(state, data.list, data.batch);
    if (!found.ok) return found;
    const mine = found.value.counters.find((counter) => counter.account === by.account);
    if (mine?.finished === true) return err(refuse(refusals.batchAlreadyFinished, data.batch));
    const missing = Array.from({ length: found.value.size }, (_, index) => index + 1).filter(
      (ballot) => mine?.ballots[ballot] === undefined,
    );
    return missing.length > 0 ? err(refuse(refusals.ballotsMissing, missing)) : ok([{ type: 'batch-finished', data }]);
  },
});

export const releaseBatch = command({
  name: 'release-batch',
  title: text('Giao tập phiếu cho người khác', 'Release a batch'),
  data: z.strictObject({
    list: listIdSchema,
    batch: batchNumber,
    account: z.string().min(1),
    reason: proseSchema(500),
  }),
  roles: ['committee-head', 'committee-secretary'],
  stages: counting,
  decide: (_rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const found = batchOf(state, data.list, data.batch);
    if (!found.ok) return found;
    const counter = found.value.counters.find((other) => other.account === data.account);
    if (counter === undefined) return err(refuse(refusals.unknownBatch, data.batch));
    if (counter.finished) return err(refuse(refusals.batchAlreadyFinished, data.batch));
    return ok([{ type: 'batch-released', data }]);
  },
});

/** Everything read so far in the batch, or in the list, is set aside and stays in the record; the count begins anew there. */
export const recount = command({
  name: 'recount',
  title: text('Kiểm lại phiếu', 'Count anew'),
  data: z.strictObject({
    list: listIdSchema,
    batch: batchNumber.nullable(),
    reason: proseSchema(2000),
  }),
  roles: ['committee-head'],
  stages: counting,
  decide: (_rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const count = state.counts[data.list];
    if (count === undefined) return err(refuse(unknownList, data.list));
    const inList = count.method === 'scan' ? scanBatchOf : batchOf;
    const found = data.batch === null ? ok(null) : inList(state, data.list, data.batch);
    return found.ok ? ok([{ type: 'recount-ordered', data }]) : found;
  },
});

export const readAgain = command({
  name: 'read-again',
  title: text('Đọc lại chỗ khác nhau', 'Read a cell again'),
  data: z.strictObject({
    list: listIdSchema,
    batch: batchNumber,
    ballot: ballotNumber,
    row: rowIndex.nullable(),
    mark: z.union([rowMarkSchema, wholeMarkSchema]),
  }),
  roles: committee,
  stages: counting,
  precision: 'minute',
  decide: (rules: Rules, state: Counting, data, { by }: Context): Result<CountEvent[], Refusal> => {
    const found = batchOf(state, data.list, data.batch);
    if (!found.ok) return found;
    const people = listOf(state, data.list)?.votedOn.length ?? 0;
    const waiting = cellsToReadAgain(found.value, people, state.setup.count.independent, by.account);
    if (!waiting.some((cell) => cell.ballot === data.ballot && cell.row === data.row))
      return err(refuse(refusals.nothingToReadAgain));
    if (!cellFits(rules, data.row, data.mark))
      return err(
        refuse(refusals.wrongMarks, text('Giá trị này không hợp với chỗ đang đọc.', 'This value does not fit here.')),
      );
    return ok([{ type: 'cell-read-again', data }]);
  },
});
