// Reading 10: a random code for each ballot, where the plan asks for it.
import { randomBytes } from 'node:crypto';

/** Draws as many random codes of ballots, no two alike. */
export type DrawCodes = (copies: number) => readonly string[];

/** Crockford's base 32. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Fresh codes for one print run: each ten letters, fifty bits of true randomness. The sheets are the only place where they stand: no list of them is
 * kept, in no order and beside no name, so that nothing but a ballot in somebody's hand says which code it has (docs/decisions/026).
 */
export function randomCodes(copies: number): readonly string[] {
  const drawn = new Set<string>();
  // A byte has eight times as many values as there are letters: each is as likely.
  while (drawn.size < copies) drawn.add(Array.from(randomBytes(10), (byte) => letters[byte % 32]).join(''));
  return [...drawn];
}

/** In place of random codes where a ballot is set only to know where everything is on it: no ballot has these. */
export function layoutCodes(copies: number): readonly string[] {
  return Array.from({ length: copies }, (_, copy) => String(copy).padStart(10, '0'));
}
