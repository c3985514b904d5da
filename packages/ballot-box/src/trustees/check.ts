// The trustees as the box publishes them: every key proved, every threshold made by its members together.
import { err, ok, type Result } from '@tinnhiem/core';
import { readJson } from '../format/json.ts';
import { type ThresholdRecord, type TrusteeKey, type TrusteesRecord, trusteesSchema } from '../format/records.ts';
import { identityText, type Point, productOf, samePoint, type VerifyingGroup } from '../group/group.ts';
import { type Problem, problem } from '../problems.ts';
import { falseClaims, proofOf } from '../proofs/claims.ts';
import { knowledgeClaim } from '../proofs/schnorr.ts';
import { certificateKeys, coefficientPoints, isSignedBy, valueInExponent } from './messages.ts';

/** One who can decrypt, numbered from 1 over the whole list. */
export interface Trustee {
  readonly owner: number;
  readonly key: Point;
  /** As written; it is in what the trustee proves. */
  readonly keyText: string;
  readonly name?: string;
}

/** Who must take part in a decryption: everybody of a mandatory group, any `threshold` of another. */
export interface TrusteeGroup {
  readonly kind: 'mandatory' | 'threshold';
  readonly threshold: number;
  readonly members: readonly Trustee[];
}

export interface Trustees {
  readonly record: TrusteesRecord;
  readonly groups: readonly TrusteeGroup[];
  /** The common key, under which ballots are encrypted. */
  readonly key: Point;
}

/** Everyone who can decrypt, in the order of their numbers. */
export function membersOf({ groups }: Pick<Trustees, 'groups'>): readonly Trustee[] {
  return groups.flatMap(({ members }) => members);
}

/** What a public key proves: that somebody knows the private one. */
export function trusteePrefix(key: string): string {
  return `pok|Ed25519|${key}|`;
}

/** The point of a trustee's key where it is one and the proof holds. */
export function checkTrusteeKey(
  group: VerifyingGroup,
  { public_key, pok }: TrusteeKey,
  owner: number,
): Result<Point, Problem> {
  const key = group.decode(public_key);
  if (key === undefined || public_key === identityText) return err(problem('trustee-key-invalid', { trustee: owner }));
  const [wrong] = falseClaims(group, [knowledgeClaim(group, key, trusteePrefix(public_key), proofOf(pok))]);
  return wrong === undefined ? ok(key) : err(problem('trustee-proof-invalid', { trustee: owner }));
}

/** Reads and checks the record of the trustees. */
export function readTrustees(group: VerifyingGroup, content: Uint8Array | string): Result<Trustees, Problem> {
  const read = readJson(content, trusteesSchema);
  if (read.kind !== 'read') return err(problem('trustees-malformed'));
  const groups: TrusteeGroup[] = [];
  const keys: Point[] = [];
  let owner = 1;
  for (const [kind, content] of read.value) {
    const checked = kind === 'Single' ? checkMandatory(group, content, owner) : checkThreshold(group, content, owner);
    if (!checked.ok) return checked;
    groups.push(checked.value.group);
    keys.push(checked.value.key);
    owner += checked.value.group.members.length;
  }
  return ok({ record: read.value, groups, key: productOf(group, keys) });
}

interface CheckedGroup {
  readonly group: TrusteeGroup;
  /** What the group adds to the common key. */
  readonly key: Point;
}

function checkMandatory(group: VerifyingGroup, record: TrusteeKey, owner: number): Result<CheckedGroup, Problem> {
  const key = checkTrusteeKey(group, record, owner);
  if (!key.ok) return key;
  const members = [trusteeOf(record, key.value, owner)];
  return ok({ group: { kind: 'mandatory', threshold: 1, members }, key: key.value });
}

/** Checks a threshold whose first member has the number `owner`. */
export function checkThreshold(
  group: VerifyingGroup,
  record: ThresholdRecord,
  owner = 1,
): Result<CheckedGroup, Problem> {
  const { threshold, certs, coefexps, signatures, verification_keys } = record;
  const size = certs.length;
  const lengths = [coefexps, signatures, verification_keys].map(({ length }) => length);
  if (threshold > size || lengths.some((length) => length !== size))
    return err(problem('threshold-size-wrong', { trustee: owner }));
  const coefficients: (readonly Point[])[] = [];
  const verifications: Point[] = [];
  for (const [index, certificate] of certs.entries()) {
    const where = { trustee: owner + index };
    const keys = certificateKeys(group, certificate, { size, threshold }, index + 1);
    if (keys === undefined) return err(problem('threshold-certificate-invalid', where));
    const [signed, agreement] = [coefexps[index], signatures[index]];
    if (signed === undefined || agreement === undefined) return err(problem('threshold-size-wrong', where));
    const points = coefficientPoints(group, { certificates: certs, threshold }, keys, signed, agreement);
    if (points === undefined) return err(problem('threshold-coefficients-invalid', where));
    coefficients.push(points);
    verifications.push(keys.verification);
  }
  const members: Trustee[] = [];
  for (const [index, key] of verification_keys.entries()) {
    const where = { trustee: owner + index };
    const point = checkTrusteeKey(group, key, owner + index);
    if (!point.ok) return point;
    const expected = productOf(
      group,
      coefficients.map((own) => valueInExponent(group, own, index + 1)),
    );
    const verification = verifications[index] as Point;
    const signed = key.signature !== undefined && isSignedBy(group, verification, key.public_key, key.signature);
    if (!signed || !samePoint(group, expected, point.value)) return err(problem('threshold-key-mismatch', where));
    members.push(trusteeOf(key, point.value, owner + index));
  }
  const key = productOf(
    group,
    coefficients.map(([first = group.identity]) => first),
  );
  return ok({ group: { kind: 'threshold', threshold, members }, key });
}

function trusteeOf({ public_key, name }: TrusteeKey, key: Point, owner: number): Trustee {
  return { owner, key, keyText: public_key, ...(name === undefined ? {} : { name }) };
}
