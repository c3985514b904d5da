// A round (đợt): one plan, drafted, settled, approved; and its conferences. Approving freezes plan, rules and lists (S01).
import { z } from 'zod';
import type { Archived } from './archive/archive.ts';
import { type Day, dayOf } from './basics/dates.ts';
import { type Finding, openFindings, type Refusal, refuse, type Settlement } from './basics/findings.ts';
import type { ConferenceId } from './basics/ids.ts';
import { err, ok, type Result } from './basics/result.ts';
import { delegableRoles } from './basics/roles.ts';
import { proseSchema, type Text, text } from './basics/text.ts';
import { type Conference, type ConferenceRecorded, conferenceEvents, evolveConference } from './conference.ts';
import type { ContestList, Settlements } from './contests/lists.ts';
import { isAboutPlaces, placeFindings } from './contests/places.ts';
import { evolveIncidents, type Incident } from './incidents/incidents.ts';
import { evolveInquiries, type Inquiry } from './inquiries/inquiry.ts';
import type { Plan, PlanConference } from './plan/plan.ts';
import type { Roster } from './plan/roster.ts';
import type { Setup } from './polls/setup.ts';
import { isSecret } from './publication/audience.ts';
import { type Conclusion, evolveConclusions } from './publication/conclusions.ts';
import { type Context, CorruptRecord, command, type Done, done } from './record/command.ts';
import { type Envelope, emptyHead, type Head } from './record/envelope.ts';
import { contentHash } from './record/fingerprint.ts';
import {
  type AffairRecorded,
  affairEvents,
  type DraftingRecorded,
  planRevised,
  type RoundAct,
  type RoundRecorded,
  rosterReplaced,
  roundCreated,
  roundEvents,
} from './round-events.ts';
import { cannotSettle, planNotReady, stillTooMany, unknownFinding, wrongChoice } from './round-refusals.ts';
import { rulesOfPlan } from './rules/narrowing.ts';
import type { Rules } from './rules/rules.ts';
import type { VoterRoll } from './voter-roll/roll.ts';
import { workOutRolls } from './voter-roll/rolls.ts';

interface RoundCommon {
  readonly id: string;
  readonly rehearsal: boolean;
  /** The round that this one was made from, as the next (S23). */
  readonly follows: string | null;
  /** The organisation of the tree that it belongs to (S14); `null`: the one at the top. */
  readonly belongsTo: string | null;
  readonly plan: Plan;
  readonly roster: Roster;
  readonly settlements: Settlements;
  readonly created: Done;
}

export interface Drafting extends RoundCommon {
  readonly stage: 'drafting';
}

export interface Approved extends RoundCommon {
  readonly stage: 'approved';
  /** Rule set with overlay, as pinned. */
  readonly rules: Rules;
  readonly rulesHash: string;
  readonly approved: Done;
  /** Conferences whose ballots are sealed and handed over. */
  readonly handedOver: ReadonlySet<ConferenceId>;
  /** The last archive made of the round as it stands; `null` once a count was opened again after it. */
  readonly archived: Archived | null;
  /** Requests for information (S15), by their number from 1. */
  readonly inquiries: readonly Inquiry[];
  /** What happened against the rules (S02), by its number from 1. */
  readonly incidents: readonly Incident[];
  /** What competent bodies concluded about people (S13, S21), by its number from 1. */
  readonly conclusions: readonly Conclusion[];
}

export type RoundState = Drafting | Approved;

/** Everything that a record says: the round and its conferences. */
export interface Round {
  readonly state: RoundState;
  readonly conferences: ReadonlyMap<ConferenceId, Conference>;
  readonly head: Head;
  /**
   * The last act whose hash everybody may see. It stays before the count until the result is announced: the marks of one ballot are so few
   * that whoever knows the hash before and after its entry could try them all.
   */
  readonly shown: Head;
}

/** Lists, rolls and findings of a round, as its plan and roster have them on a day. `rules`: the rule set that the plan names, without overlay. */
export function rollsOf(rules: Rules, state: RoundState, today: Day) {
  const effective = state.stage === 'approved' ? state.rules : rulesOfPlan(rules, state.plan.rules);
  return workOutRolls(state.plan, state.roster, effective, state.settlements, today);
}

