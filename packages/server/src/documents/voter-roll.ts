// S06: who votes in a list and why, with a place to sign for the ballot.
import { becauseTitles, castingOf, compareNames, fold, type RollAmendment, type Voter } from '@tinnhiem/core';
import type { VoterRollInput } from '@tinnhiem/documents';
import { issuerOf, ownSignature, plannedConference } from './letterhead.ts';
import { type Issued, issuedBy, type PaperConference, type PaperList, type Papers } from './papers.ts';

/** The roll as it stands, amendments of the conference included. */
export function currentRoll(conference: PaperConference, list: PaperList): readonly Voter[] {
  const { state } = conference;
  const roll = Object.entries(state?.rolls ?? {}).find(([id]) => id === list.id)?.[1];
  return [...(roll ?? list.voters)].sort((a, b) => compareNames(a.name, b.name) || (a.person < b.person ? -1 : 1));
}

function amendmentsOf(conference: PaperConference, list: PaperList): readonly RollAmendment[] {
  return conference.state?.amendments.filter((amendment) => amendment.list === list.id) ?? [];
}

/** A roll belongs to the approval, or to the last act that amended it. */
export function rollIssued(papers: Papers, conference: PaperConference, list: PaperList): Issued {
  const last = amendmentsOf(conference, list).at(-1);
  return last === undefined ? papers.issued : issuedBy(last.done);
}

/** What is made from all rolls of a conference belongs to the last act that amended one of them. */
export function latestRoll(papers: Papers, { state }: PaperConference): Issued {
  const last = state?.amendments.at(-1);
  return last === undefined ? papers.issued : issuedBy(last.done);
}

export function voterRoll({ plan }: Papers, conference: PaperConference, list: PaperList): VoterRollInput {
  const roll = currentRoll(conference, list);
  const amendments = amendmentsOf(conference, list);
  const casting = castingOf(conference.planned);
  const names = roll.map((voter) => fold(voter.name));
  return {
    issuer: issuerOf(plan),
    subject: `người ghi phiếu tín nhiệm đối với ${list.title}`,
    conference: plannedConference(conference),
    voters: roll.map((voter) => {
      const titles = becauseTitles(voter);
      const alone = names.filter((name) => name === fold(voter.name)).length === 1;
      const unit = [voter.unit, ...(alone ? [] : [`mã ${voter.person}`])].filter((part) => part !== '').join(', ');
      const added = amendments.findLast((other) => other.person === voter.person && other.change === 'added');
      const roles = [...new Set(voter.because.map(({ role }) => role))];
      return {
        name: voter.name,
        ...(titles.length === 0 ? {} : { post: titles.join('; ') }),
        ...(unit === '' ? {} : { unit }),
        roles: added === undefined ? roles : [...roles, `Bổ sung: ${added.reason}`],
        // What a scanner at the door types into the check-in box.
        code: `TN:${voter.person}`,
      };
    }),
    showRoles: true,
    ...(casting === 'paper' ? {} : { casting }),
    codes: true,
    notes: [
      'Danh sách xếp theo tên. Mỗi người một phiếu, dù giữ nhiều chức vụ.',
      ...amendments
        .filter(({ change }) => change === 'removed')
        .map(({ name, reason }) => `Rút khỏi danh sách: ${name}. Lý do: ${reason}`),
    ],
    signatures: [ownSignature('Người phát phiếu'), ownSignature('Trưởng Ban Kiểm phiếu')],
  };
}
