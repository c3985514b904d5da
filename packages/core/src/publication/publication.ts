// S18, S20: announcement at the conference, sealing, hand-over; and re-opening, which is an act with a reason.
import { z } from 'zod';
import { sheetCount } from '../ballots/stock.ts';
import { dayOf, daySchema } from '../basics/dates.ts';
import { type Refusal, type RefusalKind, refuse } from '../basics/findings.ts';
import { listIdSchema } from '../basics/ids.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { lineSchema, proseSchema, text } from '../basics/text.ts';
import type { Canvass, Canvassed } from '../canvass/canvass.ts';
import type { Counting } from '../count/state.ts';
import { isMinuted, type Signed, type WrittenMinutes } from '../minutes/minutes.ts';
import { atStage } from '../polls/evolve.ts';
import { unknownList } from '../polls/refusals.ts';
import { reopeningProblem } from '../polls/reopening.ts';
import { listOf } from '../polls/state.ts';
import { command, type Done, done, type EventOf, event, type RecordedOf } from '../record/command.ts';
import { alreadyDestroyed, dayInFuture } from './keeping/refusals.ts';
import { keepingOf } from './keeping/state.ts';
import { notTwoPeople, twoPeopleProblem } from './two-people.ts';

const line = lineSchema(300);
const words = proseSchema(2000);

export const announcedEvent = event({
  type: 'announced',
  version: 1,
  title: text('Công bố kết quả', 'Result announced'),
  data: z.strictObject({}),
  sentence: () =>
    text('Công bố kết quả lấy phiếu tín nhiệm tại hội nghị.', 'The result was announced at the conference.'),
});

export const packetSchema = z.strictObject({ list: listIdSchema, ballots: sheetCount, sealNumber: line });

export const sealed = event({
  type: 'sealed',
  version: 1,
  title: text('Niêm phong', 'Ballots sealed'),
  data: z.strictObject({
    /** Of paper; none where everybody cast electronically. */
    packets: z.array(packetSchema).max(500),
    sealedBy: z.array(line).min(2).max(20),
    place: line,
  }),
  sentence: (d) =>
    d.packets.length === 0
      ? text('Niêm phong: không có phiếu giấy.', 'Sealed: there were no paper ballots.')
      : text(
          `Niêm phong ${d.packets.length} gói phiếu, số niêm phong ${d.packets.map((p) => p.sealNumber).join(', ')}.`,
          `${d.packets.length} packets sealed, seals ${d.packets.map((p) => p.sealNumber).join(', ')}.`,
        ),
});

export const handedOver = event({
  type: 'handed-over',
  version: 1,
  title: text('Bàn giao', 'Handed over'),
  data: z.strictObject({ givenBy: line, receivedBy: line, receivingUnit: line, day: daySchema, keptAt: line }),
  sentence: (d) =>
    text(
      `${d.givenBy} bàn giao phiếu đã niêm phong cho ${d.receivedBy} (${d.receivingUnit}).`,
      `${d.givenBy} handed the sealed ballots to ${d.receivedBy} (${d.receivingUnit}).`,
    ),
});

export const countReopened = event({
  type: 'count-reopened',
  version: 1,
  title: text('Mở lại việc kiểm phiếu', 'Count re-opened'),
  data: z.strictObject({ reason: words }),
  sentence: (d) => text(`Mở lại việc kiểm phiếu: ${d.reason}.`, `Count re-opened: ${d.reason}.`),
});

export const publicationEvents = [announcedEvent, sealed, handedOver, countReopened] as const;
export type PublicationEvent = EventOf<(typeof publicationEvents)[number]>;
export type PublicationRecorded = RecordedOf<(typeof publicationEvents)[number]>;

export interface Announced extends Omit<Signed, 'stage'> {
  readonly stage: 'announced';
  readonly announced: Done;
}

export interface Sealed extends Omit<Announced, 'stage'> {
  readonly stage: 'sealed';
  readonly seal: z.output<typeof sealed.data> & { readonly done: Done };
  readonly handOver: (z.output<typeof handedOver.data> & { readonly done: Done }) | null;
}

/** A result that was superseded by a re-opening; it stays readable. */
export interface Superseded {
  readonly canvass: Canvass;
  readonly minutes: WrittenMinutes | null;
  readonly announced: Done | null;
  readonly reason: string;
  readonly done: Done;
}

export const wrongPackets: RefusalKind<[list: string, packed: number, collected: number]> = {
  code: 'R-wrong-packets',
  title: text('Số phiếu niêm phong không khớp', 'The packets do not match'),
  message: (list, packed, collected) =>
    text(
      `${list}: các gói có ${packed} phiếu, thu về ${collected} phiếu.`,
      `${list}: the packets hold ${packed} ballots, ${collected} were collected.`,
    ),
  todo: text('Đếm lại trước khi niêm phong.', 'Count again before sealing.'),
};

export const alreadyHandedOver: RefusalKind = {
  code: 'R-already-handed-over',
  title: text('Đã bàn giao', 'Already handed over'),
  message: () => text('Phiếu đã được bàn giao.', 'The ballots have been handed over.'),
  todo: text('Không phải làm gì.', 'Nothing to do.'),
};

