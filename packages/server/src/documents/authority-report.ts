// S14: the result of the people whom one authority manages, to that authority.
import {
  type AuthorityReport,
  audiences,
  authorityReports,
  type Base,
  isPublishedTo,
  type ManagedPlace,
  toldApart,
} from '@tinnhiem/core';
import type { AuthorityReportInput } from '@tinnhiem/documents';
import { filedAt, heldConference, issuerOf, markingOf, planReference, planSignature } from './letterhead.ts';
import { type Paper, paper } from './paper.ts';
import { issuedWhileShown, type Papers } from './papers.ts';
import { baseLabels, considered } from './results.ts';

/** One report for each authority all of whose people's results are announced. */
export function authorityPapers(papers: Papers): Paper[] {
  const states = papers.conferences.flatMap(({ state }) => (state === null ? [] : [{ state }]));
  return authorityReports(papers.rules, states).reports.flatMap((report) =>
    report.announced === null || !isPublishedTo(papers.rules, 'higherLeadership')
      ? []
      : [
          paper(
            'authority-report',
            issuedWhileShown(papers, report.announced),
            {
              matter: report.authority,
              name: report.authority,
              figures: 'announced',
              confidential: markingOf(papers.rules) !== null,
              readers: audiences.higherLeadership.preparedBy,
            },
            () => authorityReport(papers, report),
          ),
        ],
  );
}

function authorityReport(papers: Papers, { authority, people }: AuthorityReport): AuthorityReportInput {
  const { plan, rules } = papers;
  const places = people.flatMap((who) => who.places);
  const labels = toldApart(places.map(({ figures }) => figures));
  const called = new Map(places.map((place, index) => [place, labels[index]]));
  return {
    issuer: issuerOf(plan),
    authority,
    legalBases: [`Căn cứ ${rules.name.vi}`, `Căn cứ ${planReference(plan)}`],
    people: people.map(({ name, places }) => ({ name, results: places.map((place) => placeResult(papers, place)) })),
    considerations: places.flatMap((place) =>
      considered(place.assessment).map((words) => `${called.get(place)} (${place.listTitle}): ${words}`),
    ),
    notes: [
      'Kết quả của một người ở hai nơi được ghi cạnh nhau, không cộng; việc đánh giá chung do cấp có thẩm quyền quyết định',
      'Số phiếu hợp lệ, không hợp lệ tính đối với phần ghi cho riêng từng người',
    ],
    recipients: ['Như trên', ...filedAt(plan)],
    security: markingOf(rules),
    signature: planSignature(plan),
  };
}

function placeResult(
  { conferences, rules }: Papers,
  { conference, listTitle, totals, figures, assessment }: ManagedPlace,
): AuthorityReportInput['people'][number]['results'][number] {
  const at = conferences.find(({ id }) => id === conference);
  if (at?.state === null || at === undefined) throw new Error(`no conference ${conference}`);
  const minutes = 'minutes' in at.state ? at.state.minutes : undefined;
  const what: Base = assessment.base.what ?? rules.denominator.display.value;
  const level = (name: 'high' | 'confidence' | 'low') => ({
    ballots: figures[name],
    percent: assessment[name].percent ?? '–',
  });
  return {
    conference: heldConference(at, minutes?.place),
    list: listTitle,
    base: { label: baseLabels[what], count: assessment.base.count ?? 0 },
    result: {
      post: figures.position,
      issued: totals.issued,
      collected: totals.collected,
      valid: totals.collected - figures.invalidRows,
      invalid: figures.invalidRows,
      high: level('high'),
      confidence: level('confidence'),
      low: level('low'),
    },
  };
}
