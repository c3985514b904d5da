// S18, S19: the counting minutes, written, signed on paper, the signed scan attached by its hash.
import { z } from 'zod';
import { addDays, type Day, dayOf, formatDay, wallClock } from '../basics/dates.ts';
import { type Refusal, type RefusalKind, refuse } from '../basics/findings.ts';
import { sha256Schema } from '../basics/ids.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { lineSchema, proseSchema, type Text, text } from '../basics/text.ts';
import type { Canvassed } from '../canvass/canvass.ts';
import { atStage } from '../polls/evolve.ts';
import {
  type Context,
  CorruptRecord,
  command,
  type Done,
  done,
  type EventOf,
  event,
  type RecordedOf,
} from '../record/command.ts';
import type { Look } from './looks.ts';

const line = lineSchema(300);
const words = proseSchema(5000);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A file kept with the round, named by its content. */
export const attachmentSchema = z.strictObject({
  name: z.string().min(1).max(300),
  sha256: sha256Schema,
  bytes: z.number().int().positive(),
});
export type Attachment = z.output<typeof attachmentSchema>;

export const minutesSchema = z.strictObject({
  place: words,
  /** Wall clock, `08:00`. */
  startedAt: clock,
  endedAt: clock,
  /** Incidents and remarks, one a line; empty where there were none. */
  remarks: z.array(words).max(100),
});
export type Minutes = z.output<typeof minutesSchema>;

export const minutesWritten = event({
  type: 'minutes-written',
  version: 1,
  title: text('Lập biên bản kiểm phiếu', 'Minutes written'),
  data: minutesSchema,
  sentence: (d) =>
    text(
      `Lập biên bản kiểm phiếu, ${d.startedAt}–${d.endedAt}, tại ${d.place}.`,
      `Counting minutes written, ${d.startedAt}–${d.endedAt}, at ${d.place}.`,
    ),
});

export const minutesSigned = event({
  type: 'minutes-signed',
  version: 1,
  title: text('Ký biên bản', 'Minutes signed'),
  data: z.strictObject({ signers: z.array(line).min(1).max(60), scan: attachmentSchema.nullable() }),
  sentence: (d) =>
    text(`Biên bản kiểm phiếu đã ký: ${d.signers.join(', ')}.`, `Counting minutes signed by ${d.signers.join(', ')}.`),
});

export const minutesEvents = [minutesWritten, minutesSigned] as const;
export type MinutesEvent = EventOf<(typeof minutesEvents)[number]>;
export type MinutesRecorded = RecordedOf<(typeof minutesEvents)[number]>;

export interface WrittenMinutes extends Minutes {
  /** The point of the record that the printed minutes carry as fingerprint. */
  readonly done: Done;
}

/** The result stands, and the minutes are written over it; they may be written again until they are signed. */
export interface Minuted extends Canvassed {
  readonly minutes: WrittenMinutes;
}

export interface Signed extends Omit<Minuted, 'stage'> {
  readonly stage: 'signed';
  readonly signed: { readonly signers: readonly string[]; readonly scan: Attachment | null; readonly done: Done };
  /** To whom two people opened the minutes, where the rules demand it. */
  readonly looks: readonly Look[];
}

export const signersMissing: RefusalKind<[names: readonly string[]]> = {
  code: 'R-signers-missing',
  title: text('Thiếu chữ ký', 'Signatures are missing'),
  message: (names) => text(`Chưa ký: ${names.join(', ')}.`, `Not yet signed: ${names.join(', ')}.`),
  todo: text(
    'Cả Ban Kiểm phiếu và người chủ trì phải ký; nếu có người vắng, ghi vào biên bản rồi lập lại.',
    'All of the committee and the chair must sign.',
  ),
};

export const minutesNotWritten: RefusalKind = {
  code: 'R-minutes-not-written',
  title: text('Chưa lập biên bản', 'Minutes not yet written'),
  message: () => text('Chưa lập biên bản kiểm phiếu.', 'The counting minutes have not been written.'),
  todo: text('Lập và in biên bản trước khi ký.', 'Write and print the minutes before they are signed.'),
};

export const minutesEndFirst: RefusalKind<[startedAt: string, endedAt: string, nextDay: Day]> = {
  code: 'R-minutes-end-first',
  title: text('Kết thúc trước khi bắt đầu', 'Ended before it began'),
  message: (startedAt, endedAt, nextDay) =>
    text(
      `Kiểm phiếu kết thúc lúc ${endedAt}, trước lúc bắt đầu (${startedAt}). Chỉ đúng nếu kết thúc vào ngày hôm sau, mà bây giờ chưa đến ${endedAt} ngày ${formatDay(nextDay)}.`,
      `The count ended at ${endedAt}, before it began (${startedAt}). That is right only if it ended on the day after, and it is not yet ${endedAt} on ${formatDay(nextDay)}.`,
    ),
  todo: text('Sửa giờ bắt đầu hoặc giờ kết thúc.', 'Mend the time at which it began or ended.'),
};

