// Where electronic ballot boxes live. One interface, one suite of tests for every store (box-store.contract.ts).
//
// Nothing in here knows a person, a moment or an address. An accepted ballot waits under its public credential, then enters
// the box together with others in an order that was drawn.
import type { Random } from '@tinnhiem/ballot-box';
import type { ClosedBox } from './closed-box.ts';

/** The place of a box: its round, and the uuid of its election. */
export interface BoxPlace {
  readonly round: string;
  readonly election: string;
}

/** A ballot whose writing, proofs and signature were checked. */
export interface AcceptedBallot {
  /** Public credential, as on the ballot. */
  readonly credential: string;
  readonly tracker: string;
  /** The exact text that the voter sent. */
  readonly text: string;
}

/**
 * `accepted`: it is durable. `again`: this very ballot was accepted before; nothing changed. `burnt`: its code was taken out of use.
 * `closed`: no ballot is taken any more.
 */
export type Acceptance = 'accepted' | 'again' | 'burnt' | 'closed';

export type CodeStatus = 'unused' | 'voted' | 'burnt';

/** How far a box is: ballots are taken; none are; the encrypted tally is in it; the result is. */
export type BoxPhase = 'open' | 'ended' | 'tallied' | 'opened';

export interface BoxStanding {
  /** SHA-256 of the bytes with which the box began, in hexadecimal digits. */
  readonly setup: string;
  readonly phase: BoxPhase;
  /** Ballots in the box, repeated votes included. */
  readonly ballots: number;
  /** Ballots that were accepted and are not in the box yet. */
  readonly waiting: number;
  /** Codes with an accepted ballot, in the box or waiting. */
  readonly voters: number;
  /** Codes that were taken out of use. */
  readonly burnt: number;
  /** Hash of the last event. */
  readonly end: string;
  /** Who has decrypted, by the numbers of the trustees. */
  readonly decrypted: readonly number[];
}

/** How much of the file: up to the encrypted tally, or everything. */
export type Extent = 'public' | 'whole';

/** The bytes of a box as a `.bel` file. */
export interface BoxBytes {
  readonly length: number;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/**
 * Boxes of rounds. Each call is one transaction: whatever it has answered survives the end of the process and of the power, and
 * a call that was interrupted has happened wholly or not at all. Every step may be repeated. Where a box is needed that is not
 * there, an `Error` is thrown; problems of the disk are thrown as `StoreProblem`.
 */
export interface BoxStore {
  /** Does `work` while nobody else, in whatever process, does work under that name. */
  turn<T>(name: string, work: () => Promise<T>): Promise<T>;
  /**
   * Begins a box with its setup (`beginBox`). `there`: it began with the same one before. `in-use`: it began with another one
   * and holds ballots; without any it is begun anew, and no code is burnt in it.
   */
  begin(place: BoxPlace, setup: Uint8Array): Promise<'begun' | 'there' | 'in-use'>;
  /** `null` where the box was not begun. */
  standing(place: BoxPlace): Promise<BoxStanding | null>;
  /** Takes ballots, in the order in which they came: of one credential the last one stays the last. */
  accept(place: BoxPlace, ballots: readonly AcceptedBallot[]): Promise<readonly Acceptance[]>;
  /** Whether a ballot with this tracker was accepted. */
  knows(place: BoxPlace, tracker: string): Promise<boolean>;
  codeStatus(place: BoxPlace, credential: string): Promise<CodeStatus>;
  /** Takes a code out of use. `voted`: it has an accepted ballot and stays in use. `again`: it was taken out before. */
  burn(place: BoxPlace, credential: string): Promise<'burnt' | 'again' | 'voted'>;
  /** Moves the ballots that wait into the box, in random order, where there are at least so many; answers how many it moved. */
  admit(place: BoxPlace, least: number, random: Random): Promise<number>;
  /** Moves all that wait into the box and ends the casting. */
  end(place: BoxPlace, random: Random): Promise<void>;
  /** The ballots that count, the last one of each credential, in the order of the box; so many at a time. */
  counting(place: BoxPlace, atOnce: number): AsyncIterable<readonly string[]>;
  addTally(place: BoxPlace, text: string, size: { readonly ballots: number }): Promise<void>;
  /** Removes from the store, once the tally is in the box, all that could tell in which order ballots came. */
  forgetOrder(place: BoxPlace): Promise<void>;
  addDecryption(place: BoxPlace, owner: number, text: string): Promise<void>;
  addResult(place: BoxPlace, text: string): Promise<void>;
  /** The trackers of the ballots in the box, in its order. */
  trackers(place: BoxPlace): Promise<readonly string[]>;
  bytes(place: BoxPlace, extent: Extent): Promise<BoxBytes>;
  /** The codes that were taken out of use, sorted. */
  burnt(place: BoxPlace): Promise<readonly string[]>;
  /**
   * Takes in a box that was closed elsewhere, as if all of it had been appended here. A box that is here goes on where it is the
   * beginning of that one; `there`: nothing of it was missing. `in-use`: another box is here, and stays as it is.
   */
  restore(place: BoxPlace, box: ClosedBox): Promise<'restored' | 'there' | 'in-use'>;
  close(): Promise<void>;
}
