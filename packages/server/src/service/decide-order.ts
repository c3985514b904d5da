// A command on a round as it stands, decided by the table and chained to the record.
import {
  type Act,
  type CommandEntry,
  canonicalJson,
  chain,
  commands,
  decide,
  type Envelope,
  emptyHead,
  err,
  evolve,
  type Instant,
  isRoundCommand,
  ok,
  type Refusal,
  type Result,
  type Round,
  type RoundAct,
  refuse,
  roleMissing,
  streamOf,
  unknownCommand,
  versionOf,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { actorIn } from './actor.ts';
import * as refusals from './refusals.ts';
import type { Order } from './service.ts';

/** Decides a command on a round as it stands, and folds the acts, so that nothing is written that could not be read again. */
export function decideOrder(
  order: Order,
  before: Round | null,
  now: Instant,
): Result<{ readonly envelopes: readonly Envelope[]; readonly round: Round }, Refusal> {
  const entry = commands.get(order.command);
  const ofRound = isRoundCommand(order.command);
  if (entry === undefined || ofRound !== (order.conference === undefined))
    return err(refuse(unknownCommand, order.command));
  const by = actorIn(order.by, entry.roles);
  if (by === null) return err(refuse(roleMissing, entry.title, entry.roles));
  if (before !== null && order.command === 'create-round') return err(refuse(refusals.roundExists, order.round));
  if (before === null && order.command !== 'create-round') return err(refuse(refusals.notFound, order.round));
  const conference = order.conference === undefined ? undefined : before?.conferences.get(order.conference as never);
  if (!ofRound && conference === undefined)
    return err(refuse(refusals.notFound, `${order.round}~${order.conference ?? ''}`));
  const rules = rulesFor(before, order.data);
  if (!rules.ok) return rules;
  const at = momentOf(entry, now);
  const state = ofRound ? (before?.state ?? null) : (conference?.state ?? null);
  const decided = decide(order.command, rules.value, state, order.data, { at, by }, order.by.roles);
  if (!decided.ok) return decided;
  const stray = strayRules(decided.value);
  if (stray !== null) return err(stray);
  const unsealed = decided.value.map((act) => ({
    stream: ofRound ? streamOf(act as RoundAct) : (order.conference ?? ''),
    at,
    by,
    type: act.type,
    version: versionOf(act.type),
    // As it will be read again: what the canonical text holds, and nothing else.
    data: JSON.parse(canonicalJson(act.data)) as unknown,
  }));
  const envelopes = chain(before?.head ?? emptyHead, unsealed);
  let round = before;
  for (const envelope of envelopes) round = evolve(round, envelope);
  if (round === null) throw new Error(`${order.command} decided nothing`);
  return ok({ envelopes, round });
}

/** The rule set that a command is decided under: the pinned one, or the one that the plan names. */
function rulesFor(round: Round | null, data: unknown) {
  if (round?.state.stage === 'approved') return ok(round.state.rules);
  if (round !== null) return ruleSet(round.state.plan.rules.id);
  const named = (data as { plan?: { rules?: { id?: unknown } } } | null)?.plan?.rules?.id;
  return ruleSet(typeof named === 'string' ? named : '');
}

/** A plan may only come in with a rule set that is known. */
function strayRules(acts: readonly Act[]): Refusal | null {
  for (const act of acts as readonly RoundAct[])
    if (act.type === 'round-created' || act.type === 'plan-revised') {
      const known = ruleSet(act.data.plan.rules.id);
      if (!known.ok) return known.error;
    }
  return null;
}

/** The moment that an act carries: to the minute where more would reveal an order of casting. */
function momentOf(entry: CommandEntry, now: Instant): Instant {
  if (entry.precision !== 'minute') return now;
  const minute = 60_000;
  return new Date(Math.floor(Date.parse(now) / minute) * minute).toISOString() as Instant;
}
