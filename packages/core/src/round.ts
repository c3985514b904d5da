// A round (đợt): one plan, drafted, settled, approved; and its conferences. Approving freezes plan, rules and lists (S01).
import { z } from 'zod';
import type { Archived } from './archive/archive.ts';
import { type Day, dayOf } from './basics/dates.ts';
import { type Finding, openFindings, type Refusal, refuse, type Settlement } from './basics/findings.ts';
import type { ConferenceId } from './basics/ids.ts';
import { err, ok, type Result } from './basics/result.ts';
import { proseSchema, text } from './basics/text.ts';
import type { ListResult } from './canvass/result.ts';
import type { Conference } from './conference.ts';
import { type ContestList, type Settlements, settleFindings } from './contests/lists.ts';
import { isAboutPlaces, placeFindings } from './contests/places.ts';
import type { Incident } from './incidents/incidents.ts';
import type { Inquiry } from './inquiries/inquiry.ts';
import type { Plan, PlanConference } from './plan/plan.ts';
import type { Roster } from './plan/roster.ts';
import { asFindings, type RosterWarning } from './plan/roster-warnings.ts';
import type { Setup } from './polls/setup.ts';
import type { Conclusion } from './publication/conclusions.ts';
import { type Context, command, type Done } from './record/command.ts';
import type { Head } from './record/envelope.ts';
import { contentHash } from './record/fingerprint.ts';
import { planRevised, type RoundAct, rosterReplaced, roundCreated } from './round-events.ts';
import {
  cannotSettle,
  notTogether,
  planNotReady,
  planRevisedElsewhere,
  stillTooMany,
  unknownFinding,
  wrongChoice,
} from './round-refusals.ts';
import { rulesOfPlan } from './rules/narrowing.ts';
import type { Rules } from './rules/rules.ts';
import type { VoterRoll } from './voter-roll/roll.ts';
import { bySeverity, workOutRolls } from './voter-roll/rolls.ts';

interface RoundCommon {
  readonly id: string;
  readonly rehearsal: boolean;
  /** The round that this one was made from, as the next (S23). */
  readonly follows: string | null;
  /** The organisation of the tree that it belongs to (S14); `null`: the one at the top. */
  readonly belongsTo: string | null;
  readonly plan: Plan;
  readonly roster: Roster;
  /** What the reading of its files left to people. */
  readonly rosterWarnings: readonly RosterWarning[];
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
  /** The results of the conferences that announced them. */
  readonly announced: ReadonlyMap<ConferenceId, readonly ListResult[]>;
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

/** Lists, rolls and findings of a round, as its plan and roster have them on a day; once approved, on the day of the approval. `rules`: the rule set that the plan names, without overlay. */
export function rollsOf(rules: Rules, state: RoundState, today: Day) {
  const { plan, roster, rosterWarnings, settlements } = state;
  const isApproved = state.stage === 'approved';
  const effective = isApproved ? state.rules : rulesOfPlan(rules, plan.rules);
  const worked = workOutRolls(plan, roster, effective, settlements, isApproved ? dayOf(state.approved.at) : today);
  const ofRoster = settleFindings(asFindings(rosterWarnings), settlements);
  return { ...worked, findings: bySeverity([...ofRoster, ...worked.findings]) };
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
  /** `replaces`: the content hash of the plan that was worked on, so that nobody's revision is replaced unseen. */
  data: planRevised.data.extend({ replaces: z.string().max(64).optional() }),
  roles: ['organiser'],
  stages: ['drafting'],
  decide: (_rules, state: Drafting, { plan, replaces }): Result<RoundAct[], Refusal> =>
    replaces === undefined || replaces === contentHash(state.plan)
      ? ok([{ type: 'plan-revised', data: { plan } }])
      : err(refuse(planRevisedElsewhere)),
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
    /** Others of the kind, settled with the same reason. Each is an act of its own in the record. */
    also: z.array(z.string().min(1)).max(5000).optional(),
  }),
  roles: ['organiser', 'chair'],
  stages: ['drafting'],
  decide: (rules: Rules, state: Drafting, data, { at }: Context): Result<RoundAct[], Refusal> => {
    const { also = [], ...settlement } = data;
    const { choose, reason } = settlement;
    const findings = new Map(rollsOf(rules, state, dayOf(at)).findings.map((found) => [found.id, found]));
    const finding = findings.get(data.finding);
    const unknown = [data.finding, ...also].find((id) => !findings.has(id));
    if (finding === undefined || unknown !== undefined) return err(refuse(unknownFinding, unknown ?? data.finding));
    if (finding.severity === 'error') return err(refuse(cannotSettle, finding.message));
    const allowed = finding.where.lists ?? [];
    const ids = new Set([data.finding, ...also]);
    // Who stays on which list is decided for each person.
    const isTogether = allowed.length === 0 && [...ids].every((id) => findings.get(id)?.code === finding.code);
    if (ids.size > 1 && !isTogether) return err(refuse(notTogether));
    if (choose === undefined)
      return ok([...ids].map((id) => ({ type: 'finding-settled', data: { finding: id, reason } })));
    const wrong = choose.filter((list) => !allowed.includes(list));
    if (wrong.length > 0 || choose.length === 0) return err(refuse(wrongChoice, wrong, allowed));
    return isAboutPlaces(finding) && !solves(rules, state, finding, { reason: data.reason, choose }, dayOf(at))
      ? err(refuse(stillTooMany, finding.where.person ?? ''))
      : ok([{ type: 'finding-settled', data: settlement }]);
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
          open.map(({ message }) => message),
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
