// S19: signed minutes that two people open, where the rules demand it: one asks, another one agrees, and for a time the first may read them.
import { z } from 'zod';
import { formatDay, type Instant, instantSchema, vietnamClock } from '../basics/dates.ts';
import { type Refusal, type RefusalKind, refuse } from '../basics/findings.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { lineSchema, proseSchema, text } from '../basics/text.ts';
import { CorruptRecord, command, type Done, done, type EventOf, event, type RecordedOf } from '../record/command.ts';
import type { Actor } from '../record/envelope.ts';
import { demandsTwo } from '../rules/four-eyes.ts';
import type { Rules } from '../rules/rules.ts';
import { isSigned, type Signed } from './minutes.ts';

const account = z.strictObject({ account: z.string().min(1).max(60), name: lineSchema(300) });

export const minutesOpened = event({
  type: 'minutes-opened',
  version: 1,
  title: text('Cho xem biên bản mật', 'Confidential minutes opened'),
  data: z.strictObject({
    /** Who asked, and in whose place where not in the own. */
    reader: account.extend({ onBehalfOf: account.exactOptional() }),
    reason: proseSchema(500),
    until: instantSchema,
  }),
  sentence: (d) => {
    const { day, hour, minute } = vietnamClock(d.until);
    const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    const behalf = d.reader.onBehalfOf?.name;
    return text(
      `${d.reader.name}${behalf === undefined ? '' : ` (thay mặt ${behalf})`} được xem biên bản đã ký đến ${clock} ngày ${formatDay(day)}: ${d.reason}.`,
      `${d.reader.name}${behalf === undefined ? '' : ` (for ${behalf})`} may read the signed minutes until ${clock} on ${formatDay(day)}: ${d.reason}.`,
    );
  },
});

export const lookEvents = [minutesOpened] as const;
export type LookEvent = EventOf<(typeof lookEvents)[number]>;
export type LookRecorded = RecordedOf<(typeof lookEvents)[number]>;

/** Who may read the minutes, until when, and who agreed. */
export type Look = z.output<typeof minutesOpened.data> & { readonly done: Done };

export const oneReads: RefusalKind = {
  code: 'R-one-reads',
  title: text('Không cần người thứ hai', 'No second person is needed'),
  message: () =>
    text(
      'Quy định của đợt này không đòi hai người để xem biên bản.',
      'The rules of this round demand no second person for reading the minutes.',
    ),
  todo: text('Mở biên bản ở màn hình “Biên bản”.', 'Open them on the screen of the minutes.'),
};

export const ownLook: RefusalKind<[name: string]> = {
  code: 'R-own-look',
  example: ['Nguyễn Văn An'],
  title: text('Phải là người khác', 'It must be somebody else'),
  message: (name) =>
    text(
      `${name} đã đề nghị xem; người đề nghị, người thay mặt hoặc được thay mặt không tự đồng ý được.`,
      `${name} asked to read; neither who asked, nor a substitute or who is stood in for, agrees.`,
    ),
  todo: text('Nhờ người thứ hai xác nhận.', 'Let a second person confirm.'),
};

export const lookNeeded: RefusalKind = {
  code: 'R-look-needed',
  title: text('Cần hai người để xem biên bản mật', 'Two people open these minutes'),
  message: () =>
    text(
      'Quy định của đợt này: biên bản mật đã ký chỉ được xem khi người thứ hai đồng ý.',
      'By the rules of this round signed confidential minutes are read only when a second person agrees.',
    ),
  todo: text(
    'Ở màn hình “Biên bản”, ghi lý do và đề nghị xem; người thứ hai xác nhận ở “Việc cần hai người”.',
    'On the screen of the minutes say why and ask; a second person confirms under “Two people”.',
  ),
};

export const lookRefusals = [oneReads, ownLook] as const;

type Reader = Look['reader'];

const accountsOf = ({ account: own, onBehalfOf }: Reader | Actor) =>
  onBehalfOf === undefined ? [own] : [own, onBehalfOf.account];

function lookProblem(rules: Rules, reader: Reader, by: Actor): Refusal | null {
  if (!demandsTwo(rules, 'minutes')) return refuse(oneReads);
  return accountsOf(reader).some((own) => accountsOf(by).includes(own)) ? refuse(ownLook, reader.name) : null;
}

/** Given by the server for whoever agrees to what another one asked. */
export const openMinutes = command({
  name: 'open-minutes',
  title: text('Cho xem biên bản mật', 'Open confidential minutes'),
  data: minutesOpened.data,
  roles: ['chair', 'organiser', 'committee-head', 'committee-secretary', 'inspector'],
  stages: ['signed', 'announced', 'sealed'],
  internal: true,
  decide: (rules, _state: Signed, data, { by }): Result<LookEvent[], Refusal> => {
    const refused = lookProblem(rules, data.reader, by);
    return refused === null ? ok([{ type: 'minutes-opened', data }]) : err(refused);
  },
});

/** Why an account may not read the minutes of a conference now; `null` where nothing but its roles is asked for. */
export function readingProblem(
  rules: Rules,
  state: { readonly stage: string },
  reader: string,
  at: Instant,
): Refusal | null {
  if (!demandsTwo(rules, 'minutes') || !isSigned(state)) return null;
  const may = state.looks.some((look) => look.reader.account === reader && Date.parse(look.until) > Date.parse(at));
  return may ? null : refuse(lookNeeded);
}

/** Folds the opening of minutes. Throws `CorruptRecord` where it does not fit. */
export function evolveLooks<State extends { readonly looks: readonly Look[] }>(
  rules: Rules,
  state: State,
  event: LookRecorded,
): State {
  if (lookProblem(rules, event.data.reader, event.by) !== null)
    throw new CorruptRecord(
      event.number,
      text(
        'một người tự xem biên bản, hoặc xem khi không cần hai người',
        'minutes opened by one person, or without need',
      ),
    );
  return { ...state, looks: [...state.looks, { ...event.data, done: done(event) }] };
}
