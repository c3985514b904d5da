// S07: the page of the letters to each person that calls one of them.
import type { Round, Rules } from '@tinnhiem/core';
import type { InvitationInput } from '@tinnhiem/documents';
import type { DocumentRequest } from './documents.ts';
import { personalInvitation } from './invitation.ts';
import { formTitles } from './paper.ts';
import { papersOf } from './papers.ts';
import { latestRoll } from './voter-roll.ts';

/** The page of one person, as in the file of all; `null` where the person is not called, or the plan leaves the hour open. */
export function ownInvitation(
  round: Round,
  rules: Rules,
  conference: string,
  person: string,
): (DocumentRequest & { readonly input: InvitationInput }) | null {
  const papers = papersOf(round, rules);
  const held = papers.conferences.find(({ id }) => id === conference);
  const time = held?.planned.time;
  if (held === undefined || time === undefined) return null;
  const input = personalInvitation(papers, held, time, person);
  if (input.people.length === 0) return null;
  const { date, fingerprint } = latestRoll(papers, held);
  return {
    form: 'personal-invitation',
    title: formTitles['personal-invitation'],
    confidential: false,
    toSign: false,
    reprint: false,
    namesAsker: null,
    fileName: `${input.kind === 'summons' ? 'giay-trieu-tap' : 'giay-moi'}.pdf`,
    input,
    options: { profile: papers.plan.document.profile, format: 'pdf', fingerprint, date },
  };
}
