// The conference that a key names, for everything that answers about it.
import {
  type Conference,
  type ConferenceId,
  err,
  ok,
  type Refusal,
  type Result,
  type Round,
  refuse,
} from '@tinnhiem/core';
import { notFound } from '../service/refusals.ts';
import type { Service } from '../service/service.ts';

/** `round~conference`, the id of a conference in the whole server. */
export function splitKey(key: string): { readonly round: string; readonly conference: string } {
  const [round = '', conference = ''] = key.split('~');
  return { round, conference };
}

/** A conference that exists, with its round. */
export async function findConference(
  service: Service,
  key: string,
): Promise<Result<{ readonly round: Round; readonly conference: Conference }, Refusal>> {
  const place = splitKey(key);
  const round = await service.round(place.round);
  if (!round.ok) return round;
  const conference = round.value.conferences.get(place.conference as ConferenceId);
  return conference === undefined ? err(refuse(notFound, key)) : ok({ round: round.value, conference });
}

/** The rules of a round whose conferences have been convened: those pinned when the plan was approved. */
export function pinnedRules({ state }: Round) {
  if (state.stage !== 'approved') throw new Error(`a conference of round ${state.id} before its approval`);
  return state.rules;
}
