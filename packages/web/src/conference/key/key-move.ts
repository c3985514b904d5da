// What this member's browser has to do next in the key ceremony, or whom it waits for.
import type { MemberKey, ReceivedShares } from '@tinnhiem/ballot-box';
import type { KeyCertificate } from '../casting/key-about.ts';

/** What the server has for my browser. */
export interface KeyState {
  readonly size: number;
  readonly needed: number;
  /** My place, from 1; `null` before I took one. */
  readonly seat: number | null;
  /** In the order of the seats. */
  readonly certificates: readonly KeyCertificate[];
  /** What the others dealt to me, once everybody has dealt. */
  readonly letters: ReceivedShares | null;
  /** My own part of the key, encrypted for me, once I gave it. */
  readonly part: MemberKey | string | null;
  /** The record of all keys, once it is formed. */
  readonly trustees: string | null;
}

/** The seats as everybody sees them. */
export interface SeatState {
  readonly seat: number;
  readonly name: string;
  readonly shares: unknown;
  readonly part: unknown;
}

export type KeyMove =
  /** Nothing was given by me yet, and there is a seat. */
  | { readonly kind: 'take-seat' }
  | { readonly kind: 'no-seat' }
  | { readonly kind: 'deal' }
  | { readonly kind: 'take-part' }
  /** Others have to act: who, and how many have not come at all. */
  | { readonly kind: 'wait'; readonly names: readonly string[]; readonly free: number }
  | { readonly kind: 'formed' };

export interface KeyMoveInput {
  readonly members: number;
  readonly needed: number;
  readonly seats: readonly SeatState[];
  readonly formed: boolean;
  readonly mySeat: number | null;
}

export function keyMove({ members, needed, seats, formed, mySeat }: KeyMoveInput): KeyMove {
  if (formed) return { kind: 'formed' };
  const free = members - seats.length;
  if (mySeat === null) return free > 0 ? { kind: 'take-seat' } : { kind: 'no-seat' };
  const own = seats.find(({ seat }) => seat === mySeat);
  const waitFor = (others: readonly SeatState[]): KeyMove => ({
    kind: 'wait',
    names: others.map(({ name }) => name),
    free,
  });
  // Where everybody is needed, there is nothing to deal.
  if (free > 0 || members === needed) return waitFor([]);
  if (own?.shares === null) return { kind: 'deal' };
  const late = seats.filter(({ shares }) => shares === null);
  if (late.length > 0) return waitFor(late);
  if (own?.part === null) return { kind: 'take-part' };
  return waitFor(seats.filter(({ part }) => part === null));
}

/** How many must come by default: more than half, and never one alone. */
export function usualNeeded(members: number): number {
  return Math.max(2, Math.floor(members / 2) + 1);
}
