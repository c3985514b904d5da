// What the documents of a round are made from: its state, the rules in force, and its lists as they stand.
import {
  type Approved,
  type Conference,
  type ConferenceState,
  type Done,
  dayOf,
  type Excluded,
  fingerprint,
  type Head,
  type Plan,
  type PlanConference,
  type Round,
  type Rules,
  rollsOf,
  rulesOfPlan,
  type VotedOn,
  type Voter,
} from '@tinnhiem/core';

/** A list with the people on it, in ballot order, who is left out and why, and its voters. */
export interface PaperList {
  readonly id: string;
  readonly title: string;
  readonly votedOn: readonly Pick<VotedOn, 'person' | 'name' | 'posts'>[];
  readonly excluded: readonly Excluded[];
  readonly voters: readonly Voter[];
}

/** A conference of the plan, its lists, and its state once the plan is approved. */
export interface PaperConference {
  readonly id: string;
  readonly planned: PlanConference;
  readonly lists: readonly PaperList[];
  readonly state: ConferenceState | null;
}

export interface Papers {
  /** The approved round, for the papers of the months around the count; `null` before. */
  readonly approved: Approved | null;
  /** The last act whose hash may be shown. */
  readonly shown: Head;
  /** The round's id. */
  readonly round: string;
  readonly plan: Plan;
  readonly rules: Rules;
  readonly rehearsal: boolean;
  readonly conferences: readonly PaperConference[];
  /** The act that documents made from the plan belong to, and whether they are drafts still. */
  readonly issued: Issued;
  /** The same for the plan itself and what is attached to it: the plan may name its own date. */
  readonly planIssued: Issued;
}

/** The act that a document belongs to: its day is the document's date, its fingerprint stands at the foot. */
export interface Issued {
  readonly date: string;
  readonly fingerprint: string;
  readonly draft: boolean;
  /** Number of the act, where its hash may not be shown yet: the fingerprint is then that of an earlier one, and other papers have it too. */
  readonly act?: number;
}

/** A document belongs to this act, so that printing it later gives the same bytes. */
export function issuedBy(done: Done): Issued {
  return { date: dayOf(done.at), fingerprint: fingerprint(done.hash), draft: false };
}

/** As `issuedBy`; but during a count no hash over its marks leaves the server, so a paper of those days carries the last one that may be shown, and the number of its act. */
export function issuedWhileShown({ shown }: Pick<Papers, 'shown'>, done: Done): Issued {
  if (done.number <= shown.number) return issuedBy(done);
  return { date: dayOf(done.at), fingerprint: fingerprint(shown.hash), draft: false, act: done.number };
}

/** `rules`: the rule set that the plan names, without overlay. */
export function papersOf(round: Round, rules: Rules): Papers {
  const { state, shown } = round;
  const { plan, rehearsal, created } = state;
  const effective = state.stage === 'approved' ? state.rules : rulesOfPlan(rules, plan.rules);
  // The day decides findings only, and no document shows those of the plan.
  const { lists, rolls } = rollsOf(rules, state, dayOf(created.at));
  const issued: Issued =
    state.stage === 'approved'
      ? issuedBy(state.approved)
      : { date: dayOf(created.at), fingerprint: fingerprint(shown.hash), draft: true };
  return {
    round: state.id,
    approved: state.stage === 'approved' ? state : null,
    shown,
    plan,
    rules: effective,
    rehearsal,
    issued,
    planIssued: { ...issued, date: plan.document.date ?? issued.date },
    conferences: plan.conferences.map((planned) => {
      const conference: Conference | undefined = round.conferences.get(planned.id);
      return {
        id: planned.id,
        planned,
        state: conference?.state ?? null,
        lists: lists
          .filter((list) => list.conference === planned.id)
          .map((list) => {
            const frozen = conference?.state.setup.lists.find((other) => other.id === list.id);
            return {
              id: list.id,
              title: list.title,
              votedOn: frozen?.votedOn ?? list.votedOn,
              excluded: list.excluded,
              voters: frozen?.voters ?? rolls.find((roll) => roll.list === list.id)?.voters ?? [],
            };
          }),
      };
    }),
  };
}
