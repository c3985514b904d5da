// S03–S05, reading 5: the lists of people voted on, worked out from plan, roster, rules and what was settled.
import type { Day } from '../basics/dates.ts';
import { type Finding, find, type Settlement } from '../basics/findings.ts';
import type { ListId, PersonId } from '../basics/ids.ts';
import { compareNames, fold, searchKey, type Text, text, tidy } from '../basics/text.ts';
import type { Plan, PlanConference, PlanList } from '../plan/plan.ts';
import { heldPosts } from '../plan/posts.ts';
import type { Person, Post, Roster } from '../plan/roster.ts';
import type { Citation } from '../rules/cited.ts';
import type { Rules } from '../rules/rules.ts';
import { judgeTenure } from './eligibility.ts';
import * as kinds from './findings.ts';

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

/** The lists as ballots will have them: where each committee votes for its own head only, one list a head (reading 5). */
export function ballotLists(plan: Plan): PlanList[] {
  return plan.lists.flatMap((list) => {
    if (list.committees === undefined) return [list];
    const { reading, organisations } = list.committees;
    if (reading === 'all') return [{ ...list, voters: [...list.voters, ...organisations.map((o) => o.committee)] }];
    return organisations.map((organisation, index) => ({
      ...list,
      id: `${list.id}-${index + 1}` as ListId,
      title: `${list.title}: ${organisation.head.title}`,
      votedOn: { posts: [organisation.head] },
      voters: [...list.voters, organisation.committee],
    }));
  });
}

/** The conference at which a list is voted on. A list that was split keeps the conference of the plan's list. */
export function conferenceOf(plan: Plan, list: ListId): PlanConference {
  const found = plan.conferences.find((c) =>
    c.lists.some((id) => id === list || new RegExp(`^${id}-\\d+$`).test(list)),
  );
  if (found === undefined) throw new Error(`list ${list} is in no conference`);
  return found;
}

/** Works out who is voted on where, who is left out and why, and what must be settled first. */
export function drawUpLists(plan: Plan, roster: Roster, rules: Rules, settlements: Settlements): Contests {
  const findings: Finding[] = [];
  const drawn = ballotLists(plan).map((list) => drawUpList(plan, list, roster, rules, settlements, findings));
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
  roster: Roster,
  rules: Rules,
  settlements: Settlements,
  findings: Finding[],
): ContestList {
  const conference = conferenceOf(plan, list.id);
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
    for (const { post, verdict } of judged)
      if (verdict.monthsDisagree)
        findings.push(
          find(kinds.monthsDisagree, { list: list.id, person: person.id }, person.name, post.title, verdict.reason),
        );
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
  const rank = (who: VotedOn) =>
    list.votedOn.posts.findIndex((ref) => who.posts.some((post) => fold(post.title) === fold(ref.title)));
  return [...people].sort(
    (a, b) =>
      (list.order === 'rank' ? rank(a) - rank(b) : 0) || compareNames(a.name, b.name) || (a.person < b.person ? -1 : 1),
  );
}

/** S05: a person on more places than the rules allow, or on two of one kind. */
function placeFindings(lists: readonly ContestList[], rules: Rules): Finding[] {
  const { max, per, kinds: placeKinds } = rules.places.value;
  const byWhom = new Map<string, { name: string; person: PersonId; lists: ContestList[] }>();
  for (const list of lists)
    for (const who of list.votedOn) {
      const titles = per === 'title' ? who.posts.map((post) => `${who.person}|${fold(post.title)}`) : [who.person];
      for (const key of titles) {
        const entry = byWhom.get(key) ?? { name: who.name, person: who.person, lists: [] };
        entry.lists.push(list);
        byWhom.set(key, entry);
      }
    }
  const findings = new Map<string, Finding>();
  for (const { name, person, lists: on } of byWhom.values()) {
    const where = { person, lists: on.map((list) => list.id) };
    const titles = on.map((list) => list.title);
    const limit = rules.multiplePosts.value === 'perPost' ? max : 1;
    const twice = placeKinds.find((kind) => on.filter((list) => list.place === kind).length > 1);
    const finding =
      on.length > limit
        ? find(kinds.tooManyPlaces, where, name, titles, limit)
        : twice !== undefined
          ? find(kinds.twoOfOneKind, where, name, titles, twice)
          : undefined;
    if (finding !== undefined) findings.set(finding.id, finding);
  }
  return [...findings.values()];
}

/** Takes a person off the lists that a settlement did not choose; the list keeps the reason. */
function applyChoices(list: ContestList, findings: readonly Finding[]): ContestList {
  const off = new Map<PersonId, string>();
  for (const finding of findings) {
    const { settled, where } = finding;
    if (settled?.choose === undefined || where.person === undefined || !where.lists?.includes(list.id)) continue;
    if (!settled.choose.includes(list.id)) off.set(where.person as PersonId, settled.reason);
  }
  if (off.size === 0) return list;
  const removed = list.votedOn.filter((who) => off.has(who.person));
  return {
    ...list,
    votedOn: list.votedOn.filter((who) => !off.has(who.person)),
    excluded: [
      ...list.excluded,
      ...removed.map((who) => ({
        ...who,
        reason: text(
          `Chọn lấy phiếu ở nơi khác: ${off.get(who.person)}`,
          `Another place was chosen: ${off.get(who.person)}`,
        ),
      })),
    ],
  };
}

/** Findings on how plan and roster name posts: a post that nobody holds, spellings that look alike but are not the same, an empty list. */
export function namingFindings(plan: Plan, roster: Roster, lists: readonly ContestList[]): Finding[] {
  const findings: Finding[] = [];
  const titles = new Map<string, string>();
  for (const person of roster.people) for (const post of person.posts) titles.set(fold(post.title), tidy(post.title));
  const named = new Map<string, { title: string; list: ListId }>();
  for (const list of ballotLists(plan))
    for (const ref of [...list.votedOn.posts, ...list.voters.flatMap((role) => role.posts)])
      if (!named.has(fold(ref.title))) named.set(fold(ref.title), { title: ref.title, list: list.id });
  for (const [key, { title, list }] of named) {
    const alike = [...titles]
      .filter(([other]) => !named.has(other) && looseKey(other) === looseKey(key))
      .map(([, shown]) => shown);
    for (const other of alike) findings.push(find(kinds.postLooksAlike, { list, path: other }, title, other));
    if (!titles.has(key) && alike.length === 0)
      findings.push(find(kinds.postHeldByNobody, { list, path: title }, title));
  }
  for (const list of lists)
    if (list.votedOn.length === 0) findings.push(find(kinds.nobodyVotedOn, { list: list.id }, list.title));
  return findings;
}

function looseKey(value: string): string {
  return searchKey(value).replace(/[^\p{L}\p{N}]+/gu, '');
}
