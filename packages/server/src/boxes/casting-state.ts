import { type ConferenceStage, type Refusal, refuse } from '@tinnhiem/core';
import * as refusals from './refusals.ts';

/** Whether voters may cast: not yet, now, or no more. */
export type CastingState = 'not-open' | 'open' | 'closed';

export function castingState(stage: ConferenceStage): CastingState {
  if (stage === 'preparing' || stage === 'ready') return 'not-open';
  return stage === 'polling' ? 'open' : 'closed';
}

/** Why nobody may cast at a stage; `null` where one may. */
export function castingRefusal(stage: ConferenceStage): Refusal | null {
  const state = castingState(stage);
  if (state === 'open') return null;
  return refuse(state === 'not-open' ? refusals.pollNotOpen : refusals.pollClosed);
}
