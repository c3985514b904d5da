// S14, S22: how a round below stands, for the organisation above: stage, dates, what is missing or overdue. Nothing of what is in it:
// no person, no list, no number of people or ballots, no figure.
import type { Day } from './basics/dates.ts';
import { roleNames } from './basics/roles.ts';
import { type Text, text } from './basics/text.ts';
import { commands } from './commands.ts';
import { agendaOf } from './publication/agenda.ts';
import type { Step } from './publication/steps.ts';
import type { RoundView } from './round-view.ts';

/** One thing that waits to be done, named by its kind alone. */
export interface WaitsBelow {
  readonly what: Text;
  readonly who: Text;
  /** Title of the conference; `null`: the round. */
  readonly conference: string | null;
  readonly overdue: boolean;
}

export interface RoundBelow {
  readonly id: string;
  readonly title: string;
  readonly stage: RoundView['stage'];
  readonly rehearsal: boolean;
  readonly conferences: readonly {
    readonly title: string;
    readonly day: string;
    readonly time: string | null;
    readonly stage: RoundView['conferences'][number]['stage'];
  }[];
  /** Overdue first. */
  readonly waits: readonly WaitsBelow[];
  /** Clocks and last days, in order. `over`: the day has passed. */
  readonly dates: readonly { readonly title: Text; readonly day: Day; readonly over: boolean }[];
}

/** What the organisation above sees of a round. */
export function roundBelow(view: RoundView, today: Day): RoundBelow {
  const { id, title, stage, rehearsal, conferences, plan, rules, steps, archive } = view;
  const last = conferences.map(({ day }) => day).reduce((a, b) => (b > a ? b : a));
  const waits = [
    ...named(steps, null, today > last),
    ...conferences.flatMap((held) => named(held.steps, held.title, today > held.day)),
    ...(archive.ready && archive.made === null
      ? named([{ what: text('', ''), who: ['organiser'], command: 'archive-round' }], null, false)
      : []),
  ];
  return {
    id,
    title,
    stage,
    rehearsal,
    conferences: conferences.map(({ title, day, time, stage }) => ({ title, day, time, stage })),
    waits: [...waits.filter(({ overdue }) => overdue), ...waits.filter(({ overdue }) => !overdue)],
    dates: agendaOf(plan, rules)
      .filter(({ kind }) => kind !== 'conference')
      .map(({ title, day }) => ({ title, day, over: today > day })),
  };
}

function named(steps: readonly Step[], conference: string | null, overdue: boolean): WaitsBelow[] {
  const kinds = new Map(steps.map((step) => [step.command, step]));
  return [...kinds.values()].map(({ command, who }) => ({
    what: commands.get(command)?.title ?? text('Việc tiếp theo', 'The next step'),
    who: text(who.map((role) => roleNames[role].vi).join(', '), who.map((role) => roleNames[role].en).join(', ')),
    conference,
    overdue,
  }));
}
