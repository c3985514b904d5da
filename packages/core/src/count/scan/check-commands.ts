// The check by hand: the readings are committed to, dice choose, people look at the paper. A difference stops the count until every sheet is checked.
import { z } from 'zod';
import { type Refusal, refuse } from '../../basics/findings.ts';
import { listIdSchema } from '../../basics/ids.ts';
import { err, ok, type Result } from '../../basics/result.ts';
import { committeeRoles } from '../../basics/roles.ts';
import { text } from '../../basics/text.ts';
import { listOf } from '../../polls/state.ts';
import { command } from '../../record/command.ts';
import type { Rules } from '../../rules/rules.ts';
import { waitsForBox } from '../box/count.ts';
import { boxNotOpened } from '../box/refusals.ts';
import { ballotNumber, batchNumber, rowIndex } from '../cells.ts';
import type { CountEvent } from '../events.ts';
import type { Counting } from '../state.ts';
import { checkPlan, commitmentHash, knowsChecks } from './check.ts';
import { differenceSchema } from './events.ts';
import { checkProblem, drawnFor, drawProblem, scanOf } from './fits.ts';
import { checkMethod, checkMethods } from './method.ts';
import * as refusals from './refusals.ts';
import { missingReadings } from './standing.ts';

export const commitReadings = command({
  name: 'commit-readings',
  title: text('Chốt kết quả đọc', 'Commit the readings'),
  data: z.strictObject({ list: listIdSchema }),
  roles: ['committee-head'],
  stages: ['counting'],
  decide: (rules: Rules, state: Counting, { list }): Result<CountEvent[], Refusal> => {
    const counting = scanOf(state, list);
    if (!counting.ok) return counting;
    // A commitment stands until something under it changes.
    if (counting.value.commitment !== null) return err(refuse(refusals.alreadyCommitted));
    if (waitsForBox(state, list)) return err(refuse(boxNotOpened, listOf(state, list)?.title ?? list));
    const plan = checkPlan(rules, state, list, checkMethod);
    if (plan === null) return err(refuse(refusals.readingsIncomplete, missingReadings(state, list)));
    return ok([{ type: 'readings-committed', data: { list, hash: commitmentHash(counting.value, list), plan } }]);
  },
});

/** What dice show, as they are typed: digits, with spaces or without. */
const seedSchema = z
  .string()
  .max(300)
  .transform((digits) => digits.replace(/\s+/gu, ''))
  .pipe(z.string().regex(/^\d+$/));

export const drawSample = command({
  name: 'draw-sample',
  title: text('Chọn mẫu kiểm tra', 'Draw the sample'),
  data: z.strictObject({ list: listIdSchema, seed: seedSchema }),
  roles: committeeRoles,
  stages: ['counting'],
  decide: (_rules, state: Counting, { list, seed }): Result<CountEvent[], Refusal> => {
    const counting = scanOf(state, list);
    if (!counting.ok) return counting;
    const refused = drawProblem(counting.value);
    if (refused !== null) return err(refused);
    const least = checkMethods[checkMethod].seedDigits.value;
    if (seed.length < least) return err(refuse(refusals.seedTooShort, seed.length, least));
    return ok([{ type: 'sample-drawn', data: { list, seed, drawn: drawnFor(state, list, seed) } }]);
  },
});

export const checkSheet = command({
  name: 'check-sheet',
  title: text('Kiểm tra một phiếu bằng tay', 'Check a sheet by hand'),
  data: z.strictObject({
    list: listIdSchema,
    batch: batchNumber,
    ballot: ballotNumber,
    rows: z.array(rowIndex).min(1).max(200).nullable().default(null),
    differences: z.array(differenceSchema).max(201),
  }),
  roles: committeeRoles,
  stages: ['counting'],
  precision: 'minute',
  decide: (rules: Rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const counting = scanOf(state, data.list);
    if (!counting.ok) return counting;
    if (counting.value.commitment === null) return err(refuse(refusals.notCommitted));
    if (!knowsChecks(counting.value)) return err(refuse(refusals.sampleNotDrawn));
    const refused = checkProblem(rules, state, data, data.rows, data.differences);
    return refused === null ? ok([{ type: 'sheet-checked', data }]) : err(refused);
  },
});
