// Re-opening by two people, where the rules demand it: one asks, with a reason; another one re-opens. Both acts stand in the record.
import { z } from 'zod';
import { type Refusal, type RefusalKind, refuse } from '../basics/findings.ts';
import { proseSchema, text } from '../basics/text.ts';
import { CorruptRecord, type Done, done, type EventOf, event, type RecordedOf } from '../record/command.ts';
import { type Actor, samePerson } from '../record/envelope.ts';
import { demandsTwo } from '../rules/four-eyes.ts';
import type { Rules } from '../rules/rules.ts';
import type { Held } from './state.ts';

export const reopeningAsked = event({
  type: 'reopening-asked',
  version: 1,
  title: text('Đề nghị mở lại', 'Re-opening asked for'),
  data: z.strictObject({ reason: proseSchema(2000) }),
  sentence: (d) => text(`Đề nghị mở lại, chờ người thứ hai: ${d.reason}.`, `Re-opening asked for: ${d.reason}.`),
});

export const reopeningDropped = event({
  type: 'reopening-dropped',
  version: 1,
  title: text('Bỏ đề nghị mở lại', 'Request to re-open dropped'),
  // Earlier records do not say which of the two it was.
  data: z.strictObject({
    how: z.enum(['taken-back', 'declined']).optional(),
    reason: proseSchema(2000).optional(),
  }),
  sentence: ({ how, reason }) =>
    how === undefined
      ? text('Đề nghị mở lại được rút hoặc bị từ chối.', 'The request to re-open was taken back or declined.')
      : how === 'taken-back'
        ? reason === undefined
          ? text('Rút đề nghị mở lại.', 'Took back the request to re-open.')
          : text(`Rút đề nghị mở lại: ${reason}.`, `Took back the request to re-open: ${reason}.`)
        : text(`Không đồng ý mở lại: ${reason ?? ''}.`, `Declined to re-open: ${reason ?? ''}.`),
});

export const reopeningEvents = [reopeningAsked, reopeningDropped] as const;
export type ReopeningEvent = EventOf<(typeof reopeningEvents)[number]>;
export type ReopeningRecorded = RecordedOf<(typeof reopeningEvents)[number]>;

/** What was asked for, and in which stage. */
export interface ReopeningAsked {
  readonly from: string;
  readonly reason: string;
  readonly done: Done;
}

/** A request that somebody else declined, and why; earlier records give no reason. */
export interface ReopeningDeclined {
  readonly asked: ReopeningAsked;
  readonly reason: string | null;
  readonly done: Done;
}

/** The stages that are re-opened. */
export const reopenableStages = ['closed', 'canvassed', 'signed', 'announced', 'sealed'] as const;

export const oneReopens: RefusalKind = {
  code: 'R-one-reopens',
  title: text('Không cần đề nghị', 'No need to ask'),
  message: () =>
    text('Quy định của đợt này không đòi hai người để mở lại.', 'The rules of this round let one person re-open.'),
  todo: text('Mở lại thẳng, ghi rõ lý do.', 'Re-open, with the reason.'),
};

export const reopeningAskedAlready: RefusalKind<[name: string]> = {
  code: 'R-reopening-asked-already',
  example: ['Nguyễn Văn An'],
  title: text('Đã có đề nghị mở lại', 'Asked for already'),
  message: (name) => text(`${name} đã đề nghị mở lại.`, `${name} has asked to re-open already.`),
  todo: text('Nhờ người thứ hai mở lại hoặc từ chối.', 'Let a second person re-open or decline.'),
};

export const reopeningNotAsked: RefusalKind = {
  code: 'R-reopening-not-asked',
  title: text('Cần hai người để mở lại', 'Two people re-open'),
  message: () =>
    text(
      'Quy định của đợt này: một người đề nghị mở lại, một người khác mở. Chưa có đề nghị nào.',
      'By the rules of this round one person asks and another one re-opens. Nobody has asked.',
    ),
  todo: text('Nhờ người khác đề nghị trước, ghi rõ lý do.', 'Let somebody else ask first, with the reason.'),
};

