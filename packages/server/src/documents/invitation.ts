// S07, S17: one letter to everybody who votes at a conference or attends it.
import { ballotLists } from '@tinnhiem/core';
import type { InvitationInput } from '@tinnhiem/documents';
import { filedAt, issuerOf, plannedConference, planSignature } from './letterhead.ts';
import type { PaperConference, Papers } from './papers.ts';

/** Needs the hour of the conference; the plan may leave it open. */
export function invitation({ plan }: Papers, conference: PaperConference, startsAt: string): InvitationInput {
  const { title, chair, observers } = conference.planned;
  const lists = new Set<string>(conference.lists.map(({ id }) => id));
  const roles = ballotLists(plan)
    .filter(({ id }) => lists.has(id))
    .flatMap((list) => list.voters.map(({ label }) => label));
  return {
    issuer: issuerOf(plan),
    kind: 'invitation',
    subject: `dự ${title}`,
    people: [],
    addressees: [...new Set([...roles, ...observers])],
    conference: plannedConference(conference),
    startsAt,
    chair,
    agenda: [
      'Thông qua Ban Kiểm phiếu',
      ...conference.lists.map((list) => `Ghi phiếu tín nhiệm đối với ${list.title}`),
      'Kiểm phiếu, công bố kết quả',
    ],
    notes: [],
    recipients: ['Như trên', ...filedAt(plan)],
    signature: planSignature(plan),
  };
}
