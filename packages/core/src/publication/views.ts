// What each person sees of a conference: computed from its state, cut by role. Nobody sees a figure before the table in audience.ts lets them.
import type { Stock } from '../ballots/stock.ts';
import type { Finding } from '../basics/findings.ts';
import { isCommittee, type Role } from '../basics/roles.ts';
import type { Text } from '../basics/text.ts';
import type { Assessment } from '../canvass/assess.ts';
import { type Canvassed, standings } from '../canvass/canvass.ts';
import { assessList, type ListResult, positionOf } from '../canvass/result.ts';
import { cellKey, compareBatch, firstReading, type OpenCell } from '../count/batches.ts';
import { rowReasons, wholeReasons } from '../count/marks.ts';
import type { Batch, Counting, ListCounting } from '../count/state.ts';
import { compareTally, type OpenTallyCell } from '../count/tally.ts';
import { isMinuted, type Minuted, type Signed, signersOf } from '../minutes/minutes.ts';
import { missingPreparations } from '../polls/prepare.ts';
import {
  type Committee,
  convened,
  type Held,
  listsOf,
  type Officials,
  type Preparing,
  type Ready,
} from '../polls/state.ts';
import type { InvalidityCode, Rules } from '../rules/rules.ts';
import { seesFigures } from './audience.ts';
import type { Announced, Sealed, Superseded } from './publication.ts';

export type AnyStage = Held & {
  readonly stage:
    | 'preparing'
    | 'ready'
    | 'polling'
    | 'closed'
    | 'counting'
    | 'canvassed'
    | 'signed'
    | 'announced'
    | 'sealed';
};

export interface Viewer {
  readonly account: string;
  readonly roles: readonly Role[];
}

export interface VoterRow {
  readonly person: string;
  readonly name: string;
  readonly unit: string;
  /** Lists on whose roll the person is. */
  readonly lists: readonly string[];
  /** Why, as titles of posts. */
  readonly because: readonly string[];
  readonly present: boolean;
  readonly absent: string | null;
  /** Lists of which the person got a ballot. */
  readonly holds: readonly string[];
}

export interface ListView {
  readonly id: string;
  readonly title: string;
  readonly place: 'party-committee' | 'workplace';
  readonly people: readonly { readonly person: string; readonly name: string; readonly position: string }[];
  readonly voters: number;
  readonly present: number;
  readonly holders: number;
  readonly stock: Stock;
}

export interface BatchView {
  readonly number: number;
  readonly size: number;
  readonly counters: readonly {
    readonly account: string;
    readonly name: string;
    readonly entered: number;
    readonly finished: boolean;
  }[];
  /** The viewer's own entries, by ballot; `null` where the viewer does not count this batch. */
  readonly mine: { readonly entered: readonly number[]; readonly finished: boolean } | null;
  /** Cells that the viewer must read again; never a value. */
  readonly readAgain: readonly OpenCell[];
  /** Cells that wait for the committee, with what was read. */
  readonly committee: readonly CommitteeCell[];
  readonly waiting: number;
  readonly settled: boolean;
}

export interface CommitteeCell extends OpenCell {
  readonly readings: readonly { readonly name: string; readonly first: string | null; readonly again: string | null }[];
}

export interface DecidedCell {
  readonly key: string;
  readonly batch: number;
  readonly decision: string;
  readonly note: string;
  readonly votesFor: number;
  readonly votesAgainst: number;
}

export interface ReasonView {
  readonly code: InvalidityCode;
  readonly label: Text;
  readonly voids: 'ballot' | 'row';
}

export interface ListCountView {
  readonly list: string;
  readonly collected: number | null;
  readonly method: ListCounting['method'];
  readonly batches: readonly BatchView[];
  /** Ballots not yet in any batch. */
  readonly unbatched: number;
  readonly decided: readonly DecidedCell[];
  readonly tally: {
    readonly entries: readonly { readonly account: string; readonly name: string }[];
    readonly mine: boolean;
    readonly readAgain: readonly string[];
    readonly committee: readonly OpenTallyCell[];
  } | null;
  readonly settled: boolean;
}

export interface ResultView extends ListResult {
  readonly assessments: readonly Assessment[];
}

