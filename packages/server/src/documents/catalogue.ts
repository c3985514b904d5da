// THE table of the documents of a round: every paper that can be made now, whoever asks.
import {
  type Announced,
  audiences,
  type Canvassed,
  type Committee,
  fold,
  isMinuted,
  isPublishedTo,
  keepingOf,
  type Minuted,
  type Sealed,
  waysOf,
} from '@tinnhiem/core';
import { incidentPapers, inquiryPapers } from './affairs.ts';
import { authorityPapers } from './authority-report.ts';
import { ballot } from './ballot.ts';
import { batchCover, batchesToCover } from './batch-cover.ts';
import { committeeDecision } from './committee-decision.ts';
import { conclusionPapers } from './conclusion-report.ts';
import { countingMinutes } from './counting-minutes.ts';
import { invitation, personalInvitation } from './invitation.ts';
import { destructionCertificate, openingRecord } from './keeping.ts';
import { leadershipPapers } from './leadership-report.ts';
import { markingOf } from './letterhead.ts';
import { type About, type Paper, paper } from './paper.ts';
import { issuedBy, type PaperConference, type Papers } from './papers.ts';
import { personalResultLetter } from './personal-result-letter.ts';
import { planDocument } from './plan.ts';
import { resultSummary } from './result-summary.ts';
import { sealRecord } from './seal-record.ts';
import { tallySheet } from './tally-sheet.ts';
import { votedOnList } from './voted-on-list.ts';
import { latestRoll, rollIssued, voterRoll } from './voter-roll.ts';
import { weeklyNotices } from './weekly-notice.ts';

/** Every document that the record can make now. */
export function catalogue(papers: Papers): Paper[] {
  return [
    paper('plan', papers.planIssued, {}, () => planDocument(papers)),
    ...weeklyNotices(papers),
    ...inquiryPapers(papers),
    ...incidentPapers(papers),
    ...authorityPapers(papers),
    ...leadershipPapers(papers),
    ...conclusionPapers(papers),
    ...papers.conferences.flatMap((conference) => [
      ...beforePolling(papers, conference),
      ...whileCounting(papers, conference),
      ...afterCanvass(papers, conference),
    ]),
  ];
}

function beforePolling(papers: Papers, conference: PaperConference): Paper[] {
  const { issued } = papers;
  const { id, planned, lists } = conference;
  const { time } = planned;
  const onPaper = waysOf(planned).includes('paper');
  return [
    ...(time === undefined
      ? []
      : [
          paper('invitation', issued, { conference: id, name: planned.title }, () =>
            invitation(papers, conference, time),
          ),
          paper('personal-invitation', latestRoll(papers, conference), { conference: id, name: planned.title }, () =>
            personalInvitation(papers, conference, time),
          ),
        ]),
    ...(conference.state === null || conference.state.committee === null
      ? []
      : [committeeOf(papers, conference, conference.state.committee)]),
    ...lists.flatMap((list) => {
      const about = { conference: id, list: list.id, name: list.title };
      const roll = rollIssued(papers, conference, list);
      return [
        paper('voted-on-list', papers.planIssued, about, () => votedOnList(papers, conference, list)),
        paper('voter-roll', roll, about, () => voterRoll(papers, conference, list)),
        ...(list.votedOn.length === 0 || !onPaper
          ? []
          : [
              paper('ballot', issued, about, (print) => ballot(papers, conference, list, print)),
              paper('tally-sheet', roll, about, () => tallySheet(papers, conference, list)),
            ]),
      ];
    }),
  ];
}

function committeeOf(papers: Papers, conference: PaperConference, committee: Committee): Paper {
  const { id, planned } = conference;
  return paper('committee-decision', issuedBy(committee.proposed), { conference: id, name: planned.title }, () =>
    committeeDecision(papers, conference, committee),
  );
}

/** Covers for the batches as they are counted by hand now. */
function whileCounting(papers: Papers, conference: PaperConference): Paper[] {
  return conference.lists.flatMap((list) => {
    const batches = batchesToCover(conference, list);
    const about = { conference: conference.id, list: list.id, name: list.title };
    return batches === null
      ? []
      : [paper('batch-cover', papers.issued, about, () => batchCover(papers, conference, list, batches))];
  });
}

