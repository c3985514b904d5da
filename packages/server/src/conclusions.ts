// S13, S21: what is to be considered, what was concluded, what follows; for a screen and the command line alike.
import {
  type Approved,
  considerationsOf,
  type Day,
  isConsidered,
  listsOfGround,
  namesOnLists,
  placesOf,
  type Round,
  resultsByPlace,
  waitingFollowUps,
} from '@tinnhiem/core';

export function conclusionsOf(round: Round, state: Approved, today: Day) {
  const lists = listsOfGround(state, today);
  const names = namesOnLists(lists);
  const considerations = considerationsOf(state.rules, round.conferences.values());
  return {
    today,
    considerations,
    twoPlaces: placesOf(lists).map((entry) => ({
      ...entry,
      results: resultsByPlace(state.rules, round.conferences.values(), entry.person),
    })),
    conclusions: state.conclusions.map(({ done: _done, ...conclusion }) => ({
      ...conclusion,
      name: names.get(conclusion.person) ?? conclusion.person,
      /** Whether the announced results still say that what it is about should be considered. */
      considered: isConsidered(considerations, conclusion),
    })),
    waiting: waitingFollowUps(state.conclusions, today),
  };
}
export type ConclusionsView = ReturnType<typeof conclusionsOf>;
