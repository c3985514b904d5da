// Electronic casting: the key of the counting committee, the slips, and a box for every list. Nothing here says who cast, or when.
import { addStock, emptyStock, type Stock } from '../../ballots/stock.ts';
import type { ListId, PersonId } from '../../basics/ids.ts';
import type { Casting } from '../../plan/plan.ts';
import type { Done } from '../../record/command.ts';
import type { Setup } from '../setup.ts';

/** On what a person marks and casts: a sheet of paper, or a slip with a code for the electronic ballot. */
export const ways = ['paper', 'slip'] as const;
export type Way = (typeof ways)[number];

/** The place of one member of the committee in the key ceremony. The messages are kept as attachments, by SHA-256; `null`: not given yet. */
export interface Seat {
  /** From 1. */
  readonly seat: number;
  readonly account: string;
  readonly name: string;
  readonly certificate: string;
  readonly shares: string | null;
  readonly part: string | null;
}

/** How the committee makes its key: `needed` of `members` can open a box later. Where all are needed, a certificate is all that each gives. */
export interface KeyCeremony {
  readonly members: number;
  readonly needed: number;
  readonly seats: readonly Seat[];
  readonly begun: Done;
  /** SHA-256 of the trustees' record, and its fingerprint (Base64). */
  readonly key: { readonly trustees: string; readonly fingerprint: string } | null;
}

/** The proved share that one member's key takes in opening a box. */
export interface Decryption {
  readonly seat: number;
  readonly sha256: string;
  readonly done: Done;
}

/** Ballots for high, confidence and low of one person. */
export type BoxRow = readonly [high: number, confidence: number, low: number];

/** The electronic box of one list. */
export interface ElectronicBox {
  /** Name of the Belenios election; drawn when the ceremony first begins. */
  readonly election: string | null;
  /** Slips as stock: `collected` are the codes with an accepted ballot, known once the box is closed. */
  readonly slips: Stock;
  /** Spoiled slips that a voter gave back, their codes burnt. */
  readonly replaced: number;
  /** Public credentials of misprinted slips whose codes were burnt; nobody ever held these slips. */
  readonly misprints: readonly string[];
  /** Who got a slip, never which. */
  readonly slipHolders: ReadonlySet<PersonId>;
  /** SHA-256 of the public credentials. */
  readonly credentials: string | null;
  /** φ of the election (Base64), and SHA-256 of the set-up. */
  readonly prepared: { readonly fingerprint: string; readonly setup: string } | null;
  readonly closed: {
    /** Ballots in the box; whoever cast again is in it more than once. */
    readonly ballots: number;
    /** Distinct codes: the ballots that count. */
    readonly voters: number;
    /** Hash of the last event of the box. */
    readonly end: string;
    /** SHA-256 of the encrypted tally. */
    readonly tally: string;
    readonly done: Done;
  } | null;
  readonly decryptions: readonly Decryption[];
  readonly opened: {
    /** In the order of the people on the list. */
    readonly result: readonly BoxRow[];
    /** The `.bel` archive, as anybody may verify it. */
    readonly bel: { readonly sha256: string; readonly bytes: number };
    readonly end: string;
    readonly done: Done;
  } | null;
}

export interface Electronic {
  readonly ceremony: KeyCeremony | null;
  readonly boxes: Readonly<Record<ListId, ElectronicBox>>;
}

const emptyBox: ElectronicBox = {
  election: null,
  slips: emptyStock,
  replaced: 0,
  misprints: [],
  slipHolders: new Set(),
  credentials: null,
  prepared: null,
  closed: null,
  decryptions: [],
  opened: null,
};

/** How a conference casts. */
export function castingOf(setup: Pick<Setup, 'casting'>): Casting {
  return setup.casting ?? 'paper';
}

/** The ways in which voters of a conference may cast. */
export function waysOf(setup: Pick<Setup, 'casting'>): readonly Way[] {
  const casting = castingOf(setup);
  return casting === 'mixed' ? ways : casting === 'paper' ? ['paper'] : ['slip'];
}

/** Electronic casting before anything is done for it; `null` where a conference casts on paper. */
export function beginElectronic(setup: Setup): Electronic | null {
  if (castingOf(setup) === 'paper') return null;
  return {
    ceremony: null,
    boxes: Object.fromEntries(setup.lists.map(({ id }) => [id, emptyBox])) as Electronic['boxes'],
  };
}

/** What of a conference says how it casts. */
export interface Casts {
  readonly electronic: Electronic | null;
}

/** The electronic box of a list; `null` where there is none. */
export function boxOf(state: Casts, list: ListId): ElectronicBox | null {
  return state.electronic?.boxes[list] ?? null;
}

/** Codes with which somebody could cast. */
export function usableCodes({ slips, replaced, misprints }: ElectronicBox): number {
  return slips.printed - replaced - misprints.length;
}

/** Everything that was printed for a list, paper and slips together. */
export function totalStock(state: Casts & { readonly stock: Readonly<Record<ListId, Stock>> }, list: ListId): Stock {
  const paper = state.stock[list] ?? emptyStock;
  const box = boxOf(state, list);
  return box === null ? paper : addStock(paper, box.slips);
}

/** Whether every member's key is needed: then there are no shares to deal. */
export function allNeeded({ members, needed }: KeyCeremony): boolean {
  return members === needed;
}

/** Whether every member has given everything of which the key is made. */
export function isComplete(ceremony: KeyCeremony): boolean {
  const { members, seats } = ceremony;
  return seats.length === members && (allNeeded(ceremony) || seats.every((seat) => seat.part !== null));
}

/** Whether nothing more has to be known of a box: it is open, or nobody cast in it. */
export function isSettled({ closed, opened }: ElectronicBox): boolean {
  return opened !== null || closed?.voters === 0;
}
