// A conference (hội nghị): preparing → ready → polling → closed → counting → canvassed → signed → announced → sealed.
import { text } from './basics/text.ts';
import { type Canvassed, type CanvassRecorded, canvassEvents, evolveCanvass } from './canvass/canvass.ts';
import { type CountRecorded, countEvents } from './count/events.ts';
import { evolveCount } from './count/evolve.ts';
import { afterCorrection } from './count/scan/evolve.ts';
import type { Counting } from './count/state.ts';
import { evolveLooks, type LookRecorded, lookEvents } from './minutes/looks.ts';
import { evolveMinutes, type MinutesRecorded, minutesEvents, type Signed } from './minutes/minutes.ts';
import { type PollRecorded, pollEvents } from './polls/events.ts';
import { atStage, correctStock, evolvePoll } from './polls/evolve.ts';
import {
  evolveReopening,
  type ReopeningRecorded,
  reopenableStages,
  reopeningEvents,
  reopeningProblem,
} from './polls/reopening.ts';
import type { Closed, Gathering, Polling, Preparing, Ready } from './polls/state.ts';
import { type KeepingRecorded, keepingEvents } from './publication/keeping/events.ts';
import { evolveKeeping } from './publication/keeping/state.ts';
import {
  type Announced,
  evolvePublication,
  type PublicationRecorded,
  publicationEvents,
  type Sealed,
  type Superseded,
  supersede,
} from './publication/publication.ts';
import { CorruptRecord } from './record/command.ts';
import type { Rules } from './rules/rules.ts';

export type ConferenceState = Preparing | Ready | Polling | Closed | Counting | Canvassed | Signed | Announced | Sealed;
export type ConferenceStage = ConferenceState['stage'];

/** In the order of the procedure. */
export const conferenceStages = [
  'preparing',
  'ready',
  'polling',
  'closed',
  'counting',
  'canvassed',
  'signed',
  'announced',
  'sealed',
] as const satisfies readonly ConferenceStage[];

export interface Conference {
  readonly state: ConferenceState;
  /** Results that a re-opening superseded, oldest first. */
  readonly superseded: readonly Superseded[];
}

export const conferenceEvents = [
  ...pollEvents,
  ...countEvents,
  ...canvassEvents,
  ...minutesEvents,
  ...publicationEvents,
  ...keepingEvents,
  ...reopeningEvents,
  ...lookEvents,
] as const;
export type ConferenceRecorded =
  | PollRecorded
  | CountRecorded
  | CanvassRecorded
  | MinutesRecorded
  | PublicationRecorded
  | KeepingRecorded
  | ReopeningRecorded
  | LookRecorded;

const typesOf = (kinds: readonly { readonly type: string }[]) => new Set<string>(kinds.map((kind) => kind.type));
const [inPoll, inCount, inCanvass, inMinutes, inPublication, inKeeping] = [
  pollEvents,
  countEvents,
  canvassEvents,
  minutesEvents,
  publicationEvents,
  keepingEvents,
].map(typesOf) as [Set<string>, Set<string>, Set<string>, Set<string>, Set<string>, Set<string>];

const alone = text(
  'một người tự mở lại, trong khi quy định của đợt này đòi hỏi hai người: một người đề nghị, người khác mở lại',
  're-opened by one person, where the rules demand two',
);

/** Folds one act into a conference. Throws `CorruptRecord` where it does not fit. */
export function evolveConference(rules: Rules, conference: Conference | null, event: ConferenceRecorded): Conference {
  const state = conference?.state ?? null;
  const superseded = conference?.superseded ?? [];
  const isReopening = event.type === 'poll-reopened' || event.type === 'count-reopened';
  if (isReopening && state !== null && reopeningProblem(rules, state, event.by) !== null)
    throw new CorruptRecord(event.number, alone);
  if (event.type === 'count-reopened' && state !== null)
    return {
      state: evolveState(rules, state, event),
      superseded: [
        ...superseded,
        supersede(atStage(state, event, ['canvassed', 'signed', 'announced', 'sealed']), event),
      ],
    };
  return { state: evolveState(rules, state, event), superseded };
}

function evolveState(rules: Rules, state: ConferenceState | null, event: ConferenceRecorded): ConferenceState {
  if (event.type === 'stock-corrected' && state !== null) {
    const before: Closed | Counting = atStage(state, event, ['closed', 'counting']);
    if (before.stage === 'closed') return correctStock(before, event);
    return afterCorrection(before, correctStock(before, event), event.data.list, event);
  }
  if (event.type === 'reopening-asked' || event.type === 'reopening-dropped')
    return evolveReopening(rules, atStage(convened(state, event), event, reopenableStages), event);
  if (event.type === 'minutes-opened')
    return evolveLooks(rules, atStage(convened(state, event), event, ['signed', 'announced', 'sealed']), event);
  if (inPoll.has(event.type)) return evolvePoll(gathering(state, event), event as PollRecorded);
  if (state === null)
    throw new CorruptRecord(
      event.number,
      text('hội nghị này chưa được lập', 'act of a conference that was never convened'),
    );
  if (inCount.has(event.type))
    return evolveCount(rules, atStage(state, event, ['closed', 'counting']), event as CountRecorded);
  if (inCanvass.has(event.type))
    return evolveCanvass(rules, atStage(state, event, ['counting']), event as CanvassRecorded);
  if (inMinutes.has(event.type))
    return evolveMinutes(atStage(state, event, ['canvassed', 'signed']), event as MinutesRecorded);
  if (inPublication.has(event.type))
    return evolvePublication(
      atStage(state, event, ['canvassed', 'signed', 'announced', 'sealed']),
      event as PublicationRecorded,
    );
  if (inKeeping.has(event.type)) return evolveKeeping(atStage(state, event, ['sealed']), event as KeepingRecorded);
  throw new CorruptRecord(
    event.number,
    text(`chương trình không biết loại việc ${event.type}`, `unknown act ${event.type}`),
  );
}

function convened(state: ConferenceState | null, event: ConferenceRecorded): ConferenceState {
  if (state === null)
    throw new CorruptRecord(
      event.number,
      text('hội nghị này chưa được lập', 'act of a conference that was never convened'),
    );
  return state;
}

function gathering(state: ConferenceState | null, event: ConferenceRecorded): Gathering | null {
  return state === null ? null : atStage(state, event, ['preparing', 'ready', 'polling', 'closed']);
}
