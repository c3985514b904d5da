// What every proof of a ballot is bound to: its election, its voter's credential, and the ciphertexts that it speaks of.
import type { CiphertextText, Question } from '../format/records.ts';

/** The beginning of everything that is hashed in one ballot. */
export function ballotScope(fingerprint: string, credential: string): string {
  return `${fingerprint}|${credential}`;
}

/** For the proof that one cell holds 0 or 1. */
export function cellPrefix(scope: string, cell: CiphertextText): string {
  return `prove|${scope}|${cell.alpha},${cell.beta}|`;
}

/** For the proofs about a whole row: its scope is that of the ballot and all its cells. */
export function rowScope(scope: string, cells: readonly CiphertextText[]): string {
  return `${scope}|${cells.map(({ alpha, beta }) => `${alpha},${beta}`).join(',')}`;
}

/** For the proof that the marks of a row add up to what is allowed; the sum is named where there is no blank cell. */
export function sumPrefix(row: string, sum: CiphertextText): string {
  return `prove|${row}|${sum.alpha},${sum.beta}|`;
}

/** For the proof that a row is blank or has no mark in its blank cell. */
export function blankPrefix(row: string): string {
  return `bproof0|${row}|`;
}

/** For the proof that a row is blank or its marks add up to what is allowed. */
export function blankSumPrefix(row: string): string {
  return `bproof1|${row}|`;
}

export function signaturePrefix(hash: string): string {
  return `sig|${hash}|`;
}

/** The sums of marks that a row may have, from the least on. */
export function allowedSums({ min, max }: Question): readonly bigint[] {
  return Array.from({ length: max - min + 1 }, (_, more) => BigInt(min + more));
}
