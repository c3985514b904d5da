// Everything that can be checked about one ballot: its writing, its election, its signature, every cell and every row.
import type { ListedCredential } from '../credentials/list.ts';
import { cellsOf, type Election } from '../election/election.ts';
import { hashBase64 } from '../format/hash.ts';
import { printJson, readJson } from '../format/json.ts';
import {
  type AnswerRecord,
  type BallotRecord,
  ballotSchema,
  type CiphertextText,
  type Question,
} from '../format/records.ts';
import { type Point, productOf, type VerifyingBase, type VerifyingGroup } from '../group/group.ts';
import { type Problem, type ProblemCode, problem } from '../problems.ts';
import {
  branchCommitments,
  type ChallengedCiphertext,
  type Ciphertext,
  sumOfChallenges,
} from '../proofs/alternatives.ts';
import { type Claim, falseClaims, type Proof, proofOf } from '../proofs/claims.ts';
import { knowledgeClaim } from '../proofs/schnorr.ts';
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

export interface BallotContext {
  readonly group: VerifyingGroup;
  readonly election: Election<VerifyingBase>;
  readonly credentials: ReadonlyMap<string, ListedCredential>;
}

/** What is wrong with a ballot; where nothing is, its ciphertexts are ready to be tallied. */
export interface CheckedBallot {
  readonly problems: readonly Problem[];
  readonly credential?: string;
  /** One row a question, one ciphertext a cell; only where every element is valid. */
  readonly ciphertexts?: readonly (readonly Ciphertext[])[];
}

interface PlacedClaim extends Claim {
  readonly code: ProblemCode;
  readonly question?: number;
  readonly cell?: number;
}

/**
 * Checks a ballot by itself. Duplicates and later ballots of the same voter are the business of the box. With `signatureFirst`
 * a ballot that is not signed by its code is looked at no further: for a server to which anybody may send.
 */
export function checkBallot(
  context: BallotContext,
  content: Uint8Array | string,
  { signatureFirst = false }: { readonly signatureFirst?: boolean } = {},
): CheckedBallot {
  const read = readJson(content, ballotSchema);
  if (read.kind === 'not-json') return { problems: [problem('ballot-malformed')] };
  if (read.kind === 'not-canonical') return { problems: [problem('ballot-not-canonical')] };
  const ballot = read.value;
  const { credential } = ballot;
  const { record, fingerprint } = context.election;
  if (ballot.election_uuid !== record.uuid || ballot.election_hash !== fingerprint)
    return { credential, problems: [problem('ballot-other-election')] };
  const listed = context.credentials.get(credential);
  if (listed === undefined) return { credential, problems: [problem('ballot-credential-unlisted')] };
  const wrongRow = firstWrongShape(record.questions, ballot.answers);
  if (wrongRow !== undefined) return { credential, problems: [problem('ballot-shape-wrong', wrongRow)] };

  const scope = ballotScope(fingerprint, credential);
  const claims: PlacedClaim[] = [];
  const problems: Problem[] = [];
  const signature = signatureClaim(context.group, ballot, listed.key);
  const signed = () => signature !== undefined && falseClaims(context.group, [signature]).length === 0;
  if (signatureFirst && !signed()) return { credential, problems: [problem('ballot-signature-invalid')] };
  if (signature === undefined) problems.push(problem('ballot-signature-invalid'));
  else claims.push({ ...signature, code: 'ballot-signature-invalid' });
  const ciphertexts = record.questions.map((question, index) => {
    const answer = ballot.answers[index] as AnswerRecord;
    const row = rowClaims(context, question, answer, scope, index + 1);
    if (Array.isArray(row)) {
      problems.push(...row);
      return [];
    }
    claims.push(...row.claims);
    return row.ciphertexts;
  });
  const valid = !problems.some(({ code }) => code === 'ballot-element-invalid');
  for (const { code, question, cell } of falseClaims(context.group, claims))
    problems.push(
      problem(code, { ...(question === undefined ? {} : { question }), ...(cell === undefined ? {} : { cell }) }),
    );
  return { credential, problems, ...(valid ? { ciphertexts } : {}) };
}

function signatureClaim(group: VerifyingGroup, ballot: BallotRecord, key: Point): Claim | undefined {
  const { signature, ...unsigned } = ballot;
  const hash = hashBase64(printJson(unsigned));
  if (signature.hash !== hash) return undefined;
  return knowledgeClaim(group, key, signaturePrefix(hash), proofOf(signature.proof));
}

function firstWrongShape(
  questions: readonly Question[],
  answers: readonly AnswerRecord[],
): Problem['where'] | undefined {
  if (answers.length !== questions.length) return {};
  const wrong = questions.findIndex((question, index) => !hasShape(question, answers[index] as AnswerRecord));
  return wrong < 0 ? undefined : { question: wrong + 1 };
}

function hasShape(question: Question, answer: AnswerRecord): boolean {
  const { choices, individual_proofs, overall_proof, blank_proof } = answer;
  const cells = cellsOf(question);
  const hasBlank = question.blank === true;
  return (
    choices.length === cells &&
    individual_proofs.length === cells &&
    individual_proofs.every((proofs) => proofs.length === 2) &&
    overall_proof.length === allowedSums(question).length + (hasBlank ? 1 : 0) &&
    (hasBlank ? blank_proof?.length === 2 : blank_proof === undefined)
  );
}

