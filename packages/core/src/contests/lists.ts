// S03–S05, reading 5: the lists of people voted on, worked out from plan, roster, rules and what was settled.
import type { Day } from '../basics/dates.ts';
import { type Finding, find, type Settlement } from '../basics/findings.ts';
import type { ListId, PersonId } from '../basics/ids.ts';
import { compareNames, type Text, text } from '../basics/text.ts';
import type { Plan, PlanConference, PlanList } from '../plan/plan.ts';
import { heldPosts, matches } from '../plan/posts.ts';
import type { Person, Post, Roster } from '../plan/roster.ts';
import type { Citation } from '../rules/cited.ts';
import type { Rules } from '../rules/rules.ts';
import { judgeTenure } from './eligibility.ts';
import * as kinds from './findings.ts';
import { applyChoices, placeFindings } from './places.ts';

/** A person voted on, on one list: one contest. */
export interface VotedOn {
  readonly person: PersonId;
  readonly name: string;
  /** The posts in which the person is voted on here. */
  readonly posts: readonly Post[];
  readonly reason: Text;
  readonly cite: Citation | 'unverified';
}

export interface Excluded {
  readonly person: PersonId;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly reason: Text;
  readonly cite: Citation | 'unverified';
}

export interface ContestList {
  readonly id: ListId;
  readonly title: string;
  readonly place: PlanList['place'];
  readonly conference: PlanConference['id'];
  readonly day: Day;
  readonly votedOn: readonly VotedOn[];
  readonly excluded: readonly Excluded[];
}

export interface Contests {
  readonly lists: readonly ContestList[];
  readonly findings: readonly Finding[];
}

export type Settlements = Readonly<Record<string, Settlement>>;

/** A list as ballots will have it. */
export interface BallotList extends PlanList {
  /** The list of the plan from which it was made. */
  readonly planned: ListId;
}

/** The lists as ballots will have them: where each committee votes for its own head only, one list a head (reading 5). */
export function ballotLists(plan: Plan): BallotList[] {
  return plan.lists.flatMap((list) => {
    const planned = list.id;
    if (list.committees === undefined) return [{ ...list, planned }];
    const { reading, organisations } = list.committees;
    if (reading === 'all')
      return [{ ...list, planned, voters: [...list.voters, ...organisations.map((o) => o.committee)] }];
    return organisations.map((organisation, index) => ({
      ...list,
      planned,
      id: `${list.id}-${index + 1}` as ListId,
      title: `${list.title}: ${organisation.head.title}`,
      votedOn: { posts: [organisation.head] },
      voters: [...list.voters, organisation.committee],
    }));
  });
}

/** The conference at which a list of the plan is voted on; `undefined` where the plan names none, which is a finding. */
function conferenceOf(plan: Plan, planned: ListId): PlanConference | undefined {
  return plan.conferences.find((conference) => conference.lists.includes(planned));
}

/** Works out who is voted on where, who is left out and why, and what must be settled first. */
export function drawUpLists(plan: Plan, roster: Roster, rules: Rules, settlements: Settlements): Contests {
  const findings: Finding[] = [];
  const drawn = ballotLists(plan).flatMap((list) => {
    const conference = conferenceOf(plan, list.planned);
    return conference === undefined ? [] : [drawUpList(plan, list, conference, roster, rules, settlements, findings)];
  });
  findings.push(...placeFindings(drawn, rules));
  const settled = settleFindings(findings, settlements);
  return { lists: drawn.map((list) => applyChoices(list, settled)), findings: settled };
}

/** The findings, those that somebody settled marked as such. */
export function settleFindings(findings: readonly Finding[], settlements: Settlements): Finding[] {
  return findings.map((finding) => {
    const settled = settlements[finding.id];
    return settled === undefined ? finding : { ...finding, settled };
  });
}