export const publicationRefusals = [wrongPackets, alreadyHandedOver, notTwoPeople] as const;

export const announce = command({
  name: 'announce',
  title: text('Công bố kết quả', 'Announce the result'),
  data: z.strictObject({}),
  roles: ['chair', 'committee-head'],
  stages: ['signed'],
  decide: (_rules, _state: Signed): Result<PublicationEvent[], Refusal> => ok([{ type: 'announced', data: {} }]),
});

export const seal = command({
  name: 'seal',
  title: text('Niêm phong phiếu', 'Seal the ballots'),
  data: sealed.data.extend({ sealedBy: z.array(line).max(20) }),
  roles: ['committee-head', 'committee-secretary'],
  stages: ['announced'],
  decide: (_rules, state: Announced, data): Result<PublicationEvent[], Refusal> => {
    const stranger = data.packets.find((packet) => listOf(state, packet.list) === undefined);
    if (stranger !== undefined) return err(refuse(unknownList, stranger.list));
    const alone = twoPeopleProblem(data.sealedBy);
    if (alone !== null) return err(alone);
    for (const result of state.canvass.results) {
      const packed = data.packets
        .filter((packet) => packet.list === result.id)
        .reduce((total, packet) => total + packet.ballots, 0);
      // What was cast electronically lies in no packet.
      const paper = state.stock[result.id]?.collected ?? 0;
      if (packed !== paper) return err(refuse(wrongPackets, result.title, packed, paper));
    }
    return ok([{ type: 'sealed', data }]);
  },
});

export const handOver = command({
  name: 'hand-over',
  title: text('Bàn giao phiếu đã niêm phong', 'Hand over the sealed ballots'),
  data: handedOver.data,
  roles: ['committee-head', 'organiser'],
  stages: ['sealed'],
  decide: (_rules, state: Sealed, data, { at }): Result<PublicationEvent[], Refusal> => {
    if (state.handOver !== null) return err(refuse(alreadyHandedOver));
    if (data.day > dayOf(at)) return err(refuse(dayInFuture, data.day));
    const alone = twoPeopleProblem([data.givenBy, data.receivedBy]);
    return alone === null ? ok([{ type: 'handed-over', data }]) : err(alone);
  },
});

export const reopenCount = command({
  name: 'reopen-count',
  title: text('Mở lại việc kiểm phiếu', 'Re-open the count'),
  data: z.strictObject({ reason: words }),
  roles: ['chair', 'committee-head'],
  stages: ['canvassed', 'signed', 'announced', 'sealed'],
  decide: (rules, state: Finished, data, { by }): Result<PublicationEvent[], Refusal> => {
    const refused = countReopeningProblem(state) ?? reopeningProblem(rules, state, by);
    return refused === null ? ok([{ type: 'count-reopened', data }]) : err(refused);
  },
});

/** Why nobody can re-open the count; `null` where it can be. */
export function countReopeningProblem(state: Finished): Refusal | null {
  const destroyed = state.stage === 'sealed' ? keepingOf(state).destroyed : null;
  return destroyed === null ? null : refuse(alreadyDestroyed, destroyed.day);
}

export type Finished = Canvassed | Signed | Announced | Sealed;

/** Folds an act of announcing, sealing, handing over or re-opening. Throws `CorruptRecord` where it does not fit. */
export function evolvePublication(state: Finished, event: PublicationRecorded): Announced | Sealed | Counting {
  switch (event.type) {
    case 'announced': {
      const signed: Signed = atStage(state, event, ['signed']);
      return { ...signed, stage: 'announced', announced: done(event) };
    }
    case 'sealed': {
      const announced: Announced = atStage(state, event, ['announced']);
      return { ...announced, stage: 'sealed', seal: { ...event.data, done: done(event) }, handOver: null };
    }
    case 'handed-over': {
      const held: Sealed = atStage(state, event, ['sealed']);
      return { ...held, handOver: { ...event.data, done: done(event) } };
    }
    case 'count-reopened':
      return reopen(state, event);
  }
}

/** What a re-opening supersedes; kept beside the conference for ever. */
export function supersede(
  state: Finished,
  event: Extract<PublicationRecorded, { type: 'count-reopened' }>,
): Superseded {
  return {
    canvass: state.canvass,
    minutes: isMinuted(state) ? state.minutes : null,
    announced: 'announced' in state ? state.announced : null,
    reason: event.data.reason,
    done: done(event),
  };
}

function reopen(state: Finished, event: Extract<PublicationRecorded, { type: 'count-reopened' }>): Counting {
  const {
    setup,
    rolls,
    stock,
    electronic,
    officials,
    present,
    absent,
    holders,
    corrections,
    amendments,
    committee,
    opened,
    closed,
    counts,
    recounts,
  } = state;
  const reopening = { from: state.stage, to: 'counting', reason: event.data.reason, done: done(event) };
  const reopenings = [...state.reopenings, reopening];
  return {
    stage: 'counting',
    setup,
    rolls,
    stock,
    electronic,
    officials,
    present,
    absent,
    holders,
    corrections,
    amendments,
    committee,
    opened,
    closed,
    counts,
    recounts,
    reopenings,
    reopeningAsked: null,
    reopeningDeclined: null,
  };
}
