// Signed messages between the members of a threshold, and what certificates and coefficients say.
import { printJson, readJson } from '../format/json.ts';
import { certificateContentSchema, coefficientsSchema, type ProofText, type SignedMessage } from '../format/records.ts';
import { type Group, groupName, type Point, type VerifyingGroup } from '../group/group.ts';
import type { Random } from '../group/scalars.ts';
import { falseClaims, proofOf, proofText } from '../proofs/claims.ts';
import { knowledgeClaim, proveKnowledge } from '../proofs/schnorr.ts';

/** How many members a threshold has, and how many of them decrypt. */
export interface ThresholdSize {
  readonly size: number;
  readonly threshold: number;
}

/** What a member has announced: the two keys of the ceremony. */
export interface MemberKeys {
  /** Of the member's signatures. */
  readonly verification: Point;
  /** Under which others send to the member. */
  readonly encryption: Point;
  readonly encryptionText: string;
}

/** A signature on a message. */
export function signMessage(group: Group, secret: bigint, message: string, random: Random): ProofText {
  return proofText(proveKnowledge(group, secret, messagePrefix(message), random));
}

/** Whether the signature on a message is that of the key. */
export function isSignedBy(group: VerifyingGroup, key: Point, message: string, signature: ProofText): boolean {
  return falseClaims(group, [knowledgeClaim(group, key, messagePrefix(message), proofOf(signature))]).length === 0;
}

function messagePrefix(message: string): string {
  return `sigmsg|${message}|`;
}

/** The content of a certificate. */
export function certificateMessage(
  { size, threshold }: ThresholdSize,
  index: number,
  verification: string,
  encryption: string,
): string {
  return printJson({ context: { group: groupName, size, threshold, index }, verification, encryption });
}

/** The keys of a certificate that is in the right place of the list and signed by its own key; else `undefined`. */
export function certificateKeys(
  group: VerifyingGroup,
  certificate: SignedMessage,
  { size, threshold }: ThresholdSize,
  index: number,
): MemberKeys | undefined {
  const read = readJson(certificate.message, certificateContentSchema);
  if (read.kind !== 'read') return undefined;
  const { context, verification, encryption } = read.value;
  if (context.size !== size || context.threshold !== threshold || context.index !== index) return undefined;
  const [verificationKey, encryptionKey] = [group.decode(verification), group.decode(encryption)];
  if (verificationKey === undefined || encryptionKey === undefined) return undefined;
  if (!isSignedBy(group, verificationKey, certificate.message, certificate.signature)) return undefined;
  return { verification: verificationKey, encryption: encryptionKey, encryptionText: encryption };
}

/** What a member signs over all certificates and the own coefficients, so that everybody is known to have seen the same. */
export function agreementMessage(certificates: readonly SignedMessage[], coefficients: readonly string[]): string {
  return `certs_sig|${printJson({ certs: certificates, coefexps: coefficients })}`;
}

/** The coefficients of a member, of the right number and with both signatures; else `undefined`. */
export function coefficientPoints(
  group: VerifyingGroup,
  { certificates, threshold }: { readonly certificates: readonly SignedMessage[]; readonly threshold: number },
  { verification }: MemberKeys,
  coefficients: SignedMessage,
  agreement: ProofText,
): readonly Point[] | undefined {
  const read = readJson(coefficients.message, coefficientsSchema);
  if (read.kind !== 'read' || read.value.coefexps.length !== threshold) return undefined;
  if (!isSignedBy(group, verification, coefficients.message, coefficients.signature)) return undefined;
  if (!isSignedBy(group, verification, agreementMessage(certificates, read.value.coefexps), agreement))
    return undefined;
  const points = read.value.coefexps.map((text) => group.decode(text));
  return points.every((point) => point !== undefined) ? points : undefined;
}

/** Π A_k^(j^k): what a polynomial with these coefficients gives for member j, in the exponent. */
export function valueInExponent(group: VerifyingGroup, coefficients: readonly Point[], member: number): Point {
  // Horner's rule from the highest coefficient down needs small exponents only.
  return coefficients.reduceRight(
    (value, coefficient) => group.product(group.publicPowers(value, [BigInt(member)])[0] ?? value, coefficient),
    group.identity,
  );
}
