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
    announced: announcedPeople(state),
    lines: state.rules.thresholds.map(({ code, text }) => ({ about: code, text })),
    conclusions: state.conclusions.map(({ done: _done, ...conclusion }) => ({
      ...conclusion,
      name: names.get(conclusion.person) ?? conclusion.person,
      /** Whether the announced results still say that what it is about should be considered. */
      considered: isConsidered(considerations, conclusion),
    })),
    waiting: waitingFollowUps(state.conclusions, today),
  };
}

/** Whose result is announced somewhere, each once. */
function announcedPeople({ announced }: Approved) {
  const people = [...announced.values()].flat().flatMap((result) => result.people);
  return [...new Map(people.map(({ person, name, position }) => [person, { person, name, position }])).values()];
}

export type ConclusionsView = ReturnType<typeof conclusionsOf>;
