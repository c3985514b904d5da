// What is found in the round of a scene on its voting day.
import { type Finding, rollsOf } from '../src/index.ts';
import type { Scene } from './given.ts';
import { votingDay } from './people.ts';

export function findingOf({ round, rules }: Scene, code: string): readonly Finding[] {
  const findings = round === null ? [] : rollsOf(rules, round.state, votingDay).findings;
  return findings.filter((finding) => finding.code === code);
}
