// A ciphertext holds one of several numbers, and nobody learns which: the disjunctions of the format.
import type { Base, Group, Point, VerifyingBase, VerifyingGroup } from '../group/group.ts';
import { modulo, type Random, randomScalar } from '../group/scalars.ts';
import type { Proof } from './claims.ts';

/** A ciphertext g^ρ, y^ρ·g^m. */
export interface Ciphertext {
  readonly alpha: Point;
  readonly beta: Point;
}

/** A ciphertext of which one knows what is in it. */
export interface Opened {
  /** ρ */
  readonly randomness: bigint;
  /** m */
  readonly plain: bigint;
}

/** One branch of a disjunction: this ciphertext holds this number. */
export interface Alternative {
  readonly opened: Opened;
  readonly value: bigint;
}

/** A proof under way: its commitments are known, its challenge is not yet. */
export interface PendingProof {
  readonly commitments: readonly Point[];
  /** One proof a branch, once the commitments are hashed. */
  finish(challenge: bigint): readonly Proof[];
}

/**
 * Proves that one of the alternatives is true; `truth` is the place of one that is. The others are simulated with what
 * the prover knows about the ciphertexts, so that only powers of the generator and of the key are needed.
 */
export function proveOneOf(
  group: Group,
  key: Base,
  alternatives: readonly Alternative[],
  truth: number,
  random: Random,
): PendingProof {
  const { generator } = group;
  const nonce = randomScalar(random);
  const branches = alternatives.map(({ opened, value }, place) => {
    if (place === truth) {
      if (opened.plain !== value) throw new Error('a proof of something that is not so');
      return { commitments: [generator.power(nonce), key.power(nonce)], simulated: undefined };
    }
    const simulated: Proof = { challenge: randomScalar(random), response: randomScalar(random) };
    const exponent = modulo(simulated.response + opened.randomness * simulated.challenge);
    const difference = modulo((opened.plain - value) * simulated.challenge);
    const second = group.product(key.power(exponent), generator.power(difference));
    return { commitments: [generator.power(exponent), second], simulated };
  });
  return {
    commitments: branches.flatMap(({ commitments }) => commitments),
    finish(challenge) {
      const others = branches.reduce((sum, { simulated }) => sum + (simulated?.challenge ?? 0n), 0n);
      const own = modulo(challenge - others);
      const randomness = alternatives[truth]?.opened.randomness ?? 0n;
      const real: Proof = { challenge: own, response: modulo(nonce - randomness * own) };
      return branches.map(({ simulated }) => simulated ?? real);
    },
  };
}

/** Powers of a ciphertext's two parts to the challenge of a branch. */
export interface ChallengedCiphertext {
  readonly alphaPower: Point;
  readonly betaPower: Point;
}

/** The two commitments of a branch, worked out from its proof: g^r·α^c and y^r·(β/g^value)^c. */
export function branchCommitments(
  group: VerifyingGroup,
  key: VerifyingBase,
  { alphaPower, betaPower }: ChallengedCiphertext,
  value: bigint,
  { challenge, response }: Proof,
): readonly [Point, Point] {
  const { generator } = group;
  const second = group.product(key.publicPower(response), betaPower);
  return [
    group.product(generator.publicPower(response), alphaPower),
    value === 0n ? second : group.quotient(second, generator.publicPower(modulo(value * challenge))),
  ];
}

/** What the challenges of all branches must add up to. */
export function sumOfChallenges(proofs: readonly Proof[]): bigint {
  return modulo(proofs.reduce((sum, { challenge }) => sum + challenge, 0n));
}