export const createRound = command({
  name: 'create-round',
  title: text('Lập đợt lấy phiếu', 'Create a round'),
  data: roundCreated.data,
  roles: ['organiser'],
  stages: ['none'],
  decide: (_rules, _state: null, data): Result<RoundAct[], Refusal> => ok([{ type: 'round-created', data }]),
});

export const revisePlan = command({
  name: 'revise-plan',
  title: text('Sửa kế hoạch', 'Revise the plan'),
  data: planRevised.data,
  roles: ['organiser'],
  stages: ['drafting'],
  decide: (_rules, _state: Drafting, data): Result<RoundAct[], Refusal> => ok([{ type: 'plan-revised', data }]),
});

export const replaceRoster = command({
  name: 'replace-roster',
  title: text('Nhập lại danh sách nhân sự', 'Import the roster again'),
  data: rosterReplaced.data,
  roles: ['organiser'],
  stages: ['drafting'],
  decide: (_rules, _state: Drafting, data): Result<RoundAct[], Refusal> => ok([{ type: 'roster-replaced', data }]),
});

export const settleFinding = command({
  name: 'settle-finding',
  title: text('Xử lý một vấn đề', 'Settle a finding'),
  data: z.strictObject({
    finding: z.string().min(1),
    reason: proseSchema(2000),
    choose: z.array(z.string()).max(20).optional(),
  }),
  roles: ['organiser', 'chair'],
  stages: ['drafting'],
  decide: (rules: Rules, state: Drafting, data, { at }: Context): Result<RoundAct[], Refusal> => {
    const finding = rollsOf(rules, state, dayOf(at)).findings.find((other) => other.id === data.finding);
    if (finding === undefined) return err(refuse(unknownFinding, data.finding));
    if (finding.severity === 'error') return err(refuse(cannotSettle, finding.message.vi));
    const allowed = finding.where.lists ?? [];
    const { choose } = data;
    if (choose === undefined) return ok([{ type: 'finding-settled', data }]);
    const wrong = choose.filter((list) => !allowed.includes(list));
    if (wrong.length > 0 || choose.length === 0) return err(refuse(wrongChoice, wrong, allowed));
    return isAboutPlaces(finding) && !solves(rules, state, finding, { reason: data.reason, choose }, dayOf(at))
      ? err(refuse(stillTooMany, finding.where.person ?? ''))
      : ok([{ type: 'finding-settled', data }]);
  },
});

/** Whether nobody is on too many places any more, of those whom a finding is about, once it is settled by a choice of lists (S05). */
function solves(rules: Rules, state: Drafting, finding: Finding, choice: Settlement, today: Day): boolean {
  const chosen = { ...state, settlements: { ...state.settlements, [finding.id]: choice } };
  const { lists } = rollsOf(rules, chosen, today);
  const left = placeFindings(lists, rulesOfPlan(rules, state.plan.rules));
  return !left.some(({ where }) => where.person === finding.where.person && where.path === finding.where.path);
}

export const approvePlan = command({
  name: 'approve-plan',
  title: text('Phê duyệt kế hoạch', 'Approve the plan'),
  data: z.strictObject({}),
  roles: ['chair', 'organiser'],
  stages: ['drafting'],
  decide: (rules: Rules, state: Drafting, _data, { at }: Context): Result<RoundAct[], Refusal> => {
    const { lists, rolls, findings } = rollsOf(rules, state, dayOf(at));
    const open = openFindings(findings);
    if (open.length > 0)
      return err({
        ...refuse(
          planNotReady,
          open.map((finding: Finding) => finding.message.vi),
        ),
        findings: open,
      });
    const effective = rulesOfPlan(rules, state.plan.rules);
    const accepted = findings.flatMap((finding) =>
      finding.settled === undefined ? [] : [{ finding: finding.id, reason: finding.settled.reason }],
    );
    const setups = state.plan.conferences.map((conference) => setUp(conference, lists, rolls));
    const approved = {
      rules: effective,
      rulesHash: contentHash(effective),
      planHash: contentHash(state.plan),
      rosterHash: contentHash(state.roster),
      accepted,
    };
    return ok([
      { type: 'plan-approved', data: approved },
      ...setups.map((setup): RoundAct => ({ type: 'conference-convened', data: { setup } })),
    ]);
  },
});

