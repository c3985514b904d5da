// S20: every announced result of the round, to the leadership of the same level.
import { type Announced, audiences, type Done, isPublishedTo, roomSeesFigures, toldApart } from '@tinnhiem/core';
import type { LeadershipReportInput } from '@tinnhiem/documents';
import { filedAt, heldConference, issuerOf, markingOf, planReference, planSignature } from './letterhead.ts';
import { type Paper, paper } from './paper.ts';
import { issuedWhileShown, type PaperConference, type Papers } from './papers.ts';
import { considered, paperResults } from './results.ts';

interface Held extends PaperConference {
  readonly state: Announced & NonNullable<PaperConference['state']>;
}

/** One report for the round, once every conference is announced and where the rules make results known to this leadership. */
export function leadershipPapers(papers: Papers): Paper[] {
  const { conferences, rules } = papers;
  const held = conferences.filter((other): other is Held => other.state !== null && roomSeesFigures(other.state.stage));
  if (held.length === 0 || held.length < conferences.length || !isPublishedTo(rules, 'sameLevelLeadership')) return [];
  const last = held.map(({ state }): Done => state.announced).reduce((a, b) => (b.number > a.number ? b : a));
  return [
    paper(
      'leadership-report',
      issuedWhileShown(papers, last),
      {
        figures: 'announced',
        confidential: markingOf(rules) !== null,
        readers: audiences.sameLevelLeadership.preparedBy,
      },
      () => leadershipReport(papers, held),
    ),
  ];
}

function leadershipReport({ plan, rules }: Papers, held: readonly Held[]): LeadershipReportInput {
  const results = held.map((conference) => ({
    conference,
    lists: conference.state.canvass.results.map((result) => ({ result, ...paperResults(rules, result) })),
  }));
  const people = results.flatMap(({ lists }) => lists.flatMap(({ result }) => result.people));
  const labels = toldApart(people);
  const called = new Map(people.map((who, index) => [who, labels[index]]));
  return {
    issuer: issuerOf(plan),
    leadership: `Tập thể lãnh đạo ${plan.organisation.name}`,
    legalBases: [`Căn cứ ${rules.name.vi}`, `Căn cứ ${planReference(plan)}`],
    conferences: results.map(({ conference, lists }) => ({
      conference: heldConference(conference, conference.state.minutes.place),
      lists: lists.map(({ result, base, rows }) => ({
        title: result.title,
        base,
        results: rows.map(({ person: _, ...row }) => row),
      })),
    })),
    considerations: results.flatMap(({ lists }) =>
      lists.flatMap(({ result, assessments }) =>
        result.people.flatMap((who, index) =>
          considered(assessments[index]).map((words) => `${called.get(who)} (${result.title}): ${words}`),
        ),
      ),
    ),
    notes: [
      'Kết quả của một người ở hai nơi được ghi ở từng danh sách, không cộng',
      'Số phiếu hợp lệ, không hợp lệ tính đối với phần ghi cho riêng từng người',
    ],
    recipients: ['Như trên', ...filedAt(plan)],
    security: markingOf(rules),
    signature: planSignature(plan),
  };
}
