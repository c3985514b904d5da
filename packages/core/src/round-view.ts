// What people see of a round: lists and rolls with reasons, findings, conferences, what has to happen next.
import type { Archived } from './archive/archive.ts';
import type { Day } from './basics/dates.ts';
import { type Finding, openFindings } from './basics/findings.ts';
import type { Role } from './basics/roles.ts';
import { type Text, text } from './basics/text.ts';
import type { ConferenceStage } from './conference.ts';
import type { ContestList } from './contests/lists.ts';
import type { Plan } from './plan/plan.ts';
import { convened } from './polls/state.ts';
import { nextSteps, type Step } from './publication/steps.ts';
import type { Done } from './record/command.ts';
import { fingerprint } from './record/fingerprint.ts';
import { type Round, type RoundState, rollsOf } from './round.ts';
import { rulesOfPlan } from './rules/narrowing.ts';
import type { Rules } from './rules/rules.ts';
import type { Voter } from './voter-roll/roll.ts';

export interface RoundListView extends ContestList {
  readonly voters: readonly Voter[];
}

export interface ConferenceSummary {
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly time: string | null;
  /** `planned` until the plan is approved. */
  readonly stage: ConferenceStage | 'planned';
  readonly present: number;
  readonly convened: number;
  readonly steps: readonly Step[];
}

export interface RoundView {
  readonly id: string;
  readonly title: string;
  readonly stage: 'drafting' | 'approved' | 'archived';
  readonly rehearsal: boolean;
  /** The round that this one was made from, as the next (S23). */
  readonly follows: string | null;
  /** The organisation of the tree that it belongs to; `null`: the one at the top. */
  readonly belongsTo: string | null;
  readonly plan: Plan;
  readonly people: number;
  /** The rules with their overlay: what is pinned, or would be. */
  readonly rules: Rules;
  readonly lists: readonly RoundListView[];
  readonly findings: readonly Finding[];
  /** People voted on in two places or more: results stand side by side and are never added (S13). */
  readonly twoPlaces: readonly { readonly person: string; readonly name: string; readonly places: readonly string[] }[];
  readonly conferences: readonly ConferenceSummary[];
  readonly steps: readonly Step[];
  readonly created: Done;
  readonly approved: Done | null;
  /** Whether all ballots are handed over, so that the round can be archived for good; and the archive, once it is made. */
  readonly archive: { readonly ready: boolean; readonly made: Archived | null };
  readonly number: number;
  /** Fingerprint of act `fingerprintAt`, which stays before a count until its result is announced. */
  readonly fingerprint: string;
  readonly fingerprintAt: number;
}

/** A round as those see it who work on it; it holds no figure of any count. `rules`: the rule set that the plan names. */
export function roundView(rules: Rules, round: Round, today: Day): RoundView {
  const { state, head, shown } = round;
  const { lists, rolls, findings } = rollsOf(rules, state, today);
  const voters = new Map(rolls.map((roll) => [roll.list, roll.voters]));
  return {
    id: state.id,
    title: state.plan.title,
    stage: roundStage(state),
    rehearsal: state.rehearsal,
    follows: state.follows,
    belongsTo: state.belongsTo,
    plan: state.plan,
    people: state.roster.people.length,
    rules: state.stage === 'approved' ? state.rules : rulesOfPlan(rules, state.plan.rules),
    lists: lists.map((list) => ({ ...list, voters: voters.get(list.id) ?? [] })),
    findings,
    twoPlaces: placesOf(lists),
    conferences: state.plan.conferences.map((planned) => {
      const conference = round.conferences.get(planned.id)?.state;
      const { id, title, day, time } = planned;
      const common = { id, title, day, time: time ?? null };
      if (conference === undefined) return { ...common, stage: 'planned', present: 0, convened: 0, steps: [] };
      return {
        ...common,
        stage: conference.stage,
        present: conference.present.size,
        convened: convened(conference).size,
        steps: nextSteps(conference),
      };
    }),
    steps: state.stage === 'drafting' ? draftingSteps(findings) : [],
    created: state.created,
    approved: state.stage === 'approved' ? state.approved : null,
    archive: archiveOf(state),
    number: head.number,
    fingerprint: fingerprint(shown.hash),
    fingerprintAt: shown.number,
  };
}

/** The stage of a round as people see it: `archived` is an approved round that was put away whole. */
export function roundStage(state: RoundState): RoundView['stage'] {
  return state.stage === 'approved' && state.archived !== null ? 'archived' : state.stage;
}

function archiveOf(state: RoundState): RoundView['archive'] {
  if (state.stage !== 'approved') return { ready: false, made: null };
  return { ready: state.plan.conferences.every(({ id }) => state.handedOver.has(id)), made: state.archived };
}

/** Who is voted on in more than one place, and on which lists (S13). */
export function placesOf(lists: readonly ContestList[]): RoundView['twoPlaces'] {
  const places = new Map<string, { name: string; places: string[] }>();
  for (const list of lists)
    for (const who of list.votedOn) {
      const entry = places.get(who.person) ?? { name: who.name, places: [] };
      entry.places.push(list.id);
      places.set(who.person, entry);
    }
  return [...places].filter(([, entry]) => entry.places.length > 1).map(([person, entry]) => ({ person, ...entry }));
}

function draftingSteps(findings: readonly Finding[]): Step[] {
  const open = openFindings(findings);
  const organisers: readonly Role[] = ['organiser', 'chair'];
  const say = (what: Text, command: string): Step => ({ what, who: organisers, command });
  if (open.length > 0)
    return [
      say(
        text(
          `Xử lý ${open.length} vấn đề của kế hoạch và danh sách`,
          `Settle ${open.length} findings on plan and lists`,
        ),
        'settle-finding',
      ),
    ];
  return [say(text('Phê duyệt kế hoạch', 'Approve the plan'), 'approve-plan')];
}
