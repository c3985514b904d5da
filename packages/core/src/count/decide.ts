// S11: a doubtful ballot is put to the whole committee; its reason and its vote are recorded. Nobody decides alone.
import { z } from 'zod';
import { sheetCount } from '../ballots/stock.ts';
import { type Refusal, refuse } from '../basics/findings.ts';
import { listIdSchema } from '../basics/ids.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { text } from '../basics/text.ts';
import { boxesWhere } from '../polls/electronic/fits.ts';
import { boxesNotClosed } from '../polls/electronic/refusals.ts';
import { type Closed, type Committee, listOf } from '../polls/state.ts';
import { command } from '../record/command.ts';
import type { Rules } from '../rules/rules.ts';
import { compareBatch } from './batches.ts';
import { ballotNumber, batchNumber, decisionSchema, rowIndex } from './cells.ts';
import { batchOf } from './enter.ts';
import type { CountEvent } from './events.ts';
import { cellFits } from './fit.ts';
import * as refusals from './refusals.ts';
import type { Counting } from './state.ts';

/** Whether a vote of the committee carries: at least two vote, more for than against, no more votes than members. No regulation names a number; docs/decisions/004. */
export function carries(committee: Committee, votesFor: number, votesAgainst: number): Refusal | null {
  const members = committee.members.length;
  const votes = votesFor + votesAgainst;
  return votes >= 2 && votes <= members && votesFor > votesAgainst
    ? null
    : refuse(refusals.noMajority, votesFor, votesAgainst, members);
}

export const vote = {
  note: z.string().normalize('NFC').trim().max(2000).default(''),
  votesFor: sheetCount,
  votesAgainst: sheetCount,
} as const;

export const adjudicate = command({
  name: 'adjudicate',
  title: text('Quyết định phiếu chưa rõ', 'Decide a doubtful ballot'),
  data: z.strictObject({
    list: listIdSchema,
    batch: batchNumber,
    ballot: ballotNumber,
    row: rowIndex.nullable(),
    decision: decisionSchema,
    ...vote,
  }),
  roles: ['committee-head', 'committee-secretary'],
  stages: ['counting'],
  decide: (rules: Rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const found = batchOf(state, data.list, data.batch);
    if (!found.ok) return found;
    const people = listOf(state, data.list)?.votedOn.length ?? 0;
    const { open } = compareBatch(found.value, people, state.setup.count.independent);
    const cell = open.find((other) => other.ballot === data.ballot && other.row === data.row);
    if (cell?.status !== 'committee') return err(refuse(refusals.nothingToDecide));
    if (!cellFits(rules, data.row, data.decision))
      return err(
        refuse(
          refusals.wrongMarks,
          text('Giá trị này không hợp với chỗ đang quyết định.', 'This value does not fit here.'),
        ),
      );
    const refused = carries(state.committee, data.votesFor, data.votesAgainst);
    return refused === null ? ok([{ type: 'cell-decided', data }]) : err(refused);
  },
});

export const beginCount = command({
  name: 'begin-count',
  title: text('Bắt đầu kiểm phiếu', 'Begin the count'),
  data: z.strictObject({}),
  roles: ['committee-head'],
  stages: ['closed'],
  decide: (_rules, state: Closed): Result<CountEvent[], Refusal> => {
    const missing = state.setup.lists.filter(
      (list) => state.stock[list.id]?.collected === null || state.stock[list.id]?.unused === null,
    );
    if (missing.length > 0)
      return err(
        refuse(
          refusals.boxNotCounted,
          missing.map((list) => list.title),
        ),
      );
    const open = boxesWhere(state, (box) => box.closed === null);
    if (open.length > 0) return err(refuse(boxesNotClosed, open));
    return ok([{ type: 'count-begun', data: { method: state.setup.count.method } }]);
  },
});
