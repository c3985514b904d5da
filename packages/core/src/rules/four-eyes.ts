// What two people do where an organisation's rule demands it: one asks, another one does it or agrees. No regulation is known to demand it, so that
// rule sets say nothing; a plan, or the guidance above it, may, and cites its decision.
import type { Rules } from './rules.ts';

export type FourEyes = NonNullable<Rules['fourEyes']>['value'][number];

/** Whether the rules demand two people for something. */
export function demandsTwo(rules: Pick<Rules, 'fourEyes'>, what: FourEyes): boolean {
  return rules.fourEyes?.value.includes(what) ?? false;
}
