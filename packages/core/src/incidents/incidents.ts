// S02: what happened against the rules, who reported it, how it was dealt with, what came of it.
import { z } from 'zod';
import { type Day, dayOf, daySchema, formatDay, wallClock } from '../basics/dates.ts';
import { type Refusal, type RefusalKind, refuse } from '../basics/findings.ts';
import { conferenceIdSchema } from '../basics/ids.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { committeeRoles, type Role } from '../basics/roles.ts';
import { lineSchema, proseSchema, type Text, text } from '../basics/text.ts';
import { dayToCome } from '../inquiries/refusals.ts';
import type { Plan } from '../plan/plan.ts';
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

const line = lineSchema(300);
const prose = proseSchema(4000);

export const incidentKinds = ['campaigning', 'enticing', 'distorting', 'procedure', 'technical', 'other'] as const;
export type IncidentKind = (typeof incidentKinds)[number];
export const incidentKindNames: Readonly<Record<IncidentKind, Text>> = {
  campaigning: text('vận động', 'campaigning'),
  enticing: text('lôi kéo, mua chuộc', 'enticing'),
  distorting: text('tác động làm sai lệch', 'distorting'),
  procedure: text('sai quy trình', 'against the procedure'),
  technical: text('sự cố kỹ thuật', 'technical'),
  other: text('việc khác', 'other'),
};

/** What came of it. `open`: it is still being dealt with. */
export const incidentOutcomes = ['open', 'unfounded', 'settled', 'referred'] as const;
export type IncidentOutcome = (typeof incidentOutcomes)[number];
export const incidentOutcomeNames: Readonly<Record<IncidentOutcome, Text>> = {
  open: text('đang giải quyết', 'being dealt with'),
  unfounded: text('không có cơ sở', 'unfounded'),
  settled: text('đã giải quyết xong', 'settled'),
  referred: text('chuyển cấp có thẩm quyền', 'referred to the competent body'),
};

/** Who files incidents and reads the register; the inspection committee among them. */
export const incidentsSeenBy: readonly Role[] = ['organiser', 'chair', ...committeeRoles, 'inspector'];

const incidentNumber = z.number().int().min(1).max(9999);

export const incidentSchema = z.strictObject({
  kind: z.enum(incidentKinds),
  /** `null`: about the round as a whole. */
  conference: conferenceIdSchema.nullable(),
  happened: daySchema,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  what: prose,
  /** Who reported it; `null` where whoever files it saw it. */
  reportedBy: line.nullable().default(null),
});

export const incidentFiled = event({
  type: 'incident-filed',
  version: 1,
  title: text('Ghi nhận sự việc', 'Incident filed'),
  data: incidentSchema.extend({ incident: incidentNumber }),
  sentence: (d) => {
    const kind = incidentKindNames[d.kind];
    return text(
      `Ghi nhận sự việc số ${d.incident} (${kind.vi}), ngày ${formatDay(d.happened)}.`,
      `Incident no. ${d.incident} filed (${kind.en}), ${formatDay(d.happened)}.`,
    );
  },
});

const handlingSchema = z.strictObject({
  incident: incidentNumber,
  day: daySchema,
  /** Who dealt with it. */
  by: line,
  handling: prose,
  outcome: z.enum(incidentOutcomes),
});

export const incidentHandled = event({
  type: 'incident-handled',
  version: 1,
  title: text('Xử lý sự việc', 'Incident dealt with'),
  data: handlingSchema,
  sentence: (d) => {
    const outcome = incidentOutcomeNames[d.outcome];
    return text(
      `Xử lý sự việc số ${d.incident}, ngày ${formatDay(d.day)}: ${outcome.vi}.`,
      `Incident no. ${d.incident} dealt with on ${formatDay(d.day)}: ${outcome.en}.`,
    );
  },
});

export const incidentEvents = [incidentFiled, incidentHandled] as const;
export type IncidentEvent = EventOf<(typeof incidentEvents)[number]>;
export type IncidentRecorded = RecordedOf<(typeof incidentEvents)[number]>;

export interface Incident extends z.output<typeof incidentSchema> {
  readonly number: number;
  readonly handlings: readonly (Omit<z.output<typeof handlingSchema>, 'incident'> & { readonly done: Done })[];
  readonly done: Done;
}

/** What came of it so far. */
export function outcomeOf({ handlings }: Pick<Incident, 'handlings'>): IncidentOutcome {
  return handlings.at(-1)?.outcome ?? 'open';
}

export const unknownIncident: RefusalKind<[incident: number]> = {
  code: 'R-unknown-incident',
  title: text('Không có sự việc này', 'No such incident'),
  message: (incident) => text(`Không có sự việc số ${incident}.`, `There is no incident no. ${incident}.`),
  todo: text('Xem lại sổ sự việc.', 'Look at the register.'),
};

