// The complete check of a ballot box. It believes nothing that it can work out itself.
import { type Box, type BoxStage, type Payload, readBox, stageOf } from '../archive/read.ts';
import { type BallotContext, checkBallot } from '../ballot/check.ts';
import { readCredentials } from '../credentials/list.ts';
import { type Election, readElection } from '../election/election.ts';
import { hashHex } from '../format/hash.ts';
import { readJson } from '../format/json.ts';
import { printWeight, resultSchema } from '../format/records.ts';
import { samePoint, type VerifyingBase, type VerifyingGroup } from '../group/group.ts';
import { nobleGroup } from '../group/noble.ts';
import { type Place, type Problem, problem } from '../problems.ts';
import { checkPartialDecryption, combinedFactors, type Factors } from '../tally/decrypt.ts';
import { openedCells } from '../tally/result.ts';
import { addBallot, emptyTally, lastBallots, type Tally, tallyText } from '../tally/tally.ts';
import { membersOf, readTrustees, type Trustees } from '../trustees/check.ts';

export interface VerifyOptions {
  /** @noble/curves by default; the server has a faster one. */
  readonly group?: VerifyingGroup;
  /** A box that has no result yet is not wrong for that. */
  readonly open?: boolean;
  /** So many ballots of all are checked. */
  readonly progress?: (done: number, of: number) => void;
  /** A clock in milliseconds, for `millisecondsPerBallot`. */
  readonly now?: () => number;
}

export interface VerifiedBox {
  /** Nothing is wrong, and nothing is missing. */
  readonly ok: boolean;
  /** Nothing that is in the box is wrong: the result may still be to come. */
  readonly rightSoFar: boolean;
  /** How far the box is; `null` where its file cannot be read. */
  readonly stage: BoxStage | null;
  /** Ballots in the box, re-votes included. */
  readonly ballots: number;
  /** Ballots that count: the last of each credential. */
  readonly counted: number;
  /** What the box itself says, one row a question; `null` where it says nothing. Only to be believed where `ok`. */
  readonly result: readonly (readonly (number | string)[])[] | null;
  readonly errors: readonly Problem[];
  /** Of the whole check, divided by the ballots; `null` without a clock or ballots. */
  readonly millisecondsPerBallot: number | null;
}

/** Checks everything that is in the bytes of a `.bel` file. */
export function verifyBox(bytes: Uint8Array, options: VerifyOptions = {}): VerifiedBox {
  const { group = nobleGroup, open = false, now } = options;
  const start = now?.();
  const errors: Problem[] = [];
  const box = readBox(bytes);
  const checked = box.ok
    ? checkContent(group, box.value, errors, options.progress)
    : { ballots: 0, counted: 0, result: null };
  if (!box.ok) errors.push(box.error);
  const rightSoFar = errors.length === 0;
  if (box.ok && box.value.result === undefined && !open) errors.push(problem('no-result'));
  const time = start === undefined || now === undefined ? undefined : now() - start;
  return {
    ok: errors.length === 0,
    rightSoFar,
    stage: box.ok ? stageOf(box.value) : null,
    ...checked,
    errors,
    millisecondsPerBallot: time === undefined || checked.ballots === 0 ? null : time / checked.ballots,
  };
}

type Report = (payload: Payload, found: Problem, more?: Place) => void;
type CheckedContent = Pick<VerifiedBox, 'ballots' | 'counted' | 'result'>;

function checkContent(
  group: VerifyingGroup,
  box: Box,
  errors: Problem[],
  progress: VerifyOptions['progress'],
): CheckedContent {
  const report: Report = ({ record, event }, { code, where }, more = {}) =>
    errors.push({ code, where: { record, event, ...more, ...where } });
  const { setup, ballots, tally: claimed } = box;
  const last = lastBallots(ballots);
  const content: CheckedContent = { ballots: ballots.length, counted: last.size, result: resultOf(box) };
  const election = readElection(group, setup.election.bytes);
  if (!election.ok) report(setup.election, election.error);
  const trustees = readTrustees(group, setup.trustees.bytes);
  if (!trustees.ok) report(setup.trustees, trustees.error);
  const listed = readCredentials(group, setup.credentials.bytes);
  for (const found of listed.problems) report(setup.credentials, found);
  if (!election.ok) return content;
  if (trustees.ok && !samePoint(group, election.value.key.point, trustees.value.key))
    report(setup.election, problem('election-key-mismatch'));
  const context = { group, election: election.value, credentials: listed.credentials };
  const tally = checkBallots(context, ballots, last, report, progress);
  // Where a ballot cannot be read, what the box says of the tally cannot be compared: the ballot is the error.
  if (tally === undefined || claimed === undefined) return content;
  const wrong = tallyProblems(group, claimed, tally);
  for (const found of wrong) report(claimed.encrypted, found);
  // Decryptions of something else than the ballots say nothing more.
  if (wrong.length === 0 && trustees.ok)
    checkOpening(group, { box, election: election.value, trustees: trustees.value, tally }, report);
  return content;
}

