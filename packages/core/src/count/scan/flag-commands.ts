// S11: what the machine does not decide, the committee does: one account records the vote, another confirms it. Nobody decides alone.
import { z } from 'zod';
import type { Refusal } from '../../basics/findings.ts';
import { err, ok, type Result } from '../../basics/result.ts';
import { committeeRoles } from '../../basics/roles.ts';
import { proseSchema, text } from '../../basics/text.ts';
import { type Context, command } from '../../record/command.ts';
import type { Rules } from '../../rules/rules.ts';
import { cell } from '../cells.ts';
import { carries, vote } from '../decide.ts';
import type { CountEvent } from '../events.ts';
import type { Counting } from '../state.ts';
import { confirmProblem, contestProblem, decisionProblem } from './fits.ts';
import { flagDecisionSchema } from './reading.ts';

export const decideFlag = command({
  name: 'decide-flag',
  title: text('Quyết định chỗ máy nghi ngờ', 'Decide a flag'),
  data: z.strictObject({ ...cell, decision: flagDecisionSchema, ...vote }),
  roles: committeeRoles,
  stages: ['counting'],
  precision: 'minute',
  decide: (rules: Rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const refused =
      decisionProblem(rules, state, data, data.decision) ?? carries(state.committee, data.votesFor, data.votesAgainst);
    return refused === null ? ok([{ type: 'flag-decided', data }]) : err(refused);
  },
});

export const confirmFlag = command({
  name: 'confirm-flag',
  title: text('Xác nhận quyết định của người khác', 'Confirm a decision'),
  data: z.strictObject(cell),
  roles: committeeRoles,
  stages: ['counting'],
  decide: (_rules, state: Counting, data, { by }: Context): Result<CountEvent[], Refusal> => {
    const refused = confirmProblem(state, data, by.account);
    return refused === null ? ok([{ type: 'flag-confirmed', data }]) : err(refused);
  },
});

export const contestFlag = command({
  name: 'contest-flag',
  title: text('Rút lại hoặc không đồng ý với quyết định', 'Take back or contest a decision'),
  data: z.strictObject({ ...cell, reason: proseSchema(2000) }),
  roles: committeeRoles,
  stages: ['counting'],
  decide: (_rules, state: Counting, data, { by }: Context): Result<CountEvent[], Refusal> => {
    const refused = contestProblem(state, data, by.account);
    return refused === null ? ok([{ type: 'flag-contested', data }]) : err(refused);
  },
});
