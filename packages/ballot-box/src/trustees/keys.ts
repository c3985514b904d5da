// The key of one trustee who is needed for every decryption.
import { printJson } from '../format/json.ts';
import type { ThresholdRecord, TrusteeKey, TrusteesRecord } from '../format/records.ts';
import { encodeOne, type Group } from '../group/group.ts';
import { type Random, randomScalar } from '../group/scalars.ts';
import { proofText } from '../proofs/claims.ts';
import { proveKnowledge } from '../proofs/schnorr.ts';
import { trusteePrefix } from './check.ts';

/** A new key of a trustee who must take part. The secret stays in the trustee's browser (`lockKey`). */
export function newTrusteeKey(group: Group, random: Random, name?: string): { secret: bigint; public: TrusteeKey } {
  const secret = randomScalar(random);
  return { secret, public: trusteeKeyOf(group, secret, random, name) };
}

/** The public key of a secret, with the proof that somebody knows it. */
export function trusteeKeyOf(group: Group, secret: bigint, random: Random, name?: string): TrusteeKey {
  const key = encodeOne(group, group.generator.power(secret));
  const pok = proofText(proveKnowledge(group, secret, trusteePrefix(key), random));
  return { pok, public_key: key, ...(name === undefined ? {} : { name }) };
}

/** Trustees of an election: mandatory ones and groups with a threshold, in the order of their numbers. */
export type TrusteeEntry =
  | { readonly kind: 'mandatory'; readonly key: TrusteeKey }
  | { readonly kind: 'threshold'; readonly record: ThresholdRecord };

/** The record of the trustees. `readTrustees` checks it and gives the common key for the election. */
export function trusteesText(entries: readonly TrusteeEntry[]): string {
  const record: TrusteesRecord = entries.map((entry) =>
    entry.kind === 'mandatory' ? ['Single', entry.key] : ['Pedersen', entry.record],
  );
  return printJson(record);
}
