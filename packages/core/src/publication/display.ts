// The room's screen: attendance, progress, the result once announced. No login, no control, never a figure before.

import type { ListId } from '../basics/ids.ts';
import type { Canvassed } from '../canvass/canvass.ts';
import { compareBatch } from '../count/batches.ts';
import { boxWithheld } from '../count/box/count.ts';
import { scanState } from '../count/scan/standing.ts';
import type { Counting } from '../count/state.ts';
import { boxOf } from '../polls/electronic/state.ts';
import { convened, type Held } from '../polls/state.ts';
import type { Rules } from '../rules/rules.ts';
import { isPublishedTo, roomSeesFigures } from './audience.ts';
import { type AnyStage, type ResultView, resultView } from './views.ts';

export interface DisplayView {
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly rehearsal: boolean;
  readonly stage: AnyStage['stage'];
  readonly present: number;
  readonly convened: number;
  readonly lists: readonly {
    readonly id: string;
    readonly title: string;
    readonly people: number;
    readonly voters: number;
    readonly present: number;
    /** Ballots handed out, on paper and as slips. */
    readonly issued: number;
    /** Slips among them; `null` where the conference casts on paper. */
    readonly slips: number | null;
    /** What the room can compare with the electronic box; `null` where there is none. */
    readonly box: DisplayBox | null;
  }[];
  readonly chair: string;
  readonly committee: readonly { readonly name: string; readonly role: 'head' | 'secretary' | 'member' }[];
  /** Share of the count that is settled, in ballots of paper and box, or in tally sheets; never what was counted. */
  readonly progress: { readonly done: number; readonly all: number } | null;
  readonly results: readonly ResultView[] | null;
}

/** Fingerprints of an electronic box, which say nothing of what is in it. */
export interface DisplayBox {
  readonly election: string | null;
  /** Of the empty box, before the poll opens. */
  readonly prepared: string | null;
  /** Of the closed box, with how many have cast; `null` before. */
  readonly closed: { readonly end: string; readonly voters: number } | null;
  /** SHA-256 of the `.bel` file, once the box is open; `null` where the public gets the file up to the tally only. */
  readonly bel: string | null;
}

/** What everybody in the room may see. */
export function displayView(rules: Rules, state: AnyStage, rehearsal: boolean): DisplayView {
  const canvassed = 'canvass' in state ? (state as unknown as Canvassed) : null;
  const committee = 'committee' in state ? ((state as unknown as Counting).committee ?? null) : null;
  return {
    id: state.setup.id,
    title: state.setup.title,
    day: state.setup.day,
    rehearsal,
    stage: state.stage,
    present: state.present.size,
    convened: convened(state).size,
    lists: state.setup.lists.map((list) => ({
      id: list.id,
      title: list.title,
      people: list.votedOn.length,
      voters: state.rolls[list.id]?.length ?? 0,
      present: presentOn(state, list.id),
      issued: state.holders[list.id]?.size ?? 0,
      slips: boxOf(state, list.id)?.slipHolders.size ?? null,
      box: displayBox(rules, state, list.id),
    })),
    chair: state.officials.chair,
    committee: committee?.members.map(({ name, role }) => ({ name, role })) ?? [],
    progress: state.stage === 'counting' ? progressOf(state as unknown as Counting) : null,
    results:
      canvassed !== null && roomSeesFigures(state.stage) && isPublishedTo(rules, 'conference')
        ? canvassed.canvass.results.map((result) => resultView(rules, result))
        : null,
  };
}

function displayBox(rules: Rules, state: Held, list: ListId): DisplayBox | null {
  const box = boxOf(state, list);
  if (box === null) return null;
  const { election, prepared, closed, opened } = box;
  return {
    election,
    prepared: prepared?.fingerprint ?? null,
    closed: closed === null ? null : { end: closed.end, voters: closed.voters },
    bel: opened === null || boxWithheld(rules, state, list) ? null : opened.bel.sha256,
  };
}

function presentOn(state: Held, list: keyof Held['rolls']): number {
  return (state.rolls[list] ?? []).filter((voter) => state.present.has(voter.person)).length;
}

function progressOf(state: Counting): { done: number; all: number } {
  const { independent } = state.setup.count;
  let done = 0;
  let all = 0;
  for (const list of state.setup.lists) {
    const counting = state.counts[list.id];
    if (counting?.method === 'entry')
      for (const batch of counting.batches) {
        all += batch.size;
        done += compareBatch(batch, list.votedOn.length, independent).ballots === null ? 0 : batch.size;
      }
    else if (counting?.method === 'scan')
      for (const { size, sheets, flagged, confirmed } of scanState(state, list.id).batches) {
        all += size;
        done += sheets === size && flagged === confirmed ? size : 0;
      }
    else if (counting !== undefined) {
      all += independent;
      done += counting.entries.length;
    }
    const box = boxOf(state, list.id);
    all += box?.closed?.voters ?? 0;
    done += box?.opened === null ? 0 : (box?.closed?.voters ?? 0);
  }
  return { done, all };
}