/** What a conference takes over from the plan, frozen (S01). */
function setUp(conference: PlanConference, lists: readonly ContestList[], rolls: readonly VoterRoll[]): Setup {
  const { id, title, day, time, place, chair, observers, count, casting } = conference;
  const own = lists
    .filter((list) => list.conference === id)
    .map(({ id, title, place, votedOn }) => {
      const voters = rolls.find((roll) => roll.list === id)?.voters ?? [];
      return { id, title, place, votedOn, voters };
    });
  // What the plan leaves out is left out, not kept as `undefined`.
  return JSON.parse(
    JSON.stringify({ id, title, day, time, place, chair, observers, count, casting, lists: own }),
  ) as Setup;
}

/** The stream in which an act of a round stands: `round`, or the conference that it convenes. */
export function streamOf(act: RoundAct): string {
  return act.type === 'conference-convened' ? act.data.setup.id : 'round';
}

function evolveRound(state: RoundState | null, event: RoundRecorded): RoundState {
  if (event.type === 'round-created') {
    if (state !== null) throw new CorruptRecord(event.number, 'round created twice');
    const { round, rehearsal, follows = null, belongsTo = null, plan, roster } = event.data;
    return {
      stage: 'drafting',
      id: round,
      rehearsal,
      follows,
      belongsTo,
      plan,
      roster,
      settlements: {},
      created: done(event),
    };
  }
  if (event.type === 'round-archived') return evolveArchived(state, event);
  if (isAffair(event)) {
    if (state?.stage !== 'approved')
      throw new CorruptRecord(event.number, `${event.type} in stage ${state?.stage ?? 'none'}`);
    return evolveAffair(state, event);
  }
  if (state?.stage !== 'drafting')
    throw new CorruptRecord(event.number, `${event.type} in stage ${state?.stage ?? 'none'}`);
  switch (event.type) {
    case 'plan-revised':
      return { ...state, plan: event.data.plan };
    case 'roster-replaced':
      return { ...state, roster: event.data.roster };
    case 'finding-settled': {
      const { finding, reason, choose } = event.data;
      const settlement: Settlement = choose === undefined ? { reason } : { reason, choose };
      return { ...state, settlements: { ...state.settlements, [finding]: settlement } };
    }
    case 'plan-approved': {
      const { rules, rulesHash, planHash, rosterHash } = event.data;
      if (
        contentHash(rules) !== rulesHash ||
        contentHash(state.plan) !== planHash ||
        contentHash(state.roster) !== rosterHash
      )
        throw new CorruptRecord(event.number, 'the approved plan, rules or roster are not those of the record');
      return {
        ...state,
        stage: 'approved',
        rules,
        rulesHash,
        approved: done(event),
        handedOver: new Set(),
        archived: null,
        inquiries: [],
        incidents: [],
        conclusions: [],
      };
    }
  }
}

function evolveArchived(state: RoundState | null, event: Extract<RoundRecorded, { type: 'round-archived' }>): Approved {
  if (state?.stage !== 'approved' || state.plan.conferences.some(({ id }) => !state.handedOver.has(id)))
    throw new CorruptRecord(event.number, 'archived before all ballots were handed over');
  return { ...state, archived: { ...event.data, done: done(event) } };
}

/** The round once a conference stands otherwise: a count that is opened again takes the round out of its archive. */
function withConference(state: Approved, id: ConferenceId, { state: held }: Conference): Approved {
  const finished = held.stage === 'sealed' && held.handOver !== null;
  if (finished === state.handedOver.has(id)) return state;
  const others = [...state.handedOver].filter((other) => other !== id);
  return { ...state, handedOver: new Set(finished ? [...others, id] : others), archived: null };
}

const affairTypes = new Set<string>(affairEvents.map((kind) => kind.type));

function isAffair(event: DraftingRecorded | AffairRecorded): event is AffairRecorded {
  return affairTypes.has(event.type);
}

