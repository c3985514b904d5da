// S02: what happened against the rules, for those who lead and those who inspect.
import { formatDay, type IncidentView, incidentKindNames, incidentOutcomeNames } from '@tinnhiem/core';
import type { ReportInput } from '@tinnhiem/documents';
import { filedAt, issuerOf, planReference, planSignature, twoDigits } from './letterhead.ts';
import type { Papers } from './papers.ts';

export function incidentReport({ plan }: Papers, incidents: readonly IncidentView[]): ReportInput {
  const open = incidents.filter(({ outcome }) => outcome === 'open').length;
  return {
    issuer: issuerOf(plan),
    type: 'BC',
    name: 'Báo cáo',
    subject: 'các sự việc xảy ra trong đợt lấy phiếu tín nhiệm và việc xử lý',
    addressees: ['Ban Thường vụ', 'Ủy ban Kiểm tra'],
    legalBases: [`Căn cứ ${planReference(plan)}`],
    sections: [
      {
        title: 'Tình hình chung',
        paragraphs: [
          `Đã ghi nhận ${twoDigits(incidents.length)} sự việc; ${twoDigits(open)} sự việc còn đang giải quyết.`,
        ],
        points: [],
      },
      ...incidents.map((incident) => ({
        title: `Sự việc số ${incident.number}: ${incidentKindNames[incident.kind].vi}, ngày ${formatDay(incident.happened)}${incident.time === null ? '' : ` lúc ${incident.time}`}`,
        paragraphs: [incident.what],
        points: [
          ...(incident.conferenceTitle === null ? [] : [`Tại: ${incident.conferenceTitle}`]),
          ...(incident.reportedBy === null ? [] : [`Người báo: ${incident.reportedBy}`]),
          ...incident.handlings.map(
            ({ day, by, handling, outcome }) =>
              `Ngày ${formatDay(day)}, ${by}: ${handling} (${incidentOutcomeNames[outcome].vi})`,
          ),
          ...(incident.handlings.length === 0 ? ['Chưa xử lý'] : []),
        ],
      })),
    ],
    closing: 'Kính báo cáo',
    recipients: ['Như trên', ...filedAt(plan)],
    signature: planSignature(plan),
  };
}
