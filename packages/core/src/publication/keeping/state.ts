// S18, S19: what becomes of the sealed ballots: where they are kept and how long, every opening, and their destruction after the term.
import type { Day } from '../../basics/dates.ts';
import { type Refusal, refuse } from '../../basics/findings.ts';
import { text } from '../../basics/text.ts';
import { atStage } from '../../polls/evolve.ts';
import { CorruptRecord, type Done, done } from '../../record/command.ts';
import type { Sealed } from '../publication.ts';
import type { DestructionData, KeepingRecorded, OpeningData, TermData } from './events.ts';
import * as refusals from './refusals.ts';

/** What is known of the sealed ballots since they were handed over. */
export interface Keeping {
  /** As set last; earlier ones stay in the record. */
  readonly term: (TermData & { readonly done: Done }) | null;
  /** Oldest first. */
  readonly openings: readonly (OpeningData & { readonly done: Done })[];
  readonly destroyed: (DestructionData & { readonly done: Done }) | null;
}

const notKept: Keeping = { term: null, openings: [], destroyed: null };

/** A conference of whose keeping something is recorded. */
export interface Kept extends Sealed {
  readonly keeping: Keeping;
}

/** How the ballots of a sealed conference are kept. */
export function keepingOf(state: Sealed): Keeping {
  return 'keeping' in state ? (state as Kept).keeping : notKept;
}

/** The seals that close the packets now; a packet that was opened and not sealed again has none. */
export function sealsOf(state: Sealed): string[] {
  let seals = state.seal.packets.map(({ sealNumber }) => sealNumber);
  for (const { packets } of keepingOf(state).openings) {
    const renewed = new Map(packets.map(({ sealNumber, newSeal }) => [sealNumber, newSeal]));
    seals = seals.flatMap((seal) => (renewed.has(seal) ? (renewed.get(seal) ?? []) : seal));
  }
  return seals;
}

/** Every seal number that was ever used here: none may come again. */
export function sealsEver(state: Sealed): ReadonlySet<string> {
  return new Set([
    ...state.seal.packets.map(({ sealNumber }) => sealNumber),
    ...keepingOf(state).openings.flatMap(({ packets }) => packets.flatMap(({ newSeal }) => newSeal ?? [])),
  ]);
}

/** Why nothing can be done with the ballots of a conference; `null` where it can. */
export function keepingProblem(state: Sealed): Refusal | null {
  if (state.handOver === null) return refuse(refusals.stillWithCommittee);
  const { destroyed } = keepingOf(state);
  return destroyed === null ? null : refuse(refusals.alreadyDestroyed, destroyed.day);
}

/** Why ballots may not be destroyed on a day; `null` where the term is over by then. */
export function termProblem(state: Sealed, day: Day): Refusal | null {
  const until = keepingOf(state).term?.until ?? null;
  if (until === null) return refuse(refusals.noTerm);
  return day > until ? null : refuse(refusals.termNotOver, until);
}

/** Folds an act of the keeping. Throws `CorruptRecord` where it does not fit. */
export function evolveKeeping(state: Sealed, event: KeepingRecorded): Kept {
  const held: Sealed = atStage(state, event, ['sealed']);
  if (keepingProblem(held) !== null)
    throw new CorruptRecord(
      event.number,
      text('phiếu không còn được lưu giữ', `${event.type} of ballots that are not kept`),
    );
  const keeping = keepingOf(held);
  switch (event.type) {
    case 'keeping-set':
      return { ...held, keeping: { ...keeping, term: { ...event.data, done: done(event) } } };
    case 'packets-opened': {
      const opening = { ...event.data, done: done(event) };
      return { ...held, keeping: { ...keeping, openings: [...keeping.openings, opening] } };
    }
    case 'ballots-destroyed': {
      if (termProblem(held, event.data.day) !== null)
        throw new CorruptRecord(
          event.number,
          text('tiêu hủy phiếu trước khi hết thời hạn lưu giữ', 'ballots destroyed before the end of the term'),
        );
      return { ...held, keeping: { ...keeping, destroyed: { ...event.data, done: done(event) } } };
    }
  }
}