function afterCanvass(papers: Papers, conference: PaperConference): Paper[] {
  const { state, id, planned } = conference;
  if (state === null || !('canvass' in state)) return [];
  const { canvass } = state as Canvassed;
  const confidential = markingOf(papers.rules) !== null;
  // Once the minutes are signed, what is printed of them and of their tables is a copy.
  const toSign = state.stage === 'canvassed';
  const original = { toSign, reprint: !toSign };
  const common = { conference: id, figures: state.stage, confidential };
  // Nothing tells the record when these were signed.
  const records = { conference: id, confidential, toSign: true };
  return [
    ...canvass.results.map((result) =>
      paper(
        'result-summary',
        issuedBy(canvass.done),
        { ...common, ...original, list: result.id, name: result.title },
        () => resultSummary(papers, conference, state as Canvassed, result),
      ),
    ),
    ...(isMinuted(state) ? [minutesOf(papers, conference, state, { ...common, ...original })] : []),
    ...('announced' in state && isPublishedTo(papers.rules, 'person')
      ? lettersOf(papers, conference, state, { ...common, readers: audiences.person.preparedBy })
      : []),
    ...(state.stage === 'sealed' && state.handOver !== null
      ? [
          sealingOf(papers, conference, state, state.handOver, { ...records, name: planned.title }),
          ...keepingOfBallots(papers, conference, state, records),
        ]
      : []),
  ];
}

/** A letter for each person voted on, and all of them in one file. */
function lettersOf(papers: Papers, conference: PaperConference, state: Announced | Sealed, about: About): Paper[] {
  const issued = { ...issuedBy(state.canvass.done), date: issuedBy(state.announced).date };
  const people = peopleOf(state);
  const letterTo = (person: string) => personalResultLetter(papers, conference, state, person);
  return [
    paper('personal-result-letters', issued, { ...about, name: conference.planned.title }, () => ({
      letters: people.map(({ person }) => letterTo(person)),
    })),
    ...people.map(({ person, name }) =>
      paper('personal-result-letter', issued, { ...about, person, name }, () => letterTo(person)),
    ),
  ];
}

function minutesOf(papers: Papers, conference: PaperConference, state: Omit<Minuted, 'stage'>, about: About): Paper {
  const copies = papers.rules.minutes.copies.value;
  return paper(
    'counting-minutes',
    issuedBy(state.minutes.done),
    { ...about, copies, name: conference.planned.title },
    () => countingMinutes(papers, conference, state),
  );
}

function sealingOf(
  papers: Papers,
  conference: PaperConference,
  state: Sealed,
  handOver: NonNullable<Sealed['handOver']>,
  about: About,
): Paper {
  return paper('seal-record', { ...issuedBy(handOver.done), date: handOver.day }, about, () =>
    sealRecord(papers, conference, state, handOver),
  );
}

function keepingOfBallots(papers: Papers, conference: PaperConference, state: Sealed, about: About): Paper[] {
  const { openings, destroyed } = keepingOf(state);
  const { title } = conference.planned;
  return [
    ...openings.map((opened, index) =>
      paper(
        'opening-record',
        { ...issuedBy(opened.done), date: opened.day },
        { ...about, number: index + 1, name: `${title}, lần ${index + 1}` },
        () => openingRecord(papers, conference, state, opened),
      ),
    ),
    ...(destroyed === null
      ? []
      : [
          paper(
            'destruction-certificate',
            { ...issuedBy(destroyed.done), date: destroyed.day },
            { ...about, name: title },
            () => destructionCertificate(papers, conference, state, destroyed),
          ),
        ]),
  ];
}

/** Everybody who gets a letter; of one name with the code beside it, so that no result goes to the other one. */
function peopleOf(state: Announced | Sealed): { person: string; name: string }[] {
  const people = new Map(
    state.canvass.results.flatMap((result) => result.people.map(({ person, name }) => [person as string, name])),
  );
  const sharing = Map.groupBy(people.values(), fold);
  return [...people].map(([person, name]) => ({
    person,
    name: (sharing.get(fold(name))?.length ?? 0) > 1 ? `${name} (${person})` : name,
  }));
}
