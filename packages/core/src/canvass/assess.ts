// S12, S21: what the counts of one person mean under a rule set. The only place where percentages and outcomes are made.
import { type Finding, find, type Where } from '../basics/findings.ts';
import { type Comparison, compareShare, type Fraction, formatPercent } from '../basics/fractions.ts';
import type { Text } from '../basics/text.ts';
import type { Cited } from '../rules/cited.ts';
import { type Base, type Level, levels, type Rules, type Threshold } from '../rules/rules.ts';
import {
  baseUnknown,
  baseZero,
  collectedOverIssued,
  invalidRows,
  levelsOverTotal,
  levelUnknown,
  notWhole,
  overElectorate,
  totalOverTotal,
  validAndInvalid,
} from './assess-findings.ts';

/** A whole number of ballots or people; `null` or absent: not known. */
export type Count = number | null | undefined;

/** The figures of one person at one place. `valid` and `invalid` count whole ballots, the levels count valid marks for this person. */
export interface PersonCounts {
  readonly name: string;
  readonly position?: string | undefined;
  readonly issued?: Count;
  readonly collected?: Count;
  readonly valid?: Count;
  readonly invalid?: Count;
  readonly high: Count;
  readonly confidence: Count;
  readonly low: Count;
  /** All members of the body, absent ones included. */
  readonly members?: Count;
  /** All who were called to the conference, absent ones included. */
  readonly convened?: Count;
}

/** What a percentage is a share of, and how many that are. */
export interface AssessedBase {
  readonly what: Base;
  readonly count: number | null;
}

/** A count and its percentage as printed (`"53,19"`). `percent` is `null` where no share exists. */
export interface Share {
  readonly count: number | null;
  readonly percent: string | null;
}

/** One multiplication across, as it can be shown: `3·25 = 75` `>=` `2·47 = 94`. */
export interface Working {
  readonly left: string;
  readonly relation: Comparison;
  readonly right: string;
  readonly holds: boolean;
}

/** A threshold of the rules and how it was worked out. It applies when every line of the working holds. */
export interface ThresholdCheck {
  readonly code: Threshold['code'];
  readonly applies: boolean;
  readonly working: readonly Working[];
}

/** What the rules say should be considered; never a verdict (S21). */
export interface Outcome {
  readonly code: Threshold['code'];
  readonly cite: Cited<unknown>['cite'];
  readonly text: Text;
}

export interface Assessment {
  readonly name: string;
  readonly position?: string;
  /** Base of the percentages. */
  readonly base: AssessedBase;
  /** Base of the thresholds. */
  readonly thresholdBase: AssessedBase;
  readonly high: Share;
  readonly confidence: Share;
  readonly low: Share;
  /** Collected ballots without a valid mark for this person; `null` where the figures do not tell. */
  readonly invalidRows: number | null;
  readonly checks: readonly ThresholdCheck[];
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly Finding[];
}

const totals = ['issued', 'collected', 'valid', 'invalid', 'members', 'convened'] as const;
type Total = (typeof totals)[number];
type KnownCounts = Readonly<Record<Total | Level, number | null>>;

/**
 * Percentages and outcomes for the counts of one person, with the working. Compares integers only; percentages are strings for print (S12).
 * Figures that contradict each other get an error; what can be computed is still shown, but no outcome is ever drawn from them (S21).
 * `where` goes into the findings.
 */
export function assess(rules: Rules, counts: PersonCounts, where: Where = {}): Assessment {
  const findings: Finding[] = [];
  const known = readCounts(counts, where, findings);
  findings.push(...contradictions(known, where));

  const contradicted = findings.some((finding) => finding.severity === 'error');

  const base = baseOf(rules.denominator.display.value, known);
  const thresholdBase = baseOf(rules.denominator.thresholds.value, known);
  for (const what of new Set([base.what, thresholdBase.what])) {
    const count = known[what];
    if (count === null) findings.push(find(baseUnknown, { ...where, column: what }, what));
    else if (count === 0) findings.push(find(baseZero, { ...where, column: what }, what));
  }

  const checks = contradicted
    ? []
    : rules.thresholds.flatMap((threshold) => checkThreshold(threshold, known[threshold.level], thresholdBase.count));
  const applying = new Set(checks.filter((check) => check.applies).map((check) => check.code));
  const sum = sumOfLevels(known);
  const withoutMark = !contradicted && sum !== null && known.collected !== null ? known.collected - sum : null;
  if (withoutMark !== null && withoutMark > 0 && known.collected !== null)
    findings.push(find(invalidRows, where, withoutMark, known.collected));

  return {
    name: counts.name,
    ...(counts.position === undefined ? {} : { position: counts.position }),
    base,
    thresholdBase,
    high: share(known.high, base.count),
    confidence: share(known.confidence, base.count),
    low: share(known.low, base.count),
    invalidRows: withoutMark,
    checks,
    outcomes: rules.thresholds
      .filter((threshold) => applying.has(threshold.code))
      .map(({ code, cite, text }) => ({ code, cite, text })),
    findings,
  };
}

