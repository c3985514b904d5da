// Every write is here, and is the same dozen lines: load, fold, decide by the table, chain, append with the expected
// number, tell the listeners. There is no other way to write.
import {
  type Act,
  type CommandEntry,
  canonicalJson,
  chain,
  commands,
  contentHash,
  decide,
  type Envelope,
  emptyHead,
  err,
  evolve,
  fingerprint,
  type Instant,
  isRoundCommand,
  malformed,
  ok,
  type Refusal,
  type Result,
  type Role,
  type Round,
  type RoundAct,
  refuse,
  roleFor,
  roleMissing,
  streamOf,
  unknownCommand,
  versionOf,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import type { Answer, ListedRound, RoundStore, Write } from '../store/round-store.ts';
import { type LoadedRounds, loadedRounds } from './loaded-rounds.ts';
import * as refusals from './refusals.ts';
import { summaryOf } from './summary.ts';

/** Who gives a command, with every role that the account holds. */
export interface Doer {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** A command on its way: `id` is chosen by the sender and makes a repeat harmless. */
export interface Order {
  readonly round: string;
  /** For a command of a conference. */
  readonly conference?: string;
  readonly command: string;
  readonly id: string;
  readonly data: unknown;
  readonly by: Doer;
}

export interface Service {
  /** Carries out a command, or says why not. A repeat of one that was carried out gets the same answer. */
  perform(order: Order): Promise<Result<Answer, Refusal>>;
  /** A round as its record has it, the chain checked. */
  round(id: string): Promise<Result<Round, Refusal>>;
  /** The acts of a round's record, the chain checked. */
  acts(id: string): Promise<Result<readonly Envelope[], Refusal>>;
  /** Every round there is, with why one of them cannot be read. */
  list(): Promise<readonly (ListedRound & { readonly damage: Refusal | null })[]>;
  /** Calls `listener` with the number of the last act after every append to a round; returns what ends it. */
  subscribe(round: string, listener: (number: number) => void): () => void;
  /** Tells the listeners what another process, such as the command line, has appended meanwhile. */
  lookOutside(): Promise<void>;
  readonly store: RoundStore;
  readonly now: () => Instant;
}

// Only another process can get between, and it writes by hand.
const attempts = 5;

/** The service on a store, with the clock that it reads. */
export function createService(store: RoundStore, now: () => Instant): Service {
  const rounds = loadedRounds(store);
  const listeners = new Map<string, Set<(number: number) => void>>();
  const waiting = new Map<string, Promise<unknown>>();

  /** One command of a round after the other, so that those of this process never conflict. */
  function inTurn<T>(round: string, work: () => Promise<T>): Promise<T> {
    const before = waiting.get(round) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    waiting.set(round, settled);
    void settled.then(() => {
      if (waiting.get(round) === settled) waiting.delete(round);
    });
    return mine;
  }

  async function perform(order: Order): Promise<Result<Answer, Refusal>> {
    const content = contentOf(order);
    if (!content.ok) return content;
    return await inTurn(order.round, async () => {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const outcome = await once(order, content.value);
        if (outcome !== 'conflict') return outcome;
      }
      return err(refuse(refusals.busy));
    });
  }

  async function once(order: Order, content: string): Promise<Result<Answer, Refusal> | 'conflict'> {
    const loaded = await rounds.load(order.round);
    if (!loaded.ok) return loaded;
    const before = loaded.value;
    const receipt = before === null ? null : await store.receipt(order.round, order.id);
    if (receipt !== null) return receipt.content === content ? ok(receipt.answer) : err(refuse(refusals.commandReused));
    const decided = decideOrder(order, before, now());
    if (!decided.ok) return decided;
    const { envelopes, round } = decided.value;
    const missing = await missingAttachment(store, order.round, envelopes);
    if (missing !== null) return err(missing);
    // During a count no fingerprint of its acts leaves the server: marks could be guessed from it.
    const answer = { number: round.head.number, fingerprint: fingerprint(round.shown.hash) };
    const write: Write = { envelopes, receipt: { id: order.id, content, answer }, summary: summaryOf(round) };
    const outcome = await append(order.round, before, write);
    if (outcome === 'conflict') return 'conflict';
    if (outcome !== 'appended')
      return outcome.content === content ? ok(outcome.answer) : err(refuse(refusals.commandReused));
    await rounds.advance(order.round, round);
    tell(order.round, round.head.number);
    return ok(answer);
  }

  async function append(id: string, before: Round | null, write: Write) {
    if (before === null) return (await store.create(id, write)) === 'created' ? 'appended' : 'conflict';
    const result = await store.append(id, before.head.number, write);
    return result.outcome === 'repeated' ? result.receipt : result.outcome;
  }

  function tell(round: string, number: number): void {
    for (const listener of listeners.get(round) ?? []) listener(number);
  }

  return {
    perform,
    store,
    now,
    async round(id) {
      const loaded = await rounds.load(id);
      if (!loaded.ok) return loaded;
      return loaded.value === null ? err(refuse(refusals.notFound, id)) : ok(loaded.value);
    },
    acts: (id) => rounds.acts(id),
    async list() {
      const listed = await store.list();
      return listed.map((round) => ({ ...round, damage: damageOf(round, rounds) }));
    },
    subscribe(round, listener) {
      const own = listeners.get(round) ?? new Set();
      listeners.set(round, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(round);
      };
    },
    async lookOutside() {
      for (const round of [...listeners.keys()]) {
        const seen = rounds.seen(round);
        const head = await store.head(round);
        if (head !== null && seen !== undefined && head.number > seen) {
          await rounds.load(round);
          tell(round, head.number);
        }
      }
    },
  };
}

function damageOf(round: ListedRound, rounds: LoadedRounds): Refusal | null {
  const known = rounds.damage(round.id);
  if (known !== null || round.summary !== null) return known;
  return refuse(refusals.recordCorrupt, round.id, 1, 'the file cannot be read');
}

/** What a repeat of a command must be equal to. */
function contentOf({ by, conference, command, data }: Order): Result<string, Refusal> {
  try {
    return ok(contentHash({ account: by.account, conference, command, data }));
  } catch (error) {
    return err(refuse(malformed, '', error instanceof Error ? error.message : String(error)));
  }
}

/** Decides a command on a round as it stands, and folds the acts, so that nothing is written that could not be read again. */
function decideOrder(
  order: Order,
  before: Round | null,
  now: Instant,
): Result<{ readonly envelopes: readonly Envelope[]; readonly round: Round }, Refusal> {
  const entry = commands.get(order.command);
  const ofRound = isRoundCommand(order.command);
  if (entry === undefined || ofRound !== (order.conference === undefined))
    return err(refuse(unknownCommand, order.command));
  const role = roleFor(entry, order.by.roles);
  if (role === null) return err(refuse(roleMissing, entry.title, entry.roles));
  if (before !== null && order.command === 'create-round') return err(refuse(refusals.roundExists, order.round));
  if (before === null && order.command !== 'create-round') return err(refuse(refusals.notFound, order.round));
  const conference = order.conference === undefined ? undefined : before?.conferences.get(order.conference as never);
  if (!ofRound && conference === undefined)
    return err(refuse(refusals.notFound, `${order.round}~${order.conference ?? ''}`));
  const rules = rulesFor(before, order.data);
  if (!rules.ok) return rules;
  const at = momentOf(entry, now);
  const by = { account: order.by.account, name: order.by.name, role };
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

/** The record names files by their content; a name without the file would be an empty promise. */
async function missingAttachment(
  store: RoundStore,
  round: string,
  envelopes: readonly Envelope[],
): Promise<Refusal | null> {
  for (const { data } of envelopes) {
    const scan = (data as { scan?: { name: string; sha256: string; bytes: number } | null }).scan ?? null;
    if (scan === null) continue;
    const kept = await store.attachment(round, scan.sha256);
    if (kept?.bytes.length !== scan.bytes) return refuse(refusals.attachmentMissing, scan.name);
  }
  return null;
}