export const conferenceOfNoPlan: RefusalKind<[conference: string]> = {
  code: 'R-conference-unknown',
  title: text('Không có hội nghị này', 'No such conference'),
  message: (conference) =>
    text(`Đợt này không có hội nghị “${conference}”.`, `There is no conference “${conference}” in this round.`),
  todo: text('Chọn hội nghị trong kế hoạch, hoặc ghi chung cho cả đợt.', 'Choose one of the plan, or none.'),
};

export const timeToCome: RefusalKind<[day: Day, time: string]> = {
  code: 'R-time-to-come',
  title: text('Giờ chưa đến', 'An hour to come'),
  message: (day, time) =>
    text(
      `${time} ngày ${formatDay(day)} chưa đến; chỉ ghi việc đã xảy ra.`,
      `${time} on ${formatDay(day)} is still to come; only what happened is recorded.`,
    ),
  todo: text('Sửa lại ngày, giờ.', 'Mend the day or the hour.'),
};

export const handledBefore: RefusalKind<[day: Day, happened: Day]> = {
  code: 'R-before-incident',
  title: text('Trước khi sự việc xảy ra', 'Before the incident'),
  message: (day, happened) =>
    text(
      `Ngày xử lý ${formatDay(day)} trước ngày xảy ra sự việc (${formatDay(happened)}).`,
      `It was dealt with on ${formatDay(day)}, before it happened (${formatDay(happened)}).`,
    ),
  todo: text('Sửa lại ngày xử lý.', 'Mend the day on which it was dealt with.'),
};

export const incidentRefusals = [unknownIncident, conferenceOfNoPlan, timeToCome, handledBefore] as const;

interface IncidentGround {
  readonly plan: Plan;
  readonly incidents: readonly Incident[];
}

export const fileIncident = command({
  name: 'file-incident',
  title: text('Ghi nhận sự việc', 'File an incident'),
  data: incidentSchema,
  roles: incidentsSeenBy,
  stages: ['approved'],
  decide: (_rules, state: IncidentGround, data, { at }: Context): Result<IncidentEvent[], Refusal> => {
    if (data.happened > dayOf(at)) return err(refuse(dayToCome, data.happened));
    if (data.time !== null && `${data.happened} ${data.time}` > wallClock(at))
      return err(refuse(timeToCome, data.happened, data.time));
    if (data.conference !== null && !state.plan.conferences.some(({ id }) => id === data.conference))
      return err(refuse(conferenceOfNoPlan, data.conference));
    return ok([{ type: 'incident-filed', data: { ...data, incident: state.incidents.length + 1 } }]);
  },
});

export const handleIncident = command({
  name: 'handle-incident',
  title: text('Ghi việc xử lý sự việc', 'Record how an incident was dealt with'),
  data: handlingSchema,
  roles: ['chair', 'organiser', 'committee-head'],
  stages: ['approved'],
  decide: (_rules, state: IncidentGround, data, { at }: Context): Result<IncidentEvent[], Refusal> => {
    const incident = state.incidents[data.incident - 1];
    if (incident === undefined) return err(refuse(unknownIncident, data.incident));
    if (data.day > dayOf(at)) return err(refuse(dayToCome, data.day));
    if (data.day < incident.happened) return err(refuse(handledBefore, data.day, incident.happened));
    return ok([{ type: 'incident-handled', data }]);
  },
});

/** Folds an act into the incidents of a round. Throws `CorruptRecord` where it does not fit. */
export function evolveIncidents(incidents: readonly Incident[], event: IncidentRecorded): readonly Incident[] {
  if (event.type === 'incident-filed') {
    const { incident: number, ...filed } = event.data;
    if (number !== incidents.length + 1)
      throw new CorruptRecord(
        event.number,
        text(`sự việc số ${number} không đúng thứ tự`, `incident ${number} out of order`),
      );
    return [...incidents, { number, ...filed, handlings: [], done: done(event) }];
  }
  const { incident: number, ...handling } = event.data;
  const incident = incidents[number - 1];
  if (incident === undefined)
    throw new CorruptRecord(event.number, text(`không có sự việc số ${number}`, `no incident ${number}`));
  const handlings = [...incident.handlings, { ...handling, done: done(event) }];
  return incidents.with(number - 1, { ...incident, handlings });
}

export interface IncidentView extends Omit<Incident, 'handlings' | 'done'> {
  readonly outcome: IncidentOutcome;
  readonly conferenceTitle: string | null;
  readonly filed: { readonly at: string; readonly by: string };
  readonly handlings: readonly {
    readonly day: Day;
    readonly by: string;
    readonly handling: string;
    readonly outcome: IncidentOutcome;
  }[];
}

/** The register of incidents; no hash of an act that may have been done during a count. */
export function incidentViews({ plan, incidents }: IncidentGround): IncidentView[] {
  return incidents.map(({ done: own, handlings, ...incident }) => ({
    ...incident,
    outcome: outcomeOf({ handlings }),
    conferenceTitle: plan.conferences.find(({ id }) => id === incident.conference)?.title ?? null,
    filed: { at: own.at, by: own.by.name },
    handlings: handlings.map(({ done: _done, ...handling }) => handling),
  }));
}
