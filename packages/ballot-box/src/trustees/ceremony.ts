// The key ceremony of a threshold (T. Pedersen, 1991, as Belenios carries it out): the members make one key together, and
// no machine ever holds the private part of it. Each step is a function of what the member knows and what was published;
// the messages are plain data that anybody may carry.
//
//   every member:  newMemberSeed → certify                     publishes a certificate
//   every member:  dealShares (over all certificates)          publishes dealt shares
//   the carrier:   sharesFor                                   hands each member the shares for it
//   every member:  takeShares                                  publishes a member key
//   anybody:       completeThreshold                           the record for the list of trustees
//   at the end:    decryptionKeyOf (the member's seed and private_key)
import { err, ok, type Result } from '@tinnhiem/core';
import { randomBase58 } from '../credentials/credentials.ts';
import { hashToScalar } from '../format/hash.ts';
import { printJson, readJson } from '../format/json.ts';
import {
  coefficientsSchema,
  type DealtShares,
  decryptionKeySchema,
  type MemberKey,
  type ProofText,
  polynomialSchema,
  type ReceivedShares,
  type SignedMessage,
  shareSchema,
  type ThresholdRecord,
} from '../format/records.ts';
import { encodeOne, type Group, type Point, samePoint, type VerifyingGroup } from '../group/group.ts';
import { modulo, type Random, randomScalar } from '../group/scalars.ts';
import { type Problem, problem } from '../problems.ts';
import { checkThreshold } from './check.ts';
import { trusteeKeyOf } from './keys.ts';
import { openLetter, writeLetter } from './letters.ts';
import {
  agreementMessage,
  certificateKeys,
  certificateMessage,
  coefficientPoints,
  type MemberKeys,
  signMessage,
  type ThresholdSize,
  valueInExponent,
} from './messages.ts';

/** The secret of a member: 22 characters of Base58. With it and the member key everything else can be worked out again. */
export type MemberSeed = string & { readonly __kind: 'member-seed' };

export function newMemberSeed(random: Random): MemberSeed {
  return randomBase58(random, 22) as MemberSeed;
}

/** A member as it takes part. `index` counts from 1. */
export interface Member {
  readonly seed: MemberSeed;
  readonly index: number;
}

/** Step 1: the certificate of a member. Throws unless 0 < threshold < size, as the format demands. */
export function certify(group: Group, { seed, index }: Member, size: ThresholdSize, random: Random): SignedMessage {
  const { signing, decryption } = secretsOf(seed);
  if (size.threshold < 1 || size.threshold >= size.size || index < 1 || index > size.size)
    throw new Error('a threshold is at least 1 and less than the number of members');
  const [verification = '', encryption = ''] = group.encode([
    group.generator.power(signing),
    group.generator.power(decryption),
  ]);
  const message = certificateMessage(size, index, verification, encryption);
  return { message, signature: signMessage(group, signing, message, random) };
}

/** All certificates, checked: every member does this before it deals. */
export interface Certificates extends ThresholdSize {
  readonly texts: readonly SignedMessage[];
  readonly keys: readonly MemberKeys[];
}

/** Step 2: checks the certificates of all members, in the order of their numbers. */
export function checkCertificates(
  group: VerifyingGroup,
  size: ThresholdSize,
  texts: readonly SignedMessage[],
): Result<Certificates, Problem> {
  if (texts.length !== size.size) return err(problem('threshold-size-wrong'));
  const keys: MemberKeys[] = [];
  for (const [at, text] of texts.entries()) {
    const own = certificateKeys(group, text, size, at + 1);
    if (own === undefined) return err(problem('threshold-certificate-invalid', { trustee: at + 1 }));
    keys.push(own);
  }
  return ok({ ...size, texts, keys });
}

/** Step 3: a member draws a polynomial and deals a share of it to everybody. */
export function dealShares(
  group: Group,
  { seed, index }: Member,
  certificates: Certificates,
  random: Random,
): Result<DealtShares, Problem> {
  const own = ownKeys(group, { seed, index }, certificates);
  if (!own.ok) return own;
  const { signing } = secretsOf(seed);
  const polynomial = Array.from({ length: certificates.threshold }, () => randomScalar(random));
  const coefexps = group.encode(polynomial.map((coefficient) => group.generator.power(coefficient)));
  const send = (recipient: MemberKeys, message: string) => writeLetter(group, { signing, recipient, message, random });
  const signed = printJson({ coefexps });
  return ok({
    polynomial: send(own.value, printJson({ polynomial: polynomial.map(String) })),
    secrets: certificates.keys.map((recipient, at) =>
      send(recipient, printJson({ secret: String(valueAt(polynomial, BigInt(at + 1))) })),
    ),
    coefexps: { message: signed, signature: signMessage(group, signing, signed, random) },
    signature: signMessage(group, signing, agreementMessage(certificates.texts, coefexps), random),
  });
}

/** Step 4: what the carrier hands to a member out of everybody's dealt shares. */
export function sharesFor(index: number, dealt: readonly DealtShares[]): ReceivedShares {
  const own = dealt[index - 1];
  if (own === undefined) throw new Error('no member of this number');
  return {
    polynomial: own.polynomial,
    secrets: dealt.map(({ secrets }) => secrets[index - 1] ?? ''),
    coefexps: dealt.map(({ coefexps }) => coefexps),
    signatures: dealt.map(({ signature }) => signature),
  };
}