export const minutesBegunAfterResult: RefusalKind<[startedAt: string, endedAt: string, result: string, day: Day]> = {
  code: 'R-minutes-begun-after-result',
  title: text('Bắt đầu sau khi đã có kết quả', 'Began after the result was there'),
  message: (startedAt, endedAt, result, day) =>
    text(
      `Kiểm phiếu bắt đầu lúc ${startedAt} và kết thúc lúc ${endedAt} ngày hôm sau, nhưng kết quả đã tổng hợp từ ${result} ngày ${formatDay(day)}, trước lúc bắt đầu đó.`,
      `The count began at ${startedAt} and ended at ${endedAt} on the day after, but the result was put together at ${result} on ${formatDay(day)}, before that beginning.`,
    ),
  todo: text(
    'Có thể đã ghi ngược hai giờ: ghi lại giờ bắt đầu và giờ kết thúc.',
    'The two may be the wrong way round: give anew when it began and when it ended.',
  ),
};

export const minutesRefusals = [signersMissing, minutesNotWritten, minutesEndFirst, minutesBegunAfterResult] as const;

/** Whether the minutes are written. */
export function isMinuted(state: { readonly stage: string }): state is Minuted {
  return 'minutes' in state;
}

/** Whether the minutes are signed. */
export function isSigned<State extends { readonly stage: string }>(
  state: State,
): state is State & Pick<Signed, 'signed' | 'looks'> {
  return 'signed' in state;
}

export const writeMinutes = command({
  name: 'write-minutes',
  title: text('Lập biên bản kiểm phiếu', 'Write the counting minutes'),
  data: minutesSchema,
  roles: ['committee-secretary', 'committee-head'],
  stages: ['canvassed'],
  decide: (_rules, { closed, canvass }: Canvassed, data, { at }: Context): Result<MinutesEvent[], Refusal> => {
    const { startedAt, endedAt } = data;
    // An earlier hour of the end is one of the day after the count began: it must have come, and the result lies behind the beginning.
    if (endedAt < startedAt) {
      const day = dayOf(closed.at);
      const nextDay = addDays(day, 1);
      if (wallClock(at) < `${nextDay} ${endedAt}`) return err(refuse(minutesEndFirst, startedAt, endedAt, nextDay));
      const result = wallClock(canvass.done.at);
      if (result < `${day} ${startedAt}`)
        return err(refuse(minutesBegunAfterResult, startedAt, endedAt, result.slice(11), dayOf(canvass.done.at)));
    }
    return ok([{ type: 'minutes-written', data }]);
  },
});

/** Who signs: the whole committee, and the chair. */
export function signersOf(state: Omit<Canvassed, 'stage'>): { readonly name: string; readonly as: Text }[] {
  const roles = {
    head: text('Trưởng ban', 'Head'),
    secretary: text('Thư ký', 'Secretary'),
    member: text('Ủy viên', 'Member'),
  };
  return [
    ...state.committee.members.map((member) => ({ name: member.name, as: roles[member.role] })),
    { name: state.officials.chair, as: text('Chủ trì hội nghị', 'Chair') },
  ];
}

export const signMinutes = command({
  name: 'sign-minutes',
  title: text('Xác nhận biên bản đã ký', 'Confirm that the minutes are signed'),
  data: z.strictObject({ signers: z.array(line).min(1).max(60), scan: attachmentSchema.nullable().default(null) }),
  roles: ['committee-head', 'committee-secretary'],
  stages: ['canvassed'],
  decide: (_rules, state: Canvassed | Minuted, data): Result<MinutesEvent[], Refusal> => {
    if (!isMinuted(state)) return err(refuse(minutesNotWritten));
    const unused = [...data.signers];
    const missing = signersOf(state)
      .map((signer) => signer.name)
      .filter((name) => {
        // Two people of one name sign twice.
        const index = unused.indexOf(name);
        if (index >= 0) unused.splice(index, 1);
        return index < 0;
      });
    return missing.length > 0 ? err(refuse(signersMissing, missing)) : ok([{ type: 'minutes-signed', data }]);
  },
});

/** Folds an act of the minutes. Throws `CorruptRecord` where it does not fit. */
export function evolveMinutes(state: Canvassed | Signed, event: MinutesRecorded): Minuted | Signed {
  const canvassed: Canvassed = atStage(state, event, ['canvassed']);
  if (event.type === 'minutes-written') return { ...canvassed, minutes: { ...event.data, done: done(event) } };
  if (!isMinuted(canvassed))
    throw new CorruptRecord(event.number, text('ký biên bản khi chưa lập', 'minutes signed before they were written'));
  return { ...canvassed, stage: 'signed', signed: { ...event.data, done: done(event) }, looks: [] };
}