function drawUpList(
  plan: Plan,
  list: PlanList,
  conference: PlanConference,
  roster: Roster,
  rules: Rules,
  settlements: Settlements,
  findings: Finding[],
): ContestList {
  const votedOn: VotedOn[] = [];
  const excluded: Excluded[] = [];
  for (const person of roster.people) {
    const posts = heldPosts(person, list.votedOn.posts, conference.day);
    if (posts.length === 0) continue;
    const who = { person: person.id, name: person.name };
    const leftOut = plan.leftOut.find((entry) => entry.person === person.id);
    if (leftOut !== undefined) {
      excluded.push({ ...who, posts, ...leftOutReason(leftOut, rules) });
      continue;
    }
    const judged = posts.map((post) => ({ post, verdict: judgeTenure(rules, plan, person, post, conference.day) }));
    const disagree = judged.find(({ verdict }) => verdict.monthsDisagree);
    if (disagree !== undefined) {
      const { post, verdict } = disagree;
      const where = { list: list.id, person: person.id };
      findings.push(find(kinds.monthsDisagree, where, person.name, post.title, verdict.reason));
    }
    const eligible = judged.filter(({ verdict }) => verdict.eligible);
    const first = eligible[0] ?? judged[0];
    if (first === undefined) continue;
    const { reason, cite } = first.verdict;
    if (eligible.length > 0) {
      votedOn.push({ ...who, posts: eligible.map(({ post }) => post), reason, cite });
    } else {
      const moved = judged.find(({ verdict }) => verdict.leftOutByMove);
      if (moved === undefined) excluded.push({ ...who, posts, reason, cite });
      else settleMove(list, person, posts, moved.verdict, settlements, findings, votedOn, excluded);
    }
  }
  return {
    id: list.id,
    title: list.title,
    place: list.place,
    conference: conference.id,
    day: conference.day,
    votedOn: inBallotOrder(list, votedOn),
    excluded: [...excluded].sort((a, b) => compareNames(a.name, b.name) || (a.person < b.person ? -1 : 1)),
  };
}

function settleMove(
  list: PlanList,
  person: Person,
  posts: readonly Post[],
  verdict: { reason: Text; cite: Citation | 'unverified' },
  settlements: Settlements,
  findings: Finding[],
  votedOn: VotedOn[],
  excluded: Excluded[],
): void {
  const finding = find(
    kinds.leftOutByMove,
    { list: list.id, person: person.id, lists: [list.id] },
    person.name,
    list.title,
    verdict.reason,
  );
  findings.push(finding);
  const settlement = settlements[finding.id];
  const entry = { person: person.id, name: person.name, posts, reason: verdict.reason, cite: verdict.cite };
  if (settlement?.choose?.includes(list.id))
    votedOn.push({
      ...entry,
      reason: text(
        `Đưa vào danh sách theo quyết định: ${settlement.reason}`,
        `Put on the list by decision: ${settlement.reason}`,
      ),
    });
  else excluded.push(entry);
}

function leftOutReason(entry: Plan['leftOut'][number], rules: Rules): { reason: Text; cite: Citation | 'unverified' } {
  const words = {
    retirementNotice: text('Đã có thông báo nghỉ công tác chờ nghỉ hưu', 'Notified of leave pending retirement'),
    resigned: text('Đã xin thôi giữ chức vụ', 'Has resigned'),
    longSickLeave: text('Nghỉ chữa bệnh dài ngày', 'On long sick leave'),
  }[entry.reason];
  const rule = rules.exclusions.find((exclusion) => exclusion.value === entry.reason);
  return {
    reason: text(`${words.vi} (${entry.document})`, `${words.en} (${entry.document})`),
    cite: rule?.cite ?? 'unverified',
  };
}

function inBallotOrder(list: PlanList, people: readonly VotedOn[]): VotedOn[] {
  const rank = (who: VotedOn) => list.votedOn.posts.findIndex((ref) => who.posts.some((post) => matches(post, ref)));
  return [...people].sort(
    (a, b) =>
      (list.order === 'rank' ? rank(a) - rank(b) : 0) || compareNames(a.name, b.name) || (a.person < b.person ? -1 : 1),
  );
}