/** Step 5: a member checks every share against what its dealer published, and makes its key of them. */
export function takeShares(
  group: Group,
  { seed, index }: Member,
  certificates: Certificates,
  received: ReceivedShares,
  random: Random,
): Result<MemberKey, Problem> {
  const own = ownKeys(group, { seed, index }, certificates);
  if (!own.ok) return own;
  const { signing, decryption } = secretsOf(seed);
  const { secrets, coefexps, signatures } = received;
  if ([secrets, coefexps, signatures].some(({ length }) => length !== certificates.size))
    return err(problem('threshold-size-wrong'));
  if (!isOwnPolynomial(group, { decryption, own: own.value, index }, received))
    return err(problem('threshold-message-invalid', { trustee: index }));
  let secret = 0n;
  for (const [at, sender] of certificates.keys.entries()) {
    const where = { trustee: at + 1 };
    const agreed = { certificates: certificates.texts, threshold: certificates.threshold };
    const [signed, agreement] = [coefexps[at] as SignedMessage, signatures[at] as ProofText];
    const coefficients = coefficientPoints(group, agreed, sender, signed, agreement);
    if (coefficients === undefined) return err(problem('threshold-coefficients-invalid', where));
    const recipient = own.value.encryptionText;
    const message = openLetter(group, { decryption, recipient, sender: sender.verification }, secrets[at] ?? '');
    const share = message === undefined ? undefined : readJson(message, shareSchema);
    if (share?.kind !== 'read') return err(problem('threshold-message-invalid', where));
    const value = BigInt(share.value.secret);
    if (!samePoint(group, group.generator.power(value), valueInExponent(group, coefficients, index)))
      return err(problem('threshold-share-invalid', where));
    secret = modulo(secret + value);
  }
  const key = trusteeKeyOf(group, secret, random);
  const message = printJson({ decryption_key: String(secret) });
  return ok({
    private_key: writeLetter(group, { signing, recipient: own.value, message, random }),
    public_key: { ...key, signature: signMessage(group, signing, key.public_key, random) },
  });
}

/** Step 6: the record of the threshold, checked as everybody will check it. */
export function completeThreshold(
  group: VerifyingGroup,
  { threshold, texts }: Certificates,
  dealt: readonly DealtShares[],
  keys: readonly MemberKey[],
): Result<ThresholdRecord, Problem> {
  const record: ThresholdRecord = {
    threshold,
    certs: [...texts],
    coefexps: dealt.map(({ coefexps }) => coefexps),
    signatures: dealt.map(({ signature }) => signature),
    verification_keys: keys.map(({ public_key }) => public_key),
  };
  const checked = checkThreshold(group, record);
  return checked.ok ? ok(record) : checked;
}

/** The secret with which a member decrypts, from the seed and the `private_key` of its member key. */
export function decryptionKeyOf(group: Group, seed: MemberSeed, privateKey: string): Result<bigint, Problem> {
  const { signing, decryption } = secretsOf(seed);
  const sender = group.generator.power(signing);
  const recipient = encodeOne(group, group.generator.power(decryption));
  const message = openLetter(group, { decryption, recipient, sender }, privateKey);
  const read = message === undefined ? undefined : readJson(message, decryptionKeySchema);
  return read?.kind === 'read' ? ok(BigInt(read.value.decryption_key)) : err(problem('threshold-message-invalid'));
}

function secretsOf(seed: MemberSeed): { readonly signing: bigint; readonly decryption: bigint } {
  return { signing: hashToScalar(`sk|${seed}`), decryption: hashToScalar(`dk|${seed}`) };
}

/** The keys in the member's own certificate, which must be those of its seed: else somebody put another in its place. */
function ownKeys(group: Group, { seed, index }: Member, { keys }: Certificates): Result<MemberKeys, Problem> {
  const own = keys[index - 1];
  const { signing, decryption } = secretsOf(seed);
  const same =
    own !== undefined &&
    samePoint(group, own.verification, group.generator.power(signing)) &&
    samePoint(group, own.encryption, group.generator.power(decryption));
  return same ? ok(own) : err(problem('threshold-certificate-invalid', { trustee: index }));
}

/** Whether the polynomial that comes back to a member is its own and the one of the published coefficients. */
function isOwnPolynomial(
  group: Group,
  { decryption, own, index }: { decryption: bigint; own: MemberKeys; index: number },
  { polynomial, coefexps }: ReceivedShares,
): boolean {
  const message = openLetter(
    group,
    { decryption, recipient: own.encryptionText, sender: own.verification },
    polynomial,
  );
  const read = message === undefined ? undefined : readJson(message, polynomialSchema);
  const published = readJson(coefexps[index - 1]?.message ?? '', coefficientsSchema);
  if (read?.kind !== 'read' || published.kind !== 'read') return false;
  const points: readonly Point[] = read.value.polynomial.map((text) => group.generator.power(BigInt(text)));
  return group.encode(points).join() === published.value.coefexps.join();
}

/** A polynomial, the lowest coefficient first, at a place. */
function valueAt(polynomial: readonly bigint[], place: bigint): bigint {
  return polynomial.reduceRight((value, coefficient) => modulo(value * place + coefficient), 0n);
}
