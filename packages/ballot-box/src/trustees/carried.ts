// What the carrier of the ceremony's messages checks before it hands them on. It sees none of the secrets in them, but a message that
// nobody could use is refused while its sender is still there.
import { err, ok, type Result } from '@tinnhiem/core';
import type { DealtShares, MemberKey, SignedMessage } from '../format/records.ts';
import { type Point, productOf, samePoint, type VerifyingGroup } from '../group/group.ts';
import { type Problem, problem } from '../problems.ts';
import type { Certificates } from './ceremony.ts';
import { checkTrusteeKey } from './check.ts';
import {
  certificateKeys,
  coefficientPoints,
  isSignedBy,
  type MemberKeys,
  type ThresholdSize,
  valueInExponent,
} from './messages.ts';

/** Checks the certificate of member `index` by itself. */
export function checkCertificate(
  group: VerifyingGroup,
  size: ThresholdSize,
  index: number,
  certificate: SignedMessage,
): Result<undefined, Problem> {
  return certificateKeys(group, certificate, size, index) === undefined
    ? err(problem('threshold-certificate-invalid', { trustee: index }))
    : ok(undefined);
}

/** Checks what member `index` deals out: a letter for everybody, coefficients and agreement signed by that member. */
export function checkDealtShares(
  group: VerifyingGroup,
  certificates: Certificates,
  index: number,
  dealt: DealtShares,
): Result<readonly Point[], Problem> {
  const where = { trustee: index };
  const { size, threshold, texts, keys } = certificates;
  if (dealt.secrets.length !== size) return err(problem('threshold-size-wrong', where));
  const agreed = { certificates: texts, threshold };
  const points = coefficientPoints(group, agreed, keys[index - 1] as MemberKeys, dealt.coefexps, dealt.signature);
  return points === undefined ? err(problem('threshold-coefficients-invalid', where)) : ok(points);
}

/** Checks the public key that member `index` made of the shares: proved, signed, and the one that the shares give. */
export function checkMemberKey(
  group: VerifyingGroup,
  certificates: Certificates,
  dealt: readonly DealtShares[],
  index: number,
  { public_key: key }: MemberKey,
): Result<undefined, Problem> {
  const values: Point[] = [];
  for (const [at, own] of dealt.entries()) {
    const points = checkDealtShares(group, certificates, at + 1, own);
    if (!points.ok) return points;
    values.push(valueInExponent(group, points.value, index));
  }
  const point = checkTrusteeKey(group, key, index);
  if (!point.ok) return point;
  const { verification } = certificates.keys[index - 1] as MemberKeys;
  const signed = key.signature !== undefined && isSignedBy(group, verification, key.public_key, key.signature);
  return signed && samePoint(group, productOf(group, values), point.value)
    ? ok(undefined)
    : err(problem('threshold-key-mismatch', { trustee: index }));
}
