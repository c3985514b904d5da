// S18, S19: papers of the keeping: every opening of the packets, and their destruction.
import { dayOf, type Keeping, keepingOf, type Sealed } from '@tinnhiem/core';
import type { DestructionCertificateInput, OpeningRecordInput } from '@tinnhiem/documents';
import { heldConference, issuerOf, markingOf } from './letterhead.ts';
import type { PaperConference, Papers } from './papers.ts';

type Act = { readonly day: string; readonly present: readonly string[] };

/** One copy for the office, one for those who watched. */
const copies = 2;

function common({ plan, rules }: Papers, conference: PaperConference, state: Sealed, { day, present }: Act) {
  return {
    issuer: issuerOf(plan),
    conference: heldConference(conference, state.minutes.place),
    day,
    keptAt: keepingOf(state).term?.keptAt ?? state.handOver?.keptAt ?? state.seal.place,
    present: present.map((name) => ({ name })),
    copies,
    security: markingOf(rules),
  };
}

export function openingRecord(
  papers: Papers,
  conference: PaperConference,
  state: Sealed,
  opened: Keeping['openings'][number],
): OpeningRecordInput {
  return {
    ...common(papers, conference, state, opened),
    reason: opened.reason,
    packets: opened.packets.map(({ sealNumber, newSeal }) => ({
      seal: sealNumber,
      ...(newSeal === null ? {} : { newSeal }),
    })),
  };
}

export function destructionCertificate(
  papers: Papers,
  conference: PaperConference,
  state: Sealed,
  destroyed: NonNullable<Keeping['destroyed']>,
): DestructionCertificateInput {
  const { term, openings } = keepingOf(state);
  const titleOf = (list: string) => state.setup.lists.find((other) => other.id === list)?.title ?? list;
  return {
    ...common(papers, conference, state, destroyed),
    term: { until: term?.until ?? dayOf(destroyed.done.at), basis: term?.basis ?? '' },
    decision: destroyed.decision,
    method: destroyed.method,
    packets: state.seal.packets.map(({ list, ballots, sealNumber }) => ({
      contents: `Phiếu thu về, danh sách ${titleOf(list)}`,
      ballots,
      seal: lastSeal(sealNumber, openings),
    })),
  };
}

/** The seal that a packet had in the end. */
function lastSeal(first: string, openings: Keeping['openings']): string {
  return openings.reduce((seal, { packets }) => {
    const opened = packets.find(({ sealNumber }) => sealNumber === seal);
    return opened === undefined ? seal : (opened.newSeal ?? 'không niêm phong lại');
  }, first);
}
