// Cast-vote records: what stands on each paper ballot, for the counting committee alone. Thirty rows are a fingerprint of whoever marked them,
// so that nothing goes with them that could lead to a voter: no time, no batch, no number, and an order that is drawn.
import type { Random } from '@tinnhiem/ballot-box';
import {
  boxOf,
  type ConferenceId,
  type CountedBallot,
  err,
  type FrozenList,
  ok,
  paperBallots,
  type Refusal,
  type Result,
  type Role,
  type Round,
  type Rules,
  refuse,
  seesFigures,
  seesSheets,
  shuffled,
  unknownList,
  waysMayBeShown,
} from '@tinnhiem/core';
import { notFound } from '../service/refusals.ts';
import { isCanvassed } from './canvassed.ts';
import { votesElectronic, votesHidden, votesOfTally, votesTooFew } from './refusals.ts';

export interface VoteRecords {
  readonly round: { readonly id: string; readonly title: string; readonly organisation: string };
  readonly conference: { readonly id: string; readonly title: string };
  readonly list: FrozenList;
  readonly rules: Rules;
  readonly rehearsal: boolean;
  /** Shuffled. */
  readonly ballots: readonly CountedBallot[];
}

export interface VotesQuery {
  readonly conference: string;
  readonly list: string;
  readonly roles: readonly Role[];
}

/**
 * The paper ballots of a list in an order that `random` draws, or why they are not given out. Not before the result stands: whoever counts must not
 * see what others have read, nor add anything up.
 */
export function voteRecords(
  { state, conferences }: Round,
  rules: Rules,
  { conference: id, list: listId, roles }: VotesQuery,
  random: Random,
): Result<VoteRecords, Refusal> {
  const conference = conferences.get(id as ConferenceId);
  if (conference === undefined) return err(refuse(notFound, `${state.id}~${id}`));
  const { state: held } = conference;
  if (!isCanvassed(held) || !seesSheets(roles, held.stage) || !seesFigures(roles, held.stage))
    return err(refuse(votesHidden));
  const list = held.setup.lists.find((other) => other.id === listId);
  if (list === undefined) return err(refuse(unknownList, listId));
  if (boxOf(held, list.id) !== null) {
    if ((held.stock[list.id]?.collected ?? 0) === 0) return err(refuse(votesElectronic, list.title));
    if (!waysMayBeShown(rules, held, list.id)) return err(refuse(votesTooFew, list.title));
  }
  const ballots = paperBallots(rules, held, list);
  if (ballots === null) return err(refuse(votesOfTally, list.title));
  const { plan } = state;
  return ok({
    round: { id: state.id, title: plan.title, organisation: plan.organisation.name },
    conference: { id, title: plan.conferences.find((planned) => planned.id === id)?.title ?? id },
    list,
    rules,
    rehearsal: state.rehearsal,
    ballots: shuffled(ballots, random),
  });
}
