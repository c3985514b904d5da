// The round that a record tells, every act checked as it is folded. Where ballots are sealed, what the record claims as their
// sum is taken for its word, and everything else about it is worked out again.
import {
  ballotActs,
  type Canvassed,
  type Conference,
  CorruptRecord,
  type Counting,
  canonicalJson,
  canvassed,
  done,
  type Envelope,
  evolve,
  type ListCount,
  type ListResult,
  type Round,
  resultOf,
  stockFindings,
} from '@tinnhiem/core';
import type { OpenLine } from './open-record.ts';

/** An act as it is folded: one in a span has no hash. */
export type Foldable = Envelope;

export interface Folded {
  readonly round: Round;
  /** Conferences whose marks were not read, by the act of their canvass. */
  readonly unread: readonly { readonly conference: string; readonly number: number }[];
}

/** Folds a whole record. Throws `CorruptRecord` at the first act that does not fit. */
export function foldWhole(acts: readonly Envelope[]): Folded {
  let round: Round | null = null;
  for (const act of acts) round = evolve(round, act);
  return { round: required(round), unread: [] };
}

/** Folds an open record. Throws `CorruptRecord` at the first act that does not fit. */
export function foldOpen(lines: readonly OpenLine[]): Folded {
  let round: Round | null = null;
  const unread: { conference: string; number: number }[] = [];
  const isSealed = ballotActs();
  for (const line of lines) {
    if (line.kind === 'span') continue;
    const act: Envelope = line.kind === 'act' ? line.act : { ...line.act, previous: '', hash: '' };
    if (isSealed(act)) throw new CorruptRecord(act.number, 'an act about single ballots in the open part');
    const held: Conference | undefined = round?.conferences.get(act.stream as never);
    if (round !== null && held !== undefined && act.type === 'canvassed' && countsBallots(held)) {
      round = canvassUnread(round, held, act);
      unread.push({ conference: act.stream, number: act.number });
    } else round = evolve(round, act);
  }
  return { round: required(round), unread };
}

function required(round: Round | null): Round {
  if (round === null) throw new CorruptRecord(1, 'a record without acts');
  return round;
}

function countsBallots({ state }: Conference): boolean {
  return state.setup.count.method !== 'tally-sheet';
}

/** The canvass of a count whose ballots are sealed. */
function canvassUnread(round: Round, conference: Conference, act: Envelope): Round {
  const { state } = conference;
  const { rules } = round.state.stage === 'approved' ? round.state : { rules: null };
  const parsed = canvassed.data.safeParse(act.data);
  if (state.stage !== 'counting' || rules === null || act.version !== canvassed.version || !parsed.success)
    throw new CorruptRecord(act.number, `canvassed in stage ${state.stage}`);
  const counting: Counting = state;
  const { results, accepted } = parsed.data;
  const worked = counting.setup.lists.map((list, index) => {
    const claimed = results[index];
    return claimed === undefined ? null : resultOf(counting, list, countOf(claimed));
  });
  if (canonicalJson(worked) !== canonicalJson(results))
    throw new CorruptRecord(
      act.number,
      'the stored result does not follow from its own totals and from what was issued and collected',
    );
  for (const result of results)
    requireIdentities(counting, result, new Set(accepted.map(({ finding }) => finding)), act);
  const canvass: Canvassed = { ...counting, stage: 'canvassed', canvass: { ...parsed.data, done: done(act) } };
  const conferences = new Map(round.conferences).set(counting.setup.id, { ...conference, state: canvass });
  const head = { number: act.number, hash: act.hash };
  return { ...round, conferences, head, shown: head };
}

function countOf({ collected, reasons, people }: ListResult): ListCount {
  return {
    counted: collected,
    reasons,
    people: people.map(({ person, high, confidence, low, rowReasons }) => ({
      person,
      high,
      confidence,
      low,
      rowReasons,
    })),
  };
}

function requireIdentities(state: Counting, result: ListResult, accepted: ReadonlySet<string>, act: Envelope): void {
  const stock = state.stock[result.id];
  if (stock === undefined) throw new CorruptRecord(act.number, `no ballots of list ${result.id}`);
  const odd = result.people.find((row) => row.high + row.confidence + row.low + row.invalidRows !== result.collected);
  if (odd !== undefined)
    throw new CorruptRecord(
      act.number,
      `${result.id}: the figures of ${odd.name} do not add up to the ballots collected`,
    );
  const open = stockFindings(result.id, result.title, stock, result.foreign).find(
    ({ id, severity }) => severity !== 'info' && !accepted.has(id),
  );
  if (open !== undefined) throw new CorruptRecord(act.number, open.message.en);
}
