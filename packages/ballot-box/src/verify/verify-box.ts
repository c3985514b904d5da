// The complete check of a ballot box. It believes nothing that it can work out itself.
import { checkBallot, credentialOf, type ListedCredential } from '../ballot/check.ts';
import { type Box, type Payload, readBox } from '../archive/read.ts';
import { type Election, readElection } from '../election/election.ts';
import { hashHex } from '../format/hash.ts';
import { readJson } from '../format/json.ts';
import { publicCredentialsSchema, printWeight, resultSchema } from '../format/records.ts';
import { type Group, identityText, samePoint } from '../group/group.ts';
import { nobleGroup } from '../group/noble.ts';
import { type Place, type Problem, problem } from '../problems.ts';
import { checkPartialDecryption, combinedFactors, type Factors } from '../tally/decrypt.ts';
import { openedCells } from '../tally/result.ts';
import { addBallot, emptyTally, type Tally, tallyText } from '../tally/tally.ts';
import { membersOf, readTrustees, type Trustees } from '../trustees/check.ts';

export interface VerifyOptions {
  /** @noble/curves by default; the server has a faster one. */
  readonly group?: Group;
  /** A box that has no result yet is not wrong for that. */
  readonly open?: boolean;
  /** So many ballots of all are checked. */
  readonly progress?: (done: number, of: number) => void;
  /** A clock in milliseconds, for `millisecondsPerBallot`. */
  readonly now?: () => number;
}

export interface VerifiedBox {
  /** Nothing is wrong. */
  readonly ok: boolean;
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
  let checked: CheckedContent = { ballots: 0, counted: 0, result: null };
  if (box.ok) checked = checkContent(group, box.value, errors, options);
  else errors.push(box.error);
  if (box.ok && box.value.result === undefined && !open) errors.push(problem('no-result'));
  const time = start === undefined || now === undefined ? undefined : now() - start;
  return {
    ok: errors.length === 0,
    ...checked,
    errors,
    millisecondsPerBallot: time === undefined || checked.ballots === 0 ? null : time / checked.ballots,
  };
}

interface CheckedContent {
  readonly ballots: number;
  readonly counted: number;
  readonly result: VerifiedBox['result'];
}

function checkContent(group: Group, box: Box, errors: Problem[], options: VerifyOptions): CheckedContent {
  const report = (payload: Payload, found: Problem, more: Place = {}) =>
    errors.push({ code: found.code, where: { record: payload.record, event: payload.event, ...more, ...found.where } });
  const ballots = box.ballots.length;
  const last = lastBallots(box.ballots);
  const content: CheckedContent = { ballots, counted: last.size, result: resultOf(box) };
  const election = readElection(group, box.setup.election.bytes);
  if (!election.ok) report(box.setup.election, election.error);
  const trustees = readTrustees(group, box.setup.trustees.bytes);
  if (!trustees.ok) report(box.setup.trustees, trustees.error);
  const listed = readCredentials(group, box.setup.credentials.bytes);
  for (const found of listed.problems) report(box.setup.credentials, found);
  if (!election.ok || !trustees.ok) return content;
  if (!samePoint(group, election.value.key.point, trustees.value.key))
    report(box.setup.election, problem('election-key-mismatch'));

  const context = { group, election: election.value, credentials: listed.credentials };
  let tally: Tally | undefined = emptyTally(group, election.value.record.questions);
  const seen = new Set<string>();
  for (const [index, payload] of box.ballots.entries()) {
    const number = { ballot: index + 1 };
    if (seen.has(payload.hash)) report(payload, problem('ballot-duplicate'), number);
    seen.add(payload.hash);
    const checked = checkBallot(context, payload.bytes);
    for (const found of checked.problems) report(payload, found, number);
    const { credential, ciphertexts } = checked;
    if (credential !== undefined && last.get(credential) === index && tally !== undefined) {
      const weight = listed.credentials.get(credential)?.weight;
      tally = ciphertexts && weight !== undefined ? addBallot(group, tally, ciphertexts, weight) : undefined;
    } else if (credential === undefined) tally = undefined;
    options.progress?.(index + 1, ballots);
  }
  // Where a ballot cannot be read, what the box says of the tally cannot be compared: the ballot is the error.
  if (tally === undefined || box.tally === undefined) return content;
  const wrong = tallyProblems(group, box.tally.sized, box.tally.encrypted, tally);
  for (const found of wrong) report(box.tally.encrypted, found);
  // Decryptions of something else than the ballots say nothing more.
  if (wrong.length === 0) checkOpening(group, { box, election: election.value, trustees: trustees.value, tally }, report);
  return content;
}

/** For every credential the place of its last ballot. */
function lastBallots(ballots: readonly Payload[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [index, { bytes }] of ballots.entries()) {
    const credential = credentialOf(bytes);
    if (credential !== undefined) last.set(credential, index);
  }
  return last;
}

function readCredentials(
  group: Group,
  content: Uint8Array,
): { readonly credentials: ReadonlyMap<string, ListedCredential>; readonly problems: readonly Problem[] } {
  const credentials = new Map<string, ListedCredential>();
  const problems: Problem[] = [];
  const read = readJson(content, publicCredentialsSchema);
  if (read.kind !== 'read') return { credentials, problems: [problem('credentials-malformed')] };
  for (const [index, entry] of read.value.entries()) {
    const [credential = '', weight = '1'] = entry.split(',');
    const where = { credential: index + 1 };
    const key = group.decode(credential);
    // Everybody knows the secret behind the identity.
    if (key === undefined || credential === identityText) problems.push(problem('credential-invalid', where));
    else if (credentials.has(credential)) problems.push(problem('credential-twice', where));
    else credentials.set(credential, { key, weight: BigInt(weight) });
  }
  return { credentials, problems };
}

function tallyProblems(
  group: Group,
  sized: NonNullable<Box['tally']>['sized'],
  encrypted: Payload,
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
  readonly election: Election;
  readonly trustees: Trustees;
  readonly tally: Tally;
}

type Report = (payload: Payload, found: Problem) => void;

/** Checks the decryptions, and that the result is what they open the tally to. */
function checkOpening(group: Group, { box, election, trustees, tally }: Opening, report: Report): void {
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
  if (!sameShape) return report(box.result, problem('result-malformed'));
  for (const [question, row] of opened.entries())
    for (const [cell, point] of row.entries()) {
      const value = BigInt(result[question]?.[cell] ?? -1);
      if (value > tally.weight || !samePoint(group, group.generator.power(value), point))
        report(box.result, problem('result-mismatch', { question: question + 1, cell: cell + 1 }));
    }
}

function resultOf({ result }: Box): VerifiedBox['result'] {
  if (result === undefined) return null;
  const read = readJson(result.bytes, resultSchema);
  return read.kind === 'read' ? read.value.result : null;
}
