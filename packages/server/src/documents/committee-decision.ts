// S17: the counting committee, as it is proposed to the conference, as a decision.
import type { Committee } from '@tinnhiem/core';
import type { CommitteeDecisionInput } from '@tinnhiem/documents';
import { committeeOf, filedAt, issuerOf, plannedConference, planReference, planSignature } from './letterhead.ts';
import type { PaperConference, Papers } from './papers.ts';

export function committeeDecision(
  { plan, rules }: Papers,
  conference: PaperConference,
  { members }: Committee,
): CommitteeDecisionInput {
  const signature = planSignature(plan);
  return {
    issuer: issuerOf(plan),
    subject: `thành lập Ban Kiểm phiếu ${conference.planned.title}`,
    conference: plannedConference(conference),
    deciding: signature.body ?? plan.organisation.issuer,
    legalBases: [`Căn cứ ${rules.name.vi}`, `Căn cứ ${planReference(plan)}`],
    members: committeeOf(members),
    tasks: [
      'Phát phiếu, thu phiếu, kiểm phiếu',
      'Lập biên bản kiểm phiếu, báo cáo kết quả với hội nghị',
      'Niêm phong phiếu và bàn giao cho bộ phận tổ chức cán bộ',
    ],
    recipients: ['Như Điều 3', ...filedAt(plan)],
    signature,
  };
}
