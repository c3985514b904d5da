// S20: the result of one person, to that person alone.
import { type Announced, dayOf, type Sealed } from '@tinnhiem/core';
import type { PersonalResultLetterInput } from '@tinnhiem/documents';
import {
  filedAt,
  heldConference,
  issuerOf,
  markingOf,
  planReference,
  planSignature,
  writtenDay,
} from './letterhead.ts';
import type { PaperConference, Papers } from './papers.ts';
import { paperResults } from './results.ts';

/** The figures of one person at one conference, one table for each list, and no other person's. */
export function personalResultLetter(
  { plan, rules }: Papers,
  conference: PaperConference,
  state: Announced | Sealed,
  person: string,
): PersonalResultLetterInput {
  const own = state.canvass.results.flatMap((result) => {
    const { base, rows, assessments } = paperResults(rules, result);
    const index = rows.findIndex((row) => row.person === person);
    const [row, assessment] = [rows[index], assessments[index]];
    return row === undefined || assessment === undefined ? [] : [{ list: result.title, base, row, assessment }];
  });
  const [first] = own;
  if (first === undefined) throw new Error(`${person} is on no list of ${conference.id}`);
  const held = heldConference(conference, state.minutes.place);
  return {
    issuer: issuerOf(plan),
    subject: 'kết quả lấy phiếu tín nhiệm',
    person: { name: first.row.name, post: first.row.post },
    legalBases: [
      `Căn cứ ${rules.name.vi}`,
      `Căn cứ ${planReference(plan)}`,
      `Căn cứ Biên bản kiểm phiếu ngày ${writtenDay(dayOf(state.minutes.done.at))} của ${held.name}`,
    ],
    results: own.map(({ list, base, row: { person: _, name: __, ...result } }) => ({
      conference: held,
      list,
      base,
      result,
    })),
    considerations: own.flatMap(({ assessment }) =>
      assessment.outcomes.map(({ text, cite }) =>
        cite === 'unverified'
          ? { text: `${text.vi.replace(/[.;\s]+$/u, '')} (chưa đối chiếu văn bản gốc)` }
          : { text: text.vi, cite: { instrument: cite.instrument, provision: cite.provision } },
      ),
    ),
    notes: ['Thông báo này chỉ gửi đến cá nhân có tên nêu trên'],
    recipients: ['Như trên', ...filedAt(plan)],
    security: markingOf(rules),
    signature: planSignature(plan),
  };
}
