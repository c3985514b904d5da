import { type ConferenceId, type Round, refuse } from '@tinnhiem/core';
import { Refused } from './command.ts';
import { conferenceNotBegun, unknownConferenceOf } from './refusals.ts';

/** Throws `Refused` where the round has no such conference, or has none yet because its plan is not approved. */
export function requireConference({ state, conferences }: Round, id: string): void {
  if (conferences.has(id as ConferenceId)) return;
  const planned: readonly string[] = state.plan.conferences.map((conference) => conference.id);
  throw new Refused(planned.includes(id) ? refuse(conferenceNotBegun, id) : refuse(unknownConferenceOf, id, planned));
}
