// S15: registering a request for information, and dealing with it step by step.
import { z } from 'zod';
import { type Day, dayOf } from '../basics/dates.ts';
import { type Refusal, refuse } from '../basics/findings.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { text } from '../basics/text.ts';
import type { ContestList, Settlements } from '../contests/lists.ts';
import type { Plan } from '../plan/plan.ts';
import type { Roster } from '../plan/roster.ts';
import { type Context, command } from '../record/command.ts';
import type { Rules } from '../rules/rules.ts';
import { workOutRolls } from '../voter-roll/rolls.ts';
import { clocksOf, routeOf } from './clocks.ts';
import {
  dayOfStep,
  type InquiryEvent,
  type InquiryStep,
  type InquiryStepKind,
  inquiryNumber,
  inquiryStepSchema,
  requestSchema,
} from './events.ts';
import { checksOf, type Inquiry, isOver, lastStep, mayReply } from './inquiry.ts';
import * as refusals from './refusals.ts';

/** What a request is decided on: the approved round. */
export interface InquiryGround {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly settlements: Settlements;
  readonly rules: Rules;
  readonly inquiries: readonly Inquiry[];
}

export function listsOfGround({ plan, roster, rules, settlements }: InquiryGround, today: Day): readonly ContestList[] {
  return workOutRolls(plan, roster, rules, settlements, today).lists;
}

export const registerInquiry = command({
  name: 'register-inquiry',
  title: text('Ghi nhận yêu cầu cung cấp thông tin', 'Register a request for information'),
  data: requestSchema,
  roles: ['organiser'],
  stages: ['approved'],
  decide: (_rules, state: InquiryGround, data, { at }: Context): Result<InquiryEvent[], Refusal> => {
    const today = dayOf(at);
    if (data.received > today) return err(refuse(refusals.dayToCome, data.received));
    const clocks = clocksOf(state.plan, state.rules, listsOfGround(state, today), data.person, data.received);
    if (clocks === null) return err(refuse(refusals.nobodyVotesOn, data.person));
    const voting = state.plan.conferences.find(({ id }) => id === clocks.conference)?.day ?? today;
    const route = routeOf(state.plan, state.roster, data.person, voting);
    const act = { ...data, inquiry: state.inquiries.length + 1, ...clocks, ...route, helpers: [...route.helpers] };
    return ok([{ type: 'inquiry-registered', data: act }]);
  },
});

export const advanceInquiry = command({
  name: 'advance-inquiry',
  title: text('Giải quyết yêu cầu cung cấp thông tin', 'Deal with a request for information'),
  data: z.strictObject({ inquiry: inquiryNumber, step: inquiryStepSchema }),
  roles: ['organiser'],
  stages: ['approved'],
  decide: (_rules, state: InquiryGround, data, { at }: Context): Result<InquiryEvent[], Refusal> => {
    const { step } = data;
    const inquiry = state.inquiries[data.inquiry - 1];
    if (inquiry === undefined) return err(refuse(refusals.unknownInquiry, data.inquiry));
    if (isOver(inquiry)) return err(refuse(refusals.inquiryOver, inquiry.number));
    const [today, day] = [dayOf(at), dayOfStep(step)];
    if (day > today) return err(refuse(refusals.dayToCome, day));
    if (step.kind === 'corrected') return corrected(state, inquiry, step, today);
    if (day < inquiry.received) return err(refuse(refusals.beforeReceipt, day, inquiry.received));
    const refusal = whyNot(inquiry, step, today) ?? outOfOrder(inquiry, step, day);
    return refusal === null ? ok([{ type: 'inquiry-advanced', data }]) : err(refusal);
  },
});

function corrected(
  state: InquiryGround,
  inquiry: Inquiry,
  step: Extract<InquiryStep, { kind: 'corrected' }>,
  today: Day,
): Result<InquiryEvent[], Refusal> {
  const clocks = clocksOf(state.plan, state.rules, listsOfGround(state, today), inquiry.person, step.received);
  if (clocks === null) return err(refuse(refusals.nobodyVotesOn, inquiry.person));
  return ok([{ type: 'inquiry-advanced', data: { inquiry: inquiry.number, step, clocks } }]);
}

/** What a step answers: it cannot have happened before it. `null`: nothing. */
function answeredBy(inquiry: Inquiry, step: InquiryStep): InquiryStep | null {
  switch (step.kind) {
    case 'check-answered':
      return checksOf(inquiry).find(({ number }) => number === step.check)?.sent ?? null;
    case 'answered':
      return lastStep(inquiry, 'asked');
    case 'verified':
      return lastStep(inquiry, 'answered');
    case 'replied':
      return lastStep(inquiry, 'verified');
    default:
      return null;
  }
}

function outOfOrder(inquiry: Inquiry, step: InquiryStep, day: Day): Refusal | null {
  if (step.kind === 'answered' && step.letter.day > step.received)
    return refuse(refusals.letterAfterReceipt, step.letter.day, step.received);
  const first = answeredBy(inquiry, step);
  return first === null || dayOfStep(first) <= day
    ? null
    : refuse(refusals.beforeStep, day, first.kind, dayOfStep(first));
}

const despiteLateness: readonly InquiryStepKind[] = ['replied', 'closed', 'withdrawn'];

/** Why a step cannot be taken now; `null` where it can. */
function whyNot(inquiry: Inquiry, step: InquiryStep, today: Day): Refusal | null {
  const tooEarly = (first: InquiryStepKind) => refuse(refusals.inquiryStepTooEarly, step.kind, first);
  // An asker without an answer is left only with a reason.
  if (step.kind === 'closed' && step.note === null && lastStep(inquiry, 'replied') === null) return tooEarly('replied');
  if (inquiry.late)
    return despiteLateness.includes(step.kind)
      ? null
      : refuse(refusals.inquiryTooLate, inquiry.number, inquiry.requestBy);
  switch (step.kind) {
    case 'check-answered':
      return checksOf(inquiry).some(({ number, answered }) => number === step.check && answered === null)
        ? null
        : refuse(refusals.unknownCheck, step.check);
    case 'answered':
      return lastStep(inquiry, 'asked') === null ? tooEarly('asked') : null;
    case 'verified':
      return lastStep(inquiry, 'answered') === null ? tooEarly('answered') : null;
    case 'replied':
      return mayReply(inquiry, today)
        ? null
        : tooEarly(lastStep(inquiry, 'answered') === null ? 'reported' : 'verified');
    default:
      return null;
  }
}
