// For worked examples: what one person's counts mean under a rule set.
import { assess, type PersonCounts, type Rules } from '@tinnhiem/core';

/** The three percentages and the codes of the outcomes, for the figures given. */
export function worked(rules: Rules, counts: Omit<PersonCounts, 'name'>) {
  const { base, high, confidence, low, outcomes, findings } = assess(rules, { name: 'Nguyễn Văn Thử', ...counts });
  return {
    base,
    percents: [high.percent, confidence.percent, low.percent],
    outcomes: outcomes.map((outcome) => outcome.code),
    findings: findings.map((finding) => finding.code),
  };
}

/** The outcomes where `low` of `collected` ballots mark low and the rest high. */
export function outcomesOf(rules: Rules, low: number, collected: number, members = collected) {
  return worked(rules, { high: collected - low, confidence: 0, low, collected, members }).outcomes;
}
