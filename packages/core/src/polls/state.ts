// The conference up to the close of the poll: what is known in each stage, and nothing else.

import { emptyStock, type Stock } from '../ballots/stock.ts';
import type { ListId, PersonId } from '../basics/ids.ts';
import type { Done } from '../record/command.ts';
import type { Voter } from '../voter-roll/roll.ts';
import { beginElectronic, type Electronic, type Way } from './electronic/state.ts';
import type { ReopeningAsked, ReopeningDeclined } from './reopening.ts';
import type { FrozenList, Setup } from './setup.ts';

export interface CommitteeMember {
  readonly name: string;
  readonly role: 'head' | 'secretary' | 'member';
  readonly person?: PersonId | undefined;
  readonly unit?: string | undefined;
}

export interface Committee {
  readonly members: readonly CommitteeMember[];
  readonly proposed: Done;
  /** The conference's vote on the committee, in hands raised; `null` before it. */
  readonly approved: { readonly votesFor: number; readonly votesAgainst: number; readonly done: Done } | null;
}

export interface Officials {
  readonly chair: string;
  readonly secretary: string | null;
  readonly observers: readonly string[];
}

export interface Reopening {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly done: Done;
}

/** Readings of a batch, or of the whole list (`null`), that the head had set aside and counted anew. */
export interface Recount {
  readonly list: ListId;
  readonly batch: number | null;
  readonly reason: string;
  readonly done: Done;
}

export interface StockCorrection {
  readonly list: ListId;
  /** What was corrected: absent is the paper. */
  readonly way?: Way;
  readonly before: Stock;
  readonly after: Stock;
  readonly reason: string;
  readonly done: Done;
}

export interface RollAmendment {
  readonly list: ListId;
  readonly person: PersonId;
  readonly name: string;
  readonly change: 'added' | 'removed';
  readonly reason: string;
  readonly done: Done;
}

/** What every stage of a conference carries. */
export interface Held {
  readonly setup: Setup;
  readonly rolls: Readonly<Record<ListId, readonly Voter[]>>;
  /** Ballots of paper. */
  readonly stock: Readonly<Record<ListId, Stock>>;
  /** Key, slips and electronic boxes; `null` where the conference casts on paper. */
  readonly electronic: Electronic | null;
  readonly officials: Officials;
  /** Everybody who is here. */
  readonly present: ReadonlySet<PersonId>;
  readonly absent: ReadonlyMap<PersonId, string>;
  /** Who holds or has cast a ballot of a list, on paper or on a slip: a ballot, never which. */
  readonly holders: Readonly<Record<ListId, ReadonlySet<PersonId>>>;
  readonly corrections: readonly StockCorrection[];
  readonly amendments: readonly RollAmendment[];
  readonly reopenings: readonly Reopening[];
  readonly recounts: readonly Recount[];
  /** The last request to re-open that was not dropped; void where it comes from another stage. */
  readonly reopeningAsked: ReopeningAsked | null;
  /** The last request, where somebody else declined it and nothing was asked for since. */
  readonly reopeningDeclined: ReopeningDeclined | null;
}

export interface Preparing extends Held {
  readonly stage: 'preparing';
  readonly committee: Committee | null;
}

export interface Ready extends Held {
  readonly stage: 'ready';
  readonly committee: Committee;
}

export interface Polling extends Held {
  readonly stage: 'polling';
  readonly committee: Committee;
  readonly opened: Done;
}

export interface Closed extends Held {
  readonly stage: 'closed';
  readonly committee: Committee;
  readonly opened: Done;
  readonly closed: Done;
}

/** The stages up to the close; later stages carry the same parts. */
export type Gathering = Preparing | Ready | Polling | Closed;

/** A conference as it is convened. */
export function begin(setup: Setup): Preparing {
  const perList = <T>(value: (list: FrozenList) => T) =>
    Object.fromEntries(setup.lists.map((list) => [list.id, value(list)])) as Record<ListId, T>;
  return {
    stage: 'preparing',
    setup,
    rolls: perList((list) => list.voters as readonly Voter[]),
    stock: perList(() => emptyStock),
    electronic: beginElectronic(setup),
    officials: { chair: setup.chair, secretary: null, observers: setup.observers },
    committee: null,
    present: new Set(),
    absent: new Map(),
    holders: perList(() => new Set<PersonId>()),
    corrections: [],
    amendments: [],
    reopenings: [],
    recounts: [],
    reopeningAsked: null,
    reopeningDeclined: null,
  };
}

/** One list of the conference; `undefined` where it has none of that id. */
export function listOf(state: Held, id: ListId): FrozenList | undefined {
  return state.setup.lists.find((list) => list.id === id);
}

/** Everybody on any roll of the conference, each once. */
export function convened(state: Held): Map<PersonId, Voter> {
  const people = new Map<PersonId, Voter>();
  for (const roll of Object.values(state.rolls))
    for (const voter of roll) if (!people.has(voter.person)) people.set(voter.person, voter);
  return people;
}

/** Lists on which a person votes here. */
export function listsOf(state: Held, person: PersonId): ListId[] {
  return state.setup.lists
    .map((list) => list.id)
    .filter((id) => state.rolls[id]?.some((voter) => voter.person === person));
}