function readCounts(counts: PersonCounts, where: Where, findings: Finding[]): KnownCounts {
  const known: Partial<Record<Total | Level, number | null>> = {};
  for (const key of [...totals, ...levels]) {
    const count = counts[key] ?? null;
    const usable = count === null || (Number.isSafeInteger(count) && count >= 0);
    known[key] = usable ? count : null;
    if (!usable) findings.push(find(notWhole, { ...where, column: key }, key, String(count)));
  }
  for (const level of levels)
    if (counts[level] === null || counts[level] === undefined)
      findings.push(find(levelUnknown, { ...where, column: level }, level));
  return known as KnownCounts;
}

/** Which totals can never exceed which. A valid ballot was issued, collected and marked by somebody who may vote. */
const containedIn: ReadonlyArray<readonly [Total, Total]> = [
  ['valid', 'collected'],
  ['invalid', 'collected'],
  ['valid', 'issued'],
  ['valid', 'members'],
  ['valid', 'convened'],
];

function contradictions(known: KnownCounts, where: Where): Finding[] {
  const findings: Finding[] = [];
  // An unknown level only makes the true sum larger, so the known ones alone may already be too many.
  const atLeast = levels.reduce((sum, level) => sum + (known[level] ?? 0), 0);
  // Where only collected and invalid are known, they leave so many valid ballots.
  const remaining =
    known.collected !== null && known.invalid !== null && known.invalid <= known.collected
      ? known.collected - known.invalid
      : null;
  for (const total of ['collected', 'valid', 'issued', 'members', 'convened'] as const) {
    const count = total === 'valid' ? (known.valid ?? remaining) : known[total];
    if (count !== null && atLeast > count)
      findings.push(find(levelsOverTotal, { ...where, column: total }, atLeast, total, count));
  }
  for (const [part, whole] of containedIn) {
    const [partCount, wholeCount] = [known[part], known[whole]];
    if (partCount !== null && wholeCount !== null && partCount > wholeCount) {
      findings.push(find(totalOverTotal, { ...where, column: part, path: whole }, part, partCount, whole, wholeCount));
    }
  }
  const { issued, collected, valid, invalid } = known;
  if (
    valid !== null &&
    invalid !== null &&
    collected !== null &&
    valid <= collected &&
    invalid <= collected &&
    valid + invalid !== collected
  ) {
    findings.push(find(validAndInvalid, { ...where, column: 'collected' }, valid, invalid, collected));
  }
  if (collected !== null && issued !== null && collected > issued)
    findings.push(find(collectedOverIssued, { ...where, column: 'collected' }, collected, issued));
  for (const part of ['issued', 'collected'] as const) {
    for (const whole of ['members', 'convened'] as const) {
      const [partCount, wholeCount] = [known[part], known[whole]];
      if (partCount !== null && wholeCount !== null && partCount > wholeCount) {
        findings.push(
          find(overElectorate, { ...where, column: part, path: whole }, part, partCount, whole, wholeCount),
        );
      }
    }
  }
  return findings;
}

function sumOfLevels(known: KnownCounts): number | null {
  const { high, confidence, low } = known;
  return high === null || confidence === null || low === null ? null : high + confidence + low;
}

function baseOf(what: Base, known: KnownCounts): AssessedBase {
  return { what, count: known[what] };
}

/** A count above its base is no share of it, and gets no percentage. */
function share(count: number | null, base: number | null): Share {
  const percent = count === null || base === null || base === 0 || count > base ? null : formatPercent(count, base);
  return { count, percent };
}

function checkThreshold(threshold: Threshold, count: number | null, base: number | null): ThresholdCheck[] {
  if (count === null || base === null || base === 0) return [];
  const working = [compare(count, base, threshold.operator, threshold.fraction)];
  if (threshold.upTo !== undefined)
    working.push(compare(count, base, threshold.upTo.operator, threshold.upTo.fraction));
  return [{ code: threshold.code, applies: working.every((line) => line.holds), working }];
}

function compare(count: number, base: number, relation: Comparison, fraction: Fraction): Working {
  return {
    left: product(fraction.denominator, count),
    relation,
    right: product(fraction.numerator, base),
    holds: compareShare(count, base, relation, fraction),
  };
}

function product(factor: number, count: number): string {
  return factor === 1 ? String(count) : `${factor}·${count} = ${BigInt(factor) * BigInt(count)}`;
}
