// An invented election with everything that its parties would keep to themselves: for tests and demonstrations only.
import type { Result } from '@tinnhiem/core';
import { type CredentialKey, credentialKey, newCredential, publicCredentialsText } from '../credentials/credentials.ts';
import { type Election, electionText, newElectionId, readElection } from '../election/election.ts';
import type { MemberKey, Question } from '../format/records.ts';
import type { Group } from '../group/group.ts';
import type { Random } from '../group/scalars.ts';
import type { Problem } from '../problems.ts';
import {
  certify,
  checkCertificates,
  completeThreshold,
  dealShares,
  decryptionKeyOf,
  type Member,
  newMemberSeed,
  sharesFor,
  takeShares,
} from '../trustees/ceremony.ts';
import { readTrustees } from '../trustees/check.ts';
import { newTrusteeKey, type TrusteeEntry, trusteesText } from '../trustees/keys.ts';
import type { ThresholdSize } from '../trustees/messages.ts';

export interface DemoElectionInput {
  readonly group: Group;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly voters: number;
  /** Where all of them are needed, each gets a key of the mandatory kind. */
  readonly trustees: ThresholdSize;
  readonly random: Random;
}

export interface DemoElection {
  readonly election: Election;
  readonly texts: { readonly election: string; readonly trustees: string; readonly credentials: string };
  readonly credentials: readonly CredentialKey[];
  /** What decrypts, by the number of the trustee from 1. */
  readonly secrets: readonly bigint[];
}

/** Invents trustees, voters' codes and the election under their key. */
export function demoElection({ group, title, questions, voters, trustees, random }: DemoElectionInput): DemoElection {
  const { entries, secrets } = demoTrustees(group, trustees, random);
  const trusteesRecord = trusteesText(entries);
  const uuid = newElectionId(random);
  const text = electionText(
    group,
    { name: title, description: 'Invented election · Số liệu giả định', questions, uuid },
    sure(readTrustees(group, trusteesRecord)).key,
  );
  const credentials = Array.from({ length: voters }, () => credentialKey(group, uuid, newCredential(random)));
  return {
    election: sure(readElection(group, text)),
    texts: {
      election: text,
      trustees: trusteesRecord,
      credentials: publicCredentialsText(credentials.map((credential) => credential.public)),
    },
    credentials,
    secrets,
  };
}

/** Invented trustees and their secrets: the whole ceremony, with all its members in one place. */
export function demoTrustees(
  group: Group,
  size: ThresholdSize,
  random: Random,
): { readonly entries: readonly TrusteeEntry[]; readonly secrets: readonly bigint[] } {
  const numbers = Array.from({ length: size.size }, (_, at) => at + 1);
  if (size.threshold === size.size) {
    const keys = numbers.map(() => newTrusteeKey(group, random));
    return {
      entries: keys.map((key) => ({ kind: 'mandatory', key: key.public })),
      secrets: keys.map(({ secret }) => secret),
    };
  }
  const members: readonly Member[] = numbers.map((index) => ({ seed: newMemberSeed(random), index }));
  const signed = members.map((member) => certify(group, member, size, random));
  const certificates = sure(checkCertificates(group, size, signed));
  const dealt = members.map((member) => sure(dealShares(group, member, certificates, random)));
  const keys: readonly MemberKey[] = members.map((member) =>
    sure(takeShares(group, member, certificates, sharesFor(member.index, dealt), random)),
  );
  return {
    entries: [{ kind: 'threshold', record: sure(completeThreshold(group, certificates, dealt, keys)) }],
    secrets: keys.map(({ private_key }, at) => sure(decryptionKeyOf(group, (members[at] as Member).seed, private_key))),
  };
}

/** What was just made by these very functions and so cannot be wrong. */
export function sure<T>(result: Result<T, Problem | readonly Problem[]>): T {
  if (result.ok) return result.value;
  throw new Error(`the demonstration made something wrong: ${JSON.stringify(result.error)}`);
}
