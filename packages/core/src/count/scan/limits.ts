// How far the figures of a person are from a limit of the rules, in wrongly read sheets.
import { type Comparison, compareShare, type Fraction } from '../../basics/fractions.ts';
import type { Base, Level, Rules, Threshold } from '../../rules/rules.ts';

/** What a limit is about, in ballots: the levels of one person, and every base. */
export interface Figures {
  readonly levels: Readonly<Record<Level, number>>;
  readonly bases: Readonly<Record<Base, number>>;
}

/**
 * The fewest wrongly read sheets that could carry a person over any limit of the rules, in either direction; `null` where the rules have none.
 * One sheet changes a level by one at most. Where the base is the valid ballots, it may change as well, and never brings a person further than that.
 */
export function fewestSheets(rules: Rules, { levels, bases }: Figures): number | null {
  const distances = rules.thresholds.flatMap((threshold) =>
    linesOf(threshold).map(({ operator, fraction }) =>
      distance(levels[threshold.level], bases[rules.denominator.thresholds.value], operator, fraction),
    ),
  );
  return distances.length === 0 ? null : Math.min(...distances);
}

function linesOf({ operator, fraction, upTo }: Threshold): { operator: Comparison; fraction: Fraction }[] {
  return upTo === undefined ? [{ operator, fraction }] : [{ operator, fraction }, upTo];
}

/** With s = denominator·count − numerator·base: how often s must move by one sheet's worth before the comparison turns over. */
function distance(count: number, base: number, operator: Comparison, fraction: Fraction): number {
  const s = BigInt(fraction.denominator) * BigInt(count) - BigInt(fraction.numerator) * BigInt(base);
  const size = s < 0n ? -s : s;
  // `>` and `<=` turn over between 0 and 1, `>=` and `<` between -1 and 0.
  const strict = operator === '>' || operator === '<=';
  const above = compareShare(count, base, strict ? '>' : '>=', fraction);
  const toGo = above === strict ? size : size + 1n;
  // A fraction above one would let the base move it further than the level does.
  const step = BigInt(Math.max(fraction.denominator, fraction.numerator));
  return Number((toGo + step - 1n) / step);
}
