// S12: the summary table of a list.
import { type Canvassed, type ListResult, toldApart } from '@tinnhiem/core';
import type { ResultSummaryInput } from '@tinnhiem/documents';
import { castNotes, waysRows } from './electronic-count.ts';
import { heldConference, issuerOf, markingOf, ownSignature } from './letterhead.ts';
import type { PaperConference, Papers } from './papers.ts';
import { considered, paperResults } from './results.ts';

export function resultSummary(
  { plan, rules }: Papers,
  conference: PaperConference,
  state: Pick<Canvassed, 'setup' | 'stock' | 'electronic' | 'officials' | 'committee'>,
  result: ListResult,
): ResultSummaryInput {
  const head = state.committee.members.find((member) => member.role === 'head')?.name;
  const ways = waysRows(result);
  const { base, rows, assessments } = paperResults(rules, result);
  const names = toldApart(result.people);
  return {
    issuer: issuerOf(plan),
    subject: `kết quả lấy phiếu tín nhiệm đối với ${result.title}`,
    conference: heldConference(conference),
    lists: [
      {
        title: result.title,
        base,
        results: rows.map(({ person: _, ...row }) => row),
        ...(ways === undefined ? {} : { ways }),
      },
    ],
    notes: [
      ...castNotes(state, result),
      'Số phiếu không hợp lệ của từng người gồm phiếu không hợp lệ cả phiếu và phần ghi không hợp lệ đối với riêng người đó.',
      ...assessments.flatMap((assessment, index) => considered(assessment).map((words) => `${names[index]}: ${words}`)),
    ],
    security: markingOf(rules),
    signatures: [ownSignature('Trưởng Ban Kiểm phiếu', head), ownSignature('Chủ trì hội nghị', state.officials.chair)],
  };
}