export interface ConferenceView {
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly time: string | null;
  readonly place: string | null;
  readonly stage: AnyStage['stage'];
  readonly officials: Officials;
  readonly committee: Committee | null;
  readonly lists: readonly ListView[];
  readonly roll: readonly VoterRow[];
  readonly present: number;
  readonly convened: number;
  readonly missing: readonly Text[];
  readonly method: 'entry' | 'tally-sheet';
  readonly independent: number;
  readonly reasons: { readonly row: readonly ReasonView[]; readonly whole: readonly ReasonView[] };
  readonly counts: readonly ListCountView[] | null;
  /** How lists stand before the result is confirmed; only for those who see figures then. */
  readonly standings:
    | readonly { readonly list: string; readonly result: ResultView | null; readonly findings: readonly Finding[] }[]
    | null;
  readonly results: readonly ResultView[] | null;
  readonly accepted: Canvassed['canvass']['accepted'] | null;
  readonly minutes: Minuted['minutes'] | null;
  readonly signers: readonly { readonly name: string; readonly as: Text }[];
  readonly signed: Signed['signed'] | null;
  readonly announced: Announced['announced'] | null;
  readonly seal: Sealed['seal'] | null;
  readonly handOver: Sealed['handOver'] | null;
  readonly corrections: Held['corrections'];
  readonly amendments: Held['amendments'];
  readonly reopenings: Held['reopenings'];
  readonly superseded: readonly { readonly reason: string; readonly results: readonly ResultView[] | null }[];
}

/** A conference as one viewer sees it. */
export function conferenceView(
  rules: Rules,
  state: AnyStage,
  superseded: readonly Superseded[],
  viewer: Viewer,
): ConferenceView {
  const figures = seesFigures(viewer.roles, state.stage);
  const counts = 'counts' in state ? (state as unknown as Counting) : null;
  const canvassed = 'canvass' in state ? (state as unknown as Canvassed) : null;
  const people = convened(state);
  return {
    id: state.setup.id,
    title: state.setup.title,
    day: state.setup.day,
    time: state.setup.time ?? null,
    place: state.setup.place ?? null,
    stage: state.stage,
    officials: state.officials,
    committee: (state as Preparing).committee,
    lists: state.setup.lists.map((list) => listView(state, list.id)),
    roll: [...people.values()].map((voter) => voterRow(state, voter.person)),
    present: state.present.size,
    convened: people.size,
    missing:
      state.stage === 'preparing' || state.stage === 'ready' ? missingPreparations(state as Preparing | Ready) : [],
    method: state.setup.count.method,
    independent: state.setup.count.independent,
    reasons: { row: rowReasons(rules).map(reasonView), whole: wholeReasons(rules).map(reasonView) },
    counts:
      counts !== null && viewer.roles.some(isCommittee)
        ? counts.setup.lists.map((list) => countView(counts, list.id, viewer))
        : null,
    standings: state.stage === 'counting' && figures && counts !== null ? standingViews(rules, counts) : null,
    results:
      canvassed !== null && figures ? canvassed.canvass.results.map((result) => resultView(rules, result)) : null,
    accepted: canvassed !== null && figures ? canvassed.canvass.accepted : null,
    minutes: isMinuted(state) ? state.minutes : null,
    signers: canvassed === null ? [] : signersOf(canvassed),
    signed: 'signed' in state ? (state as unknown as Signed).signed : null,
    announced: 'announced' in state ? (state as unknown as Announced).announced : null,
    seal: 'seal' in state ? (state as unknown as Sealed).seal : null,
    handOver: 'handOver' in state ? (state as unknown as Sealed).handOver : null,
    corrections: state.corrections,
    amendments: state.amendments,
    reopenings: state.reopenings,
    superseded: superseded.map(({ reason, canvass, announced }) => ({
      reason,
      results: figures || announced !== null ? canvass.results.map((result) => resultView(rules, result)) : null,
    })),
  };
}

export function resultView(rules: Rules, result: ListResult): ResultView {
  return { ...result, assessments: assessList(rules, result) };
}

function reasonView(reason: Rules['invalidity'][number]): ReasonView {
  return { code: reason.code, label: reason.label, voids: reason.layer.value };
}

