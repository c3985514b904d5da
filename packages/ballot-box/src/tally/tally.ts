// The encrypted tally: the product, cell by cell, of the ballots that count.
import { cellsOf } from '../election/election.ts';
import { printJson, readJson } from '../format/json.ts';
import { ballotSchema, type EncryptedTally, encryptedTallySchema, type Question } from '../format/records.ts';
import type { VerifyingGroup } from '../group/group.ts';
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
export function emptyTally(group: VerifyingGroup, questions: readonly Question[]): Tally {
  const nothing: Ciphertext = { alpha: group.identity, beta: group.identity };
  return {
    cells: questions.map((question) => Array.from({ length: cellsOf(question) }, () => nothing)),
    ballots: 0,
    weight: 0n,
  };
}

/** Adds one ballot, which was checked. */
export function addBallot(
  group: VerifyingGroup,
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
export function tallyText(group: VerifyingGroup, { cells }: Tally): string {
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

/** Reads an encrypted tally, every element checked; `undefined` where it is none. */
export function readTally(group: VerifyingGroup, content: Uint8Array | string): Tally['cells'] | undefined {
  const read = readJson(content, encryptedTallySchema);
  return read.kind === 'read' ? ciphertextsOf(group, read.value) : undefined;
}

/** The ciphertexts of a ballot whose proofs were checked when it came. */
export function ballotCiphertexts(group: VerifyingGroup, content: Uint8Array | string): Tally['cells'] | undefined {
  const read = readJson(content, ballotSchema);
  if (read.kind !== 'read') return undefined;
  return ciphertextsOf(
    group,
    read.value.answers.map(({ choices }) => choices),
  );
}

/** For every credential the place of its last ballot: the one that counts. */
export function lastBallots(ballots: readonly { readonly bytes: Uint8Array }[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [index, { bytes }] of ballots.entries()) {
    const credential = credentialOf(bytes);
    if (credential !== undefined) last.set(credential, index);
  }
  return last;
}

/**
 * The credential that a ballot begins with; `undefined` where it begins otherwise. Cheap: nothing is checked, and a ballot
 * that goes on in another way than it begins is not canonical, so `checkBallot` refuses it.
 */
export function credentialOf(content: Uint8Array): string | undefined {
  const beginning = String.fromCharCode(...content.subarray(0, 1000));
  return /^\{"election_uuid":"[^"]*","election_hash":"[^"]*","credential":"([0-9a-f]{64})"/.exec(beginning)?.[1];
}

function ciphertextsOf(group: VerifyingGroup, rows: EncryptedTally): Tally['cells'] | undefined {
  const read = rows.map((row) =>
    row.map((cell) => ({ alpha: group.decode(cell.alpha), beta: group.decode(cell.beta) })),
  );
  const valid = read.flat().every(({ alpha, beta }) => alpha !== undefined && beta !== undefined);
  return valid ? (read as Tally['cells']) : undefined;
}