/** Folds an act of the months around the count. An archive made before holds the record as it stood: it is no longer the whole. */
function evolveAffair(state: Approved, event: AffairRecorded): Approved {
  const open = { ...state, archived: null };
  switch (event.type) {
    case 'inquiry-registered':
    case 'inquiry-advanced':
      return { ...open, inquiries: evolveInquiries(state.inquiries, event) };
    case 'incident-filed':
    case 'incident-handled':
      return { ...open, incidents: evolveIncidents(state.incidents, event) };
    case 'conclusion-recorded':
    case 'follow-up-recorded':
      return { ...open, conclusions: evolveConclusions(state.conclusions, event) };
  }
}

const kinds = new Map([...roundEvents, ...conferenceEvents].map((kind) => [kind.type as string, kind]));
const roundTypes = new Set<string>(roundEvents.map((kind) => kind.type));

/** Folds one act into a round. Throws `CorruptRecord` where the act is unknown, malformed or does not fit. */
export function evolve(round: Round | null, envelope: Envelope): Round {
  const kind = kinds.get(envelope.type);
  if (kind === undefined || kind.version !== envelope.version)
    throw new CorruptRecord(envelope.number, `unknown act ${envelope.type} version ${envelope.version}`);
  const parsed = kind.data.safeParse(envelope.data);
  if (!parsed.success)
    throw new CorruptRecord(envelope.number, `${envelope.type}: ${parsed.error.issues[0]?.message ?? 'malformed'}`);
  // Nobody stands in for who counts: two people who must be two would be one.
  if (envelope.by.onBehalfOf !== undefined && !delegableRoles.some((role) => role === envelope.by.role))
    throw new CorruptRecord(envelope.number, `${envelope.by.role} on behalf of somebody`);
  const act = { ...envelope, data: parsed.data } as RoundRecorded | ConferenceRecorded;
  const head = { number: envelope.number, hash: envelope.hash };
  const conferences = round?.conferences ?? new Map<ConferenceId, Conference>();
  if (roundTypes.has(act.type)) {
    if (act.stream !== 'round') throw new CorruptRecord(envelope.number, `${act.type} in stream ${act.stream}`);
    const state = evolveRound(round?.state ?? null, act as RoundRecorded);
    return { state, conferences, head, shown: shownAfter(round, conferences, head) };
  }
  if (round?.state.stage !== 'approved')
    throw new CorruptRecord(envelope.number, `${act.type} before the plan was approved`);
  if (act.type === 'conference-convened' && act.stream !== act.data.setup.id)
    throw new CorruptRecord(envelope.number, `conference ${act.data.setup.id} convened in stream ${act.stream}`);
  const id = envelope.stream as ConferenceId;
  const conference = evolveConference(round.state.rules, conferences.get(id) ?? null, act as ConferenceRecorded);
  const changed = new Map(conferences).set(id, conference);
  return {
    state: withConference(round.state, id, conference),
    conferences: changed,
    head,
    shown: shownAfter(round, changed, head),
  };
}

/** The last act whose hash everybody may see: any act during a count, a request for information too, is chained to marks. */
function shownAfter(round: Round | null, conferences: Round['conferences'], head: Head): Head {
  const secret = [...conferences.values()].some(({ state }) => isSecret(state.stage));
  return secret && round !== null ? round.shown : head;
}

/** Folds a whole record. */
export function replay(envelopes: Iterable<Envelope>): Round | null {
  let round: Round | null = null;
  for (const envelope of envelopes) round = evolve(round, envelope);
  return round;
}

export const emptyRecord: Head = emptyHead;

interface Spoken {
  readonly title: Text;
  readonly sentence: (data: unknown) => Text;
}

/** The sentence of an act, in both languages; what an act of the record says when it is read aloud. It never holds a mark. */
export function sentenceOf(envelope: Pick<Envelope, 'type' | 'data'>): Text {
  const kind = kinds.get(envelope.type) as Spoken | undefined;
  return kind?.sentence(envelope.data) ?? text(envelope.type, envelope.type);
}

/** The name of an act, in both languages: `Phát phiếu`. */
export function titleOf(envelope: Pick<Envelope, 'type'>): Text {
  return kinds.get(envelope.type)?.title ?? text(envelope.type, envelope.type);
}
