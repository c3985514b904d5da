// From opened cells to whole numbers.
import { printJson } from '../format/json.ts';
import { printWeight } from '../format/records.ts';
import type { Point, VerifyingGroup } from '../group/group.ts';
import type { Factors } from './decrypt.ts';
import type { Tally } from './tally.ts';

/** g^m for every cell: the tally without its encryption. */
export function openedCells(
  group: VerifyingGroup,
  { cells }: Pick<Tally, 'cells'>,
  factors: Factors,
): readonly (readonly Point[])[] {
  return cells.map((row, question) =>
    row.map(({ beta }, cell) => group.quotient(beta, factors[question]?.[cell] as Point)),
  );
}

/** The number of marks in every cell. Throws where one is not in [0, weight]: then the decryptions were not checked. */
export function countsOf(
  group: VerifyingGroup,
  opened: readonly (readonly Point[])[],
  weight: bigint,
): readonly (readonly bigint[])[] {
  const logarithm = discreteLogarithm(group, weight);
  return opened.map((row) =>
    row.map((point) => {
      const count = logarithm(point);
      if (count === undefined) throw new Error('a cell opens to no number of ballots');
      return count;
    }),
  );
}

/** The record of the result. */
export function resultText(counts: readonly (readonly bigint[])[]): string {
  return printJson({ result: counts.map((row) => row.map(printWeight)) });
}

/**
 * Finds m for g^m with 0 ≤ m ≤ `greatest`, by small and giant steps (D. Shanks): the small steps are worked out once,
 * about as many as the square root of `greatest`.
 */
export function discreteLogarithm(group: VerifyingGroup, greatest: bigint): (point: Point) => bigint | undefined {
  let stride = 1n;
  while (stride * stride <= greatest) stride += 1n;
  const steps: Point[] = [group.identity];
  while (BigInt(steps.length) < stride) steps.push(group.product(steps.at(-1) as Point, group.generator.point));
  const small = new Map(group.encode(steps).map((text, exponent) => [text, BigInt(exponent)]));
  const giant = group.generator.publicPower(stride);
  return (point) => {
    let rest = point;
    for (let base = 0n; base <= greatest; base += stride) {
      const [text = ''] = group.encode([rest]);
      const exponent = small.get(text);
      if (exponent !== undefined) return base + exponent <= greatest ? base + exponent : undefined;
      rest = group.quotient(rest, giant);
    }
    return undefined;
  };
}