/** Checks every ballot and adds up those that count; `undefined` where one of these cannot be added. */
function checkBallots(
  context: BallotContext,
  ballots: readonly Payload[],
  last: ReadonlyMap<string, number>,
  report: Report,
  progress: VerifyOptions['progress'],
): Tally | undefined {
  const { group, election, credentials } = context;
  let tally: Tally | undefined = emptyTally(group, election.record.questions);
  const seen = new Set<string>();
  for (const [index, payload] of ballots.entries()) {
    const number = { ballot: index + 1 };
    if (seen.has(payload.hash)) report(payload, problem('ballot-duplicate'), number);
    seen.add(payload.hash);
    const { credential = '', ciphertexts, problems } = checkBallot(context, payload.bytes);
    for (const found of problems) report(payload, found, number);
    const weight = credentials.get(credential)?.weight;
    if (ciphertexts === undefined || weight === undefined) tally = undefined;
    else if (tally !== undefined && last.get(credential) === index)
      tally = addBallot(group, tally, ciphertexts, weight);
    progress?.(index + 1, ballots.length);
  }
  return tally;
}

function tallyProblems(
  group: VerifyingGroup,
  { encrypted, sized }: NonNullable<Box['tally']>,
  tally: Tally,
): readonly Problem[] {
  return [
    ...(hashHex(tallyText(group, tally)) === encrypted.hash ? [] : [problem('tally-mismatch')]),
    ...(sized.num_tallied === tally.ballots ? [] : [problem('tally-count-wrong')]),
    ...(sized.total_weight === printWeight(tally.weight) ? [] : [problem('tally-weight-wrong')]),
  ];
}

interface Opening {
  readonly box: Box;
  readonly election: Election<VerifyingBase>;
  readonly trustees: Trustees;
  readonly tally: Tally;
}

/** Checks the decryptions, and that the result is what they open the tally to. */
function checkOpening(group: VerifyingGroup, { box, election, trustees, tally }: Opening, report: Report): void {
  const { fingerprint } = election;
  const decryptions = new Map<number, Factors>();
  for (const { owner, content } of box.decryptions) {
    const trustee = membersOf(trustees).find((member) => member.owner === owner);
    if (trustee === undefined || decryptions.has(owner)) {
      report(content, problem('decryption-owner-wrong', { trustee: owner }));
      continue;
    }
    const factors = checkPartialDecryption(group, { fingerprint, cells: tally.cells, trustee }, content.bytes);
    if (factors.ok) decryptions.set(owner, factors.value);
    else for (const found of factors.error) report(content, found);
  }
  if (box.result === undefined) return;
  const result = resultOf(box);
  const factors = combinedFactors(group, trustees, decryptions);
  if (factors === undefined) report(box.result, problem('decryption-missing'));
  if (result === null) report(box.result, problem('result-malformed'));
  if (factors === undefined || result === null) return;
  const opened = openedCells(group, tally, factors);
  const sameShape =
    result.length === opened.length && result.every((row, question) => row.length === opened[question]?.length);
  if (!sameShape) {
    report(box.result, problem('result-malformed'));
    return;
  }
  for (const [question, row] of opened.entries())
    for (const [cell, point] of row.entries()) {
      const claimed = group.generator.publicPower(BigInt(result[question]?.[cell] ?? 0));
      if (!samePoint(group, claimed, point))
        report(box.result, problem('result-mismatch', { question: question + 1, cell: cell + 1 }));
    }
}

function resultOf({ result }: Box): VerifiedBox['result'] {
  if (result === undefined) return null;
  const read = readJson(result.bytes, resultSchema);
  return read.kind === 'read' ? read.value.result : null;
}
