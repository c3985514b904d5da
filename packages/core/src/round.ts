// A round (đợt): one plan, drafted, settled, approved; and its conferences. Approving freezes plan, rules and lists (S01).
import { z } from 'zod';
import { type Day, dayOf } from './basics/dates.ts';
import {
  type Finding,
  openFindings,
  type Refusal,
  type RefusalKind,
  refuse,
  type Settlement,
} from './basics/findings.ts';
import { type ConferenceId, roundIdSchema } from './basics/ids.ts';
import { err, ok, type Result } from './basics/result.ts';
import { text } from './basics/text.ts';
import { type Conference, type ConferenceRecorded, conferenceEvents, evolveConference } from './conference.ts';
import type { Settlements } from './contests/lists.ts';
import { type Plan, planSchema } from './plan/plan.ts';
import { type Roster, rosterSchema } from './plan/roster.ts';
import type { conferenceConvened } from './polls/events.ts';
import type { Setup } from './polls/setup.ts';
import {
  type Context,
  CorruptRecord,
  command,
  type Done,
  done,
  type EventOf,
  event,
  type RecordedOf,
} from './record/command.ts';
import type { Envelope, Head } from './record/envelope.ts';
import { emptyHead } from './record/envelope.ts';
import { contentHash } from './record/fingerprint.ts';
import { applyOverlay } from './rules/overlay.ts';
import { type Rules, rulesSchema } from './rules/rules.ts';
import { workOutRolls } from './voter-roll/rolls.ts';

const words = z.string().trim().min(1).max(2000);
const sourceSchema = z.strictObject({ name: z.string().max(300), sha256: z.string() });

export const roundCreated = event({
  type: 'round-created',
  version: 1,
  title: text('Lập đợt lấy phiếu', 'Round created'),
  data: z.strictObject({
    round: roundIdSchema,
    rehearsal: z.boolean(),
    plan: planSchema,
    roster: rosterSchema,
    sources: z.array(sourceSchema),
  }),
  sentence: (d) =>
    text(
      `Lập đợt lấy phiếu “${d.plan.title}”${d.rehearsal ? ' (diễn tập)' : ''}: ${d.plan.lists.length} danh sách, ${d.roster.people.length} người trong danh sách nhân sự.`,
      `Round “${d.plan.title}” created${d.rehearsal ? ' (rehearsal)' : ''}: ${d.plan.lists.length} lists, ${d.roster.people.length} people in the roster.`,
    ),
});

export const planRevised = event({
  type: 'plan-revised',
  version: 1,
  title: text('Sửa kế hoạch', 'Plan revised'),
  data: z.strictObject({ plan: planSchema }),
  sentence: (d) => text(`Sửa kế hoạch “${d.plan.title}”.`, `Plan “${d.plan.title}” revised.`),
});

export const rosterReplaced = event({
  type: 'roster-replaced',
  version: 1,
  title: text('Nhập lại danh sách nhân sự', 'Roster replaced'),
  data: z.strictObject({ roster: rosterSchema, sources: z.array(sourceSchema) }),
  sentence: (d) =>
    text(
      `Nhập lại danh sách nhân sự: ${d.roster.people.length} người.`,
      `Roster imported again: ${d.roster.people.length} people.`,
    ),
});

export const findingSettled = event({
  type: 'finding-settled',
  version: 1,
  title: text('Xử lý một vấn đề', 'Finding settled'),
  data: z.strictObject({ finding: z.string(), reason: words, choose: z.array(z.string()).optional() }),
  sentence: (d) =>
    text(
      `Xử lý vấn đề ${d.finding}: ${d.reason}${d.choose === undefined ? '' : ` (chọn ${d.choose.join(', ')})`}.`,
      `Finding ${d.finding} settled: ${d.reason}${d.choose === undefined ? '' : ` (chose ${d.choose.join(', ')})`}.`,
    ),
});

export const planApproved = event({
  type: 'plan-approved',
  version: 1,
  title: text('Phê duyệt kế hoạch', 'Plan approved'),
  data: z.strictObject({
    rules: rulesSchema,
    rulesHash: z.string(),
    planHash: z.string(),
    rosterHash: z.string(),
    accepted: z.array(z.strictObject({ finding: z.string(), reason: z.string() })),
  }),
  sentence: (d) => text(`Phê duyệt kế hoạch; áp dụng ${d.rules.name.vi}.`, `Plan approved under ${d.rules.name.en}.`),
});

export const roundEvents = [roundCreated, planRevised, rosterReplaced, findingSettled, planApproved] as const;
export type RoundEvent = EventOf<(typeof roundEvents)[number]>;
export type RoundRecorded = RecordedOf<(typeof roundEvents)[number]>;
export type RoundAct = RoundEvent | EventOf<typeof conferenceConvened>;

interface RoundCommon {
  readonly id: string;
  readonly rehearsal: boolean;
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
}

export type RoundState = Drafting | Approved;

/** Everything that a record says: the round and its conferences. */
export interface Round {
  readonly state: RoundState;
  readonly conferences: ReadonlyMap<ConferenceId, Conference>;
  readonly head: Head;
}

export const planNotReady: RefusalKind<[findings: readonly string[]]> = {
  code: 'R-plan-not-ready',
  title: text('Kế hoạch chưa thể phê duyệt', 'The plan cannot be approved yet'),
  message: (findings) =>
    text(
      `Còn ${findings.length} vấn đề chưa xử lý: ${findings.join('; ')}`,
      `${findings.length} findings are open: ${findings.join('; ')}`,
    ),
  todo: text('Sửa các lỗi; với cảnh báo thì chọn hoặc ghi lý do.', 'Mend the errors; settle the warnings.'),
};