export const ownReopening: RefusalKind<[name: string]> = {
  code: 'R-own-reopening',
  example: ['Nguyễn Văn An'],
  title: text('Phải là người khác', 'It must be somebody else'),
  message: (name) =>
    text(
      `${name} đã đề nghị; người đề nghị, người thay mặt hoặc được thay mặt không tự mở lại được.`,
      `${name} asked; neither who asked, nor a substitute or who is stood in for, re-opens.`,
    ),
  todo: text('Nhờ người thứ hai mở lại.', 'Let a second person re-open.'),
};

export const noReopeningAsked: RefusalKind = {
  code: 'R-no-reopening-asked',
  title: text('Không có đề nghị mở lại', 'Nothing was asked for'),
  message: () => text('Không có đề nghị mở lại nào đang chờ.', 'No request to re-open waits.'),
  todo: text('Đề nghị mở lại, nếu vẫn cần.', 'Ask for it, where it is still needed.'),
};

export const declineWithoutReason: RefusalKind<[name: string]> = {
  code: 'R-decline-without-reason',
  example: ['Nguyễn Văn An'],
  title: text('Từ chối mà chưa ghi lý do', 'Declined without a reason'),
  message: (name) =>
    text(
      `${name} đã đề nghị mở lại; từ chối thì phải ghi lý do.`,
      `${name} asked to re-open; whoever declines says why.`,
    ),
  todo: text('Ghi lý do từ chối.', 'Write down why it is declined.'),
};

export const reopeningRefusals = [
  oneReopens,
  reopeningAskedAlready,
  reopeningNotAsked,
  ownReopening,
  noReopeningAsked,
  declineWithoutReason,
] as const;

type Asking = Pick<Held, 'reopeningAsked' | 'reopeningDeclined'> & { readonly stage: string };

/** The request that waits; what was asked for in an earlier stage is void. `null` where none does. */
export function askedReopening({ reopeningAsked: asked, stage }: Asking): ReopeningAsked | null {
  return asked?.from === stage ? asked : null;
}

/** The last request of this stage, where somebody else declined it. `null` where none was, or another one waits. */
export function declinedReopening({ reopeningDeclined: declined, stage }: Asking): ReopeningDeclined | null {
  return declined?.asked.from === stage ? declined : null;
}

/** Why nothing can be asked for; `null` where it can. */
export function askingProblem(rules: Rules, state: Asking): Refusal | null {
  if (!demandsTwo(rules, 'reopening')) return refuse(oneReopens);
  const asked = askedReopening(state);
  return asked === null ? null : refuse(reopeningAskedAlready, asked.done.by.name);
}

/** Why the rules do not let somebody re-open alone; `null` where two people do, or one may. */
export function reopeningProblem(rules: Rules, state: Asking, by: Actor): Refusal | null {
  if (!demandsTwo(rules, 'reopening')) return null;
  const asked = askedReopening(state);
  if (asked === null) return refuse(reopeningNotAsked);
  return samePerson(asked.done.by, by) ? refuse(ownReopening, asked.done.by.name) : null;
}

/** Folds what is asked for and dropped. Throws `CorruptRecord` where it does not fit. */
export function evolveReopening<State extends Asking>(rules: Rules, state: State, event: ReopeningRecorded): State {
  if (event.type === 'reopening-asked') {
    if (askingProblem(rules, state) !== null)
      throw new CorruptRecord(
        event.number,
        text('đề nghị mở lại khi không cần đề nghị', 'a request to re-open without need'),
      );
    const asked = { from: state.stage, reason: event.data.reason, done: done(event) };
    return { ...state, reopeningAsked: asked, reopeningDeclined: null };
  }
  const asked = askedReopening(state);
  if (asked === null)
    throw new CorruptRecord(event.number, text('rút một đề nghị không có', 'a request dropped that nobody made'));
  const { how = samePerson(asked.done.by, event.by) ? 'taken-back' : 'declined', reason = null } = event.data;
  const declined = how === 'declined' ? { asked, reason, done: done(event) } : null;
  return { ...state, reopeningAsked: null, reopeningDeclined: declined };
}
