// S04: who is voted on, and who is left out, each with a reason in words and the citation.
import { addMonths, type Day, formatDay } from '../basics/dates.ts';
import { type Text, text } from '../basics/text.ts';
import type { Plan, PostRef } from '../plan/plan.ts';
import { heldSince, isSamePost, matches } from '../plan/posts.ts';
import type { Person, Post } from '../plan/roster.ts';
import type { Citation } from '../rules/cited.ts';
import type { Rules } from '../rules/rules.ts';

export interface Eligibility {
  readonly eligible: boolean;
  readonly reason: Text;
  readonly cite: Citation | 'unverified';
  /** Day since which the post is held, as the rules count it. */
  readonly since: Day;
  /** The months alone would say otherwise; the explicit day governs. */
  readonly monthsDisagree: boolean;
  /** Would be voted on if time in any leading post counted: left out only because of a promotion or a move. */
  readonly leftOutByMove: boolean;
}

/** Every post that the plan treats as a leading one: those voted on, and those that it names besides. */
export function leadingPosts(plan: Plan): PostRef[] {
  return [...plan.lists.flatMap((list) => list.votedOn.posts), ...plan.leadingPosts];
}

/** Whether a person is voted on in a post held on the voting day (S04). */
export function judgeTenure(rules: Rules, plan: Plan, person: Person, post: Post, votingDay: Day): Eligibility {
  const leading = leadingPosts(plan);
  const inThisPost = heldSince(person, post, (earlier) => isSamePost(earlier, post));
  const inAnyPost = heldSince(person, post, (earlier) => leading.some((ref) => matches(earlier, ref)));
  const counted = countsAnyPost(rules) ? inAnyPost : inThisPost;
  const verdict = tenureVerdict(rules, plan, counted, votingDay);
  return {
    ...verdict,
    since: counted,
    leftOutByMove: !verdict.eligible && tenureVerdict(rules, plan, inAnyPost, votingDay).eligible,
  };
}

function countsAnyPost(rules: Rules): boolean {
  const tenure = rules.tenure.value;
  return tenure.kind !== 'none' && tenure.counts === 'anyLeadingPost';
}

function tenureVerdict(
  rules: Rules,
  plan: Plan,
  since: Day,
  votingDay: Day,
): Omit<Eligibility, 'since' | 'leftOutByMove'> {
  const cutoff = rules.cutoff.value;
  const byMonths = monthsVerdict(rules, plan, since, votingDay);
  if (cutoff === null)
    return { eligible: byMonths.eligible, reason: byMonths.reason, cite: rules.tenure.cite, monthsDisagree: false };
  const eligible = cutoff.inclusive ? since <= cutoff.day : since < cutoff.day;
  const [appointed, limit] = [formatDay(since), formatDay(cutoff.day)];
  const until = cutoff.inclusive ? text('đến hết ngày', 'up to and including') : text('trước ngày', 'before');
  const reason = eligible
    ? text(`Giữ chức vụ từ ${appointed}, ${until.vi} ${limit}`, `In post since ${appointed}, ${until.en} ${limit}`)
    : text(
        `Giữ chức vụ từ ${appointed}, không thuộc diện bổ nhiệm ${until.vi} ${limit}`,
        `In post since ${appointed}, not appointed ${until.en} ${limit}`,
      );
  return {
    eligible,
    reason,
    cite: rules.cutoff.cite,
    monthsDisagree: rules.tenure.value.kind !== 'none' && byMonths.eligible !== eligible,
  };
}

function monthsVerdict(rules: Rules, plan: Plan, since: Day, votingDay: Day): { eligible: boolean; reason: Text } {
  const tenure = rules.tenure.value;
  const appointed = formatDay(since);
  switch (tenure.kind) {
    case 'none':
      return { eligible: true, reason: text('Không yêu cầu thời gian giữ chức vụ', 'No minimum time in post') };
    case 'notInVoteYear': {
      const eligible = since.slice(0, 4) < votingDay.slice(0, 4);
      return {
        eligible,
        reason: eligible
          ? text(
              `Giữ chức vụ từ ${appointed}, trước năm lấy phiếu`,
              `In post since ${appointed}, before the year of the vote`,
            )
          : text(
              `Được bầu, bổ nhiệm trong năm lấy phiếu (${appointed})`,
              `Elected or appointed in the year of the vote (${appointed})`,
            ),
      };
    }
    case 'months': {
      const until = tenure.until === 'sessionOpening' ? (plan.sessionOpening ?? votingDay) : votingDay;
      const eligible = addMonths(since, tenure.months) <= until;
      const months = String(tenure.months).padStart(2, '0');
      return {
        eligible,
        reason: eligible
          ? text(
              `Giữ chức vụ từ ${appointed}, đủ ${months} tháng tính đến ${formatDay(until)}`,
              `In post since ${appointed}, at least ${tenure.months} months on ${formatDay(until)}`,
            )
          : text(
              `Giữ chức vụ từ ${appointed}, chưa đủ ${months} tháng tính đến ${formatDay(until)}`,
              `In post since ${appointed}, less than ${tenure.months} months on ${formatDay(until)}`,
            ),
      };
    }
  }
}