/** The ciphertexts of a row and what its proofs claim, or the problems of its elements. */
function rowClaims(
  { group, election }: BallotContext,
  question: Question,
  answer: AnswerRecord,
  scope: string,
  number: number,
): { ciphertexts: readonly Ciphertext[]; claims: readonly PlacedClaim[] } | Problem[] {
  const { key } = election;
  const hasBlank = question.blank === true;
  const cellProofs = answer.individual_proofs.map((proofs) => proofs.map(proofOf));
  const blankProofs = (answer.blank_proof ?? []).map(proofOf);
  const rowProofs = answer.overall_proof.map(proofOf);
  // The blank cell also stands in the first branch of both proofs about the row.
  const alsoOnBlank = hasBlank ? [blankProofs[0] as Proof, rowProofs[0] as Proof] : [];
  const cells = answer.choices.map((cell, index) =>
    openCell(group, cell, [...(cellProofs[index] as Proof[]), ...(index === 0 ? alsoOnBlank : [])]),
  );
  const invalid = cells.flatMap((cell, index) =>
    cell === undefined ? [problem('ballot-element-invalid', { question: number, cell: index + 1 })] : [],
  );
  if (invalid.length > 0) return invalid;
  const opened = cells as readonly OpenedCell[];
  const commitments = (powers: ChallengedCiphertext | undefined, value: bigint, proof: Proof) =>
    branchCommitments(group, key, powers as ChallengedCiphertext, value, proof);

  const claims: PlacedClaim[] = opened.map(({ powers }, index) => {
    const proofs = cellProofs[index] as Proof[];
    return {
      code: 'ballot-cell-proof-invalid',
      question: number,
      cell: index + 1,
      prefix: cellPrefix(scope, answer.choices[index] as CiphertextText),
      commitments: proofs.flatMap((proof, value) => commitments(powers[value], BigInt(value), proof)),
      challenge: sumOfChallenges(proofs),
    };
  });
  const marks = opened.slice(hasBlank ? 1 : 0).map(({ ciphertext }) => ciphertext);
  const sum = sumOfCells(group, marks);
  const row = rowScope(scope, answer.choices);
  const sumProofs = hasBlank ? rowProofs.slice(1) : rowProofs;
  const onSum = powersOn(group, sum, [...sumProofs, ...(hasBlank ? [blankProofs[1] as Proof] : [])]);
  const sumCommitments = allowedSums(question).flatMap((value, index) =>
    commitments(onSum[index], value, sumProofs[index] as Proof),
  );
  const whole = { question: number, challenge: sumOfChallenges(rowProofs), code: 'ballot-row-proof-invalid' } as const;
  if (!hasBlank) {
    claims.push({ ...whole, prefix: sumPrefix(row, sumText(group, sum)), commitments: sumCommitments });
  } else {
    const onBlank = (opened[0] as OpenedCell).powers.slice(2);
    claims.push({
      code: 'ballot-blank-proof-invalid',
      question: number,
      prefix: blankPrefix(row),
      commitments: [
        ...commitments(onBlank[0], 0n, blankProofs[0] as Proof),
        ...commitments(onSum.at(-1), 0n, blankProofs[1] as Proof),
      ],
      challenge: sumOfChallenges(blankProofs),
    });
    claims.push({
      ...whole,
      prefix: blankSumPrefix(row),
      commitments: [...commitments(onBlank[1], 1n, rowProofs[0] as Proof), ...sumCommitments],
    });
  }
  return { ciphertexts: opened.map(({ ciphertext }) => ciphertext), claims };
}

interface OpenedCell {
  readonly ciphertext: Ciphertext;
  /** One a proof. */
  readonly powers: readonly ChallengedCiphertext[];
}

function openCell(group: VerifyingGroup, cell: CiphertextText, proofs: readonly Proof[]): OpenedCell | undefined {
  const challenges = proofs.map(({ challenge }) => challenge);
  const alpha = group.decodeWithPowers(cell.alpha, challenges);
  const beta = group.decodeWithPowers(cell.beta, challenges);
  if (alpha === undefined || beta === undefined) return undefined;
  return { ciphertext: { alpha: alpha.point, beta: beta.point }, powers: paired(alpha.powers, beta.powers) };
}

function powersOn(
  group: VerifyingGroup,
  { alpha, beta }: Ciphertext,
  proofs: readonly Proof[],
): readonly ChallengedCiphertext[] {
  const challenges = proofs.map(({ challenge }) => challenge);
  return paired(group.publicPowers(alpha, challenges), group.publicPowers(beta, challenges));
}

function paired(alphas: readonly Point[], betas: readonly Point[]): readonly ChallengedCiphertext[] {
  return alphas.map((alphaPower, index) => ({ alphaPower, betaPower: betas[index] as Point }));
}

function sumOfCells(group: VerifyingGroup, cells: readonly Ciphertext[]): Ciphertext {
  return {
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

function sumText(group: VerifyingGroup, { alpha, beta }: Ciphertext): CiphertextText {
  const [first = '', second = ''] = group.encode([alpha, beta]);
  return { alpha: first, beta: second };
}
