// The conference whose ballots are scanned, as far as somebody may get near its sheets.
import {
  type Conference,
  type ConferenceId,
  type Counting,
  err,
  methodWords,
  ok,
  type Refusal,
  type Result,
  type Role,
  type Round,
  refuse,
  seesSheets,
  wrongMethod,
} from '@tinnhiem/core';
import { notFound } from '../service/refusals.ts';
import type { Service } from '../service/service.ts';
import { notInCount, sheetsHidden } from './refusals.ts';

export interface CountPlace {
  readonly ids: { readonly round: string; readonly conference: string };
  readonly round: Round;
  readonly conference: Conference;
}

/** A conference, for somebody in these roles who may look at its sheets now; otherwise why not. */
export async function countPlace(
  service: Service,
  id: string,
  conferenceId: string,
  roles: readonly Role[],
): Promise<Result<CountPlace, Refusal>> {
  const round = await service.round(id);
  if (!round.ok) return round;
  const conference = round.value.conferences.get(conferenceId as ConferenceId);
  if (conference === undefined) return err(refuse(notFound, `${id}~${conferenceId}`));
  if (!seesSheets(roles, conference.state.stage)) return err(refuse(sheetsHidden));
  const { method } = conference.state.setup.count;
  if (method !== 'scan') return err(refuse(wrongMethod, methodWords[method]));
  return ok({ ids: { round: id, conference: conferenceId }, round: round.value, conference });
}

/** The count of a conference while ballots are counted; afterwards nothing is added to it. */
export function countsNow({ conference }: CountPlace): Result<Counting, Refusal> {
  return conference.state.stage === 'counting' ? ok(conference.state) : err(refuse(notInCount));
}
