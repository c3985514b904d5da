// S02: the record is append-only and hash-chained; it is log, state and archive in one.
import type { Instant } from '../basics/dates.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { type Text, text } from '../basics/text.ts';
import { canonicalJson } from './canonical.ts';
import { hashOf } from './fingerprint.ts';

/** Who did an act: the account, the name shown, the role in which it was done, and in whose place where not in the own (thay mặt). */
export interface Actor {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly onBehalfOf?: { readonly account: string; readonly name: string };
}

/** Whether two acts are one person's, or one's and a substitute's: where two people are asked for, they are one. */
export function samePerson(one: Actor, other: Actor): boolean {
  const accounts = ({ account, onBehalfOf }: Actor) => [
    account,
    ...(onBehalfOf === undefined ? [] : [onBehalfOf.account]),
  ];
  return accounts(one).some((account) => accounts(other).includes(account));
}

/** One act of the record. `number` counts from 1 in the round; `stream` is `round` or the id of a conference. */
export interface Envelope<Type extends string = string, Data = unknown> {
  readonly stream: string;
  readonly number: number;
  readonly at: Instant;
  readonly by: Actor;
  readonly type: Type;
  readonly version: number;
  readonly data: Data;
  /** Hash of the act before; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 over the canonical JSON of everything above. */
  readonly hash: string;
}

export const noHash = '0'.repeat(64);

export type Unsealed<Type extends string = string, Data = unknown> = Omit<
  Envelope<Type, Data>,
  'number' | 'previous' | 'hash'
>;

/** Where a record ends: the number and hash of its last act. */
export interface Head {
  readonly number: number;
  readonly hash: string;
}

export const emptyHead: Head = { number: 0, hash: noHash };

/** Everything that an envelope holds besides its hash is hashed, so that nothing can be added to it either. */
function hashEnvelope(envelope: Omit<Envelope, 'hash'> & { readonly hash?: string }): string {
  const { hash: _hash, ...rest } = envelope;
  return hashOf(canonicalJson(rest));
}

/** The hash that an act should have; `null` where it holds something that was never hashed, such as half a letter. */
function hashFound(envelope: Envelope): string | null {
  try {
    return hashEnvelope(envelope);
  } catch {
    return null;
  }
}

/** Chains acts to the end of a record. */
export function chain<Type extends string, Data>(
  head: Head,
  acts: readonly Unsealed<Type, Data>[],
): Envelope<Type, Data>[] {
  let { number, hash: previous } = head;
  return acts.map((act) => {
    number += 1;
    const unsealed = { ...act, number, previous };
    const envelope = { ...unsealed, hash: hashEnvelope(unsealed) };
    previous = envelope.hash;
    return envelope;
  });
}

export interface BrokenChain {
  /** Number of the first act that does not fit. */
  readonly number: number;
  readonly problem: 'number' | 'previous' | 'hash';
}

/** What is wrong with an act of a broken chain, as it stands in the middle of a sentence. */
export const chainProblems: Readonly<Record<BrokenChain['problem'], Text>> = {
  number: text('số thứ tự không liền', 'its number does not follow'),
  previous: text('không nối vào việc trước', 'it does not link to the act before'),
  hash: text('nội dung không khớp mã băm', 'its content does not fit its hash'),
};

/** Checks number, link and hash of every act that follows `head`. */
export function verifyChain(envelopes: Iterable<Envelope>, head: Head = emptyHead): Result<Head, BrokenChain> {
  let { number, hash } = head;
  for (const envelope of envelopes) {
    number += 1;
    if (envelope.number !== number) return err({ number, problem: 'number' });
    if (envelope.previous !== hash) return err({ number, problem: 'previous' });
    if (envelope.hash !== hashFound(envelope)) return err({ number, problem: 'hash' });
    hash = envelope.hash;
  }
  return ok({ number, hash });
}
