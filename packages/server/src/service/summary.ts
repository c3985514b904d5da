import { askedReopening, type ConferenceState, type Electronic, type Round, roundStage } from '@tinnhiem/core';
import type { RoundSummary } from '../store/round-store.ts';

/** What a list of rounds shows of a round. It holds no figure. */
export function summaryOf({ state, conferences }: Round): RoundSummary {
  const { plan } = state;
  return {
    id: state.id,
    title: plan.title,
    organisation: plan.organisation.name,
    ...(state.belongsTo === null ? {} : { belongsTo: state.belongsTo }),
    stage: roundStage(state),
    rehearsal: state.rehearsal,
    created: state.created.at,
    day: plan.conferences.map(({ day }) => day).sort()[0] ?? '',
    conferences: plan.conferences.map(({ id, title, day }) => ({
      id,
      title,
      day,
      stage: conferences.get(id)?.state.stage ?? 'planned',
      ...askedOf(conferences.get(id)?.state),
      ...reopenedOf(conferences.get(id)?.state),
      ...electionsOf(conferences.get(id)?.state.electronic ?? null),
    })),
  };
}

function askedOf(state: ConferenceState | undefined): Partial<RoundSummary['conferences'][number]> {
  return state === undefined || askedReopening(state) === null ? {} : { reopeningAsked: true };
}

function reopenedOf(state: ConferenceState | undefined): Partial<RoundSummary['conferences'][number]> {
  const reopened = state?.reopenings.length ?? 0;
  return reopened === 0 ? {} : { reopened };
}

/** The elections of the boxes that are prepared: by them a voter's phone asks for its ballot. */
function electionsOf(electronic: Electronic | null): Partial<RoundSummary['conferences'][number]> {
  const elections = Object.entries(electronic?.boxes ?? {}).flatMap(([list, { election, prepared }]) =>
    election === null || prepared === null ? [] : [{ list, election }],
  );
  return elections.length === 0 ? {} : { elections };
}
