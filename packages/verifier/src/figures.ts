// Every figure of a round as people read it: results with percentages and outcomes, worked out anew each time.
import {
  type Assessment,
  assessList,
  type Canvassed,
  type ConferenceState,
  type ListResult,
  placesOf,
  type Round,
  type Rules,
} from '@tinnhiem/core';

type WithResult = Extract<ConferenceState, { readonly canvass: Canvassed['canvass'] }>;

/** Results of all conferences that have some, in the order of the plan. */
export function figuresOf({ state, conferences }: Round) {
  if (state.stage !== 'approved') return { conferences: [], twoPlaces: [] };
  const { rules, plan } = state;
  const held = plan.conferences.flatMap(({ id }) => {
    const conference = conferences.get(id);
    return conference === undefined ? [] : [conference.state];
  });
  return {
    conferences: held.flatMap((conference) =>
      hasResult(conference)
        ? [
            {
              id: conference.setup.id,
              title: conference.setup.title,
              stage: conference.stage,
              lists: conference.canvass.results.map((result) => listFigures(rules, result)),
            },
          ]
        : [],
    ),
    twoPlaces: placesOf(held.flatMap(({ setup }) => setup.lists as never)),
  };
}

export type Figures = ReturnType<typeof figuresOf>;

function hasResult(state: ConferenceState): state is WithResult {
  return 'canvass' in state;
}

function listFigures(rules: Rules, result: ListResult) {
  const assessments = assessList(rules, result);
  return {
    ...result,
    people: result.people.map((row, index) => {
      const { base, thresholdBase, high, confidence, low, outcomes } = assessments[index] as Assessment;
      return {
        ...row,
        base,
        percentages: { high: high.percent, confidence: confidence.percent, low: low.percent },
        thresholdBase,
        outcomes,
      };
    }),
  };
}
