// What members of the committee, the organiser and voters do on their own devices, all in one place: for rehearsals, measurements and
// tests. In a real round each of them is a browser, and no server ever sees what is secret here.
import {
  type Choice,
  type Credential,
  certify,
  checkCertificates,
  credentialKey,
  dealShares,
  decryptionKeyOf,
  type Election,
  type EncryptedBallot,
  encryptBallot,
  type Group,
  type MemberKey,
  type MemberSeed,
  newCredential,
  newMemberSeed,
  newTrusteeKey,
  partialDecryptionText,
  publicCredentialsText,
  type Random,
  readElection,
  readTally,
  type SignedMessage,
  takeShares,
  trusteeKeyOf,
} from '@tinnhiem/ballot-box';
import type { Refusal, Result } from '@tinnhiem/core';
import type { KeyState, KeyStep } from './key-ceremony.ts';
import type { TallyToOpen } from './opening.ts';

/** How what a member does gets to the server and back: by calls in one process, or by requests. Who is meant stands in the closure. */
export interface MemberLine {
  key(): Promise<KeyState>;
  give(step: KeyStep, message: unknown): Promise<void>;
  tally(list: string): Promise<TallyToOpen>;
  decrypt(list: string, text: string): Promise<void>;
}

/** A member with the secret that in a real round never leaves the own browser. */
export interface SeatedMember {
  readonly line: MemberLine;
  readonly seat: number;
  readonly secret:
    | { readonly kind: 'seed'; readonly seed: MemberSeed }
    | { readonly kind: 'key'; readonly key: bigint };
}

export interface Arithmetic {
  readonly group: Group;
  readonly random: Random;
}

/** The whole ceremony, step by step, for members who sit down in this order. It has been begun. */
export async function holdCeremony(
  { group, random }: Arithmetic,
  lines: readonly MemberLine[],
): Promise<readonly SeatedMember[]> {
  const members: SeatedMember[] = [];
  for (const line of lines) {
    const { size, needed, certificates } = await line.key();
    const seat = certificates.length + 1;
    if (needed === size) {
      const key = newTrusteeKey(group, random).secret;
      await line.give('certificate', trusteeKeyOf(group, key, random));
      members.push({ line, seat, secret: { kind: 'key', key } });
    } else {
      const seed = newMemberSeed(random);
      await line.give('certificate', certify(group, { seed, index: seat }, { size, threshold: needed }, random));
      members.push({ line, seat, secret: { kind: 'seed', seed } });
    }
  }
  for (const { line, seat, secret } of members)
    if (secret.kind === 'seed') {
      const dealt = dealShares(group, { seed: secret.seed, index: seat }, await certificatesFor(group, line), random);
      await line.give('shares', sure(dealt));
    }
  for (const { line, seat, secret } of members)
    if (secret.kind === 'seed') {
      const { letters } = await line.key();
      if (letters === null) throw new Error('not everybody has dealt');
      const member = { seed: secret.seed, index: seat };
      await line.give('part', sure(takeShares(group, member, await certificatesFor(group, line), letters, random)));
    }
  return members;
}

async function certificatesFor(group: Group, line: MemberLine) {
  const { size, needed, certificates } = await line.key();
  return sure(checkCertificates(group, { size, threshold: needed }, certificates as readonly SignedMessage[]));
}

/** A member decrypts the tally of a list and hands it in. */
export async function decrypt(
  { group, random }: Arithmetic,
  { line, secret }: SeatedMember,
  list: string,
): Promise<void> {
  const { fingerprint, cells: text } = await line.tally(list);
  const cells = readTally(group, text);
  if (cells === undefined) throw new Error('the tally cannot be read');
  const key = secret.kind === 'key' ? secret.key : await keyFrom(group, line, secret.seed);
  await line.decrypt(list, partialDecryptionText(group, { fingerprint, cells, secret: key, random }));
}

async function keyFrom(group: Group, line: MemberLine, seed: MemberSeed): Promise<bigint> {
  const { part } = await line.key();
  return sure(decryptionKeyOf(group, seed, (part as MemberKey).private_key));
}

export interface MadeSlips {
  readonly codes: readonly Credential[];
  /** The record of public credentials: all that leaves the organiser's browser. */
  readonly credentials: string;
}

/** The codes of slips, and what is public of them. */
export function makeSlips({ group, random }: Arithmetic, election: string, copies: number): MadeSlips {
  const codes = Array.from({ length: copies }, () => newCredential(random));
  return {
    codes,
    credentials: publicCredentialsText(codes.map((code) => credentialKey(group, election, code).public)),
  };
}

/** The election as a voter's browser reads it. */
export function electionOf({ group }: Arithmetic, record: string): Election {
  return sure(readElection(group, record));
}

/** A ballot as a voter's browser makes it. */
export function ballotOf(
  { group, random }: Arithmetic,
  election: Election,
  code: Credential,
  choices: readonly Choice[],
): EncryptedBallot {
  const credential = credentialKey(group, election.record.uuid, code);
  return encryptBallot({ group, election, credential, choices, random });
}

/** What the very functions of this program made and so cannot be wrong. */
function sure<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(`it made something wrong: ${JSON.stringify(result.error)}`);
}

/** What must go well in a rehearsal. Throws with the words of the refusal. */
export function done<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message.en}`);
}
