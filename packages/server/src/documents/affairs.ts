// The papers of the months around the count.

import {
  checksOf,
  type Done,
  dayOf,
  incidentsSeenBy,
  incidentViews,
  inquiriesSeenBy,
  mayReply,
  type Role,
  roles,
  text,
} from '@tinnhiem/core';
import { incidentReport } from './incident-report.ts';
import {
  answerLetter,
  checkLetter,
  inquiryReport,
  lastDone,
  personLetter,
  registerExtract,
  shownInquiry,
} from './inquiries.ts';
import { type About, type Paper, paper } from './paper.ts';
import { issuedWhileShown, type Papers } from './papers.ts';

const readers: readonly Role[] = roles.filter((role) => inquiriesSeenBy[role]);

/** Every paper about requests for information that can be made now (S15). */
export function inquiryPapers(papers: Papers): Paper[] {
  const { approved } = papers;
  if (approved === null || approved.inquiries.length === 0) return [];
  const views = approved.inquiries.map((inquiry) => shownInquiry(approved, inquiry));
  const last = approved.inquiries.map(lastDone).reduce((one, other) => (other.number > one.number ? other : one));
  const issued = issuedWhileShown(papers, last);
  return [
    paper('inquiry-register', issued, { readers }, () => registerExtract(papers, views)),
    paper('inquiry-report', issued, { readers }, () => inquiryReport(papers, views)),
    ...approved.inquiries.flatMap((inquiry, index): Paper[] => {
      const view = views[index];
      if (view === undefined) return [];
      const own = issuedWhileShown(papers, lastDone(inquiry));
      const about = (matter: string): About => ({
        readers,
        matter,
        name: text(`yêu cầu số ${matter}`, `request no. ${matter}`),
      });
      return [
        ...checksOf(inquiry).map((check) =>
          paper(
            'inquiry-check-letter',
            { ...own, date: check.sent.letter.day },
            about(`${inquiry.number}-${check.number}`),
            () => checkLetter(papers, inquiry, check),
          ),
        ),
        ...(inquiry.late
          ? []
          : [
              paper('inquiry-person-letter', own, about(String(inquiry.number)), () =>
                personLetter(papers, inquiry, view),
              ),
            ]),
        ...(inquiry.late || mayReply(inquiry, dayOf(lastDone(inquiry).at))
          ? [
              paper(
                'inquiry-answer-letter',
                own,
                {
                  ...about(String(inquiry.number)),
                  confidential: true,
                  toSign: true,
                  namesAsker: { inquiry: inquiry.number, person: inquiry.person, name: view.name },
                },
                ({ asker }) => answerLetter(papers, inquiry, view, asker),
              ),
            ]
          : []),
      ];
    }),
  ];
}

/** The report on what happened against the rules (S02). */
export function incidentPapers(papers: Papers): Paper[] {
  const incidents = papers.approved?.incidents ?? [];
  const last = incidents
    .map((incident) => incident.handlings.at(-1)?.done ?? incident.done)
    .reduce<Done | null>((one, other) => (one !== null && one.number > other.number ? one : other), null);
  if (papers.approved === null || last === null) return [];
  const views = incidentViews(papers.approved);
  return [
    paper('incident-report', issuedWhileShown(papers, last), { readers: incidentsSeenBy }, () =>
      incidentReport(papers, views),
    ),
  ];
}
