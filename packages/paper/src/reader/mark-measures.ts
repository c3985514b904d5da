import type { BoxShape } from './box-shape.ts';

/** So much is nothing, where a logarithm is taken; and so much grey is one. */
const least = 0.01;
const greys = 64;

const log = (value: number): number => Math.log(Math.max(least, value));

/** What is measured of a mark, `measureCount` numbers, as logarithms where shares matter: what the networks are told beside its picture. */
export function markMeasures({
  frame,
  fill,
  darkness,
  wide,
  high,
  leaves,
  outside,
  off,
  ink,
  grey,
}: BoxShape): readonly number[] {
  return [frame, log(fill), log(darkness), wide, high, ...leaves, log(outside), off, log(ink), grey / greys];
}
