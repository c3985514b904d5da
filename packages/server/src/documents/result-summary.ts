// S12: the summary table of a list.
import type { ListResult } from '@tinnhiem/core';
import type { ResultSummaryInput } from '@tinnhiem/documents';
import { heldConference, issuerOf, markingOf, ownSignature } from './letterhead.ts';
import type { PaperConference, Papers } from './papers.ts';
import { considered, paperResults } from './results.ts';

export function resultSummary(
  { plan, rules }: Papers,
  conference: PaperConference,
  result: ListResult,
  chair: string,
  head: string | undefined,
): ResultSummaryInput {
  const { base, rows, assessments } = paperResults(rules, result);
  return {
    issuer: issuerOf(plan),
    subject: `kết quả lấy phiếu tín nhiệm đối với ${result.title}`,
    conference: heldConference(conference),
    lists: [{ title: result.title, base, results: rows.map(({ person: _, ...row }) => row) }],
    notes: [
      'Số phiếu không hợp lệ của từng người gồm phiếu không hợp lệ cả phiếu và phần ghi không hợp lệ đối với riêng người đó.',
      ...assessments.flatMap((assessment) => considered(assessment).map((words) => `${assessment.name}: ${words}`)),
    ],
    security: markingOf(rules),
    signatures: [ownSignature('Trưởng Ban Kiểm phiếu', head), ownSignature('Chủ trì hội nghị', chair)],
  };
}
