// Every proof of the format ends in the same question: do these commitments hash to this challenge?
import { challengeOf } from '../format/hash.ts';
import type { ProofText } from '../format/records.ts';
import type { Point, VerifyingGroup } from '../group/group.ts';

/** A proof with its exponents as numbers. */
export interface Proof {
  readonly challenge: bigint;
  readonly response: bigint;
}

/** What a proof claims, once its commitments have been worked out again from it. */
export interface Claim {
  readonly prefix: string;
  readonly commitments: readonly Point[];
  /** In [0, order). */
  readonly challenge: bigint;
}

/** The claims that do not hold. All their commitments are written out at once. */
export function falseClaims<C extends Claim>(group: VerifyingGroup, claims: readonly C[]): readonly C[] {
  const texts = group.encode(claims.flatMap(({ commitments }) => commitments));
  let at = 0;
  return claims.filter(({ prefix, commitments, challenge }) => {
    const own = texts.slice(at, at + commitments.length);
    at += commitments.length;
    return challengeOf(prefix, own) !== challenge;
  });
}

/** A proof from its writing, which its schema has checked. */
export function proofOf({ challenge, response }: ProofText): Proof {
  return { challenge: BigInt(challenge), response: BigInt(response) };
}

export function proofText({ challenge, response }: Proof): ProofText {
  return { challenge: String(challenge), response: String(response) };
}
