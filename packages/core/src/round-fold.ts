// What a record says: its acts folded into a round and its conferences, and each act in words.

import type { Settlement } from './basics/findings.ts';
import type { ConferenceId } from './basics/ids.ts';
import { delegableRoles } from './basics/roles.ts';
import { type Text, text } from './basics/text.ts';
import type { ListResult } from './canvass/result.ts';
import { type Conference, type ConferenceRecorded, conferenceEvents, evolveConference } from './conference.ts';
import { evolveIncidents } from './incidents/incidents.ts';
import { evolveInquiries } from './inquiries/inquiry.ts';
import { type Names, withNames } from './names.ts';
import { stillSettled } from './plan/roster-warnings.ts';
import { isSecret } from './publication/audience.ts';
import { evolveConclusions } from './publication/conclusions.ts';
import { announcedResults } from './publication/considerations.ts';
import { CorruptRecord, done } from './record/command.ts';
import { type Envelope, emptyHead, type Head } from './record/envelope.ts';
import { contentHash } from './record/fingerprint.ts';
import type { Approved, Round, RoundState } from './round.ts';
import {
  type AffairRecorded,
  affairEvents,
  type DraftingRecorded,
  type RoundRecorded,
  roundEvents,
} from './round-events.ts';

function evolveRound(state: RoundState | null, event: RoundRecorded): RoundState {
  if (event.type === 'round-created') {
    if (state !== null) throw new CorruptRecord(event.number, text('lập đợt hai lần', 'round created twice'));
    const { round, rehearsal, follows = null, belongsTo = null, plan, roster, rosterWarnings = [] } = event.data;
    return {
      stage: 'drafting',
      id: round,
      rehearsal,
      follows,
      belongsTo,
      plan,
      roster,
      rosterWarnings,
      settlements: {},
      created: done(event),
    };
  }
  if (event.type === 'round-archived') return evolveArchived(state, event);
  if (isAffair(event)) {
    if (state?.stage !== 'approved')
      throw new CorruptRecord(
        event.number,
        text('không đúng giai đoạn của đợt', `${event.type} in stage ${state?.stage ?? 'none'}`),
      );
    return evolveAffair(state, event);
  }
  if (state?.stage !== 'drafting')
    throw new CorruptRecord(
      event.number,
      text('không đúng giai đoạn của đợt', `${event.type} in stage ${state?.stage ?? 'none'}`),
    );
  switch (event.type) {
    case 'plan-revised':
      return { ...state, plan: event.data.plan };
    case 'roster-replaced': {
      const { roster, rosterWarnings = [] } = event.data;
      const settlements = stillSettled(state.settlements, state.rosterWarnings, rosterWarnings);
      return { ...state, roster, rosterWarnings, settlements };
    }
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
        throw new CorruptRecord(
          event.number,
          text(
            'kế hoạch, quy định hoặc danh sách nhân sự được phê duyệt không phải là của hồ sơ',
            'the approved plan, rules or roster are not those of the record',
          ),
        );
      return {
        ...state,
        stage: 'approved',
        rules,
        rulesHash,
        approved: done(event),
        announced: new Map(),
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
    throw new CorruptRecord(
      event.number,
      text('lưu trữ khi chưa bàn giao hết phiếu', 'archived before all ballots were handed over'),
    );
  return { ...state, archived: { ...event.data, done: done(event) } };
}

/** The round once a conference stands otherwise: a count that is opened again takes the round out of its archive. */
function withConference(state: Approved, id: ConferenceId, { state: held }: Conference): Approved {
  const finished = held.stage === 'sealed' && held.handOver !== null;
  const announced = withResults(state.announced, id, announcedResults(held));
  if (finished === state.handedOver.has(id)) return announced === state.announced ? state : { ...state, announced };
  return { ...state, announced, handedOver: withMember(state.handedOver, id, finished), archived: null };
}

/** The same map where nothing changes. `null`: nothing is announced, or not any more. */
function withResults(
  known: Approved['announced'],
  id: ConferenceId,
  results: readonly ListResult[] | null,
): Approved['announced'] {
  if ((known.get(id) ?? null) === results) return known;
  const others = [...known].filter(([other]) => other !== id);
  return new Map(results === null ? others : [...others, [id, results]]);
}

/** The same set where nothing changes. */
function withMember<Id>(set: ReadonlySet<Id>, id: Id, belongs: boolean): ReadonlySet<Id> {
  if (set.has(id) === belongs) return set;
  const others = [...set].filter((other) => other !== id);
  return new Set(belongs ? [...others, id] : others);
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
    throw new CorruptRecord(
      envelope.number,
      text(
        `chương trình không biết loại việc ${envelope.type} bản ${envelope.version}`,
        `unknown act ${envelope.type} version ${envelope.version}`,
      ),
    );
  const parsed = kind.data.safeParse(envelope.data);
  if (!parsed.success)
    throw new CorruptRecord(
      envelope.number,
      text(
        'nội dung không đúng mẫu của loại việc này',
        `${envelope.type}: ${parsed.error.issues[0]?.message ?? 'malformed'}`,
      ),
    );
  // Nobody stands in for who counts: two people who must be two would be one.
  if (envelope.by.onBehalfOf !== undefined && !delegableRoles.some((role) => role === envelope.by.role))
    throw new CorruptRecord(
      envelope.number,
      text('vai trò này không làm thay người khác được', `${envelope.by.role} on behalf of somebody`),
    );
  const act = { ...envelope, data: parsed.data } as RoundRecorded | ConferenceRecorded;
  const head = { number: envelope.number, hash: envelope.hash };
  const conferences = round?.conferences ?? new Map<ConferenceId, Conference>();
  if (roundTypes.has(act.type)) {
    if (act.stream !== 'round')
      throw new CorruptRecord(
        envelope.number,
        text('việc của đợt lại ghi ở hội nghị', `${act.type} in stream ${act.stream}`),
      );
    const state = evolveRound(round?.state ?? null, act as RoundRecorded);
    return { state, conferences, head, shown: shownAfter(round, conferences, head) };
  }
  if (round?.state.stage !== 'approved')
    throw new CorruptRecord(
      envelope.number,
      text('kế hoạch chưa được phê duyệt', `${act.type} before the plan was approved`),
    );
  if (act.type === 'conference-convened' && act.stream !== act.data.setup.id)
    throw new CorruptRecord(
      envelope.number,
      text(
        'hội nghị được lập ở chỗ của hội nghị khác',
        `conference ${act.data.setup.id} convened in stream ${act.stream}`,
      ),
    );
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

/** The sentence of an act, in both languages; what an act of the record says when it is read aloud. It never holds a mark. Without names it says ids. */
export function sentenceOf(envelope: Pick<Envelope, 'type' | 'data'>, names: Names = {}): Text {
  const kind = kinds.get(envelope.type) as Spoken | undefined;
  return kind?.sentence(withNames(envelope.data, names)) ?? text(envelope.type, envelope.type);
}

/** The name of an act, in both languages: `Phát phiếu`. */
export function titleOf(envelope: Pick<Envelope, 'type'>): Text {
  return kinds.get(envelope.type)?.title ?? text(envelope.type, envelope.type);
}
