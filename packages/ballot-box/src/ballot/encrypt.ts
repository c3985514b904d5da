// A ballot is encrypted, proved and signed in the voter's browser: nothing but the result of this leaves it.
import type { CredentialKey } from '../credentials/credentials.ts';
import { cellsOf, type Election } from '../election/election.ts';
import { challengeOf, hashBase64 } from '../format/hash.ts';
import { printJson } from '../format/json.ts';
import type { AnswerRecord, CiphertextText, Question, UnsignedBallot } from '../format/records.ts';
import { type Group, type Point, productOf } from '../group/group.ts';
import { modulo, type Random, randomScalar } from '../group/scalars.ts';
import { type Alternative, type Opened, type PendingProof, proveOneOf } from '../proofs/alternatives.ts';
import { proofText } from '../proofs/claims.ts';
import { proveKnowledge } from '../proofs/schnorr.ts';
import {
  allowedSums,
  ballotScope,
  blankPrefix,
  blankSumPrefix,
  cellPrefix,
  rowScope,
  signaturePrefix,
  sumPrefix,
} from './prefixes.ts';

/** The marks of one row, 0 or 1 a cell, the blank cell first where there is one. */
export type Choice = readonly number[];

/** What a ballot is sealed from; the proofs are bound to the voter's public credential, the secret one is not needed. */
export interface SealingInput {
  readonly group: Group;
  readonly election: Election;
  readonly credential: Pick<CredentialKey, 'public'>;
  /** One a question. */
  readonly choices: readonly Choice[];
  readonly random: Random;
}

export interface EncryptionInput extends SealingInput {
  readonly credential: CredentialKey;
}

/** A ballot that is encrypted and proved but not signed: no box takes it, so it may still be opened for a test. */
export interface SealedBallot {
  readonly unsigned: UnsignedBallot;
  /** Its hash, which the signature repeats: whoever noted it before knows that nothing was exchanged since. */
  readonly seal: string;
}

export interface EncryptedBallot {
  /** The bytes of the ballot, as they go into the box. */
  readonly text: string;
  /** What the voter looks up on the public board. */
  readonly tracker: string;
}

/** So many questions of all are encrypted. */
export interface EncryptionProgress {
  readonly done: number;
  readonly of: number;
}

/** Encrypts and signs a ballot. Throws on marks that the election does not allow: screens do not offer them. */
export function encryptBallot(input: EncryptionInput): EncryptedBallot {
  return signBallot(input, sealBallot(input));
}

/** The same question by question, for a progress bar: yields after each, returns the ballot. */
export function* encryptBallotInSteps(input: EncryptionInput): Generator<EncryptionProgress, EncryptedBallot, void> {
  return signBallot(input, yield* sealBallotInSteps(input));
}

