// The sum of given terms that comes nearest to what was measured.

/** Rounds in which what lies far off counts for less, down to this much off, in the unit of the values. */
const rounds = 6;
const near = 0.1;
/** Keeps terms small of which the values say nothing. */
const damping = 1e-3;

/** Factors of the terms such that their sums are near the values, most of them: a few values may be far off (weighted least squares, in rounds). */
export function nearestSum(terms: readonly (readonly number[])[], values: readonly number[]): number[] {
  let weights = values.map(() => 1);
  let factors: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    factors = weightedFactors(terms, values, weights);
    weights = values.map(
      (value, index) => 1 / Math.max(near, Math.abs(value - sumOf(terms[index] as readonly number[], factors))),
    );
  }
  return factors;
}

/** Terms without a factor are left out. */
export const sumOf = (terms: readonly number[], factors: readonly number[]): number =>
  factors.reduce((sum, factor, index) => sum + factor * (terms[index] as number), 0);

/** Solves the normal equations by elimination: damped, they have a pivot in every row. */
function weightedFactors(
  terms: readonly (readonly number[])[],
  values: readonly number[],
  weights: readonly number[],
): number[] {
  const count = terms[0]?.length ?? 0;
  const rows = Array.from({ length: count }, (_, i) =>
    Array.from({ length: count + 1 }, (_, k) =>
      terms.reduce(
        (sum, each, at) =>
          sum +
          (weights[at] as number) * (each[i] as number) * (k === count ? (values[at] as number) : (each[k] as number)),
        i === k ? damping * terms.length : 0,
      ),
    ),
  );
  for (const [column, chosen] of rows.entries())
    for (const [index, row] of rows.entries()) {
      if (index === column) continue;
      const factor = (row[column] as number) / (chosen[column] as number);
      for (let k = column; k <= count; k += 1) row[k] = (row[k] as number) - factor * (chosen[k] as number);
    }
  return rows.map((row, index) => (row[count] as number) / (row[index] as number));
}
