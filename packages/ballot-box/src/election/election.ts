// The election record: what is asked, under which key. Its hash is in every ballot.
import { err, ok, type Result } from '@tinnhiem/core';
import { randomBase58 } from '../credentials/credentials.ts';
import { hashBase64 } from '../format/hash.ts';
import { printJson, readAnyJson } from '../format/json.ts';
import { type ElectionRecord, electionSchema, type Question } from '../format/records.ts';
import {
  type Base,
  encodeOne,
  groupName,
  identityText,
  type Point,
  type VerifyingBase,
  type VerifyingGroup,
} from '../group/group.ts';
import type { Random } from '../group/scalars.ts';
import { type Problem, problem } from '../problems.ts';

/** What a new election asks. Questions and answers are shown as they stand here. */
export interface ElectionContent {
  readonly name: string;
  readonly description: string;
  readonly questions: readonly Question[];
  readonly uuid: string;
  readonly administrator?: string;
  readonly credentialAuthority?: string;
}

/** The three levels of a confidence vote, in the order of the cells of every row. */
export const confidenceAnswers = ['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp'] as const;

/**
 * One question a person, with the three levels and no `blank` field. A row without a mark is a blank row, so that blanks
 * are ballots − high − confidence − low. `everyRowMarked` is for rules under which a blank row voids the whole ballot,
 * which an encrypted tally cannot do: then every row must be marked (S12).
 */
export function confidenceQuestions(
  people: readonly string[],
  { everyRowMarked = false }: { readonly everyRowMarked?: boolean } = {},
): readonly Question[] {
  return people.map((person) => ({
    answers: [...confidenceAnswers],
    min: everyRowMarked ? 1 : 0,
    max: 1,
    question: person.normalize('NFC'),
  }));
}

/** A name that no other election has: 14 characters of Base58. */
export function newElectionId(random: Random): string {
  return randomBase58(random, 14);
}

/** The election record under the trustees' common key (`electionKey`). Throws on content that the format does not allow. */
export function electionText(group: VerifyingGroup, content: ElectionContent, key: Point): string {
  return printJson(
    electionSchema.parse({
      version: 1,
      description: content.description,
      name: content.name,
      group: groupName,
      public_key: encodeOne(group, key),
      questions: content.questions,
      uuid: content.uuid,
      ...(content.administrator === undefined ? {} : { administrator: content.administrator }),
      ...(content.credentialAuthority === undefined ? {} : { credential_authority: content.credentialAuthority }),
    }),
  );
}

/** An election that was read and is ready to encrypt for, or only to check against. */
export interface Election<Key extends VerifyingBase = Base> {
  readonly record: ElectionRecord;
  /** φ: the hash of the record's bytes. */
  readonly fingerprint: string;
  readonly key: Key;
}

/** Reads an election record; its bytes decide its fingerprint, so they must be the very ones that were published. */
export function readElection<Key extends VerifyingBase>(
  group: VerifyingGroup<Key>,
  content: Uint8Array | string,
): Result<Election<Key>, Problem> {
  const read = readAnyJson(content, electionSchema);
  if (read.kind === 'malformed') return err(problem('election-malformed'));
  if (read.kind === 'field-twice') return err(problem('election-field-twice'));
  const key = group.decode(read.value.public_key);
  // Under the identity every ballot would lie open.
  if (key === undefined || read.value.public_key === identityText) return err(problem('election-key-invalid'));
  return ok({ record: read.value, fingerprint: hashBase64(content), key: group.base(key) });
}

/** How many cells a row has: the answers, and the blank cell before them where there is one. */
export function cellsOf({ answers, blank }: Question): number {
  return answers.length + (blank === true ? 1 : 0);
}