/** Encrypts a ballot and leaves it unsigned. Throws on marks that the election does not allow. */
export function sealBallot(input: SealingInput): SealedBallot {
  const steps = sealBallotInSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same question by question. */
export function* sealBallotInSteps(input: SealingInput): Generator<EncryptionProgress, SealedBallot, void> {
  const { election, credential, choices } = input;
  const { questions, uuid } = election.record;
  if (choices.length !== questions.length) throw new Error('a ballot has one choice a question');
  const answers: AnswerRecord[] = [];
  for (const [index, question] of questions.entries()) {
    answers.push(encryptAnswer(input, question, choices[index] as Choice));
    yield { done: answers.length, of: questions.length };
  }
  const unsigned: UnsignedBallot = {
    election_uuid: uuid,
    election_hash: election.fingerprint,
    credential: credential.public,
    answers,
  };
  return { unsigned, seal: hashBase64(printJson(unsigned)) };
}

/** Signs a sealed ballot with the voter's secret credential: only now can it be cast. */
export function signBallot(
  { group, credential, random }: Pick<EncryptionInput, 'group' | 'credential' | 'random'>,
  { unsigned, seal }: SealedBallot,
): EncryptedBallot {
  const proof = proofText(proveKnowledge(group, credential.secret, signaturePrefix(seal), random));
  const text = printJson({ ...unsigned, signature: { hash: seal, proof } });
  return { text, tracker: trackerOf(text) };
}

/** The tracker of a ballot: the hash of its bytes. */
export function trackerOf(ballot: Uint8Array | string): string {
  return hashBase64(ballot);
}

interface EncryptedCell extends Opened {
  readonly alpha: Point;
  readonly beta: Point;
}

function encryptAnswer(input: SealingInput, question: Question, choice: Choice): AnswerRecord {
  if (!allowsChoice(question, choice)) throw new Error('marks that the question does not allow');
  const { group, election, credential, random } = input;
  const { key } = election;
  const cells = choice.map((mark) => encryptCell(input, BigInt(mark)));
  const marks = question.blank === true ? cells.slice(1) : cells;
  const sum = sumOf(group, marks);
  const cellProofs = cells.map((opened) =>
    proveOneOf(
      group,
      key,
      [0n, 1n].map((value) => ({ opened, value })),
      Number(opened.plain),
      random,
    ),
  );
  const rowProofs = proveRow(input, question, cells, sum);
  // Every commitment is known before the first challenge, so all of them are written out at once.
  const pending = [...cellProofs, ...rowProofs];
  const points = [...cells, sum].flatMap(({ alpha, beta }) => [alpha, beta]);
  const texts = group.encode([...points, ...pending.flatMap(({ commitments }) => commitments)]);
  const ciphertexts = Array.from({ length: cells.length + 1 }, (_, at) => ciphertextAt(texts, at));
  const [choices, sumText] = [ciphertexts.slice(0, -1), ciphertexts[cells.length] as CiphertextText];
  const scope = ballotScope(election.fingerprint, credential.public);
  const row = rowScope(scope, choices);
  const prefixes = [
    ...choices.map((cell) => cellPrefix(scope, cell)),
    ...(question.blank === true ? [blankPrefix(row), blankSumPrefix(row)] : [sumPrefix(row, sumText)]),
  ];
  const proofs = finishAll(pending, prefixes, texts.slice(points.length));
  const [overall, blank] = question.blank === true ? [proofs.at(-1), proofs.at(-2)] : [proofs.at(-1), undefined];
  return {
    choices,
    individual_proofs: proofs.slice(0, cells.length),
    overall_proof: overall ?? [],
    ...(blank === undefined ? {} : { blank_proof: blank }),
  };
}

function encryptCell({ group, election, random }: SealingInput, plain: bigint): EncryptedCell {
  const randomness = randomScalar(random);
  const shared = election.key.power(randomness);
  return {
    plain,
    randomness,
    alpha: group.generator.power(randomness),
    beta: group.product(shared, plain === 1n ? group.generator.point : group.identity),
  };
}

function sumOf(group: Group, cells: readonly EncryptedCell[]): EncryptedCell {
  return {
    plain: cells.reduce((sum, { plain }) => sum + plain, 0n),
    randomness: modulo(cells.reduce((sum, { randomness }) => sum + randomness, 0n)),
    alpha: productOf(
      group,
      cells.map(({ alpha }) => alpha),
    ),
    beta: productOf(
      group,
      cells.map(({ beta }) => beta),
    ),
  };
}

/** The proofs about the whole row, in the order of their prefixes. */
function proveRow(
  { group, election, random }: SealingInput,
  question: Question,
  cells: readonly EncryptedCell[],
  sum: EncryptedCell,
): readonly PendingProof[] {
  const { key } = election;
  const sums = allowedSums(question);
  const sumIs: readonly Alternative[] = sums.map((value) => ({ opened: sum, value }));
  const place = sums.indexOf(sum.plain);
  const [blank] = cells;
  if (question.blank !== true || blank === undefined) return [proveOneOf(group, key, sumIs, place, random)];
  const isBlank = blank.plain === 1n;
  const noBlankMark: Alternative = { opened: blank, value: 0n };
  const noOtherMark: Alternative = { opened: sum, value: 0n };
  return [
    proveOneOf(group, key, [noBlankMark, noOtherMark], isBlank ? 1 : 0, random),
    proveOneOf(group, key, [{ opened: blank, value: 1n }, ...sumIs], isBlank ? 0 : place + 1, random),
  ];
}

function finishAll(pending: readonly PendingProof[], prefixes: readonly string[], commitments: readonly string[]) {
  let at = 0;
  return pending.map((proof, index) => {
    const own = commitments.slice(at, at + proof.commitments.length);
    at += own.length;
    return proof.finish(challengeOf(prefixes[index] as string, own)).map(proofText);
  });
}

function ciphertextAt(texts: readonly string[], at: number): CiphertextText {
  return { alpha: texts[2 * at] as string, beta: texts[2 * at + 1] as string };
}

/** Whether a question allows these marks. */
export function allowsChoice(question: Question, choice: Choice): boolean {
  const marks = question.blank === true ? choice.slice(1) : choice;
  const sum = marks.reduce((total, mark) => total + mark, 0);
  const isBlank = question.blank === true && choice[0] === 1;
  const allowed = isBlank ? sum === 0 : sum >= question.min && sum <= question.max;
  return choice.length === cellsOf(question) && choice.every((mark) => mark === 0 || mark === 1) && allowed;
}
