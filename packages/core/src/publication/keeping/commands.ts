// S18, S19: the acts of keeping. The office keeps; nobody opens or destroys alone, and nothing is destroyed before its term is over.
import { type Day, dayOf } from '../../basics/dates.ts';
import { type Refusal, refuse } from '../../basics/findings.ts';
import { err, ok, type Result } from '../../basics/result.ts';
import { text } from '../../basics/text.ts';
import { command } from '../../record/command.ts';
import type { Sealed } from '../publication.ts';
import { twoPeopleProblem } from '../two-people.ts';
import { destructionSchema, type KeepingEvent, openingSchema, people, termSchema } from './events.ts';
import * as refusals from './refusals.ts';
import { keepingProblem, sealsEver, sealsOf, termProblem } from './state.ts';

export const setKeeping = command({
  name: 'set-keeping',
  title: text('Ghi nơi và thời hạn lưu giữ', 'Set place and term of keeping'),
  data: termSchema,
  roles: ['organiser'],
  stages: ['sealed'],
  decide: (_rules, state: Sealed, data): Result<KeepingEvent[], Refusal> => {
    const refused = keepingProblem(state) ?? newTermProblem(state, data.until);
    return refused === null ? ok([{ type: 'keeping-set', data }]) : err(refused);
  },
});

export const openPackets = command({
  name: 'open-packets',
  title: text('Ghi nhận mở niêm phong', 'Record an opening'),
  data: openingSchema.extend({ present: people }),
  roles: ['organiser', 'chair'],
  stages: ['sealed'],
  decide: (_rules, state: Sealed, data, { at }): Result<KeepingEvent[], Refusal> => {
    const refused =
      keepingProblem(state) ??
      twoPeopleProblem(data.present) ??
      dayProblem(state, data.day, dayOf(at)) ??
      sealProblem(state, data.packets);
    return refused === null ? ok([{ type: 'packets-opened', data }]) : err(refused);
  },
});

export const destroyBallots = command({
  name: 'destroy-ballots',
  title: text('Ghi nhận tiêu hủy phiếu', 'Record the destruction of the ballots'),
  data: destructionSchema.extend({ present: people }),
  roles: ['organiser'],
  stages: ['sealed'],
  decide: (_rules, state: Sealed, data, { at }): Result<KeepingEvent[], Refusal> => {
    const refused =
      keepingProblem(state) ??
      twoPeopleProblem(data.present) ??
      dayProblem(state, data.day, dayOf(at)) ??
      termProblem(state, data.day);
    return refused === null ? ok([{ type: 'ballots-destroyed', data }]) : err(refused);
  },
});

/** A term that was over before the keeping began is a slip of the pen, and would let the ballots be destroyed at once. */
function newTermProblem({ handOver }: Sealed, until: Day | null): Refusal | null {
  return handOver !== null && until !== null && until < handOver.day
    ? refuse(refusals.termBeforeHandOver, until, handOver.day)
    : null;
}

/** Kept ballots are opened or destroyed after they were handed over, and written down afterwards. */
function dayProblem({ handOver }: Sealed, day: Day, today: Day): Refusal | null {
  if (handOver !== null && day < handOver.day) return refuse(refusals.beforeHandOver, day, handOver.day);
  return day > today ? refuse(refusals.dayInFuture, day) : null;
}

/** Packets are opened that are closed, each once, and closed again with numbers that nobody has used. */
function sealProblem(
  state: Sealed,
  packets: readonly { readonly sealNumber: string; readonly newSeal: string | null }[],
): Refusal | null {
  const closed = sealsOf(state);
  const strange = packets.find(
    ({ sealNumber }, index) =>
      !closed.includes(sealNumber) || packets.findIndex((other) => other.sealNumber === sealNumber) < index,
  );
  if (strange !== undefined) return refuse(refusals.unknownSeal, strange.sealNumber, closed);
  const ever = new Set(sealsEver(state));
  for (const { newSeal } of packets) {
    if (newSeal === null) continue;
    if (ever.has(newSeal)) return refuse(refusals.sealUsed, newSeal);
    ever.add(newSeal);
  }
  return null;
}
