// What each person sees of a conference: computed from its state, cut by role. Nobody sees a figure before the table in audience.ts lets them.
import type { Stock } from '../ballots/stock.ts';
import type { Finding } from '../basics/findings.ts';
import type { Text } from '../basics/text.ts';
import type { Assessment } from '../canvass/assess.ts';
import { type Canvassed, standings } from '../canvass/canvass.ts';
import { assessList, type ListResult } from '../canvass/result.ts';
import { rowReasons, wholeReasons } from '../count/marks.ts';
import type { Counting } from '../count/state.ts';
import type { Look } from '../minutes/looks.ts';
import { isMinuted, isSigned, type Minuted, type Signed, signersOf } from '../minutes/minutes.ts';
import type { Casting, CountMethod } from '../plan/plan.ts';
import { positionOf } from '../plan/posts.ts';
import { holdsSlip } from '../polls/electronic/fits.ts';
import { boxOf, castingOf } from '../polls/electronic/state.ts';
import { committeeFindings, missingPreparations } from '../polls/prepare.ts';
import { askedReopening, declinedReopening } from '../polls/reopening.ts';
import {
  type Committee,
  convened,
  type Held,
  listsOf,
  type Officials,
  type Preparing,
  type Ready,
} from '../polls/state.ts';
import type { Done } from '../record/command.ts';
import { noHash, samePerson } from '../record/envelope.ts';
import type { FourEyes } from '../rules/four-eyes.ts';
import type { InvalidityCode, Rules } from '../rules/rules.ts';
import { seesFigures, seesSheets, type Viewer } from './audience.ts';
import { countView, type ListCountView } from './count-view.ts';
import { type ElectronicView, electronicView } from './electronic-view.ts';
import { type Keeping, keepingOf, sealsOf } from './keeping/state.ts';
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

export interface VoterRow {
  readonly person: string;
  readonly name: string;
  readonly unit: string;
  /** Lists on whose roll the person is. */
  readonly lists: readonly string[];
  /** Why, as titles of posts. */
  readonly because: readonly string[];
  readonly present: boolean;
  /** Why somebody is recorded as absent; empty where the viewer is not told. */
  readonly absent: string | null;
  /** Lists of which the person got a ballot. */
  readonly holds: readonly string[];
  /** Those of which it was a slip; never which slip. */
  readonly slips: readonly string[];
}

export interface ListView {
  readonly id: string;
  readonly title: string;
  readonly place: 'party-committee' | 'workplace';
  readonly people: readonly { readonly person: string; readonly name: string; readonly position: string }[];
  readonly voters: number;
  readonly present: number;
  readonly holders: number;
  /** Paper. */
  readonly stock: Stock;
  /** Slips; `null` where the conference casts on paper. */
  readonly slips: Stock | null;
}