export const unknownFinding: RefusalKind<[id: string]> = {
  code: 'R-unknown-finding',
  title: text('Không có vấn đề này', 'No such finding'),
  message: (id) =>
    text(
      `Không có vấn đề “${id}”; có thể đã hết sau khi nhập lại.`,
      `There is no finding “${id}”; it may be gone after a new import.`,
    ),
  todo: text('Xem lại danh sách vấn đề.', 'Look at the findings again.'),
};

export const cannotSettle: RefusalKind<[message: string]> = {
  code: 'R-cannot-settle',
  title: text('Lỗi phải sửa, không chấp nhận được', 'An error must be mended'),
  message: (message) =>
    text(`Đây là lỗi, không thể chấp nhận: ${message}`, `This is an error and cannot be accepted: ${message}`),
  todo: text('Sửa kế hoạch hoặc danh sách nhân sự rồi nhập lại.', 'Mend plan or roster and import again.'),
};

export const wrongChoice: RefusalKind<[lists: readonly string[], allowed: readonly string[]]> = {
  code: 'R-wrong-choice',
  title: text('Lựa chọn không đúng', 'Not a possible choice'),
  message: (lists, allowed) =>
    text(
      `Không chọn được ${lists.join(', ')}; các danh sách có thể chọn: ${allowed.join(', ') || 'không có'}.`,
      `Cannot choose ${lists.join(', ')}; possible: ${allowed.join(', ') || 'none'}.`,
    ),
  todo: text('Chọn trong các danh sách của vấn đề này.', "Choose among the finding's lists."),
};

export const roundRefusals = [planNotReady, unknownFinding, cannotSettle, wrongChoice] as const;

/** Lists, rolls and findings of a round, as its plan and roster have them on a day. `rules`: the rule set that the plan names, without overlay. */
export function rollsOf(rules: Rules, state: RoundState, today: Day) {
  const effective = state.stage === 'approved' ? state.rules : applyOverlay(rules, state.plan.rules.overlay);
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
  data: z.strictObject({ finding: z.string().min(1), reason: words, choose: z.array(z.string()).max(20).optional() }),
  roles: ['organiser', 'chair'],
  stages: ['drafting'],
  decide: (rules: Rules, state: Drafting, data, { at }: Context): Result<RoundAct[], Refusal> => {
    const finding = rollsOf(rules, state, dayOf(at)).findings.find((other) => other.id === data.finding);
    if (finding === undefined) return err(refuse(unknownFinding, data.finding));
    if (finding.severity === 'error') return err(refuse(cannotSettle, finding.message.vi));
    const allowed = finding.where.lists ?? [];
    const wrong = (data.choose ?? []).filter((list) => !allowed.includes(list));
    if (wrong.length > 0) return err(refuse(wrongChoice, wrong, allowed));
    return ok([{ type: 'finding-settled', data }]);
  },
});

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
    const effective = applyOverlay(rules, state.plan.rules.overlay);
    const accepted = findings.flatMap((finding) =>
      finding.settled === undefined ? [] : [{ finding: finding.id, reason: finding.settled.reason }],
    );
    const frozen = new Map(
      lists.map((list) => [list.id, { ...list, voters: rolls.find((roll) => roll.list === list.id)?.voters ?? [] }]),
    );
    const setups = state.plan.conferences.map((conference): Setup => {
      const own = [...frozen.values()].filter((list) => list.conference === conference.id);
      const { id, title, day, time, place, chair, observers, count } = conference;
      const setupLists = own.map(({ id, title, place, votedOn, voters }) => ({ id, title, place, votedOn, voters }));
      return JSON.parse(
        JSON.stringify({ id, title, day, time, place, chair, observers, count, lists: setupLists }),
      ) as Setup;
    });
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

/** The stream in which an act of a round stands: `round`, or the conference that it convenes. */
export function streamOf(act: RoundAct): string {
  return act.type === 'conference-convened' ? act.data.setup.id : 'round';
}

function evolveRound(state: RoundState | null, event: RoundRecorded): RoundState {
  if (event.type === 'round-created') {
    if (state !== null) throw new CorruptRecord(event.number, 'round created twice');
    const { round, rehearsal, plan, roster } = event.data;
    return { stage: 'drafting', id: round, rehearsal, plan, roster, settlements: {}, created: done(event) };
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
      return { ...state, stage: 'approved', rules, rulesHash, approved: done(event) };
    }
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
  const act = { ...envelope, data: parsed.data } as RoundRecorded | ConferenceRecorded;
  const head = { number: envelope.number, hash: envelope.hash };
  const conferences = round?.conferences ?? new Map<ConferenceId, Conference>();
  if (roundTypes.has(act.type))
    return { state: evolveRound(round?.state ?? null, act as RoundRecorded), conferences, head };
  if (round?.state.stage !== 'approved')
    throw new CorruptRecord(envelope.number, `${act.type} before the plan was approved`);
  const id = envelope.stream as ConferenceId;
  const conference = evolveConference(round.state.rules, conferences.get(id) ?? null, act as ConferenceRecorded);
  return { state: round.state, conferences: new Map(conferences).set(id, conference), head };
}

/** Folds a whole record. */
export function replay(envelopes: Iterable<Envelope>): Round | null {
  let round: Round | null = null;
  for (const envelope of envelopes) round = evolve(round, envelope);
  return round;
}

export const emptyRecord: Head = emptyHead;

/** The sentence of an act, in both languages; what an act of the record says when it is read aloud. */
export function sentenceOf(envelope: Pick<Envelope, 'type' | 'data'>) {
  const kind = kinds.get(envelope.type) as
    | { readonly title: ReturnType<typeof text>; readonly sentence: (data: unknown) => ReturnType<typeof text> }
    | undefined;
  return kind?.sentence(envelope.data) ?? text(envelope.type, envelope.type);
}
