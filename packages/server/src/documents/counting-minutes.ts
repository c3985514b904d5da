// S17–S19: the counting minutes, everything in them from the record.
import {
  absentees,
  becauseTitles,
  compareShare,
  convened,
  dayOf,
  type InvalidityCode,
  type ListResult,
  leastCount,
  type Minuted,
  type Rules,
  waysOf,
} from '@tinnhiem/core';
import type { MinutesInput } from '@tinnhiem/documents';
import { doubtfulCells, howCounted } from './counting-detail.ts';
import { electronicCount, waysRows } from './electronic-count.ts';
import { incidentsOf } from './incidents.ts';
import { committeeOf, heldConference, issuerOf, markingOf, ownSignature } from './letterhead.ts';
import { machineCount } from './machine-count.ts';
import type { PaperConference, Papers } from './papers.ts';
import { paperResults } from './results.ts';

type CountedList = MinutesInput['lists'][number];

/** A conference whose minutes are written: the stages from then on carry the same parts. */
export type Written = Omit<Minuted, 'stage'>;

export function countingMinutes(
  { plan, rules, approved }: Papers,
  conference: PaperConference,
  state: Written,
): MinutesInput {
  const { minutes, officials, committee, canvass, closed } = state;
  const held = heldConference(conference, minutes.place);
  const countedOn = dayOf(closed.at);
  return {
    issuer: issuerOf(plan),
    subject: `Lấy phiếu tín nhiệm đối với ${state.setup.lists.map(({ title }) => title).join('; ')}`,
    conference: held,
    startedAt: minutes.startedAt,
    endedAt: minutes.endedAt,
    countedOn,
    ...(minutes.place === held.place ? {} : { countingPlace: minutes.place }),
    attendance: attendanceOf(rules, state),
    chair: { name: officials.chair },
    committee: {
      approval: approvalOf(committee),
      members: committeeOf(committee.members),
    },
    observers: officials.observers.map((name) => ({ name })),
    method: howCounted(state),
    lists: canvass.results.map((result) => countedList(rules, state, result)),
    doubtful: doubtfulCells(rules, state),
    incidents: incidentsOf(state, countedOn, approved?.incidents ?? []),
    acceptedFindings: canvass.accepted.map(({ finding, message, reason }) => ({
      code: finding.split(':')[0] ?? finding,
      what: message.vi,
      reason,
    })),
    copies: { count: rules.minutes.copies.value, holders: [] },
    security: markingOf(rules),
    chairSignature: ownSignature('Chủ trì hội nghị', officials.chair),
  };
}

function attendanceOf(rules: Rules, state: Written): MinutesInput['attendance'] {
  const people = convened(state);
  const absent = absentees({ ...state, stage: 'counting' });
  const { lists } = state.setup;
  const quorum = rules.quorum.value;
  const byList = lists.map(({ id, title }) => {
    const roll = state.rolls[id] ?? [];
    const present = roll.filter((voter) => state.present.has(voter.person)).length;
    const least = quorum === null ? 0 : leastCount(roll.length, quorum);
    const met =
      quorum === null
        ? ''
        : `, quy định ít nhất ${quorum.numerator}/${quorum.denominator} (${least} người): ${compareShare(present, roll.length, '>=', quorum) ? 'đủ' : 'KHÔNG ĐỦ'}`;
    return `danh sách ${title}: có mặt ${present}/${roll.length} người ghi phiếu${met}`;
  });
  return {
    convened: people.size,
    present: people.size - absent.length,
    absent: absent.length,
    absentees: absent.map(({ person, name, reason }) => {
      const voter = [...people.values()].find((other) => other.person === person);
      const post = voter === undefined ? '' : becauseTitles(voter).join('; ');
      return { name, ...(post === '' ? {} : { post }), reason: reason ?? 'không ghi lý do' };
    }),
    ...(quorum === null && lists.length === 1 ? {} : { quorum: `Theo từng danh sách: ${byList.join('; ')}.` }),
  };
}

function approvalOf({ approved }: Written['committee']): string {
  if (approved === null) throw new Error('ballots were counted by a committee that nobody approved');
  return `Hội nghị biểu quyết thông qua: ${approved.votesFor} đồng ý, ${approved.votesAgainst} không đồng ý`;
}

function countedList(rules: Rules, state: Written, result: ListResult): CountedList {
  const machine = waysOf(state.setup).includes('paper') ? machineCount(state, result.id) : undefined;
  const electronic = electronicCount(rules, state, result.id);
  const ways = waysRows(result);
  const { base, rows } = paperResults(rules, result);
  const { title, printed, issued, unused, spoiled, collected, notReturned, foreign, valid, invalid } = result;
  return {
    title,
    ballots: { printed, issued, unused, spoiled, collected, notReturned, foreign, valid, invalid },
    invalidByReason: byReason(rules, [result.reasons]),
    invalidRowsByReason: byReason(
      rules,
      result.people.map(({ rowReasons }) => rowReasons),
    ),
    base,
    results: rows.map(({ person: _, ...row }) => row),
    ...(machine === undefined ? {} : { machine }),
    ...(electronic === undefined ? {} : { electronic }),
    ...(ways === undefined ? {} : { ways }),
  };
}

type ReasonCounts = Readonly<Partial<Record<InvalidityCode, number>>>;

/** Reasons with their counts added over `counts`, in the order of the rules; those that did not occur are left out. */
function byReason(rules: Rules, counts: readonly ReasonCounts[]): { reason: string; count: number }[] {
  const codes = [...new Set([...rules.invalidity.map(({ code }) => code), ...counts.flatMap(codesOf)])];
  return codes
    .map((code) => ({
      reason: rules.invalidity.find((reason) => reason.code === code)?.label.vi ?? code,
      count: counts.reduce((total, entry) => total + (entry[code] ?? 0), 0),
    }))
    .filter(({ count }) => count > 0);
}

function codesOf(counts: ReasonCounts): InvalidityCode[] {
  return Object.keys(counts) as InvalidityCode[];
}
