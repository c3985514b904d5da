// S13, S21: what the competent bodies concluded after the results, and what became of it.
import {
  type Conclusion,
  type ConferenceState,
  concludedBeyond,
  conclusionsSeenBy,
  considerationsOf,
  type Day,
  type Done,
  formatDay,
  isConsidered,
  listsOfGround,
  namesOnLists,
  noLongerConsidered,
} from '@tinnhiem/core';
import type { ReportInput } from '@tinnhiem/documents';
import { filedAt, issuerOf, markingOf, planReference, planSignature, twoDigits } from './letterhead.ts';
import { type Paper, paper } from './paper.ts';
import { issuedWhileShown, type Papers } from './papers.ts';

/** The report on conclusions, once there is one. */
export function conclusionPapers(papers: Papers): Paper[] {
  const { approved } = papers;
  const last = approved?.conclusions.at(-1);
  if (approved === null || last === undefined) return [];
  const states = papers.conferences.flatMap(({ state }) => (state === null ? [] : [{ state }]));
  const considerations = considerationsOf(papers.rules, states);
  const considered = (conclusion: Conclusion) => isConsidered(considerations, conclusion);
  const acts = approved.conclusions.map(({ done }) => done);
  // What a conclusion rested on is gone since a later act, to which the paper then belongs.
  if (!approved.conclusions.every(considered)) acts.push(...states.flatMap(({ state }) => resultActs(state)));
  const day = acts.reduce((one, other) => (other.number > one.number ? other : one));
  const about = { readers: conclusionsSeenBy, confidential: markingOf(papers.rules) !== null, toSign: true };
  const issued = issuedWhileShown(papers, day);
  return [
    paper('conclusion-report', issued, about, () => {
      const names = namesOnLists(listsOfGround(approved, issued.date as Day));
      return conclusionReport(papers, approved.conclusions, (person) => names.get(person) ?? person, considered);
    }),
  ];
}

/** The acts that announced a result or took it back. */
function resultActs(state: ConferenceState): Done[] {
  const announced = 'announced' in state ? [state.announced] : [];
  return [...announced, ...state.reopenings.map(({ done }) => done)];
}

function conclusionReport(
  { plan, rules }: Papers,
  conclusions: readonly Conclusion[],
  nameOf: (person: string) => string,
  isStillConsidered: (conclusion: Conclusion) => boolean,
): ReportInput {
  const steps = conclusions.flatMap(({ followUps }) => followUps);
  const waiting = steps.filter(({ done }) => done === null).length;
  const considered = new Map(rules.thresholds.map(({ code, text }) => [code as string, text.vi]));
  return {
    issuer: issuerOf(plan),
    type: 'BC',
    name: 'Báo cáo',
    subject: 'kết luận của cấp có thẩm quyền sau lấy phiếu tín nhiệm và việc thực hiện',
    addressees: [],
    legalBases: [`Căn cứ ${planReference(plan)}`],
    sections: [
      {
        title: 'Tình hình chung',
        paragraphs: [
          `Đã ghi nhận ${twoDigits(conclusions.length)} kết luận, ${twoDigits(steps.length)} việc phải làm; ${twoDigits(waiting)} việc chưa làm xong.`,
        ],
        points: [],
      },
      ...conclusions.map((said) => {
        const { number, person, about, body, letter, conclusion, early, beyond, followUps } = said;
        return {
          title: `Kết luận số ${number}: ${nameOf(person)}`,
          paragraphs: [conclusion],
          points: [
            `Về việc: ${about === 'two-places' ? 'đánh giá chung kết quả ở hai nơi' : (considered.get(about) ?? about)}`,
            ...(isStillConsidered(said) ? [] : [noLongerConsidered.vi]),
            `Của: ${body}, ${letter.number === null ? '' : `văn bản số ${letter.number} `}ngày ${formatDay(letter.day)}`,
            ...(early === undefined ? [] : [`Kết luận khi còn nơi chưa công bố kết quả, vì: ${early}`]),
            ...(beyond === undefined ? [] : [`${concludedBeyond.vi}: ${beyond}`]),
            ...followUps.map(({ what, by, done }) =>
              done === null
                ? `${what}: hạn ${formatDay(by)}, chưa làm xong`
                : `${what}: hạn ${formatDay(by)}, đã làm ngày ${formatDay(done.day)} (${done.note})`,
            ),
          ],
        };
      }),
    ],
    closing: 'Kính báo cáo',
    recipients: filedAt(plan),
    security: markingOf(rules),
    signature: planSignature(plan),
  };
}