export interface ReasonView {
  readonly code: InvalidityCode;
  readonly label: Text;
  readonly voids: 'ballot' | 'row';
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
  /** What the office should know about the committee; it stops nothing. */
  readonly findings: readonly Finding[];
  readonly casting: Casting;
  /** Key and boxes; `null` where the conference casts on paper. */
  readonly electronic: ElectronicView | null;
  readonly lists: readonly ListView[];
  readonly roll: readonly VoterRow[];
  readonly present: number;
  readonly convened: number;
  readonly missing: readonly Text[];
  readonly method: CountMethod;
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
  /** How the sealed ballots are kept, and the seals that close them now; `null` before they are sealed. */
  readonly keeping: (Keeping & { readonly seals: readonly string[] }) | null;
  readonly corrections: Held['corrections'];
  readonly amendments: Held['amendments'];
  readonly reopenings: Held['reopenings'];
  /** The request to re-open that waits for a second person. */
  readonly reopeningAsked: Held['reopeningAsked'];
  /** Whether the viewer is a second person who may grant it: neither who asked nor a substitute of theirs. */
  readonly answersReopening: boolean;
  /** The last request of this stage, where somebody else declined it. */
  readonly reopeningDeclined: Held['reopeningDeclined'];
  /** What two people do here, by the rules. */
  readonly fourEyes: readonly FourEyes[];
  /** To whom the signed minutes were opened. */
  readonly looks: readonly Look[];
  readonly superseded: readonly {
    readonly reason: string;
    readonly results: readonly ResultView[] | null;
    readonly minutes: Minuted['minutes'] | null;
  }[];
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
  const { corrections, reopenings } = state;
  const asked = askedReopening(state);
  const declined = declinedReopening(state);
  // The room sees who is not here; why is for those who hold the conference or check it.
  const knowsWhy = viewer.roles.some((role) => role !== 'observer');
  const handOver = 'handOver' in state ? (state as unknown as Sealed).handOver : null;
  const done = figures && state.stage !== 'counting' ? asItStands : withoutHash;
  return {
    id: state.setup.id,
    title: state.setup.title,
    day: state.setup.day,
    time: state.setup.time ?? null,
    place: state.setup.place ?? null,
    stage: state.stage,
    officials: state.officials,
    committee: (state as Preparing).committee,
    findings: committeeFindings(rules, state),
    casting: castingOf(state.setup),
    electronic: electronicView(rules, state, figures),
    lists: state.setup.lists.map((list) => listView(state, list.id)),
    roll: [...people.values()].map((voter) => voterRow(state, voter.person, knowsWhy)),
    present: state.present.size,
    convened: people.size,
    missing:
      state.stage === 'preparing' || state.stage === 'ready' ? missingPreparations(state as Preparing | Ready) : [],
    method: state.setup.count.method,
    independent: state.setup.count.independent,
    reasons: { row: rowReasons(rules).map(reasonView), whole: wholeReasons(rules).map(reasonView) },
    counts:
      counts !== null && seesSheets(viewer.roles, state.stage)
        ? counts.setup.lists.map((list) => countView(counts, list.id, viewer))
        : null,
    standings: state.stage === 'counting' && figures && counts !== null ? standingViews(rules, counts) : null,
    results:
      canvassed !== null && figures ? canvassed.canvass.results.map((result) => resultView(rules, result)) : null,
    accepted: canvassed !== null && figures ? canvassed.canvass.accepted : null,
    minutes: isMinuted(state) ? done(state.minutes) : null,
    signers: canvassed === null ? [] : signersOf(canvassed),
    signed: 'signed' in state ? done((state as unknown as Signed).signed) : null,
    announced: 'announced' in state ? done({ done: (state as unknown as Announced).announced }).done : null,
    seal: 'seal' in state ? done((state as unknown as Sealed).seal) : null,
    handOver: handOver === null ? null : done(handOver),
    keeping: state.stage === 'sealed' ? keepingView(state as unknown as Sealed, done) : null,
    corrections: corrections.map(done),
    amendments: state.amendments,
    reopenings: reopenings.map(done),
    reopeningAsked: asked === null ? null : done(asked),
    answersReopening: asked !== null && viewer.reopensAs != null && !samePerson(asked.done.by, viewer.reopensAs),
    reopeningDeclined: declined === null ? null : { ...done(declined), asked: done(declined.asked) },
    fourEyes: rules.fourEyes?.value ?? [],
    looks: isSigned(state) ? state.looks.map(done) : [],
    superseded: superseded.map(({ reason, canvass, minutes, done: by }) => {
      // Who saw a result before it was superseded may see it beside the new one; nobody else, whatever is announced since.
      const from = reopenings.find((reopening) => reopening.done.number === by.number)?.from ?? 'canvassed';
      const saw = seesFigures(viewer.roles, from as AnyStage['stage']);
      return {
        reason,
        results: saw ? canvass.results.map((result) => resultView(rules, result)) : null,
        minutes: minutes === null ? null : done(minutes),
      };
    }),
  };
}

type WithDone = { readonly done: Done };

function asItStands<T extends WithDone>(act: T): T {
  return act;
}

/** The hash of an act during the count would let somebody try out which marks make it (see `shown` of a round). */
function withoutHash<T extends WithDone>(act: T): T {
  return { ...act, done: { ...act.done, hash: noHash } };
}

/** A result as people see it: with percentages, working and outcomes of every person. */
export function resultView(rules: Rules, result: ListResult): ResultView {
  return { ...result, assessments: assessList(rules, result) };
}

function keepingView(state: Sealed, shown: <T extends WithDone>(act: T) => T): ConferenceView['keeping'] {
  const { term, openings, destroyed } = keepingOf(state);
  return {
    term: term === null ? null : shown(term),
    openings: openings.map(shown),
    destroyed: destroyed === null ? null : shown(destroyed),
    seals: sealsOf(state),
  };
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
    slips: boxOf(state, id)?.slips ?? null,
    stock: state.stock[id] ?? { printed: 0, issued: 0, spoiled: 0, unused: null, collected: null },
  };
}

function voterRow(
  state: Held,
  person: ReturnType<typeof convened> extends Map<infer P, unknown> ? P : never,
  knowsWhy: boolean,
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
    absent: state.absent.has(person) ? (knowsWhy ? (state.absent.get(person) ?? '') : '') : null,
    holds: lists.filter((list) => state.holders[list]?.has(person)),
    slips: lists.filter((list) => holdsSlip(state, list, person)),
  };
}

function standingViews(rules: Rules, state: Counting) {
  return standings(rules, state).map(({ list, result, findings }) => ({
    list,
    result: result === null ? null : resultView(rules, result),
    findings,
  }));
}
