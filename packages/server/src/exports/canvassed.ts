import type { Canvassed, ConferenceState } from '@tinnhiem/core';

/** A conference with a result that stands. */
export type WithResult = Extract<ConferenceState, { readonly canvass: Canvassed['canvass'] }>;

export function isCanvassed(state: ConferenceState | undefined): state is WithResult {
  return state !== undefined && 'canvass' in state;
}
