// Knowledge of the exponent behind a public key: signatures of ballots and messages, proofs of trustees.
import { challengeOf } from '../format/hash.ts';
import { encodeOne, type Group, type Point, type VerifyingGroup } from '../group/group.ts';
import { modulo, type Random, randomScalar } from '../group/scalars.ts';
import type { Claim, Proof } from './claims.ts';

/** Proves that one knows `secret`, for whoever has g^secret; the prefix says what for. */
export function proveKnowledge(group: Group, secret: bigint, prefix: string, random: Random): Proof {
  const nonce = randomScalar(random);
  const challenge = challengeOf(prefix, [encodeOne(group, group.generator.power(nonce))]);
  return { challenge, response: modulo(nonce - secret * challenge) };
}

/** What `proveKnowledge` claims about a public key. */
export function knowledgeClaim(group: VerifyingGroup, key: Point, prefix: string, proof: Proof): Claim {
  const [power = group.identity] = group.publicPowers(key, [proof.challenge]);
  const commitment = group.product(group.generator.publicPower(proof.response), power);
  return { prefix, commitments: [commitment], challenge: proof.challenge };
}
