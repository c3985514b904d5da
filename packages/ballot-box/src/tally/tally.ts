// The encrypted tally: the product, cell by cell, of the ballots that count.
import { cellsOf } from '../election/election.ts';
import { printJson } from '../format/json.ts';
import type { EncryptedTally, Question } from '../format/records.ts';
import type { Group } from '../group/group.ts';
import type { Ciphertext } from '../proofs/alternatives.ts';

/** Ballots added up without being opened. */
export interface Tally {
  /** One row a question, one ciphertext a cell. */
  readonly cells: readonly (readonly Ciphertext[])[];
  /** Ballots that count: one a voter. */
  readonly ballots: number;
  /** Their weights added up; equal to `ballots` where every weight is 1. */
  readonly weight: bigint;
}

/** The tally of no ballot. */
export function emptyTally(group: Group, questions: readonly Question[]): Tally {
  const nothing: Ciphertext = { alpha: group.identity, beta: group.identity };
  return {
    cells: questions.map((question) => Array.from({ length: cellsOf(question) }, () => nothing)),
    ballots: 0,
    weight: 0n,
  };
}

/** Adds one ballot, which was checked. */
export function addBallot(
  group: Group,
  tally: Tally,
  ballot: readonly (readonly Ciphertext[])[],
  weight = 1n,
): Tally {
  const weighted = ({ alpha, beta }: Ciphertext): Ciphertext => {
    if (weight === 1n) return { alpha, beta };
    const [first = alpha] = group.publicPowers(alpha, [weight]);
    const [second = beta] = group.publicPowers(beta, [weight]);
    return { alpha: first, beta: second };
  };
  const cells = tally.cells.map((row, question) =>
    row.map((cell, at) => {
      const added = ballot[question]?.[at];
      if (added === undefined) throw new Error('a ballot of another shape');
      const { alpha, beta } = weighted(added);
      return { alpha: group.product(cell.alpha, alpha), beta: group.product(cell.beta, beta) };
    }),
  );
  return { cells, ballots: tally.ballots + 1, weight: tally.weight + weight };
}

/** The record of the encrypted tally. */
export function tallyText(group: Group, { cells }: Tally): string {
  const texts = group.encode(cells.flat().flatMap(({ alpha, beta }) => [alpha, beta]));
  let at = 0;
  const record: EncryptedTally = cells.map((row) =>
    row.map(() => {
      at += 2;
      return { alpha: texts[at - 2] as string, beta: texts[at - 1] as string };
    }),
  );
  return printJson(record);
}
