// S07, S22: every date of a round, and what is due or overdue over the round and all its conferences: what, who, by when.
import { addDays, type Day } from '../basics/dates.ts';
import { type Role, roleNames } from '../basics/roles.ts';
import { type Text, text } from '../basics/text.ts';
import { type Incident, incidentsSeenBy, outcomeOf } from '../incidents/incidents.ts';
import { seesInquiries } from '../inquiries/asker.ts';
import { type InquiryGround, listsOfGround } from '../inquiries/commands.ts';
import { inquiryView } from '../inquiries/view.ts';
import type { Plan } from '../plan/plan.ts';
import { formatCite } from '../rules/cited.ts';
import type { Rules } from '../rules/rules.ts';
import type { Step } from './steps.ts';

export interface AgendaEntry {
  /** Stable: the same entry of the same round has it for ever. */
  readonly id: string;
  readonly kind: 'clock' | 'conference' | 'complete';
  readonly day: Day;
  /** `08:00`; `null`: the whole day. */
  readonly time: string | null;
  readonly title: Text;
  readonly conference: string | null;
  readonly place: string | null;
  readonly cite: string | null;
}

/** Clocks, conferences and the day by which all is done, in the order of their days. A clock's own day is still in time (reading 8). */
export function agendaOf(plan: Plan, rules: Rules): AgendaEntry[] {
  const clocks = plan.conferences.flatMap((conference) =>
    rules.deadlines.flatMap(({ code, days, before, label, cite }): AgendaEntry[] => {
      const from = before === 'votingDay' ? conference.day : plan.sessionOpening;
      if (from === undefined) return [];
      const title = text(`Hạn cuối: ${label.vi}`, `Last day: ${label.en}`);
      const common = { time: null, conference: conference.id, place: null, cite: formatCite(cite) };
      return [{ id: `${code}-${conference.id}`, kind: 'clock', day: addDays(from, -days), title, ...common }];
    }),
  );
  const conferences = plan.conferences.map(
    ({ id, day, time, title, place }): AgendaEntry => ({
      id: `conference-${id}`,
      kind: 'conference',
      day,
      time: time ?? null,
      title: text(title, title),
      conference: id,
      place: place ?? null,
      cite: null,
    }),
  );
  const complete: AgendaEntry[] =
    plan.completeBefore === undefined
      ? []
      : [
          {
            id: 'complete-before',
            kind: 'complete',
            day: addDays(plan.completeBefore, -1),
            time: null,
            title: text('Ngày cuối để hoàn thành việc lấy phiếu', 'Last day to have the vote done'),
            conference: null,
            place: null,
            cite: null,
          },
        ];
  const moment = ({ day, time }: AgendaEntry) => `${day} ${time ?? ''}`;
  return [...clocks, ...conferences, ...complete].sort((a, b) =>
    moment(a) < moment(b) ? -1 : moment(a) > moment(b) ? 1 : 0,
  );
}

/** What an entry is, where nothing beside it says of which conference: a clock stands once for each, and names its own where there are several. */
export function agendaTitle(
  { conferences }: Pick<Plan, 'conferences'>,
  { kind, title, conference }: AgendaEntry,
): Text {
  const own = kind === 'clock' ? conferences.find(({ id }) => id === conference) : undefined;
  return own === undefined || conferences.length === 1
    ? title
    : text(`${title.vi} (${own.title})`, `${title.en} (${own.title})`);
}

/** One thing that waits to be done. */
export interface Reminder {
  readonly id: string;
  readonly what: Text;
  readonly who: Text;
  /** The roles that may do it. */
  readonly roles: readonly Role[];
  /** The last day for it; `null` where there is none. */
  readonly by: Day | null;
  readonly overdue: boolean;
  /** Where it belongs: `null` is the round. */
  readonly conference: string | null;
  /** The command with which it is done. */
  readonly command: string;
}

/** What the board is made of: the round's own steps, those of its conferences, requests and incidents. */
export interface BoardGround {
  readonly steps: readonly Step[];
  readonly conferences: readonly { readonly id: string; readonly day: string; readonly steps: readonly Step[] }[];
  readonly affairs: (InquiryGround & { readonly incidents: readonly Incident[] }) | null;
}

/** The board of steps for somebody in these roles, overdue first. It holds no figure and nobody who asked. */
export function boardOf({ steps, conferences, affairs }: BoardGround, held: readonly Role[], today: Day): Reminder[] {
  const ofSteps = (all: readonly Step[], conference: string | null, by: Day | null): Reminder[] =>
    all.map(({ what, who, command }) => ({
      id: `${conference ?? 'round'} ${command} ${what.vi}`,
      what,
      who: text(who.map((role) => roleNames[role].vi).join(', '), who.map((role) => roleNames[role].en).join(', ')),
      roles: who,
      by,
      overdue: by !== null && today > by,
      conference,
      command,
    }));
  const reminders = [
    ...ofSteps(steps, null, null),
    ...conferences.flatMap(({ id, day, steps: own }) => ofSteps(own, id, day as Day)),
    ...(affairs === null || !seesInquiries({ roles: held }) ? [] : inquiryReminders(affairs, today)),
    ...(affairs === null || !held.some((role) => incidentsSeenBy.includes(role))
      ? []
      : incidentReminders(affairs.incidents)),
  ];
  const rank = ({ overdue, by }: Reminder) => `${overdue ? 0 : 1} ${by ?? '9'}`;
  return reminders.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

function inquiryReminders(state: InquiryGround, today: Day): Reminder[] {
  const lists = listsOfGround(state, today);
  return state.inquiries.flatMap((inquiry) => {
    const { task, number } = inquiryView(inquiry, state.plan, lists, today);
    if (task === null) return [];
    const what = text(`Yêu cầu số ${number}: ${task.what.vi}`, `Request no. ${number}: ${task.what.en}`);
    const { by, overdue, who } = task;
    const place = { conference: null, command: 'advance-inquiry', roles: ['organiser'] as const };
    return [{ id: `inquiry-${number}`, what, who: text(who, who), by, overdue, ...place }];
  });
}

function incidentReminders(incidents: readonly Incident[]): Reminder[] {
  const roles: readonly Role[] = ['chair', 'organiser', 'committee-head'];
  return incidents
    .filter((incident) => outcomeOf(incident) === 'open')
    .map(({ number }) => ({
      id: `incident-${number}`,
      what: text(`Sự việc số ${number}: xử lý`, `Incident no. ${number}: deal with it`),
      who: text(roles.map((role) => roleNames[role].vi).join(', '), roles.map((role) => roleNames[role].en).join(', ')),
      roles,
      by: null,
      overdue: false,
      conference: null,
      command: 'handle-incident',
    }));
}
