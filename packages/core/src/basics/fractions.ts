import { z } from 'zod';

/** A share as the rule writes it: numerator of denominator, both whole. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** A share as rules hold it: no part is more than its whole, and a threshold above it would never apply. */
export const fractionSchema = z
  .strictObject({
    numerator: z.number().int().nonnegative(),
    denominator: z.number().int().positive(),
  })
  .refine(({ numerator, denominator }) => numerator <= denominator, { error: 'numerator <= denominator' });

export const comparisonSchema = z.enum(['>', '>=', '<', '<=']);
export type Comparison = z.infer<typeof comparisonSchema>;

/** Whether `count` of `base` stands in that relation to the fraction. Multiplies across integers; nothing is rounded (reading 2). */
export function compareShare(count: number, base: number, operator: Comparison, fraction: Fraction): boolean {
  const left = BigInt(count) * BigInt(fraction.denominator);
  const right = BigInt(fraction.numerator) * BigInt(base);
  switch (operator) {
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
  }
}

/** `count` of `base` as a percentage with two decimals, half up, decimal comma: `"53,19"`. Only for printing; never compared, never repaired to add up to 100 (S12). */
export function formatPercent(count: number, base: number): string {
  if (base <= 0) throw new Error('a percentage needs a base above zero');
  const hundredths = (BigInt(count) * 20_000n + BigInt(base)) / (2n * BigInt(base));
  const whole = hundredths / 100n;
  return `${whole},${String(hundredths % 100n).padStart(2, '0')}`;
}

/** The least whole count that satisfies "at least this fraction of base". */
export function leastCount(base: number, fraction: Fraction): number {
  const { numerator, denominator } = fraction;
  return Number((BigInt(base) * BigInt(numerator) + BigInt(denominator) - 1n) / BigInt(denominator));
}