function listView(state: Held, id: keyof Held['rolls']): ListView {
  const list = state.setup.lists.find((other) => other.id === id);
  const roll = state.rolls[id] ?? [];
  if (list === undefined) throw new Error(`no list ${id}`);
  return {
    id,
    title: list.title,
    place: list.place,
    people: list.votedOn.map((who) => ({ person: who.person, name: who.name, position: positionOf(who.posts) })),
    voters: roll.length,
    present: roll.filter((voter) => state.present.has(voter.person)).length,
    holders: state.holders[id]?.size ?? 0,
    stock: state.stock[id] ?? { printed: 0, issued: 0, spoiled: 0, unused: null, collected: null },
  };
}

function voterRow(
  state: Held,
  person: ReturnType<typeof convened> extends Map<infer P, unknown> ? P : never,
): VoterRow {
  const lists = listsOf(state, person);
  const entries = lists.flatMap((list) => state.rolls[list]?.filter((voter) => voter.person === person) ?? []);
  const because = [...new Set(entries.flatMap((voter) => voter.because.map(({ post }) => post.title)))];
  return {
    person,
    name: entries[0]?.name ?? person,
    unit: entries[0]?.unit ?? '',
    lists,
    because,
    present: state.present.has(person),
    absent: state.absent.get(person) ?? null,
    holds: lists.filter((list) => state.holders[list]?.has(person)),
  };
}

function standingViews(rules: Rules, state: Counting) {
  return standings(rules, state).map(({ list, result, findings }) => ({
    list,
    result: result === null ? null : resultView(rules, result),
    findings,
  }));
}

function countView(state: Counting, id: keyof Counting['counts'], viewer: Viewer): ListCountView {
  const counting = state.counts[id];
  const list = state.setup.lists.find((other) => other.id === id);
  const collected = state.stock[id]?.collected ?? null;
  const people = list?.votedOn.map((who) => who.person) ?? [];
  const { independent } = state.setup.count;
  if (counting === undefined) throw new Error(`no list ${id}`);
  if (counting.method === 'tally-sheet') {
    const { open, compared } = compareTally(counting, people, collected ?? 0, independent);
    const entries = counting.entries.map(({ account, name }) => ({ account, name }));
    const readAgain = open.filter((cell) => cell.waitingFor.includes(viewer.account)).map((cell) => cell.key);
    const tally = {
      entries,
      mine: entries.some((entry) => entry.account === viewer.account),
      readAgain,
      committee: open.filter((cell) => cell.status === 'committee'),
    };
    return {
      list: id,
      collected,
      method: 'tally-sheet',
      batches: [],
      unbatched: 0,
      decided: [],
      tally,
      settled: compared && open.length === 0,
    };
  }
  const batches = counting.batches.map((batch) => batchView(batch, people.length, independent, viewer));
  const batched = batches.reduce((total, batch) => total + batch.size, 0);
  const decided = counting.batches.flatMap((batch) =>
    Object.entries(batch.decisions).map(([key, { decision, note, votesFor, votesAgainst }]) => ({
      key,
      batch: batch.number,
      decision,
      note,
      votesFor,
      votesAgainst,
    })),
  );
  const unbatched = (collected ?? 0) - batched;
  return {
    list: id,
    collected,
    method: 'entry',
    batches,
    unbatched,
    decided,
    tally: null,
    settled: unbatched === 0 && batches.every((batch) => batch.settled),
  };
}

function batchView(batch: Batch, people: number, independent: number, viewer: Viewer): BatchView {
  const { open, ballots } = compareBatch(batch, people, independent);
  const mine = batch.counters.find((counter) => counter.account === viewer.account);
  return {
    number: batch.number,
    size: batch.size,
    counters: batch.counters.map(({ account, name, ballots, finished }) => ({
      account,
      name,
      entered: Object.keys(ballots).length,
      finished,
    })),
    mine: mine === undefined ? null : { entered: Object.keys(mine.ballots).map(Number), finished: mine.finished },
    readAgain: open.filter((cell) => cell.waitingFor.includes(viewer.account)),
    committee: open
      .filter((cell) => cell.status === 'committee')
      .map((cell) => ({ ...cell, readings: readingsOf(batch, cell) })),
    waiting: open.length,
    settled: ballots !== null,
  };
}

function readingsOf(batch: Batch, cell: OpenCell): CommitteeCell['readings'] {
  return batch.counters.map((counter) => ({
    name: counter.name,
    first: firstReading(counter, cell) ?? null,
    again: counter.again[cellKey(cell.ballot, cell.row)] ?? null,
  }));
}
