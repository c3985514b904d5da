// The steps from a closed box to its result, each from what the file holds. Ballots are checked when they come, and once
// more by `verifyBox` when all is done.
import { err, ok, type Result } from '@tinnhiem/core';
import type { Box } from '../archive/read.ts';
import { readCredentials } from '../credentials/list.ts';
import { readElection } from '../election/election.ts';
import type { VerifyingGroup } from '../group/group.ts';
import { type Problem, problem } from '../problems.ts';
import { membersOf, readTrustees } from '../trustees/check.ts';
import { checkPartialDecryption, combinedFactors, type Factors } from './decrypt.ts';
import { countsOf, openedCells, resultText } from './result.ts';
import { addBallot, ballotCiphertexts, emptyTally, lastBallots, readTally, type Tally } from './tally.ts';

/** Adds up the last ballot of every credential. */
export function tallyOfBox(group: VerifyingGroup, { setup, ballots }: Box): Result<Tally, Problem> {
  const election = readElection(group, setup.election.bytes);
  if (!election.ok) return election;
  const { credentials } = readCredentials(group, setup.credentials.bytes);
  let tally = emptyTally(group, election.value.record.questions);
  for (const [credential, index] of lastBallots(ballots)) {
    const weight = credentials.get(credential)?.weight;
    if (weight === undefined) return err(problem('ballot-credential-unlisted', { ballot: index + 1 }));
    const cells = ballotCiphertexts(group, ballots[index]?.bytes ?? '');
    if (cells === undefined) return err(problem('ballot-element-invalid', { ballot: index + 1 }));
    tally = addBallot(group, tally, cells, weight);
  }
  return ok(tally);
}

export interface OpenedBox {
  /** Marks by question and cell. */
  readonly counts: readonly (readonly bigint[])[];
  /** The record to append. */
  readonly text: string;
}

/** Opens the tally with the partial decryptions in the box, each checked. */
export function resultOfBox(group: VerifyingGroup, box: Box): Result<OpenedBox, readonly Problem[]> {
  const election = readElection(group, box.setup.election.bytes);
  if (!election.ok) return err([election.error]);
  const trustees = readTrustees(group, box.setup.trustees.bytes);
  if (!trustees.ok) return err([trustees.error]);
  const cells = box.tally === undefined ? undefined : readTally(group, box.tally.encrypted.bytes);
  if (box.tally === undefined || cells === undefined) return err([problem('tally-malformed')]);
  const { fingerprint } = election.value;
  const decryptions = new Map<number, Factors>();
  for (const { owner, content } of box.decryptions) {
    const trustee = membersOf(trustees.value).find((member) => member.owner === owner);
    if (trustee === undefined) return err([problem('decryption-owner-wrong', { trustee: owner })]);
    const factors = checkPartialDecryption(group, { fingerprint, cells, trustee }, content.bytes);
    if (!factors.ok) return factors;
    decryptions.set(owner, factors.value);
  }
  const factors = combinedFactors(group, trustees.value, decryptions);
  if (factors === undefined) return err([problem('decryption-missing')]);
  const weight = BigInt(box.tally.sized.total_weight);
  const counts = countsOf(group, openedCells(group, { cells }, factors), weight);
  return ok({ counts, text: resultText(counts) });
}
