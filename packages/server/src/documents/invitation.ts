// S07, S17: the letters that call people to a conference: one to all, and one to each.
import { ballotLists, becauseTitles, compareNames } from '@tinnhiem/core';
import type { InvitationInput } from '@tinnhiem/documents';
import { addressOf, filedAt, issuerOf, plannedConference, planSignature } from './letterhead.ts';
import type { PaperConference, Papers } from './papers.ts';
import { currentRoll } from './voter-roll.ts';

/** Needs the hour of the conference; the plan may leave it open. */
export function invitation(papers: Papers, conference: PaperConference, startsAt: string): InvitationInput {
  const lists = new Set<string>(conference.lists.map(({ id }) => id));
  const roles = ballotLists(papers.plan)
    .filter(({ id }) => lists.has(id))
    .flatMap((list) => list.voters.map(({ label }) => label));
  return {
    ...toConference(papers, conference, startsAt),
    people: [],
    addressees: [...new Set([...roles, ...conference.planned.observers])],
  };
}

/** A page for everybody on a roll of the conference, in the order of names, then one for each observer; or the page of one person, by id. */
export function personalInvitation(
  papers: Papers,
  conference: PaperConference,
  startsAt: string,
  only?: string,
): InvitationInput {
  const { honorific, one } = addressOf(papers.plan);
  // An office of the state calls nobody: Decree 30 knows giấy mời alone.
  const kind = papers.plan.document.profile === 'state-2020' ? 'invitation' : 'summons';
  const called = everybodyAt(conference, only);
  return {
    ...toConference(papers, conference, startsAt),
    kind,
    // Each page says which lists its person votes on.
    agenda: ['Thông qua Ban Kiểm phiếu', 'Ghi phiếu tín nhiệm', 'Kiểm phiếu, công bố kết quả'],
    people: [
      ...called.map(({ voter, lists }) => {
        const titles = becauseTitles(voter);
        return {
          honorific,
          name: voter.name,
          ...(titles.length === 0 ? {} : { post: titles.join('; ') }),
          ...(voter.unit === '' ? {} : { unit: voter.unit }),
          notes: [
            `${honorific} ghi phiếu tín nhiệm đối với ${lists.join('; ')}.`,
            `Trường hợp không dự được, đề nghị ${one} báo cáo người chủ trì trước ngày họp.`,
          ],
        };
      }),
      ...(only === undefined ? conference.planned.observers : []).map((name) => ({
        name,
        kind: 'invitation' as const,
      })),
    ],
    addressees: [],
  };
}

/** Everybody on a roll of a conference, or one of them, once, with the lists that they vote on. */
function everybodyAt(conference: PaperConference, only?: string) {
  const people = new Map<string, { voter: ReturnType<typeof currentRoll>[number]; lists: string[] }>();
  for (const list of conference.lists)
    for (const voter of currentRoll(conference, list)) {
      if (only !== undefined && voter.person !== only) continue;
      const known = people.get(voter.person);
      if (known === undefined) people.set(voter.person, { voter, lists: [list.title] });
      else known.lists.push(list.title);
    }
  return [...people.values()].sort((a, b) => compareNames(a.voter.name, b.voter.name));
}

function toConference({ plan }: Papers, conference: PaperConference, startsAt: string) {
  const { title, chair } = conference.planned;
  return {
    issuer: issuerOf(plan),
    kind: 'invitation' as const,
    subject: `dự ${title}`,
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
