// S13, S21: what the rules say should be considered about whom, from results that were announced, beside what was concluded about it. Never a verdict.
import type { Day } from '../basics/dates.ts';
import { type Role, roles } from '../basics/roles.ts';
import type { Text } from '../basics/text.ts';
import { assessList, type ListResult } from '../canvass/result.ts';
import { formatCite } from '../rules/cited.ts';
import type { Rules } from '../rules/rules.ts';
import { figuresFrom, roomSeesFigures } from './audience.ts';
import type { Conclusion } from './conclusions.ts';
import type { AnyStage } from './views.ts';

/** Who follows up what comes of a result: those of the office who see it once it is announced. The counting committee's part is over. */
export const conclusionsSeenBy: readonly Role[] = roles.filter(
  (role) => figuresFrom[role] !== null && ['organiser', 'chair', 'inspector'].includes(role),
);

export interface Consideration {
  readonly person: string;
  readonly name: string;
  readonly position: string;
  readonly list: string;
  readonly listTitle: string;
  readonly about: Conclusion['about'];
  /** What the rule says should be considered. */
  readonly text: Text;
  readonly cite: string;
  /** The counts on which it rests: `low` of `base`. */
  readonly low: number;
  readonly base: number | null;
}

/** Every person about whom the rules say that something should be considered, from announced results alone. */
export function considerationsOf(rules: Rules, conferences: Iterable<{ readonly state: AnyStage }>): Consideration[] {
  return [...conferences].flatMap(({ state }) => {
    if (!roomSeesFigures(state.stage) || !('canvass' in state)) return [];
    const { results } = (state as unknown as { readonly canvass: { readonly results: readonly ListResult[] } }).canvass;
    return results.flatMap((result) =>
      assessList(rules, result).flatMap((assessment, index) => {
        const who = result.people[index];
        if (who === undefined) return [];
        return assessment.outcomes.map(({ code, text, cite }) => ({
          person: who.person,
          name: who.name,
          position: who.position,
          list: result.id,
          listTitle: result.title,
          about: code,
          text,
          cite: formatCite(cite),
          low: who.low,
          base: assessment.thresholdBase.count,
        }));
      }),
    );
  });
}

/** A follow-up that waits, with its last day. */
export function waitingFollowUps(conclusions: readonly Conclusion[], today: Day) {
  return conclusions.flatMap(({ number, followUps }) =>
    followUps.flatMap(({ what, by, done }, index) =>
      done === null ? [{ conclusion: number, followUp: index + 1, what, by, overdue: today > by }] : [],
    ),
  );
}
