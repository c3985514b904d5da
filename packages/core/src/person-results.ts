// S23: what one person got over rounds and places, for those entitled. Rows stand beside each other; nothing is added or averaged.
import type { Day } from './basics/dates.ts';
import type { Role } from './basics/roles.ts';
import type { Assessment } from './canvass/assess.ts';
import { assessList } from './canvass/result.ts';
import type { PlanList } from './plan/plan.ts';
import { roomSeesFigures, seesFigures } from './publication/audience.ts';
import type { Round } from './round.ts';

/**
 * Who may look back at a person over rounds: those who prepare, lead and inspect rounds. A counting committee is formed for one conference, and an
 * observer is invited to one: what a person got years ago is not theirs to see.
 */
export const personResultsSeenBy: readonly Role[] = ['organiser', 'chair', 'inspector'];

/** One announced result of a person: one list of one conference of one round. Counts are ballots. */
export interface PersonResultRow
  extends Pick<Assessment, 'base' | 'thresholdBase' | 'high' | 'confidence' | 'low' | 'outcomes'> {
  readonly round: string;
  readonly roundTitle: string;
  readonly rehearsal: boolean;
  readonly organisation: string;
  readonly conference: string;
  readonly conferenceTitle: string;
  readonly day: Day;
  readonly list: string;
  readonly listTitle: string;
  readonly place: PlanList['place'];
  /** Name and post as they stood on that ballot. */
  readonly name: string;
  readonly position: string;
  readonly invalidRows: number;
}

/** The announced results of a person (*Mã cán bộ*) in a round, as far as these roles see them: none where the round has none. */
export function personResults({ state, conferences }: Round, person: string, held: readonly Role[]): PersonResultRow[] {
  if (state.stage !== 'approved' || !held.some((role) => personResultsSeenBy.includes(role))) return [];
  const { id, rehearsal, plan, rules } = state;
  return plan.conferences.flatMap((planned) => {
    const conference = conferences.get(planned.id)?.state;
    if (conference === undefined || !('canvass' in conference)) return [];
    if (!roomSeesFigures(conference.stage) || !seesFigures(held, conference.stage)) return [];
    return conference.canvass.results.flatMap((result) => {
      const index = result.people.findIndex((row) => row.person === person);
      const row = result.people[index];
      const assessment = assessList(rules, result)[index];
      if (row === undefined || assessment === undefined) return [];
      const { base, thresholdBase, high, confidence, low, outcomes } = assessment;
      return [
        {
          round: id,
          roundTitle: plan.title,
          rehearsal,
          organisation: plan.organisation.name,
          conference: planned.id,
          conferenceTitle: planned.title,
          day: planned.day,
          list: result.id,
          listTitle: result.title,
          place: result.place,
          name: row.name,
          position: row.position,
          base,
          thresholdBase,
          high,
          confidence,
          low,
          invalidRows: row.invalidRows,
          outcomes,
        },
      ];
    });
  });
}
